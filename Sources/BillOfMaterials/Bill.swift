import Kernel

/// A bill of materials, whatever format it came in; its components sorted by name and version.
public struct Bill: Sendable {
    /// The format and its version, for example `CycloneDX 1.6`.
    public let format: String
    /// The version of the format's specification alone, for example `1.6`.
    public var specVersion: String?
    /// The bill's own identity, for example `urn:uuid:…`.
    public var serialNumber: String?
    /// How often the bill was issued anew under the same identity, as written.
    public var version: String?
    public var metadata: BillMetadata
    /// The outermost components; what they contain stands in them.
    public let components: [Component]
    public var services: [Service]
    public var dependencies: [Dependency]
    /// Refs of parts that the bill relates to others in another way than by need: described, contained.
    public var related: Set<String>
    public var vulnerabilities: [BillVulnerability]
    public var externalReferences: [ExternalReference]
    public var properties: [Property]
    /// What this model has no name for.
    public var carried: [Carried]

    public init(
        format: String, components: [Component], metadata: BillMetadata = BillMetadata(),
        services: [Service] = [], dependencies: [Dependency] = [], vulnerabilities: [BillVulnerability] = []
    ) {
        self.format = format
        self.components = Component.sorted(components)
        self.metadata = metadata
        self.services = services
        self.dependencies = dependencies
        self.vulnerabilities = vulnerabilities
        related = []
        externalReferences = []
        properties = []
        carried = []
    }

    /// Every component, those inside others too, sorted by name and version. The bill's subject, which the
    /// bill describes as a whole, is not among them.
    public var everyComponent: [Component] {
        guard components.contains(where: { !$0.components.isEmpty }) else { return components }
        var all: [Component] = []
        var waiting = components
        while let next = waiting.popLast() {
            all.append(next)
            waiting += next.components
        }
        return Component.sorted(all)
    }
}
