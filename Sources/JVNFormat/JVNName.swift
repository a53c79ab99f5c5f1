import BillOfMaterials
import Vulnerabilities

/// Names of products as JVN writes them: CPE 2.2 URIs, CPE 2.3 with URI escapes left in, and its own
/// `jvnpid:1.0::vendor:product:version`.
struct JVNName: Hashable {
    /// A formatted string in lower case, its version ANY.
    let cpe: String
    /// The version that the name gave.
    let version: String?

    /// The name of a product; nil where it cannot be read as a CPE name.
    init?(product text: String) {
        var text = text
        if text.hasPrefix("cpe:2.3:") {
            text = Self.withoutURIEscapes(text)
        } else if text.hasPrefix("jvnpid:") {
            guard let uri = Self.uri(jvnpid: text) else { return nil }
            text = uri
        }
        guard let name = try? CPEName(text) else { return nil }
        var values: [CPEName.Attribute: CPEValue] = [:]
        for attribute in CPEName.Attribute.allCases where attribute != .version {
            values[attribute] = name[attribute]
        }
        guard case .text = name[.product], let bare = try? CPEName(values) else { return nil }
        cpe = bare.formattedString.lowercased()
        if case .text(let version) = name[.version], !version.hasWildcard {
            self.version = version.body
        } else {
            version = nil
        }
    }

    /// The name of a maker: part and product ANY. Nil for `misc`, which JVN gives to all makers that it has
    /// no name for.
    static func vendor(_ text: String) -> String? {
        var uri = text
        for start in ["cpe:2.3::", "jvnpid:1.0::"] where text.hasPrefix(start) {
            uri = "cpe:/:" + text.dropFirst(start.count)
        }
        guard let name = try? CPEName(uri), case .text(let vendor) = name[.vendor], vendor.body != "misc"
        else { return nil }
        return name.formattedString.lowercased()
    }

    /// The name of a product without its version, as `jvnpid:1.0::vendor:product`.
    static func productIdentifier(_ jvnpid: String) -> String {
        jvnpid.split(separator: ":", omittingEmptySubsequences: false).prefix(5).joined(separator: ":")
    }

    private static func uri(jvnpid: String) -> String? {
        let parts = jvnpid.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 5 else { return nil }
        return "cpe:/:" + parts.dropFirst(3).joined(separator: ":")
    }

    /// `%2f` becomes `\/`, as a formatted string writes it (NISTIR 7695, 6.2).
    private static func withoutURIEscapes(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var out: [UInt8] = []
        let bytes = Array(text.utf8)
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, out.last != UInt8(ascii: "\\"),
                let byte = UInt8(String(decoding: bytes[at + 1...at + 2], as: UTF8.self), radix: 16),
                (0x21..<0x7F).contains(byte)
            {
                let isPlain =
                    Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
                out += isPlain || byte == UInt8(ascii: "_") ? [byte] : [UInt8(ascii: "\\"), byte]
                at += 3
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
