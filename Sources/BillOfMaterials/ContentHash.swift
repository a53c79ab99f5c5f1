/// A digest of a component's content.
public struct ContentHash: Hashable, Sendable {
    /// As the bill names it, for example `SHA-256`.
    public let algorithm: String
    /// In hexadecimal digits, as written.
    public let value: String
    public var carried: [Carried] = []

    public init(algorithm: String, value: String) {
        self.algorithm = algorithm
        self.value = value
    }
}
