import BillEncoding
import LocatedXML
import Kernel

/// The XML serialisation in the shape of the JSON: the schema says what is a list.
enum SPDXXMLReader {
    static func tree(_ root: XMLElement) -> SPDXTree { map(root, SPDXSchema.document) }

    private static func map(_ element: XMLElement, _ fields: [String: SPDXField]) -> SPDXTree {
        let counts = counts(element)
        var tree = SPDXTree(.map([]), at: element.origin)
        for child in element.children {
            switch fields[child.name]?.type {
            case .list(let type): tree.add(value(child, type), as: child.name, isList: true)
            case .some(let type): tree.add(value(child, type), as: child.name, isList: false)
            case nil: tree.add(unknown(child), as: child.name, isList: (counts[child.name] ?? 0) > 1)
            }
        }
        return tree
    }

    private static func value(_ element: XMLElement, _ type: SPDXType) -> SPDXTree {
        switch type {
        case .object(let fields): map(element, fields)
        default: unknown(element)
        }
    }

    /// By what is written alone. A name that stands twice is a list.
    private static func unknown(_ element: XMLElement) -> SPDXTree {
        guard !element.children.isEmpty else {
            return SPDXTree(.scalar(element.text), at: element.origin)
        }
        let counts = counts(element)
        var tree = SPDXTree(.map([]), at: element.origin)
        for child in element.children {
            tree.add(unknown(child), as: child.name, isList: (counts[child.name] ?? 0) > 1)
        }
        return tree
    }

    private static func counts(_ element: XMLElement) -> [String: Int] {
        var counts: [String: Int] = [:]
        for child in element.children { counts[child.name, default: 0] += 1 }
        return counts
    }

    /// What has no place in the tree: a field that is written twice, text beside elements, attributes.
    static func findings(_ root: XMLElement) -> [Finding] {
        var findings: [Finding] = []
        collect(root, SPDXSchema.document, &findings)
        return findings
    }

    private static func collect(
        _ element: XMLElement, _ fields: [String: SPDXField], _ findings: inout [Finding]
    ) {
        if !element.text.isEmpty, !element.children.isEmpty {
            add("xml-text", element, ja: "要素の間に文字があります", en: "text stands between elements", &findings)
        }
        if let attribute = element.attributes.first(where: { !$0.name.hasPrefix("xmlns") }) {
            add(
                "xml-attribute", element, ja: "SPDX の XML にない属性「\(attribute.name)」です",
                en: "SPDX in XML has no attribute `\(attribute.name)`", &findings)
        }
        var seen: Set<String> = []
        for child in element.children {
            guard let type = fields[child.name]?.type else { continue }
            var inner = type
            if case .list(let each) = type {
                inner = each
            } else if !seen.insert(child.name).inserted {
                add(
                    "duplicate-key", child, ja: "要素「\(child.name)」が2度あります",
                    en: "the element `\(child.name)` stands twice", &findings)
            }
            if case .object(let nested) = inner { collect(child, nested, &findings) }
        }
    }

    private static func add(
        _ code: String, _ element: XMLElement, ja: String, en: String, _ findings: inout [Finding]
    ) {
        guard findings.count < BillFindings.shownMax else { return }
        findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: element.origin))
    }
}
