import AdvisoryEncoding
import LocatedJSON
import VersionOrdering
import Vulnerabilities

/// The products of a document in CSAF shape: its tree (CSAF 2.1, 3.2.3) and what JVN adds on their versions
/// (`jvn_extension`).
struct OKAProducts {
    /// A leaf of the tree.
    struct Product {
        var subject: ProductStatement.Subject
        var vendor: String?
        var name: String?
        /// From the CPE name or the branch.
        var version: String?
        /// A branch of the category product_version_range, in the source's words.
        var phrase: String?
    }

    /// By product_id.
    private(set) var byID: [String: Product] = [:]
    /// The first of its maker's and product's names.
    private var byName: [[String]: Product] = [:]
    /// What the extension says of versions, product by product.
    private(set) var stated: [(statement: ProductStatement, cves: [String])] = []
    private(set) var conditions: [ApplicabilityCondition] = []

    init(_ document: JSONNode, _ answer: inout JVNAnswer) {
        if let tree = document["product_tree"] {
            for branch in answer.items(tree, "branches") {
                read(branch, Product(subject: Self.nobody), &answer)
            }
            for product in answer.items(tree, "full_product_names") {
                add(product, Product(subject: Self.nobody), &answer)
            }
        }
        guard let extra = document["jvn_extension"] else { return }
        for entry in answer.items(extra, "cpeApplicability") { applicability(entry, &answer) }
        let covered = Set(stated.map(\.statement.subject))
        for entry in answer.items(extra, "affected") { affected(entry, besides: covered, &answer) }
    }

    private static let nobody = ProductStatement.Subject.named(vendor: nil, product: "")

    private mutating func read(_ branch: JSONNode, _ above: Product, _ answer: inout JVNAnswer) {
        var here = above
        let name = branch.words("name")
        switch branch.words("category") ?? "" {
        case "vendor": here.vendor = name
        case "product_name": here.name = name
        case "product_version": here.version = name
        case "product_version_range": here.phrase = name
        default: break
        }
        if let product = branch["product"] { add(product, here, &answer) }
        for child in answer.items(branch, "branches") { read(child, here, &answer) }
    }

    private mutating func add(_ product: JSONNode, _ here: Product, _ answer: inout JVNAnswer) {
        guard let id = answer.text(product, "product_id") else { return }
        let given = product["product_identification_helper"]?.words("cpe")
        let cpe = given ?? (id.hasPrefix("jvnpid:") ? id : nil)
        let named = answer.subject(
            cpe: cpe, vendor: here.vendor, product: here.name ?? product.words("name"), at: product.origin)
        guard let named else { return }
        var found = here
        found.subject = named.subject
        found.version = here.version ?? named.version
        byID[id] = found
        let words = [here.vendor ?? "", here.name ?? ""]
        if here.name != nil, byName[words] == nil { byName[words] = found }
    }

    /// A product of the tree by one of its ids, also with a version behind.
    func product(_ id: String) -> Product? {
        if let found = byID[id] { return found }
        guard let name = JVNName(product: id) else { return nil }
        var found = byID[JVNName.productIdentifier(id)] ?? Product(subject: .cpe(name.cpe))
        found.version = name.version
        return found
    }

    /// `cpeApplicability`: nodes as in a CVE record, with a CPE name or a jvnpid as criteria.
    private mutating func applicability(_ entry: JSONNode, _ answer: inout JVNAnswer) {
        var nodes: [ApplicabilityCondition] = []
        var isPlain = entry.words("operator") != "AND" && entry["negate"]?.flag != true
        for node in answer.items(entry, "nodes") {
            var matches: [ApplicabilityCondition] = []
            for match in answer.items(node, "cpeMatch") {
                guard let statement = statement(match, &answer) else { continue }
                if statement.status == .platform { isPlain = false }
                matches.append(.statement(stated.count))
                stated.append((statement, []))
            }
            let isAll = node.words("operator") == "AND"
            let isNot = node["negate"]?.flag == true
            if isAll || isNot { isPlain = false }
            let joined: ApplicabilityCondition = isAll ? .all(matches) : .any(matches)
            nodes.append(isNot ? .not(joined) : joined)
        }
        guard !isPlain else { return }
        let joined: ApplicabilityCondition = entry.words("operator") == "AND" ? .all(nodes) : .any(nodes)
        conditions.append(entry["negate"]?.flag == true ? .not(joined) : joined)
    }

    private func statement(_ match: JSONNode, _ answer: inout JVNAnswer) -> ProductStatement? {
        let criteria = match.words("criteria") ?? ""
        guard let product = product(criteria) else {
            answer.findings.warning(
                "jvn-cpe", at: match.origin, ja: "製品の名前として読めません：\(criteria)",
                en: "not readable as the name of a product: \(criteria)")
            return nil
        }
        let status: ProductStatement.Status = match["vulnerable"]?.flag == false ? .platform : .affected
        func bound(_ side: String) -> VersionSpan.Bound? {
            if let version = match.words("version\(side)Including") {
                return VersionSpan.Bound(version, isIncluded: true)
            }
            return match.words("version\(side)Excluding").map { VersionSpan.Bound($0, isIncluded: false) }
        }
        let lower = bound("Start").flatMap { Self.isBeginning($0.version) ? nil : $0 }
        let upper = bound("End")
        if lower != nil || upper != nil {
            return ProductStatement(product.subject, status, .between(lower: lower, upper: upper))
        }
        if let version = product.version {
            return ProductStatement(product.subject, status, .exactly(version))
        }
        return ProductStatement(product.subject, status, .unstated, basis: .productOnly)
    }

    /// `affected`: products by their names, versions as in a CVE record, with JVN's phrase as description.
    private mutating func affected(
        _ entry: JSONNode, besides covered: Set<ProductStatement.Subject>, _ answer: inout JVNAnswer
    ) {
        let vendor = entry.words("vendor")
        let name = entry.words("product")
        let known = byName[[vendor ?? "", name ?? ""]]
        let subject = known?.subject ?? .named(vendor: vendor, product: name ?? "")
        guard !covered.contains(subject) else { return }
        guard known != nil || name != nil else {
            return answer.findings.warning(
                "jvn-product-unnamed", at: entry.origin, ja: "CPE 名も製品名もない製品です",
                en: "a product with neither a CPE name nor a name")
        }
        for version in answer.items(entry, "versions") {
            stated += Self.statements(version, subject)
        }
    }

    private static func statements(
        _ version: JSONNode, _ subject: ProductStatement.Subject
    ) -> [(statement: ProductStatement, cves: [String])] {
        let from = version.words("version")
        let below = version.words("lessThan")
        let upTo = version.words("lessThanOrEqual")
        let phrase = VersionPhrase(version.words("description") ?? "")
        var span: VersionSpan?
        if let bound = below ?? upTo {
            let lower = from.flatMap { isBeginning($0) ? nil : VersionSpan.Bound($0, isIncluded: true) }
            // "*" is no version: there is no upper end.
            let upper = bound == "*" ? nil : VersionSpan.Bound(bound, isIncluded: below == nil)
            if lower != nil || upper != nil { span = .between(lower: lower, upper: upper) }
        } else if let from, from != "*" {
            span = .exactly(from)
        }
        let status: ProductStatement.Status =
            switch version.words("status") {
            case "affected", nil: .affected
            case "unaffected": .notAffected
            default: .unknown
            }
        guard let span else {
            return JVNRecord.statements(subject, stated: nil, [phrase.text]).map { statement, cves in
                var statement = statement
                statement.status = status
                return (statement, cves)
            }
        }
        let scheme: VersionScheme? = version.words("versionType") == "semver" ? .semver : nil
        return [(ProductStatement(subject, status, span, scheme: scheme), phrase.vulnerabilities)]
    }

    /// JVN writes 0.0.0 where there is no lower end.
    private static func isBeginning(_ version: String) -> Bool {
        ["0", "0.0", "0.0.0", "0.0.0.0", "*"].contains(version)
    }
}
