import Kernel

/// What a JSON value is.
public enum JSONKind: String, Sendable {
    case null, flag, number, text, list, object
}

/// A value of a JSON document that knows where it is written. A view: it costs nothing to make or copy.
public struct JSONNode: Sendable, Hashable {
    let tree: JSONTree
    let index: Int

    /// Whether both are the same place of the same document.
    public static func == (left: JSONNode, right: JSONNode) -> Bool {
        left.tree === right.tree && left.index == right.index
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(index) }

    /// Whether it stands before another of the same document.
    public func precedes(_ other: JSONNode) -> Bool { index < other.index }

    /// What the value is.
    public var kind: JSONKind {
        switch tree.tape[index].tag {
        case .null: .null
        case .isFalse, .isTrue: .flag
        case .number: .number
        case .text, .escapedText: .text
        case .list: .list
        case .object: .object
        }
    }

    /// The text; nil for anything else.
    public var text: String? { kind == .text ? tree.text(index) : nil }

    /// The number as it is written; nil for anything else.
    public var number: String? { kind == .number ? tree.text(index) : nil }

    /// True or false; nil for anything else.
    public var flag: Bool? {
        switch tree.tape[index].tag {
        case .isTrue: true
        case .isFalse: false
        default: nil
        }
    }

    /// The members of an object in the order in which they are written; none for anything else.
    public var members: JSONMembers {
        JSONMembers(tree: tree, index: index + 1, end: kind == .object ? tree.next(after: index) : 0)
    }

    /// The values of a list; none for anything else.
    public var items: JSONItems {
        JSONItems(tree: tree, index: index + 1, end: kind == .list ? tree.next(after: index) : 0)
    }

    /// The value under a key of an object.
    public subscript(key: String) -> JSONNode? {
        guard kind == .object else { return nil }
        let end = tree.next(after: index)
        var position = index + 1
        while position < end {
            if tree.isText(position, equalTo: key) { return JSONNode(tree: tree, index: position + 1) }
            position = tree.next(after: position + 1)
        }
        return nil
    }

    /// Gives the bytes of a text as they are written, without its quotes, where no escape is in it; nil for
    /// anything else. Nothing is copied.
    public func withPlainBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value? {
        tree.tape[index].tag == .text ? tree.withSpan(index, body) : nil
    }

    /// Where the value's first character stands in the document, in bytes.
    public var offset: Int { tree.offset(of: index) }

    /// File, line and column of the value's first character. Counted anew at each call.
    public var origin: Origin { tree.origin(of: index) }

    /// Where the value stands in the document, such as `components[3].hashes[0].content`; empty for the
    /// document itself. Searched anew at each call.
    public var path: String {
        var path = ""
        var position = 0
        while position != index {
            let isObject = tree.tape[position].tag == .object
            var child = position + 1
            var number = 0
            while true {
                let value = isObject ? child + 1 : child
                let end = tree.next(after: value)
                if index < end {
                    path += isObject ? (path.isEmpty ? "" : ".") + tree.text(child) : "[\(number)]"
                    // A key stands for its value.
                    position = index == child ? index : value
                    break
                }
                child = end
                number += 1
            }
        }
        return path
    }
}

/// One key of an object with its value.
public struct JSONMember: Sendable {
    /// The key, a text with a place of its own.
    public let keyNode: JSONNode
    public let value: JSONNode

    /// The key's text.
    public var key: String { keyNode.tree.text(keyNode.index) }

    /// Whether the key is spelled so; cheaper than the key's text.
    public func isNamed(_ key: String) -> Bool { keyNode.tree.isText(keyNode.index, equalTo: key) }
}

/// The members of an object.
public struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    let tree: JSONTree
    var index: Int
    let end: Int

    public mutating func next() -> JSONMember? {
        guard index < end else { return nil }
        let member = JSONMember(
            keyNode: JSONNode(tree: tree, index: index), value: JSONNode(tree: tree, index: index + 1))
        index = tree.next(after: index + 1)
        return member
    }
}

/// The values of a list.
public struct JSONItems: Sequence, IteratorProtocol, Sendable {
    let tree: JSONTree
    var index: Int
    let end: Int

    public mutating func next() -> JSONNode? {
        guard index < end else { return nil }
        let node = JSONNode(tree: tree, index: index)
        index = tree.next(after: index)
        return node
    }
}
