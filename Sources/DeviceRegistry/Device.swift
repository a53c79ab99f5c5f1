import Kernel

/// One model of medical device as its maker describes it.
public struct Device: Sendable {
    public let identity: DeviceIdentity
    public let intendedUse: LocalizedText?
    public let constituents: [Constituent]
    public let environments: [UseEnvironment]
    public let interfaces: [Interface]
    public let connections: [Connection]
    public let dataFlows: [DataFlow]
    public let releases: [Release]
    public let inventory: Inventory
    public let serviceLife: ServiceLife?

    public init(
        identity: DeviceIdentity, intendedUse: LocalizedText?, constituents: [Constituent],
        environments: [UseEnvironment], interfaces: [Interface], connections: [Connection],
        dataFlows: [DataFlow], releases: [Release], inventory: Inventory, serviceLife: ServiceLife?
    ) {
        self.identity = identity
        self.intendedUse = intendedUse
        self.constituents = constituents
        self.environments = environments
        self.interfaces = interfaces
        self.connections = connections
        self.dataFlows = dataFlows
        self.releases = releases
        self.inventory = inventory
        self.serviceLife = serviceLife
    }

    /// The release that the identity names as current.
    public var currentRelease: Release? { releases.first { $0.id == identity.currentVersion } }
}
