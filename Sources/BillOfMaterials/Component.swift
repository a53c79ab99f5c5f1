import Kernel

/// One line of a bill of materials.
public struct Component: Hashable, Sendable {
    public let name: String
    public let version: String?
    public let supplier: String?
    /// Nil when the bill gives none, or one that cannot be read.
    public let packageURL: PackageURL?
    /// Nil when the bill gives none, or one that cannot be read.
    public let cpe: CPEName?
    /// library, operating-system, firmware …, as the bill says.
    public let kind: String?

    public init(
        name: String, version: String?, supplier: String?, packageURL: PackageURL?, cpe: CPEName?,
        kind: String?
    ) {
        self.name = name
        self.version = version
        self.supplier = supplier
        self.packageURL = packageURL
        self.cpe = cpe
        self.kind = kind
    }

    /// It has a package URL or a CPE name, so that advisories can be matched with it.
    public var isIdentified: Bool { packageURL != nil || cpe != nil }
}
