/// A place outside the bill that says more: a website, an advisory, another bill.
public struct ExternalReference: Hashable, Sendable {
    /// What it is, in the format's word, for example `vcs`.
    public let kind: String
    public let url: String
    public var comment: String?
    public var hashes: [ContentHash] = []
    public var carried: [Carried] = []

    public init(kind: String, url: String) {
        self.kind = kind
        self.url = url
    }
}
