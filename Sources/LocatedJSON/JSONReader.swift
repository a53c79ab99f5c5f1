import Kernel

/// Reads JSON (RFC 8259) into a tree whose values know their place.
public enum JSONReader {
    /// How large a document may be.
    public struct Limits: Sendable {
        /// In what is read, before UTF-16 is turned into UTF-8.
        public let bytesMax: Int
        /// How deep lists and objects may stand in one another.
        public let depthMax: Int
        /// How many values and keys there may be.
        public let countMax: Int

        public init(bytesMax: Int = 300 << 20, depthMax: Int = 128, countMax: Int = 50_000_000) {
            precondition(bytesMax <= JSONTree.sizeMax, "an entry holds sizes up to \(JSONTree.sizeMax)")
            self.bytesMax = bytesMax
            self.depthMax = depthMax
            self.countMax = countMax
        }
    }

    /// The tree, and what is imperfect in it. No tree when the bytes are not JSON or pass a limit: the
    /// finding then says where. A key that stands twice leaves the tree, with an error.
    public static func read(_ bytes: [UInt8], file: String, limits: Limits = Limits())
        -> (tree: JSONTree?, findings: [Finding])
    {
        guard bytes.count <= limits.bytesMax else {
            return (nil, [JSONFault.tooLarge(bytesMax: limits.bytesMax).finding(at: Origin(file: file))])
        }
        var text = bytes
        do {
            text = try JSONEncoding.utf8(bytes)
        } catch {
            return (nil, [JSONFault.encoding.finding(at: Origin(file: file, line: 1, column: 1))])
        }
        var scanner = JSONScanner(limits: limits, byteCount: text.count)
        do {
            try text.withUnsafeBufferPointer { all throws(JSONScanner.Stop) in try scanner.scan(all) }
        } catch {
            let origin = JSONPlace.origin(ofByte: error.offset, in: text, file: file)
            return (nil, [error.fault.finding(at: origin)])
        }
        let tree = JSONTree(file: file, bytes: text, tape: scanner.tape)
        let findings = scanner.duplicates.map { index in
            JSONFault.duplicateKey(tree.text(index)).finding(at: JSONNode(tree: tree, index: index).origin)
        }
        return (tree, findings)
    }
}
