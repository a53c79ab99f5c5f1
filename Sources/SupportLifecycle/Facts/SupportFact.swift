import Kernel

/// The products of one source.
public struct SupportFactFile: Hashable, Sendable {
    public let source: SupportSource
    /// Sorted by id.
    public let products: [SupportProduct]

    public init(source: SupportSource, products: [SupportProduct]) {
        self.source = source
        self.products = products.sorted { $0.id < $1.id }
    }
}

/// What one source says of one release cycle of one product.
public struct SupportFact: Hashable, Sendable {
    public let source: SupportSource
    public let productID: String
    public let productName: LocalizedText
    public let cycle: SupportCycle

    public init(source: SupportSource, productID: String, productName: LocalizedText, cycle: SupportCycle) {
        self.source = source
        self.productID = productID
        self.productName = productName
        self.cycle = cycle
    }

    /// The end that the maker may count on.
    public var end: SupportEnd { cycle.phases.end(assertedBy: source.kind) }

    /// Where a reader finds it: `facts/support/endoflife.date.yaml: openssl 3.0`.
    public var reference: String { "\(source.origin.file): \(productID) \(cycle.name)" }
}
