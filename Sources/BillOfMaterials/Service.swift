/// A service that what the bill describes calls, or is.
public struct Service: Hashable, Sendable {
    public let name: String
    public var ref: String?
    public var group: String?
    public var version: String?
    public var description: String?
    public var provider: Organisation?
    public var endpoints: [String] = []
    /// Whether it asks who calls; nil when the bill does not say.
    public var isAuthenticated: Bool?
    /// Whether a call leaves the zone of trust; nil when the bill does not say.
    public var crossesTrustBoundary: Bool?
    public var licences: [Licence] = []
    public var externalReferences: [ExternalReference] = []
    public var properties: [Property] = []
    public var services: [Service] = []
    public var carried: [Carried] = []

    public init(name: String) { self.name = name }
}
