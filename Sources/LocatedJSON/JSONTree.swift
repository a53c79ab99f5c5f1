import Kernel

/// A JSON document: its bytes, and a tape with one entry for each value and each key.
///
/// Nodes are views into it, so that the tree is kept as long as one of them.
public final class JSONTree: Sendable {
    /// One value or key: where it starts, what it is, and how long it is.
    ///
    /// The low three bits of `mark` are the tag. Above them stands, for a text or a number, its length in
    /// bytes (of a text without its quotes), and for an object or a list the number of entries inside it.
    struct Entry {
        var start: UInt32
        var mark: UInt32

        init(_ tag: Tag, start: Int, size: Int) {
            self.start = UInt32(truncatingIfNeeded: start)
            mark = UInt32(truncatingIfNeeded: size) << 3 | tag.rawValue
        }

        var tag: Tag { Tag(rawValue: mark & 7) ?? .null }
        var size: Int { Int(mark >> 3) }
    }

    /// What an entry stands for. A text with a backslash in it has a tag of its own.
    enum Tag: UInt32 {
        case null, isFalse, isTrue, number, text, escapedText, list, object
    }

    /// The largest size that an entry can hold.
    static let sizeMax = Int(UInt32.max >> 3)

    /// The file's name, for places.
    public let file: String
    /// The document in UTF-8, without a byte-order mark.
    let bytes: [UInt8]
    let tape: [Entry]
    /// A text that is kept in the pool, and where it stands in the document.
    struct Moved {
        let start: UInt32
        let source: UInt32
    }

    /// Keys and texts that a document of another syntax does not hold as they are. Their entries point behind
    /// the document's last byte.
    private let pool: [UInt8]
    /// In the order of their places.
    private let moved: [Moved]
    private let isJSON: Bool

    init(file: String, bytes: [UInt8], tape: [Entry]) {
        (self.file, self.bytes, self.tape) = (file, bytes, tape)
        (pool, moved, isJSON) = ([], [], true)
    }

    /// A document of another syntax.
    init(file: String, bytes: [UInt8], tape: [Entry], pool: [UInt8], moved: [Moved]) {
        (self.file, self.bytes, self.tape) = (file, bytes, tape)
        (self.pool, self.moved, isJSON) = (pool, moved, false)
    }

    /// The document's one value.
    public var root: JSONNode { JSONNode(tree: self, index: 0) }

    /// How many values and keys there are.
    public var count: Int { tape.count }

    /// The entry that follows a value with all that is in it.
    func next(after index: Int) -> Int {
        let entry = tape[index]
        return entry.mark & 7 >= Tag.list.rawValue ? index + 1 + entry.size : index + 1
    }

    /// Gives the bytes of a text (without its quotes) or a number.
    func withSpan<Value>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        let entry = tape[index]
        let start = Int(entry.start)
        let isPooled = !isJSON && start >= bytes.count
        return (isPooled ? pool : bytes).withUnsafeBufferPointer { all in
            let from = isPooled ? start - bytes.count : start
            return body(UnsafeBufferPointer(rebasing: all[from..<from + entry.size]))
        }
    }

    /// The text of an entry, with its escapes resolved.
    func text(_ index: Int) -> String {
        withSpan(index) { part in
            tape[index].tag == .escapedText
                ? JSONEscapes.resolve(part) : String(decoding: part, as: UTF8.self)
        }
    }

    /// Whether a key is spelled so.
    func isText(_ index: Int, equalTo key: String) -> Bool {
        if tape[index].tag == .escapedText { return text(index) == key }
        guard tape[index].size == key.utf8.count else { return false }
        return withSpan(index) { $0.elementsEqual(key.utf8) }
    }

    /// Line and column of an entry: both from 1, the column in characters (code points).
    func origin(of index: Int) -> Origin {
        JSONPlace.origin(ofByte: offset(of: index), in: bytes, file: file)
    }

    /// Where the entry's first character stands in the document.
    func offset(of index: Int) -> Int {
        let entry = tape[index]
        let start = Int(entry.start)
        if isJSON { return entry.tag == .text || entry.tag == .escapedText ? start - 1 : start }
        if start < bytes.count { return start }
        // A key has no place of its own; it stands where its value stands.
        let found = moved.partitioningIndex { $0.start >= entry.start }
        if found < moved.count, moved[found].start == entry.start { return Int(moved[found].source) }
        return index + 1 < tape.count ? offset(of: index + 1) : bytes.count
    }
}

extension Array {
    /// The first place from which on all items are wanted; they have to stand behind all others.
    fileprivate func partitioningIndex(where isWanted: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if isWanted(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
