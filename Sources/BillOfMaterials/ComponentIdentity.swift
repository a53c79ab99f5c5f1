import Kernel

/// What a person says that a component without an identifier is, once for all bills.
public struct ComponentIdentity: Sendable {
    /// The component's name as bills write it; upper and lower case count as the same.
    public let name: String
    /// The version that it is said of; nil for every version.
    public let version: String?
    public let packageURL: PackageURL?
    public let cpe: CPEName?
    public let origin: Origin

    public init(name: String, version: String?, packageURL: PackageURL?, cpe: CPEName?, origin: Origin) {
        self.name = name
        self.version = version
        self.packageURL = packageURL
        self.cpe = cpe
        self.origin = origin
    }

    /// Whether it is said of this component; never of one that has an identifier of its own.
    public func names(_ component: Component) -> Bool {
        !component.isIdentified && component.name.lowercased() == name.lowercased()
            && (version == nil || version == component.version)
    }
}
