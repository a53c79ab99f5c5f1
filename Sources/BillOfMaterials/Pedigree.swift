/// What a component came from, and how it was changed. A patch that resolves an issue is a backport: the
/// version alone then does not say whether the component is vulnerable.
public struct Pedigree: Hashable, Sendable {
    public var ancestors: [Component] = []
    public var descendants: [Component] = []
    public var variants: [Component] = []
    public var patches: [Patch] = []
    public var notes: String?
    public var carried: [Carried] = []

    public init() {}

    /// The vulnerabilities and defects that patches are said to resolve, sorted, each once.
    public var resolvedIDs: [String] { Set(patches.flatMap(\.resolves).compactMap(\.id)).sorted() }
}

/// One change to a component.
public struct Patch: Hashable, Sendable {
    /// unofficial, monkey, backport, cherry-pick, as the bill says.
    public let kind: String
    public var resolves: [ResolvedIssue] = []
    public var carried: [Carried] = []

    public init(kind: String) { self.kind = kind }
}

/// What a patch resolves.
public struct ResolvedIssue: Hashable, Sendable {
    /// defect, enhancement, security, as the bill says.
    public let kind: String
    /// For example a CVE number.
    public var id: String?
    public var name: String?
    public var carried: [Carried] = []

    public init(kind: String) { self.kind = kind }
}
