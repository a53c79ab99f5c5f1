/// Counts the lines of a document up to one value after another, going over each byte once.
public struct LineCounter: Sendable {
    private var offset = 0
    private var lines = 1

    public init() {}

    /// The line of a value's first character, from 1. Values have to come in the order of the document.
    public mutating func line(of node: JSONNode) -> Int {
        let end = node.offset
        precondition(end >= offset, "values are asked for in the order of the document")
        node.tree.bytes.withUnsafeBufferPointer { all in
            var count = 0
            for byte in UnsafeBufferPointer(rebasing: all[offset..<end]) { count &+= byte == 0x0A ? 1 : 0 }
            lines += count
        }
        offset = end
        return lines
    }
}
