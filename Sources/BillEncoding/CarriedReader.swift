import BillOfMaterials
import LocatedJSON

/// Keeps a JSON value as it is.
public enum CarriedReader {
    /// The value without some that are in it; nil when it is one of these itself. A key stands for its
    /// member.
    public static func value(_ node: JSONNode, without left: Set<JSONNode>) -> CarriedValue? {
        if left.contains(node) { return nil }
        switch node.kind {
        case .list: return .list(node.items.compactMap { value($0, without: left) })
        case .object:
            let kept = node.members.filter { !left.contains($0.keyNode) }
            return .map(
                kept.compactMap { member in
                    value(member.value, without: left).map { CarriedValue.Member(member.key, $0) }
                })
        default: return value(node)
        }
    }

    /// The whole value.
    public static func value(_ node: JSONNode) -> CarriedValue {
        switch node.kind {
        case .null: .null
        case .flag: .flag(node.flag == true)
        case .number: .number(node.number ?? "0")
        case .text: .text(node.text ?? "")
        case .list: .list(node.items.map(value))
        case .object: .map(node.members.map { CarriedValue.Member($0.key, value($0.value)) })
        }
    }
}
