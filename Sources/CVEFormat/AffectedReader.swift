import AdvisoryEncoding
import LocatedJSON
import VersionOrdering
import Vulnerabilities

/// Reads one item of `affected`: names of a product, spans of versions with their status, and what holds for
/// all other versions.
///
/// By the version algorithm of the CVE Record Format: the first entry that a version falls under counts, with
/// its last change at or below the version; a version under none has the `defaultStatus`, which is "unknown"
/// where it is not written.
enum AffectedReader {
    static func read(_ node: JSONNode, _ findings: inout FeedFindings) -> [ProductStatement] {
        var entries: [VersionEntry] = []
        let versions = FeedFields.items(node["versions"], "versions", &findings)
        if let versions {
            for item in versions {
                guard let item = FeedFields.object(item, "versions", &findings) else { continue }
                entries += VersionEntry.read(item, &findings)
            }
        }
        var names: [ProductStatement.Subject] = []
        var ownVersions: [ProductStatement] = []
        for (name, own) in cpeNames(node, hasVersions: !entries.isEmpty, &findings) {
            if let own { ownVersions.append(own) }
            if own == nil, !names.contains(name) { names.append(name) }
        }
        names += words(node, &findings)
        if names.isEmpty, ownVersions.isEmpty {
            findings.note(
                "cve-no-product-name", at: node.origin, ja: "製品の名前がありません（n/a）",
                en: "no product is named (n/a)")
            return []
        }
        let fallback = defaultStatus(node["defaultStatus"], &findings)
        if entries.isEmpty, fallback == nil {
            findings.warning(
                "cve-no-versions", at: node.origin, ja: "versions も defaultStatus もありません",
                en: "neither versions nor a defaultStatus")
            return ownVersions
                + names.map { ProductStatement($0, .affected, .unstated, basis: .productOnly) }
        }
        var statements = ownVersions
        for name in names {
            statements += entries.map { $0.statement(on: name) }
            statements.append(ProductStatement(name, fallback ?? .unknown, .all, isDefault: true))
        }
        return statements
    }

    private static func defaultStatus(
        _ node: JSONNode?, _ findings: inout FeedFindings
    ) -> ProductStatement.Status? {
        guard let node, node.kind != .null else { return nil }
        return VersionEntry.status(node, &findings)
    }

    // MARK: Names

    /// The CPE names. Where `versions` says which versions, the name stands for all of them; where it does
    /// not, a name with a version is a statement of its own.
    private static func cpeNames(
        _ node: JSONNode, hasVersions: Bool, _ findings: inout FeedFindings
    ) -> [(ProductStatement.Subject, own: ProductStatement?)] {
        guard let items = FeedFields.items(node["cpes"], "cpes", &findings) else { return [] }
        var names: [(ProductStatement.Subject, own: ProductStatement?)] = []
        for item in items {
            guard let criteria = CPECriteria.read(item) else {
                findings.warning(
                    "cpe-malformed", at: item.origin, ja: "CPE の名前として読めません",
                    en: "not a well-formed CPE name")
                continue
            }
            if !hasVersions, case .exactly(let version) = criteria.version {
                let subject = ProductStatement.Subject.cpe(criteria.text)
                names.append((subject, ProductStatement(subject, .affected, .exactly(version))))
            } else {
                names.append((.cpe(criteria.ofAnyVersion), nil))
            }
        }
        return names
    }

    private static func words(
        _ node: JSONNode, _ findings: inout FeedFindings
    ) -> [ProductStatement.Subject] {
        var names: [ProductStatement.Subject] = []
        let package = named(node["packageName"], "packageName", &findings)
        let collection = FeedFields.text(node["collectionURL"], "collectionURL", &findings)
        if let package, let ecosystem = collection.flatMap(Ecosystems.of(collection:)) {
            names.append(.package(ecosystem: ecosystem, name: package))
        }
        if let product = named(node["product"], "product", &findings) ?? package {
            names.append(.named(vendor: named(node["vendor"], "vendor", &findings), product: product))
        }
        return names
    }

    /// A name; `n/a` is none.
    private static func named(
        _ node: JSONNode?, _ key: String, _ findings: inout FeedFindings
    ) -> String? {
        guard let text = FeedFields.text(node, key, &findings) else { return nil }
        let name = VersionWords.trimmed(text)
        return ["", "n/a", "-", "unspecified", "unknown"].contains(name.lowercased()) ? nil : name
    }
}

/// Where packages are collected.
enum Ecosystems {
    private static let byHost: [String: String] = [
        "registry.npmjs.org": "npm", "npmjs.com": "npm", "npmjs.org": "npm", "pypi.org": "PyPI",
        "pypi.python.org": "PyPI", "repo.maven.apache.org": "Maven", "repo1.maven.org": "Maven",
        "search.maven.org": "Maven", "central.sonatype.com": "Maven", "mvnrepository.com": "Maven",
        "rubygems.org": "RubyGems", "crates.io": "crates.io", "pkg.go.dev": "Go",
        "proxy.golang.org": "Go", "packagist.org": "Packagist", "repo.packagist.org": "Packagist",
        "nuget.org": "NuGet", "api.nuget.org": "NuGet", "hex.pm": "Hex", "repo.hex.pm": "Hex",
        "pub.dev": "Pub", "hackage.haskell.org": "Hackage", "cran.r-project.org": "CRAN",
    ]

    /// The ecosystem as OSV names it; nil for a collection that has none there.
    static func of(collection url: String) -> String? {
        var rest = url.lowercased()[...]
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        return byHost[String(rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" })]
    }
}
