/// The program that writes a file, as the file names it.
public struct Generator: Sendable {
    public let name: String
    public let version: String

    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}
