import Kernel

/// One CSAF document as it is written (CSAF 2.0, section 3; 2.1 in the same shape), before anything is made
/// of it.
public struct CSAFDocument: Sendable {
    /// `csaf_security_advisory`, `csaf_vex`, `csaf_base` …
    public var category: String
    /// `2.0` or `2.1`.
    public var version: String
    public var title: String?
    /// The language tag of its texts, such as `en-US`.
    public var language: String?
    /// Who publishes it; nil where the document does not say.
    public var publisher: String?
    /// `vendor`, `coordinator`, `user` …
    public var publisherCategory: String?
    public var publisherNamespace: String?
    public var trackingID: String
    /// `draft`, `interim`, `final`.
    public var status: String?
    public var revision: String?
    public var issued: Instant?
    public var updated: Instant?
    public var hasNotes = false
    public var hasReferences = false
    public var hasProductTree = false
    public var products: [String: CSAFProduct] = [:]
    /// Product ids in the order of the document.
    public var productOrder: [String] = []
    public var groups: [String: [String]] = [:]
    public var vulnerabilities: [CSAFVulnerability] = []
    public var origin: Origin

    /// The products that a list of product and group ids means, in order, each once.
    public func members(products: [String], groups names: [String]) -> [String] {
        var seen: Set<String> = []
        return (products + names.flatMap { groups[$0] ?? [] }).filter { seen.insert($0).inserted }
    }
}

/// One product that a document speaks of: a full product name, or a relationship between two.
public struct CSAFProduct: Sendable {
    /// How one product stands to another, such as `default_component_of`.
    public struct Relation: Hashable, Sendable {
        public let category: String
        public let product: String
        public let within: String
    }

    public let id: String
    public let name: String
    public var vendor: String?
    /// The innermost product name, or else family, among the branches.
    public var productName: String?
    /// The version's name as the branch has it; nil where no branch names one.
    public var versionName: String?
    /// The branch is a `product_version_range`.
    public var isRange = false
    public var packageURLs: [String] = []
    public var cpes: [String] = []
    /// Other means of identification, such as `model_numbers: 4711`.
    public var otherIdentifiers: [String] = []
    public var relation: Relation?
    public let origin: Origin

    public init(id: String, name: String, origin: Origin) {
        self.id = id
        self.name = name
        self.origin = origin
    }
}

/// One vulnerability of a document.
public struct CSAFVulnerability: Sendable {
    /// Products in one state, such as `known_affected`.
    public struct Status: Sendable {
        public let kind: String
        public let products: [String]
        public let origin: Origin
    }

    /// A flag, threat, remediation or score: what it says and of which products.
    public struct Remark: Sendable {
        /// The label or category.
        public let kind: String
        public let text: String
        public let products: [String]
        public let groups: [String]
        public let url: String?
        public let date: Instant?
        public let origin: Origin
    }

    /// A vector with its published score.
    public struct Score: Sendable {
        public let vector: String
        public let version: String
        public let tenths: Int?
        public let products: [String]
        public let origin: Origin
    }

    /// From 1, by the order in the document.
    public let number: Int
    public var cve: String?
    public var ids: [String] = []
    public var title: String?
    /// Notes by category, such as `description`.
    public var notes: [(category: String, text: String)] = []
    public var references: [(url: String, category: String?)] = []
    public var weaknesses: [String] = []
    public var statuses: [Status] = []
    public var flags: [Remark] = []
    public var threats: [Remark] = []
    public var remediations: [Remark] = []
    public var scores: [Score] = []
    public var isDisputed = false
    public var released: Instant?
    public let origin: Origin

    public init(number: Int, origin: Origin) {
        self.number = number
        self.origin = origin
    }
}
