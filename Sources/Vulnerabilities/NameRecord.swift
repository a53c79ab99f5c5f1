import BillOfMaterials
import Kernel

/// Names of products and makers are kept beside advisories, in the shape of one without a statement: so they
/// go through import, export and rebuild like every record, and no match is ever made from them.
///
/// The CPE name is the id; the name is the title, the maker's name the summary. Two aliases find them: the
/// mark of all names, and the name as `lookup` leaves it.
extension KnownProduct {
    /// The source of names from JVN iPedia.
    public static let recordSource = "jvn-names"
    /// Under it every name is found.
    public static let mark = "names:"

    /// Under what records of this name are found, however it is written: 日本電気株式会社 and 日本電気 alike. Nil
    /// for a name without letters and digits.
    public static func lookup(_ name: String) -> String? {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: TextFolding.searchFolded(name))
        var text = String(view)
        for form in ["株式会社", "有限会社", "(株)", "(有)"] {
            while let range = text.firstRange(of: form) { text.replaceSubrange(range, with: " ") }
        }
        let folded = FoldedName.of(text)
        return folded.isEmpty ? nil : "name:" + folded
    }

    /// As it is kept; nil without a CPE name, for nothing could be done with it. The version is not kept.
    public func record(origin: Origin) -> Advisory? {
        guard let cpe, let lookup = Self.lookup(name) else { return nil }
        var record = Advisory(source: "\(from)-names", id: cpe, origin: origin)
        record.document = "\(language) \(name)"
        record.aliases = [Self.mark, lookup]
        record.titles = [Advisory.Wording(language: language, text: name)]
        if let vendor { record.summaries = [Advisory.Wording(language: language, text: vendor)] }
        return record
    }

    /// The name of its maker with the CPE name of that; nil where the source gives none, and for `misc`,
    /// which JVN gives to every maker that it has no name for.
    public var maker: KnownProduct? {
        guard kind != .vendor, let vendor, let cpe else { return nil }
        // Part and product are no part of the maker's name.
        let written = Self.attributes(cpe)
        guard written.count > 4, written[3] != "misc", written[3] != "*" else { return nil }
        return KnownProduct(
            .vendor, name: vendor, language: language, vendor: nil,
            cpe: "cpe:2.3:*:\(written[3]):*:*:*:*:*:*:*:*:*", from: from)
    }

    /// The parts of a formatted string as they are bound, with their escapes.
    private static func attributes(_ cpe: String) -> [String] {
        var parts = [""]
        var isEscaped = false
        for character in cpe {
            if character == ":", !isEscaped {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        return parts
    }

    /// A name that was kept; nil for any other record.
    public init?(record: Advisory) {
        guard record.source.hasSuffix("-names"), let title = record.titles.first,
            let fields = CPEFields(record.id)
        else { return nil }
        self.init(
            fields.isAny(.product) ? .vendor : .product, name: title.text, language: title.language,
            vendor: record.summaries.first?.text, cpe: record.id,
            from: String(record.source.dropLast("-names".count)))
    }
}

extension ProductKey {
    /// What a key is made of. A vendor with a colon in it is cut short.
    public enum Form: Hashable, Sendable {
        case cpe(part: String, vendor: String, product: String)
        case package(family: String, release: String, name: String)
        case named(vendor: String, product: String)
    }

    /// nil for a text that is no key.
    public var form: Form? {
        let parts = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false).map(
            String.init)
        switch parts.first {
        case "c" where parts.count == 4: return .cpe(part: parts[1], vendor: parts[2], product: parts[3])
        case "p" where parts.count == 4:
            // Names of Maven hold colons and have no release; releases of distributions may hold colons.
            guard !parts[2].isEmpty, let last = parts[3].lastIndex(of: ":") else {
                return .package(family: parts[1], release: parts[2], name: parts[3])
            }
            return .package(
                family: parts[1], release: "\(parts[2]):\(parts[3][..<last])",
                name: String(parts[3][parts[3].index(after: last)...]))
        case "n" where parts.count >= 3:
            return .named(vendor: parts[1], product: parts[2...].joined(separator: ":"))
        default: return nil
        }
    }

    /// The CPE name of a key as a formatted string, open in everything but part, vendor and product.
    public var cpe: String? {
        guard case .cpe(let part, let vendor, let product) = form else { return nil }
        func bound(_ text: String) -> String {
            if text == "*" || text == "-" { return text }
            return text.utf8.map { byte in
                let isPlain =
                    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte.lowercased)
                    || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
                return (isPlain ? "" : "\\") + String(Character(Unicode.Scalar(byte)))
            }.joined()
        }
        return "cpe:2.3:\(part):\(bound(vendor)):\(bound(product)):*:*:*:*:*:*:*:*"
    }
}
