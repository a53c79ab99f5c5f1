import Documents
import Kernel

/// A risk as far as texts for users tell of it: does it arise outside the required environment? (5. 1))
public struct OutsideRisk: Sendable {
    /// How grave the harm is, lightest first.
    public enum Severity: String, Sendable, CaseIterable, Comparable {
        case negligible, minor, serious, critical, catastrophic

        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
        private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
    }

    public let id: String
    public let title: LocalizedText
    /// patient, user, privacy, property or environment.
    public let harm: String?
    public let severity: Severity?
    /// It arises outside the required environment; nil while nobody has said.
    public let arisesOutside: Bool?
    /// The paths of the environments in which it arises.
    public let environments: [String]
    /// The paths of the data flows that its threats attack.
    public let dataFlows: [String]
    public let source: Sentence.Source

    public init(
        id: String, title: LocalizedText, harm: String?, severity: Severity?, arisesOutside: Bool?,
        environments: [String], dataFlows: [String], source: Sentence.Source
    ) {
        self.id = id
        self.title = title
        self.harm = harm
        self.severity = severity
        self.arisesOutside = arisesOutside
        self.environments = environments
        self.dataFlows = dataFlows
        self.source = source
    }
}
