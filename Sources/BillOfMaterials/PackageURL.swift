/// A package URL (purl) split into its parts: `pkg:type/namespace/name@version?qualifiers#subpath`.
///
/// This reads what matching a bill's line with a support record needs. The full rules of each type come with
/// the reading of every kind of bill.
public struct PackageURL: Hashable, Sendable {
    /// As written.
    public let text: String
    public let type: String
    /// Empty when there is none.
    public let namespace: String
    public let name: String
    public let version: String?

    /// Nil when the text does not start with `pkg:` or lacks a type or a name.
    public init?(_ text: String) {
        guard text.hasPrefix("pkg:") else { return nil }
        let withoutSubpath = text.dropFirst(4).prefix { $0 != "#" }
        let body = withoutSubpath.prefix { $0 != "?" }
        let at = body.lastIndex(of: "@")
        // An @ before the last slash belongs to a scoped namespace, not to the version.
        let slash = body.lastIndex(of: "/")
        var path = body
        if let at, slash.map({ $0 < at }) ?? false {
            path = body[..<at]
            version = String(body[body.index(after: at)...])
        } else {
            version = nil
        }
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count >= 2, let first = parts.first, let last = parts.last else { return nil }
        self.text = text
        type = first.lowercased()
        name = last
        namespace = parts.dropFirst().dropLast().joined(separator: "/")
    }

    /// Whether this, read as a pattern without a version, stands for another: the same type and namespace,
    /// and the same name or `*`.
    public func covers(_ other: PackageURL) -> Bool {
        type == other.type && namespace == other.namespace && (name == "*" || name == other.name)
    }
}
