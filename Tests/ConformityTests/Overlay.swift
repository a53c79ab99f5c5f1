import DossierFormat
import Kernel
import LocatedYAML

/// Merging of records over records, and writing the result as YAML.
enum Overlay {
    /// Sections of `over` merged into `base`, field by field; `~` removes a field, a record or a section.
    static func merge(_ base: YAMLNode?, _ over: YAMLNode?) -> YAMLNode? {
        guard let over else { return base }
        guard let base else { return stripped(over) }
        var entries = base.entries ?? []
        for section in over.entries ?? [] {
            let isOnce = Schema.current.everySection.first { $0.name == section.key }?.isOnce ?? false
            set(&entries, section, levels: isOnce ? 1 : 2)
        }
        return YAMLNode(.map(entries), at: base.origin)
    }

    /// The paths of the records that an overlay touches.
    static func records(touchedBy over: YAMLNode?) -> [String] {
        (over?.entries ?? []).flatMap { section -> [String] in
            let isOnce = Schema.current.everySection.first { $0.name == section.key }?.isOnce ?? false
            if isOnce || section.value.isNull { return [section.key] }
            return (section.value.entries ?? []).map { "\(section.key)/\($0.key)" }
        }
    }

    private static func set(_ entries: inout [YAMLNode.Entry], _ new: YAMLNode.Entry, levels: Int) {
        guard let index = entries.firstIndex(where: { $0.key == new.key }) else {
            if !new.value.isNull { entries.append(new) }
            return
        }
        guard !new.value.isNull else {
            entries.remove(at: index)
            return
        }
        guard levels > 0, var inner = entries[index].value.entries, let changes = new.value.entries else {
            entries[index] = new
            return
        }
        for change in changes { set(&inner, change, levels: levels - 1) }
        entries[index].value = YAMLNode(.map(inner), at: entries[index].value.origin)
    }

    private static func stripped(_ node: YAMLNode) -> YAMLNode { node }

    /// The node as YAML in flow style, which the reader reads back as the same node.
    static func yaml(_ node: YAMLNode) -> String {
        switch node.content {
        case .null: return "~"
        case .scalar(let text, let isPlain):
            let isSafe = text.utf8.allSatisfy { (0x30...0x39).contains($0) || [0x2D, 0x2E].contains($0) }
            return isPlain && (isSafe || ["true", "false", "unknown"].contains(text)) ? text : quoted(text)
        case .list(let items): return "[" + items.map(yaml).joined(separator: ", ") + "]"
        case .map(let entries):
            return "{" + entries.map { "\(quoted($0.key)): \(yaml($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
