/// Files that a person names, wherever they lie.
public protocol FileSource: Sendable {
    /// The bytes of a file; `-` is standard input. Refuses more than `bytesMax`.
    func bytes(of path: String, bytesMax: Int) throws(StoreRefusal) -> [UInt8]
}
