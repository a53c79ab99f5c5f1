import Kernel

/// What somebody asks that a bill of materials tells: a named list of elements.
public struct CompletenessProfile: Sendable {
    /// One thing asked for.
    public struct Element: Sendable {
        public let id: String
        public let name: LocalizedText
        public let check: CompletenessCheck

        public init(id: String, name: LocalizedText, check: CompletenessCheck) {
            self.id = id
            self.name = name
            self.check = check
        }
    }

    public let id: ID<CompletenessProfile>
    public let name: LocalizedText
    /// The document that asks, with its section.
    public let source: String
    public let elements: [Element]

    public init(
        id: ID<CompletenessProfile>, name: LocalizedText, source: String, elements: [Element]
    ) {
        self.id = id
        self.name = name
        self.source = source
        self.elements = elements
    }
}

/// How it is found out whether a bill tells something. A profile names these.
public enum CompletenessCheck: String, Sendable, CaseIterable {
    // Of the bill as a whole.
    /// Who made the data: a person or an organisation, not a tool alone.
    case billAuthor = "bill.author"
    case billTimestamp = "bill.timestamp"
    /// What the bill is a bill of.
    case billSubject = "bill.subject"
    /// An identity of the bill itself.
    case billIdentity = "bill.identity"
    case billTool = "bill.tool"
    /// In which phase of the life cycle the data were taken.
    case billLifecycle = "bill.lifecycle"
    /// How parts stand to each other, told at least once.
    case billRelationships = "bill.relationships"

    // Of each component.
    case supplier = "component.supplier"
    case name = "component.name"
    case version = "component.version"
    /// A package URL, a CPE name or a SWID tag that can be read.
    case identifier = "component.identifier"
    case hash = "component.hash"
    case licence = "component.licence"
    case concludedLicence = "component.licence-concluded"
    /// It stands in the graph: needs, is needed, is contained, or the bill says that it needs nothing.
    case relationship = "component.relationship"
    /// How it is supported: supported, security fixes only, no longer.
    case supportLevel = "component.support-level"
    /// The day on which support ends.
    case supportEnd = "component.support-end"

    /// Asked once, of the bill.
    public var isOfBill: Bool { rawValue.hasPrefix("bill.") }
}
