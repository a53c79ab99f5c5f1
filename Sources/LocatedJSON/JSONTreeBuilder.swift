/// Makes a JSON tree of a document in another syntax. Its values know where they stand in that document.
///
/// Texts that the document holds as they are cost nothing; others and keys are kept in a pool beside it.
public struct JSONTreeBuilder {
    private let file: String
    private let source: [UInt8]
    private var pool: [UInt8] = []
    private var tape: [JSONTree.Entry] = []
    private var moved: [JSONTree.Moved] = []
    private var keys: [String: Range<Int>] = [:]

    /// - Parameters:
    ///   - source: the document in well-formed UTF-8; offsets are bytes of it.
    ///   - count: about how many values and keys will come.
    public init(file: String, source: [UInt8], count: Int = 0) {
        self.file = file
        self.source = source
        tape.reserveCapacity(count)
    }

    /// Opens an object or a list; what comes next is inside it. Returns what closes it.
    public mutating func open(isObject: Bool, at offset: Int) -> Int {
        tape.append(JSONTree.Entry(isObject ? .object : .list, start: offset, size: 0))
        return tape.count - 1
    }

    /// Closes what was opened last.
    public mutating func close(_ opened: Int) {
        let entry = tape[opened]
        tape[opened] = JSONTree.Entry(entry.tag, start: Int(entry.start), size: tape.count - opened - 1)
    }

    /// The key of the value that comes next; it stands where that value stands.
    public mutating func key(_ key: String) {
        let range = keys[key] ?? keep(key)
        keys[key] = range
        tape.append(JSONTree.Entry(.text, start: range.lowerBound, size: range.count))
    }

    /// A text, or a number, that the document holds as it is.
    public mutating func scalar(_ range: Range<Int>, isNumber: Bool = false) {
        tape.append(JSONTree.Entry(isNumber ? .number : .text, start: range.lowerBound, size: range.count))
    }

    /// A text, or a number, that stands at a byte and is written there in another way.
    public mutating func scalar(_ text: String, isNumber: Bool = false, at offset: Int) {
        guard !text.isEmpty else { return scalar(offset..<offset) }
        let range = keep(text)
        moved.append(JSONTree.Moved(start: UInt32(range.lowerBound), source: UInt32(offset)))
        scalar(range, isNumber: isNumber)
    }

    public mutating func flag(_ flag: Bool, at offset: Int) {
        tape.append(JSONTree.Entry(flag ? .isTrue : .isFalse, start: offset, size: 0))
    }

    /// The tree; the outermost value has to be closed.
    public consuming func tree() -> JSONTree {
        precondition(!tape.isEmpty, "a document has one value")
        return JSONTree(file: file, bytes: source, tape: tape, pool: pool, moved: moved)
    }

    private mutating func keep(_ text: String) -> Range<Int> {
        let start = source.count + pool.count
        pool += text.utf8
        return start..<source.count + pool.count
    }
}
