import Kernel
import LocatedJSON
import LocatedXML
import Vulnerabilities

/// Names of makers and products, with their CPE names: from the lists of MyJVN (getVendorList,
/// getProductList and their bulk files) and from the records themselves.
struct JVNProducts {
    private(set) var found: [KnownProduct] = []
    private(set) var language = "ja"

    /// HND: `Result/VendorInfo/Vendor/Product`, VULDEF and RSS.
    mutating func read(_ root: JVNElement) {
        language = root.attribute("lang") ?? "ja"
        switch root.name {
        case "Result":
            for info in root.all("VendorInfo") {
                language = info.attribute("lang") ?? "ja"
                for vendor in info.all("Vendor") { self.vendor(vendor) }
            }
        case "VULDEF-Document":
            for record in root.all("Vulinfo") {
                for item in record.first("VulinfoData")?.first("Affected")?.all("AffectedItem") ?? [] {
                    product(item.text("ProductName"), item.text("Name"), item.text("Cpe"), nil, language)
                }
            }
        case "RDF":
            for item in root.all("item") {
                for cpe in item.all("cpe") {
                    product(cpe.attribute("product"), cpe.attribute("vendor"), cpe.text, nil, language)
                }
            }
        default: break
        }
    }

    private mutating func vendor(_ vendor: JVNElement) {
        let name = vendor.attribute("vname")
        if let name {
            found.append(
                KnownProduct(
                    .vendor, name: name, language: language, vendor: nil,
                    cpe: vendor.attribute("cpe").flatMap(JVNName.vendor), from: "jvn",
                    number: vendor.attribute("vid")))
        }
        for one in vendor.all("Product") {
            product(one.attribute("pname"), name, one.attribute("cpe"), one.attribute("pid"), language)
        }
    }

    /// OKA: the dictionary of makers and products, details, overviews.
    mutating func read(_ root: JSONNode, _ answer: inout JVNAnswer) {
        if let list = root["jvn-product-dictionary"] ?? root["jvn_product_dictionary"] {
            language = list.words("lang") ?? "ja"
            for vendor in answer.items(list, "vendors") { self.vendor(vendor, &answer) }
        } else if let feed = root["feed"] {
            language = feed.words("lang") ?? "ja"
            for entry in answer.items(feed, "entry") {
                for item in [entry] + entry.list("items") {
                    for product in item.list("products") { overview(product) }
                }
            }
        } else if root["document"] != nil {
            document(root, &answer)
        } else {
            for object in root.list("objects") {
                for document in object.list("VULDEF-Document") { self.document(document, &answer) }
            }
        }
    }

    private mutating func vendor(_ vendor: JSONNode, _ answer: inout JVNAnswer) {
        let names = Self.names(vendor, "vname", ["vname_i18n", "vname_i18"], language)
        let cpe = (vendor.words("cpe") ?? vendor.words("vendor_id")).flatMap(JVNName.vendor)
        for (language, name) in names {
            found.append(
                KnownProduct(
                    .vendor, name: name, language: language, vendor: nil, cpe: cpe, from: "jvn",
                    number: vendor.words("vid")))
        }
        for one in answer.items(vendor, "products") {
            let ids = one.list("product_ids").compactMap { $0.words("cpe") }
            for (language, name) in Self.names(one, "pname", ["pname_i18n", "pname_i18"], self.language) {
                let maker = names.first { $0.language == language }?.name ?? names.first?.name
                for cpe in ids.isEmpty ? [one.words("product_id")] : ids.map(Optional.some) {
                    product(
                        name, maker, cpe, one.words("pid"), language, version: one.words("version"))
                }
            }
        }
    }

    private mutating func overview(_ product: JSONNode) {
        let ids = product["product_ids"]
        self.product(
            product.words("pname"), product.words("vname"),
            ids?.words("cpe") ?? ids?.words("jvnpid") ?? product.words("product_id"), nil, language,
            version: product.words("version"))
    }

    private mutating func document(_ node: JSONNode, _ answer: inout JVNAnswer) {
        let language = node["document"]?.words("lang") ?? "ja"
        for (_, one) in OKAProducts(node, &answer).byID.sorted(by: { $0.key < $1.key }) {
            guard case .cpe(let cpe) = one.subject else { continue }
            product(one.name, one.vendor, cpe, nil, language, version: one.version)
        }
    }

    private static func names(
        _ node: JSONNode, _ key: String, _ translated: [String], _ language: String
    ) -> [(language: String, name: String)] {
        let members = translated.lazy.compactMap { node[$0] }.first.map { Array($0.members) } ?? []
        let all = members.compactMap { member in
            member.value.text.flatMap(JVNElement.trimmed).map { (language: member.key, name: $0) }
        }
        if !all.isEmpty { return all }
        return node.words(key).map { [(language, $0)] } ?? []
    }

    private mutating func product(
        _ name: String?, _ vendor: String?, _ cpe: String?, _ number: String?, _ language: String,
        version: String? = nil
    ) {
        guard let name else { return }
        let known = cpe.flatMap { JVNName(product: $0) }
        let stated = version ?? known?.version
        found.append(
            KnownProduct(
                stated == nil ? .product : .version, name: name, language: language, vendor: vendor,
                version: stated, cpe: known?.cpe, from: "jvn", number: number))
    }
}
