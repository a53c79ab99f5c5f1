/// A company or another body that a bill names.
public struct Organisation: Hashable, Sendable {
    public var name: String?
    public var ref: String?
    public var urls: [String] = []
    public var contacts: [Contact] = []
    public var carried: [Carried] = []

    public init(name: String? = nil) { self.name = name }
}

/// A person, or a place to write to.
public struct Contact: Hashable, Sendable {
    public var name: String?
    public var ref: String?
    public var email: String?
    public var phone: String?
    public var carried: [Carried] = []

    public init(name: String? = nil) { self.name = name }
}
