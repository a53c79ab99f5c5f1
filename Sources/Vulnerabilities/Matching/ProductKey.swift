import VersionOrdering

/// The word under which everything that is said of a product is found.
public struct ProductKey: Hashable, Sendable {
    public let text: String

    public init(text: String) { self.text = text }

    /// `c:` part, vendor and product of a CPE name, unescaped, in lower case.
    public static func cpe(part: String, vendor: String, product: String) -> ProductKey {
        ProductKey(text: "c:\(part):\(vendor):\(product)")
    }

    /// `p:` the ecosystem's family and release in lower case, and the name as the ecosystem compares it.
    public static func package(family: String, release: String, name: String) -> ProductKey {
        ProductKey(text: "p:\(family):\(release):\(name)")
    }

    /// `n:` vendor and product in words, folded; the vendor is empty where it is not told.
    public static func named(vendor: String?, product: String) -> ProductKey? {
        let product = FoldedName.of(product)
        guard !product.isEmpty else { return nil }
        return ProductKey(text: "n:\(vendor.map { FoldedName.of($0) } ?? ""):\(product)")
    }

    /// The key of what a source says; nil for a name of which nothing is left when it is folded, and for a
    /// CPE name that leaves the product open.
    public static func of(_ subject: ProductStatement.Subject) -> ProductKey? {
        switch subject {
        case .cpe(let text):
            return CPEFields(text).flatMap { of($0) }
        case .package(let ecosystem, let name):
            let (family, release) = split(ecosystem)
            return .package(family: family, release: release, name: folded(name, in: family))
        case .named(let vendor, let product):
            return .named(vendor: vendor, product: product)
        }
    }

    /// As `of(_:)`, from the attributes of a CPE name.
    public static func of(_ fields: CPEFields) -> ProductKey? {
        guard !fields.isAny(.vendor), !fields.isAny(.product) else { return nil }
        return .cpe(part: fields[.part], vendor: fields[.vendor], product: fields[.product])
    }

    /// `Debian:12` as its family and release, in lower case; `Alpine:v3.18` without the `v`.
    public static func split(_ ecosystem: String) -> (family: String, release: String) {
        let text = ecosystem.lowercased()
        guard let colon = text.firstIndex(of: ":") else { return (text, "") }
        var release = String(text[text.index(after: colon)...])
        if text.hasPrefix("alpine"), release.hasPrefix("v") { release.removeFirst() }
        return (String(text[..<colon]), release)
    }

    /// A package's name as its ecosystem compares names (PEP 503 for PyPI; others without regard to case
    /// where the registry has none).
    public static func folded(_ name: String, in family: String) -> String {
        switch family {
        case "pypi":
            var folded = ""
            var wasSign = false
            for scalar in name.lowercased().unicodeScalars {
                let isSign = scalar == "-" || scalar == "_" || scalar == "."
                if isSign { if !wasSign { folded.append("-") } } else { folded.unicodeScalars.append(scalar) }
                wasSign = isSign
            }
            return folded
        case "nuget", "packagist", "hex", "pub", "github actions": return name.lowercased()
        default: return name
        }
    }

    /// The order in which a CPE's versions stand where the source says none.
    public static func scheme(vendor: String, product: String) -> VersionScheme {
        switch (vendor, product) {
        case ("openssl", "openssl"): .openssl
        case ("microsoft", let product) where product.hasPrefix("windows"): .windows
        default: .generic
        }
    }
}

/// A name of which only what tells products apart is left.
public enum FoldedName {
    private static let legalForms: Set<String> = [
        "inc", "ltd", "llc", "gmbh", "ag", "co", "corp", "corporation", "company", "kk", "foundation",
        "project", "the", "limited", "株式会社", "有限会社",
    ]

    /// Letters and digits in lower case without legal forms; all of it where nothing else would be left.
    public static func of(_ name: String) -> String {
        var words: [String] = []
        var word = ""
        for character in name.lowercased() {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        let telling = words.filter { !legalForms.contains($0) }
        return (telling.isEmpty ? words : telling).joined()
    }
}
