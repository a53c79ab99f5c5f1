import AdvisoryEncoding
import Kernel
import LocatedJSON

/// Reads `product_tree` (CSAF 2.0, 3.2.2): branches, full product names, relationships and groups.
struct ProductTreeReader {
    /// How deep branches may stand in one another; the schema allows thirty.
    static let depthMax = 60

    private(set) var products: [String: CSAFProduct] = [:]
    private(set) var order: [String] = []
    private(set) var groups: [String: [String]] = [:]

    /// What the branches on the way to a product say.
    private struct Way {
        var vendor: String?
        var productName: String?
        var versionName: String?
        var isRange = false
    }

    mutating func read(_ tree: JSONNode, into findings: inout FeedFindings) {
        branches(tree["branches"], Way(), depth: 0, &findings)
        for node in items(tree["full_product_names"], "full_product_names", &findings) {
            define(node, Way(), &findings)
        }
        for node in items(tree["relationships"], "relationships", &findings) {
            relationship(node, &findings)
        }
        for node in items(tree["product_groups"], "product_groups", &findings) {
            group(node, &findings)
        }
    }

    private mutating func branches(
        _ list: JSONNode?, _ way: Way, depth: Int, _ findings: inout FeedFindings
    ) {
        guard depth < Self.depthMax else {
            findings.error(
                "csaf-too-deep", at: list?.origin ?? Origin(file: ""),
                ja: "branches の入れ子が深すぎます（\(Self.depthMax) 段まで）",
                en: "branches stand too deep in one another (\(Self.depthMax) at most)")
            return
        }
        for branch in items(list, "branches", &findings) {
            guard let category = branch["category"]?.text, let name = branch["name"]?.text else {
                findings.error(
                    "csaf-branch", at: branch.origin, ja: "branch に category か name がありません",
                    en: "a branch has no category or no name")
                continue
            }
            var next = way
            switch category {
            case "vendor": next.vendor = name
            case "product_name": next.productName = name
            case "product_family": next.productName = next.productName ?? name
            case "product_version", "product_version_range":
                next.versionName = name
                next.isRange = category == "product_version_range"
            default: break
            }
            checkVersion(category, name, branch, &findings)
            if let product = branch["product"] { define(product, next, &findings) }
            if let inner = branch["branches"] { branches(inner, next, depth: depth + 1, &findings) }
        }
    }

    /// Test 6.1.31: a range where one version is to be named.
    private func checkVersion(
        _ category: String, _ name: String, _ node: JSONNode, _ findings: inout FeedFindings
    ) {
        guard category == "product_version" else { return }
        let lower = name.lowercased()
        let words = ["after", "all", "before", "earlier", "later", "prior", "versions"]
        let isRange =
            lower.contains { "<>*".contains($0) }
            || lower.split(whereSeparator: \.isWhitespace).contains { words.contains(String($0)) }
        guard isRange else { return }
        findings.warning(
            "csaf-range-as-version", at: node["name"]?.origin ?? node.origin,
            ja: "product_version の「\(name)」は一つの版ではなく範囲です。範囲として読みます",
            en: "\"\(name)\" stands as a product_version and is a range; it is read as one")
    }

    private mutating func define(_ node: JSONNode, _ way: Way, _ findings: inout FeedFindings) {
        guard let id = node["product_id"]?.text, !id.isEmpty else {
            findings.error(
                "csaf-product", at: node.origin, ja: "製品に product_id がありません",
                en: "a product has no product_id")
            return
        }
        var product = CSAFProduct(id: id, name: node["name"]?.text ?? id, origin: node.origin)
        product.vendor = way.vendor
        product.productName = way.productName
        product.versionName = way.versionName
        product.isRange = way.isRange
        if let helper = node["product_identification_helper"] { identify(&product, helper) }
        add(product, at: node["product_id"] ?? node, &findings)
    }

    private mutating func add(_ product: CSAFProduct, at node: JSONNode, _ findings: inout FeedFindings) {
        if let first = products[product.id] {
            findings.error(
                "csaf-product-twice", at: node.origin,
                ja: "product_id「\(product.id)」は \(first.origin) でも定義されています。先の定義を使います",
                en: "the product_id \"\(product.id)\" is also defined at \(first.origin); that one is used")
            return
        }
        products[product.id] = product
        order.append(product.id)
    }

    private func identify(_ product: inout CSAFProduct, _ helper: JSONNode) {
        for member in helper.members {
            switch member.key {
            case "cpe": product.cpes += [member.value.text].compactMap { $0 }
            case "purl": product.packageURLs += [member.value.text].compactMap { $0 }
            // CSAF 2.1 allows several.
            case "purls": product.packageURLs += member.value.items.compactMap(\.text)
            default:
                let texts = member.value.items.compactMap { item in
                    item.text ?? item["uri"]?.text
                        ?? item["file_hashes"]?.items.compactMap { $0["value"]?.text }.joined(separator: " ")
                }
                product.otherIdentifiers += texts.map { "\(member.key): \($0)" }
            }
        }
    }

    private mutating func relationship(_ node: JSONNode, _ findings: inout FeedFindings) {
        guard let full = node["full_product_name"], let id = full["product_id"]?.text,
            let category = node["category"]?.text, let inner = node["product_reference"]?.text,
            let outer = node["relates_to_product_reference"]?.text
        else {
            findings.error(
                "csaf-relationship", at: node.origin,
                ja: "relationship に category、full_product_name、二つの参照のどれかがありません",
                en: "a relationship lacks its category, full_product_name or one of its two references")
            return
        }
        var product = CSAFProduct(id: id, name: full["name"]?.text ?? id, origin: node.origin)
        product.relation = CSAFProduct.Relation(category: category, product: inner, within: outer)
        if let helper = full["product_identification_helper"] { identify(&product, helper) }
        add(product, at: full["product_id"] ?? full, &findings)
    }

    private mutating func group(_ node: JSONNode, _ findings: inout FeedFindings) {
        guard let id = node["group_id"]?.text else {
            findings.error(
                "csaf-group", at: node.origin, ja: "製品グループに group_id がありません",
                en: "a product group has no group_id")
            return
        }
        guard groups[id] == nil else {
            findings.error(
                "csaf-group-twice", at: node.origin, ja: "group_id「\(id)」が二度定義されています",
                en: "the group_id \"\(id)\" is defined twice")
            return
        }
        groups[id] = node["product_ids"]?.items.compactMap(\.text) ?? []
    }

    /// The items of a list; a value of another kind is told.
    private func items(_ node: JSONNode?, _ name: String, _ findings: inout FeedFindings) -> [JSONNode] {
        CSAFDocumentReader.items(node, name, &findings)
    }
}
