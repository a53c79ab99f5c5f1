/// The format of a bill of materials, found from what is in it and not from its name.
public enum BillFormat: String, Sendable, CaseIterable {
    case cycloneDXJSON, cycloneDXXML
    case spdxJSON, spdxYAML, spdxTagValue, spdxXML, spdxRDF
    /// SPDX 3.0.
    case spdxJSONLD
    /// Tables kept by hand.
    case csv, xlsx
    /// What a system says about its packages: `dpkg-query -W` or `dpkg -l`, `rpm -qa`, `apk list`.
    case dpkgListing, rpmListing, apkListing
    /// `pip freeze`.
    case pythonFreeze

    /// The format of a bill in UTF-8 or UTF-16; nil when it is none of these. It looks at the outermost keys,
    /// the root element, the first words of lines, or the form of lines, and checks nothing else.
    public static func detect(_ bytes: [UInt8]) -> BillFormat? {
        // A zip with a file in it; the only bill that is one is a spreadsheet.
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .xlsx }
        guard let text = BillText.utf8(bytes) else { return nil }
        guard let first = text.first(where: { !isSpace($0) }) else { return nil }
        return switch first {
        case UInt8(ascii: "{"): detectJSON(text)
        case UInt8(ascii: "["): nil
        case UInt8(ascii: "<"): detectXML(text)
        default: detectLines(text) ?? ListingShape.detect(text)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    // MARK: JSON

    private static let keys: [(key: [UInt8], format: BillFormat)] = [
        (Array("bomFormat".utf8), .cycloneDXJSON), (Array("spdxVersion".utf8), .spdxJSON),
        (Array("@graph".utf8), .spdxJSONLD), (Array("@context".utf8), .spdxJSONLD),
    ]

    /// By the keys of the outermost object.
    private static func detectJSON(_ text: [UInt8]) -> BillFormat? {
        text.withUnsafeBufferPointer { bytes in
            var depth = 0
            var index = 0
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                case UInt8(ascii: "\""):
                    let start = index + 1
                    index = start
                    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                    }
                    guard depth == 1, index < bytes.count else { break }
                    let found = keys.first { $0.key.elementsEqual(bytes[start..<index]) }
                    if let found, isKey(bytes, after: index) { return found.format }
                default: break
                }
                index += 1
            }
            return nil
        }
    }

    private static func isKey(_ bytes: UnsafeBufferPointer<UInt8>, after quote: Int) -> Bool {
        var index = quote + 1
        while index < bytes.count, isSpace(bytes[index]) { index += 1 }
        return index < bytes.count && bytes[index] == UInt8(ascii: ":")
    }

    // MARK: XML

    /// By the name of the root element.
    private static func detectXML(_ text: [UInt8]) -> BillFormat? {
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "<"), index + 1 < text.count else {
                index += 1
                continue
            }
            let rest = text[index...]
            if rest.starts(with: "<!--".utf8) {
                guard let end = find("-->", in: text, from: index + 4) else { return nil }
                index = end
            } else if text[index + 1] == UInt8(ascii: "?") || text[index + 1] == UInt8(ascii: "!") {
                guard let end = find(">", in: text, from: index) else { return nil }
                index = end
            } else {
                let name = rest.dropFirst().prefix { !isSpace($0) && $0 != 0x3E && $0 != 0x2F }
                switch String(decoding: name, as: UTF8.self) {
                case "Document": return .spdxXML
                case "rdf:RDF": return .spdxRDF
                case let name where name == "bom" || name.hasSuffix(":bom"): return .cycloneDXXML
                default: return nil
                }
            }
        }
        return nil
    }

    /// The offset behind a mark.
    private static func find(_ mark: String, in text: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < text.count {
            if text[index...].starts(with: mark.utf8) { return index + mark.utf8.count }
            index += 1
        }
        return nil
    }

    // MARK: Lines

    /// By the word that starts a line.
    private static func detectLines(_ text: [UInt8]) -> BillFormat? {
        var index = 0
        while index < text.count {
            let line = text[index...]
            if line.starts(with: "SPDXVersion:".utf8) { return .spdxTagValue }
            for spelling in ["spdxVersion:", "\"spdxVersion\":", "'spdxVersion':"]
            where line.starts(with: spelling.utf8) {
                return .spdxYAML
            }
            guard let end = line.firstIndex(of: 0x0A) else { return nil }
            index = end + 1
        }
        return nil
    }
}
