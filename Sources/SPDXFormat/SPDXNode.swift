import BillOfMaterials
import Kernel
import LocatedJSON

/// A value of an SPDX document in the shape that its JSON has, whatever it was written in.
enum SPDXNode {
    /// What a value is. Texts, numbers and flags are all scalars.
    enum Kind { case null, scalar, list, map }

    case json(JSONNode)
    case tree(SPDXTree)

    var kind: Kind {
        switch self {
        case .json(let node):
            switch node.kind {
            case .null: .null
            case .flag, .number, .text: .scalar
            case .list: .list
            case .object: .map
            }
        case .tree(let tree):
            switch tree.content {
            case .null: .null
            case .scalar: .scalar
            case .list: .list
            case .map: .map
            }
        }
    }

    /// The text; nil for anything else.
    var text: String? {
        switch self {
        case .json(let node): return node.text
        case .tree(let tree):
            if case .scalar(let text) = tree.content { return text }
            return nil
        }
    }

    /// True or false; nil for anything else. Serialisations other than JSON write it as a word.
    var flag: Bool? {
        switch self {
        case .json(let node): node.flag
        case .tree: text == "true" ? true : text == "false" ? false : nil
        }
    }

    /// A whole number; nil for anything else.
    var whole: Int? {
        switch self {
        case .json(let node): node.number.flatMap { Int($0) }
        case .tree: text.flatMap { Int($0) }
        }
    }

    /// The values of a list; none for anything else.
    var items: [SPDXNode] {
        switch self {
        case .json(let node): return node.items.map { .json($0) }
        case .tree(let tree):
            if case .list(let items) = tree.content { return items.map { .tree($0) } }
            return []
        }
    }

    /// The members of a map in the order in which they are written; none for anything else.
    var members: [(key: String, value: SPDXNode)] {
        switch self {
        case .json(let node): return node.members.map { ($0.key, .json($0.value)) }
        case .tree(let tree):
            if case .map(let members) = tree.content { return members.map { ($0.key, .tree($0.value)) } }
            return []
        }
    }

    /// The value under a key of a map; nil when there is none, or null.
    subscript(key: String) -> SPDXNode? {
        let value: SPDXNode?
        switch self {
        case .json(let node): value = node[key].map { .json($0) }
        case .tree(let tree):
            guard case .map(let members) = tree.content else { return nil }
            value = members.first { $0.key == key }.map { .tree($0.value) }
        }
        return value?.kind == .null ? nil : value
    }

    /// Where it is written. For JSON counted anew at each call, so only findings ask for it.
    var origin: Origin {
        switch self {
        case .json(let node): node.origin
        case .tree(let tree): tree.origin
        }
    }

    /// The value without its place.
    var carried: CarriedValue {
        switch kind {
        case .null: return .null
        case .list: return .list(items.map(\.carried))
        case .map:
            var seen: Set<String> = []
            return .map(
                members.compactMap { member in
                    seen.insert(member.key).inserted
                        ? CarriedValue.Member(member.key, member.value.carried) : nil
                })
        case .scalar:
            if case .json(let node) = self {
                if let flag = node.flag { return .flag(flag) }
                if let number = node.number { return .number(number) }
            }
            return .text(text ?? "")
        }
    }
}

/// A value of an SPDX document that was not written in JSON.
struct SPDXTree {
    struct Member {
        let key: String
        var value: SPDXTree
    }

    indirect enum Content {
        case null
        case scalar(String)
        case list([SPDXTree])
        case map([Member])
    }

    var content: Content
    let origin: Origin

    init(_ content: Content, at origin: Origin) {
        self.content = content
        self.origin = origin
    }

    /// Adds a member, or a value to the list of a member that there is already.
    mutating func add(_ value: SPDXTree, as key: String, isList: Bool) {
        guard case .map(var members) = content else { return }
        // Nothing else may hold the lists while they grow, or each step would copy them.
        content = .null
        defer { content = .map(members) }
        guard let index = members.firstIndex(where: { $0.key == key }), isList,
            case .list(var items) = members[index].value.content
        else {
            members.append(
                Member(key: key, value: isList ? SPDXTree(.list([value]), at: value.origin) : value))
            return
        }
        members[index].value.content = .null
        items.append(value)
        members[index].value.content = .list(items)
    }

    /// Whether a map has the key.
    func has(_ key: String) -> Bool {
        if case .map(let members) = content { members.contains { $0.key == key } } else { false }
    }
}
