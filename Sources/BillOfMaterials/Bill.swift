import Kernel

/// A bill of materials, whatever format it came in; its components sorted by name and version.
public struct Bill: Sendable {
    /// The format and its version, for example `CycloneDX 1.6`.
    public let format: String
    public let components: [Component]

    public init(format: String, components: [Component]) {
        self.format = format
        self.components = components.sorted {
            ($0.name, $0.version ?? "", $0.packageURL?.text ?? "") < (
                $1.name, $1.version ?? "", $1.packageURL?.text ?? ""
            )
        }
    }
}
