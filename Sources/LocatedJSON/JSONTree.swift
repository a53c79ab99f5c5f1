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

    init(file: String, bytes: [UInt8], tape: [Entry]) {
        self.file = file
        self.bytes = bytes
        self.tape = tape
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

    /// The bytes of a text (without its quotes) or a number.
    func span(_ index: Int) -> Range<Int> {
        let start = Int(tape[index].start)
        return start..<start + tape[index].size
    }

    /// The text of an entry, with its escapes resolved.
    func text(_ index: Int) -> String {
        let span = span(index)
        return bytes.withUnsafeBufferPointer { all in
            let part = UnsafeBufferPointer(rebasing: all[span])
            return tape[index].tag == .escapedText
                ? JSONEscapes.resolve(part) : String(decoding: part, as: UTF8.self)
        }
    }

    /// Whether a key is spelled so.
    func isText(_ index: Int, equalTo key: String) -> Bool {
        if tape[index].tag == .escapedText { return text(index) == key }
        let span = span(index)
        return key.utf8.count == span.count && bytes[span].elementsEqual(key.utf8)
    }

    /// Line and column of a byte: both from 1, the column in characters (code points).
    func origin(ofByte offset: Int) -> Origin {
        JSONPlace.origin(ofByte: offset, in: bytes, file: file)
    }
}
