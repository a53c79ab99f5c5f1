import Kernel

/// A fact found for a component, and what it was found by.
public struct SupportMatch: Hashable, Sendable {
    /// How sure the match is.
    public enum Confidence: String, Hashable, Sendable, Comparable {
        /// A hint that a person has to confirm: never taken by itself.
        case candidate
        /// By an inference that the match names: the distribution, a code name, a build, an edition.
        case derived
        /// The identifier is the product's, and the version begins with the cycle's name.
        case exact

        public static func < (left: Confidence, right: Confidence) -> Bool {
            let order: [Confidence] = [.candidate, .derived, .exact]
            return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
        }
    }

    /// What led to the product.
    public enum Way: String, Hashable, Sendable, CaseIterable {
        case packageURL = "purl"
        case cpe
        /// The distribution that ships the package.
        case distribution
        case repology
    }

    public let fact: SupportFact
    public let way: Way
    /// The identifier, as the bill or record writes it.
    public let identifier: String
    /// The text by which the cycle was found.
    public let cycleText: String
    public let confidence: Confidence

    public init(
        fact: SupportFact, way: Way, identifier: String, cycleText: String, confidence: Confidence
    ) {
        self.fact = fact
        self.way = way
        self.identifier = identifier
        self.cycleText = cycleText
        self.confidence = confidence
    }
}

/// Why no fact is taken for a component. None of these means that the component is unsupported.
public enum SupportNonMatch: Hashable, Sendable {
    /// Neither a package URL nor a CPE name.
    case noIdentifier
    /// No source has a product with this identifier.
    case productNotInFacts
    /// The product is there, but the component has no version.
    case noVersion(product: String)
    case cycleNotInFacts(product: String, version: String)
    /// The version fits several cycles whose supports end differently.
    case severalCycles(product: String, names: [String])
    /// A distribution's package, and the bill does not say of which release of the distribution.
    case distributionUnknown(namespace: String)
    /// The cycle was found; the source says nothing of its end.
    case endNotStated(product: String, cycle: String)
    /// A record of the dossier stands for it and says that the end is unknown, or does not say it.
    case recordWithoutEnd(record: String)

    /// A stable name for programs and for counting.
    public var code: String {
        switch self {
        case .noIdentifier: "no-identifier"
        case .productNotInFacts: "product-not-in-facts"
        case .noVersion: "no-version"
        case .cycleNotInFacts: "cycle-not-in-facts"
        case .severalCycles: "several-cycles"
        case .distributionUnknown: "distribution-unknown"
        case .endNotStated: "end-not-stated"
        case .recordWithoutEnd: "record-without-end"
        }
    }

    /// The later ones tell more.
    var weight: Int {
        switch self {
        case .noIdentifier: 0
        case .productNotInFacts: 1
        case .distributionUnknown: 2
        case .noVersion: 3
        case .cycleNotInFacts: 4
        case .severalCycles: 5
        case .endNotStated: 6
        case .recordWithoutEnd: 7
        }
    }
}

/// What the facts say of one component.
public struct SupportFinding: Sendable {
    /// The fact that counts; nil when none can be taken.
    public let match: SupportMatch?
    /// Why none can be taken; nil when one is.
    public let reason: SupportNonMatch?
    /// Hints that are not taken by themselves.
    public let candidates: [SupportMatch]

    static func none(_ reason: SupportNonMatch, candidates: [SupportMatch] = []) -> SupportFinding {
        SupportFinding(match: nil, reason: reason, candidates: candidates)
    }
}
