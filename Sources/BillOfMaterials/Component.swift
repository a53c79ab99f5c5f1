import Kernel

/// One line of a bill of materials: software, hardware, or data.
public struct Component: Hashable, Sendable {
    /// The name under which other parts of the bill point at it.
    public var ref: String?
    /// library, operating-system, firmware …, as the bill says.
    public var kind: String?
    /// A namespace before the name, as the bill gives it.
    public var group: String?
    public let name: String
    public let version: String?
    public var description: String?
    /// required, optional, excluded, as the bill says.
    public var scope: String?
    public var supplier: Organisation?
    public var manufacturer: Organisation?
    public var publisher: String?
    /// As older bills write it, in one text.
    public var author: String?
    public var authors: [Contact] = []
    public var copyright: String?
    /// Nil when the bill gives none, or one that cannot be read, which then is carried.
    public let packageURL: PackageURL?
    /// Nil when the bill gives none, or one that cannot be read, which then is carried.
    public let cpe: CPEName?
    public var swid: SoftwareTag?
    public var hashes: [ContentHash] = []
    public var licences: [Licence] = []
    public var externalReferences: [ExternalReference] = []
    public var properties: [Property] = []
    /// What it came from, and how it was changed.
    public var pedigree: Pedigree?
    /// The components inside it.
    public var components: [Component] = []
    /// What this model has no name for, such as evidence or a model card.
    public var carried: [Carried] = []

    public init(
        name: String, version: String?, supplier: String? = nil, packageURL: PackageURL? = nil,
        cpe: CPEName? = nil, kind: String? = nil
    ) {
        self.name = name
        self.version = version
        self.supplier = supplier.map { Organisation(name: $0) }
        self.packageURL = packageURL
        self.cpe = cpe
        self.kind = kind
    }

    /// It has a package URL or a CPE name, so that advisories can be matched with it.
    public var isIdentified: Bool { packageURL != nil || cpe != nil }

    /// Who supplies it, or else who published or wrote it; nil when the bill names nobody.
    public var supplierName: String? { supplier?.name ?? publisher ?? author }

    /// By name, then version, then package URL. Components are large, so their places are sorted and each is
    /// moved once; what is in order already is not touched.
    static func sorted(_ components: [Component]) -> [Component] {
        let keys = components.map { ($0.name, $0.version ?? "", $0.packageURL?.text ?? "") }
        if zip(keys, keys.dropFirst()).allSatisfy({ $0 <= $1 }) { return components }
        let order = keys.indices.sorted { left, right in
            keys[left] == keys[right] ? left < right : keys[left] < keys[right]
        }
        return order.map { components[$0] }
    }
}
