/// A name under which a source knows a product or its maker, and the CPE name that it gives to it.
///
/// Components that a bill knows by name alone get candidates from these; a person confirms them.
public struct KnownProduct: Hashable, Sendable {
    /// What the name is the name of.
    public enum Kind: String, Sendable, CaseIterable {
        case vendor, product
        /// A product in one version.
        case version
    }

    public let kind: Kind
    /// As the source writes it, in Japanese or English.
    public let name: String
    /// `ja`, `en`, or another tag; a name in Latin letters may stand under `ja`.
    public let language: String
    /// The maker's name in the same language; nil where the source gives none.
    public let vendor: String?
    public let version: String?
    /// A formatted string in lower case; the part is ANY for a maker. Nil where the source gives none, or one
    /// that it gives to all that it has no name for.
    public let cpe: String?
    /// The source: `jvn`.
    public let from: String
    /// The source's own number of it.
    public let number: String?

    public init(
        _ kind: Kind, name: String, language: String, vendor: String?, version: String? = nil, cpe: String?,
        from: String, number: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.language = language
        self.vendor = vendor
        self.version = version
        self.cpe = cpe
        self.from = from
        self.number = number
    }
}
