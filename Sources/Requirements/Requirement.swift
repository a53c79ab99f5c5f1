import Kernel

/// One demand of a catalogue, restated in our own words, with the evidence it asks for.
public struct Requirement: Hashable, Sendable {
    /// How strongly the source asks (必要・求められる / 望ましい・重要 / 留意・参照).
    public enum Modality: String, Sendable, CaseIterable {
        case must, should, consider
    }

    /// How much of the demand the records can decide.
    public enum Decidability: String, Sendable, CaseIterable {
        /// The rule decides from records alone.
        case full
        /// The rule decides what it can; a person's judgement is needed for the rest.
        case partial
        /// No rule can say yes; only a person can.
        case none
    }

    /// The catalogue's demand number, for example `G-3.1-08`.
    public let id: ID<Requirement>
    public let catalogue: ID<Catalogue>
    /// The section of the source, for example `3.1` or `5. 1)添付文書`.
    public let section: String
    /// Who has to act, in the source's order, as the catalogue's actor codes.
    public let actors: [String]
    public let modality: Modality
    /// premarket, postmarket or both.
    public let phase: String
    public let text: LocalizedText
    /// The evidence that the catalogue names, as written there.
    public let evidence: [String]
    public let rule: ID<Rule>?
    /// Demands of the guidance that read the same records: while one of them is open, this one is.
    public let mapped: [ID<Requirement>]
    /// What the rule decides, in the catalogue's words; empty without a rule.
    public let decides: String
    public let decidability: Decidability
    /// Not stated by the source, but needed to make a neighbouring demand checkable.
    public let isDerived: Bool
    /// Newer law or guidance on the same matter; empty when there is none.
    public let today: String
    public let origin: Origin

    public init(
        id: ID<Requirement>, catalogue: ID<Catalogue>, section: String, actors: [String], modality: Modality,
        phase: String, text: LocalizedText, evidence: [String], rule: ID<Rule>?, mapped: [ID<Requirement>],
        decides: String,
        decidability: Decidability, isDerived: Bool, today: String, origin: Origin
    ) {
        self.id = id
        self.catalogue = catalogue
        self.section = section
        self.actors = actors
        self.modality = modality
        self.phase = phase
        self.text = text
        self.evidence = evidence
        self.rule = rule
        self.mapped = mapped
        self.decides = decides
        self.decidability = decidability
        self.isDerived = isDerived
        self.today = today
        self.origin = origin
    }
}
