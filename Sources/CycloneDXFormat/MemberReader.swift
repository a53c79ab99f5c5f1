import BillEncoding
import BillOfMaterials
import LocatedJSON

/// The members of one JSON object: some are taken by the model, what is left is carried.
struct MemberReader {
    private let members: [JSONMember]
    private let keys: [String]
    private var taken: Set<String> = []

    init(_ node: JSONNode) {
        members = Array(node.members)
        keys = members.map(\.key)
    }

    /// The value of a key, without taking it.
    func node(_ key: String) -> JSONNode? {
        keys.firstIndex(of: key).map { members[$0].value }
    }

    mutating func take(_ key: String) { taken.insert(key) }

    /// A text that is not empty. An empty one is carried, so that it is written again.
    mutating func text(_ key: String) -> String? {
        guard let text = node(key)?.text, !text.isEmpty else { return nil }
        taken.insert(key)
        return text
    }

    /// A text that has to be there, even if it is empty.
    mutating func required(_ key: String) -> String {
        taken.insert(key)
        return node(key)?.text ?? ""
    }

    mutating func flag(_ key: String) -> Bool? {
        guard let flag = node(key)?.flag else { return nil }
        taken.insert(key)
        return flag
    }

    mutating func texts(_ key: String) -> [String] {
        guard let items = node(key)?.items else { return [] }
        let texts = items.map(\.text)
        guard !texts.isEmpty, !texts.contains(nil) else { return [] }
        taken.insert(key)
        return texts.compactMap(\.self)
    }

    /// The objects of a list; none, and carried, when the list is empty or holds anything else.
    mutating func objects<Value>(_ key: String, _ read: (JSONNode) -> Value) -> [Value] {
        guard let items = node(key)?.items.map({ $0 }), !items.isEmpty,
            items.allSatisfy({ $0.kind == .object })
        else { return [] }
        taken.insert(key)
        return items.map(read)
    }

    mutating func object<Value>(_ key: String, _ read: (JSONNode) -> Value) -> Value? {
        guard let node = node(key), node.kind == .object else { return nil }
        taken.insert(key)
        return read(node)
    }

    /// What nothing took, in the order in which it is written.
    var carried: [Carried] {
        keys.indices.filter { !taken.contains(keys[$0]) }.map {
            Carried([keys[$0]], CarriedReader.value(members[$0].value))
        }
    }
}
