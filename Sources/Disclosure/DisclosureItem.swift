import Documents
import Kernel

/// What the maker decided to tell about one matter, to whom and how openly (5.).
public struct DisclosureItem: Sendable {
    /// The matter.
    public enum Kind: String, Sendable, CaseIterable {
        case intendedEnvironment = "intended_environment"
        case userObligations = "user_obligations"
        case outOfEnvironmentRisk = "out_of_environment_risk"
        case technical, lifecycle
        case companyEffort = "company_effort"
        case contact, services
        case responsibilityBoundary = "responsibility_boundary"
        case noCyberRiskStatement = "no_cyber_risk_statement"
        case plainSheet = "plain_sheet"
        case vulnerability
    }

    /// The day before which an item is not told. An embargo whose end is unknown has not ended.
    public enum Embargo: Hashable, Sendable {
        case none, unknown
        case until(Day)
    }

    public let id: String
    public let kind: Kind
    /// The maker's own wording.
    public let text: LocalizedText?
    /// public, institution, lay_user, wearer or dealer; nil while nobody has said.
    public let audience: String?
    /// nil while nobody has decided; such an item is in no text at all.
    public let sensitivity: Sensitivity?
    public let embargo: Embargo
    /// The paths of the records that the item names.
    public let names: [String]
    /// States that no service is offered.
    public let statesNoServices: Bool
    /// The edition of the policy that it tells of.
    public let policyVersion: String?
    public let source: Sentence.Source

    public init(
        id: String, kind: Kind, text: LocalizedText?, audience: String?, sensitivity: Sensitivity?,
        embargo: Embargo, names: [String], statesNoServices: Bool, policyVersion: String?,
        source: Sentence.Source
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.audience = audience
        self.sensitivity = sensitivity
        self.embargo = embargo
        self.names = names
        self.statesNoServices = statesNoServices
        self.policyVersion = policyVersion
        self.source = source
    }

    /// Whether it may be told to this tier on this day.
    public func isOpen(to tier: AudienceTier, on day: Day) -> Bool {
        switch embargo {
        case .unknown: false
        case .until(let end): end <= day && tier.admits(sensitivity)
        case .none: tier.admits(sensitivity)
        }
    }
}
