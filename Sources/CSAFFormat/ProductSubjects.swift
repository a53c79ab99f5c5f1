import BillOfMaterials
import VersionOrdering
import Vulnerabilities

/// How a product of a document is named to a matcher, with the versions meant.
struct ProductSubjects {
    /// One way to name the product.
    struct Entry {
        let subject: ProductStatement.Subject
        let span: VersionSpan
        let scheme: VersionScheme?
        let basis: ProductStatement.Basis
    }

    let entries: [Entry]
    /// The versions in the document's words, where they had to be understood.
    let words: String?

    /// - Parameter product: no relationship.
    init(_ product: CSAFProduct) {
        let said = product.versionName.map { VersionWords($0).readings }
        var entries: [Entry] = []
        for text in product.packageURLs {
            guard let url = PackageURL(text) else { continue }
            let scheme = VersionScheme(purlType: url.type)
            for package in EcosystemPackage.named(by: url) {
                let subject = ProductStatement.Subject.package(
                    ecosystem: package.ecosystem.description, name: package.name)
                entries += Self.entries(
                    subject, own: url.version, said: said, isRange: product.isRange, scheme: scheme)
            }
        }
        for text in product.cpes {
            guard let cpe = try? CPEName(text), let (name, version) = Self.split(cpe) else { continue }
            entries += Self.entries(
                .cpe(name), own: version, said: said, isRange: product.isRange, scheme: nil)
        }
        if entries.isEmpty {
            let subject = ProductStatement.Subject.named(
                vendor: product.vendor, product: product.productName ?? product.name)
            entries = Self.entries(subject, own: nil, said: said, isRange: product.isRange, scheme: nil)
        }
        self.entries = entries
        let isUnderstood = entries.allSatisfy { $0.basis == .stated }
        words = isUnderstood ? nil : product.versionName ?? product.name
    }

    /// The version in the identifier is exact; the branch's name decides only where it is a range, or where
    /// there is no other.
    private static func entries(
        _ subject: ProductStatement.Subject, own: String?, said: [VersionWords.Reading]?, isRange: Bool,
        scheme: VersionScheme?
    ) -> [Entry] {
        let isSaid = said?.contains { $0.basis != .productOnly } ?? false
        if let own, !isRange || !isSaid {
            return [Entry(subject: subject, span: .exactly(own), scheme: scheme, basis: .stated)]
        }
        guard let said else {
            return [Entry(subject: subject, span: .unstated, scheme: scheme, basis: .productOnly)]
        }
        return said.map {
            Entry(subject: subject, span: $0.span, scheme: $0.scheme ?? scheme, basis: $0.basis)
        }
    }

    /// The name in lower case with any version, and the version.
    private static func split(_ cpe: CPEName) -> (String, String?)? {
        var values: [CPEName.Attribute: CPEValue] = [:]
        for attribute in CPEName.Attribute.allCases { values[attribute] = cpe[attribute] }
        var version: String?
        if case .text(let text) = cpe[.version], !text.hasWildcard {
            version = text.body
            values[.version] = .any
        }
        guard let name = try? CPEName(values) else { return nil }
        return (name.formattedString.lowercased(), version)
    }

    /// What tells this product line from others, whatever the version: for bounds.
    static func line(_ product: CSAFProduct) -> [ProductStatement.Subject] {
        ProductSubjects(product).entries.map(\.subject)
    }
}
