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
            let ecosystem = Ecosystem(ecosystem)
            let (family, release) = split(ecosystem)
            return .package(family: family, release: release, name: ecosystem.normalized(name))
        case .named(let vendor, let product):
            return .named(vendor: vendor, product: product)
        }
    }

    /// As `of(_:)`, from the attributes of a CPE name.
    public static func of(_ fields: CPEFields) -> ProductKey? {
        guard !fields.isAny(.vendor), !fields.isAny(.product) else { return nil }
        return .cpe(part: fields[.part], vendor: fields[.vendor], product: fields[.product])
    }

    /// The vendor of a CPE name's key is the project itself: `pytorch:pytorch`, `js-yaml_project:js-yaml`,
    /// `python_software_foundation:python`. Records have such a vendor beside the one that took it over.
    func isNamedAfterItself(_ product: String) -> Bool {
        guard text.hasPrefix("c:"), text.count > 4 else { return false }
        let vendor = text.dropFirst(4).dropLast(product.count + 1)
        return vendor == product || vendor.hasPrefix(product + "_")
    }

    /// Under which a package is looked up: what is said of its release, and what is said of the distribution
    /// without naming one.
    static func keys(of package: EcosystemPackage) -> [ProductKey] {
        let (family, release) = split(package.ecosystem)
        let releases = release.isEmpty ? [""] : [release, ""]
        return releases.map { .package(family: family, release: $0, name: package.name) }
    }

    /// `Debian:12` as its family and release, in lower case; a stream of a release of Red Hat
    /// (`enterprise_linux:9::baseos`) as that release; Alpine's without the `v`.
    public static func split(_ ecosystem: Ecosystem) -> (family: String, release: String) {
        let family = ecosystem.family.lowercased()
        var release = ecosystem.release?.lowercased() ?? ""
        if family == "alpine", release.hasPrefix("v") { release.removeFirst() }
        if family == "red hat", let stream = release.firstRange(of: "::") {
            release = String(release[..<stream.lowerBound])
        }
        return (family, release)
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
