/// A name with a value that the maker of the bill chose freely.
public struct Property: Hashable, Sendable {
    public var name: String?
    public var value: String?
    public var carried: [Carried] = []

    public init(name: String?, value: String?) {
        self.name = name
        self.value = value
    }
}
