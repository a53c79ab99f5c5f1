import BillOfMaterials
import Kernel
import Vulnerabilities

/// Makes the product tree of a CSAF document from the components that decisions name.
struct ProductTreeMaker {
    private var ids: [ComponentSelector: String] = [:]
    private var taken: Set<String> = []
    private var order: [ComponentSelector] = []
    private var relations: [[String]: String] = [:]
    private var relationships: [CarriedValue] = []

    /// The id of what a decision is about; nil where it names nothing.
    mutating func add(_ decision: ExploitabilityDecision) -> String? {
        guard let inner = product(decision.component) else { return nil }
        guard let within = decision.within, let outer = product(within) else { return inner }
        func carried(_ key: String) -> String? {
            decision.carried.first { $0.path == ["csaf", "relation", key] }?.value.text
        }
        let category = carried("category") ?? "default_component_of"
        if let known = relations[[category, inner, outer]] { return known }
        let id = free(carried("product_id") ?? "\(inner):\(outer)")
        relations[[category, inner, outer]] = id
        let name = "\(Self.name(decision.component)) / \(Self.name(within))"
        var tree = MemberTree()
        tree.put("category", category)
        tree.put("full_product_name", value: Self.full(id, name, nil))
        tree.put("product_reference", inner)
        tree.put("relates_to_product_reference", outer)
        relationships.append(tree.value)
        return id
    }

    private mutating func product(_ selector: ComponentSelector) -> String? {
        guard !selector.isEmpty else { return nil }
        if let id = ids[selector] { return id }
        let id = free(selector.reference ?? selector.packageURLs.first?.text ?? "PRODUCT-\(order.count + 1)")
        ids[selector] = id
        order.append(selector)
        return id
    }

    /// An id that no other product has.
    private mutating func free(_ wanted: String) -> String {
        var id = wanted
        var number = 2
        while !taken.insert(id).inserted {
            id = "\(wanted)#\(number)"
            number += 1
        }
        return id
    }

    private static func name(_ selector: ComponentSelector) -> String {
        let words = [selector.vendor, selector.name ?? selector.packageURLs.first?.name]
        let name = (words + [selector.versionName]).compactMap { $0 }.joined(separator: " ")
        return name.isEmpty ? selector.reference ?? "" : name
    }

    private static func full(_ id: String, _ name: String, _ selector: ComponentSelector?) -> CarriedValue {
        var tree = MemberTree()
        tree.put("name", name)
        tree.put("product_id", id)
        var helper = MemberTree()
        helper.put("cpe", selector?.cpes.first?.text)
        helper.put("purl", selector?.packageURLs.first?.text)
        if !helper.members.isEmpty { tree.put("product_identification_helper", value: helper.value) }
        return tree.value
    }

    // MARK: Tree

    var tree: CarriedValue {
        var branches: [CarriedValue] = []
        var plain: [CarriedValue] = []
        for selector in order {
            guard let id = ids[selector] else { continue }
            guard selector.vendor != nil || selector.versionName != nil else {
                plain.append(Self.full(id, Self.name(selector), selector))
                continue
            }
            branches.append(Self.branch(selector, Self.full(id, Self.name(selector), selector)))
        }
        var tree = MemberTree()
        tree.put("branches", list: branches)
        tree.put("full_product_names", list: plain)
        tree.put("relationships", list: relationships)
        return tree.value
    }

    /// Vendor, product and version, as far as they are known, one in the other.
    private static func branch(_ selector: ComponentSelector, _ product: CarriedValue) -> CarriedValue {
        var levels: [(category: String, name: String)] = []
        if let vendor = selector.vendor { levels.append(("vendor", vendor)) }
        if let name = selector.name { levels.append(("product_name", name)) }
        if let version = selector.versionName {
            levels.append((selector.isRange ? "product_version_range" : "product_version", version))
        }
        var inner: CarriedValue?
        for level in levels.reversed() {
            var tree = MemberTree()
            tree.put("category", level.category)
            tree.put("name", level.name)
            if let inner {
                tree.put("branches", list: [inner])
            } else {
                tree.put("product", value: product)
            }
            inner = tree.value
        }
        return inner ?? .null
    }
}
