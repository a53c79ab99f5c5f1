/// Files that a person names, wherever they lie.
public protocol FileSource: Sendable {
    /// The bytes of a file; `-` is standard input. Refuses more than `bytesMax`.
    func bytes(of path: String, bytesMax: Int) throws(StoreRefusal) -> [UInt8]
    /// The path itself when it is a file; of a folder, every file in it and below, sorted, without hidden
    /// ones.
    func paths(at path: String) throws(StoreRefusal) -> [String]
}
