/// What a bill says about itself: when, by whom, with what, and of what it was made.
public struct BillMetadata: Hashable, Sendable {
    /// When the bill was made, as written (RFC 3339).
    public var timestamp: String?
    /// What the bill is a bill of.
    public var subject: Component?
    public var authors: [Contact] = []
    public var supplier: Organisation?
    /// Who made the subject.
    public var manufacturer: Organisation?
    /// In which phases of a product's life the bill was made.
    public var lifecycles: [BillLifecycle] = []
    /// Tools told by name, as older bills do.
    public var tools: [BillTool] = []
    /// Tools told as components, as newer bills do.
    public var toolComponents: [Component] = []
    /// The licences of the bill itself.
    public var licences: [Licence] = []
    public var properties: [Property] = []
    public var carried: [Carried] = []

    public init() {}
}

/// One tool that made a bill.
public struct BillTool: Hashable, Sendable {
    public var vendor: String?
    public var name: String?
    public var version: String?
    public var carried: [Carried] = []

    public init(vendor: String? = nil, name: String? = nil, version: String? = nil) {
        self.vendor = vendor
        self.name = name
        self.version = version
    }
}

/// A phase of a product's life: one of the format's words, or one with a name of its own.
public struct BillLifecycle: Hashable, Sendable {
    public var phase: String?
    public var name: String?
    public var description: String?
    public var carried: [Carried] = []

    public init() {}
}
