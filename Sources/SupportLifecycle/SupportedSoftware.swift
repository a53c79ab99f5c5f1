import BillOfMaterials
import Kernel

/// How long somebody supports a piece of off-the-shelf software that a device carries or is made with (3.1).
public struct SupportedSoftware: Sendable {
    /// What the software is used for.
    public enum Usage: String, Sendable, CaseIterable {
        case runtime, development, evaluation
    }

    /// The end of support: a day, known to be unknown, or not recorded at all.
    public enum End: Hashable, Sendable {
        case on(Day)
        case unknown
        case notRecorded
    }

    public let id: ID<SupportedSoftware>
    public let name: LocalizedText
    public let version: String?
    public let usage: Usage
    public let supportStart: Day?
    public let end: End
    /// Who says so, and when it was read.
    public let source: String?
    public let readOn: Day?
    /// The lines of a bill that this record stands for.
    public let covers: [PackageURL]
    /// Ids of the releases that carry it; empty for all.
    public let releases: [String]
    public let gap: GapPlan?
    public let origin: Origin
    /// A package URL or CPE name, as written.
    public var identifier: String?
    /// full, security_only, extended, none, as written.
    public var level: String?
    /// The line of the end of support.
    public var endOrigin: Origin?

    public init(
        id: ID<SupportedSoftware>, name: LocalizedText, version: String?, usage: Usage, supportStart: Day?,
        end: End,
        source: String?, readOn: Day?, covers: [PackageURL], releases: [String], gap: GapPlan?, origin: Origin
    ) {
        self.id = id
        self.name = name
        self.version = version
        self.usage = usage
        self.supportStart = supportStart
        self.end = end
        self.source = source
        self.readOn = readOn
        self.covers = covers
        self.releases = releases
        self.gap = gap
        self.origin = origin
    }
}

/// What the maker decided about the time between the end of support and the end of the service life (3.1).
public struct GapPlan: Sendable {
    public let decision: LocalizedText?
    public let due: Day?
    public let approvedOn: Day?
    public let origin: Origin

    public init(decision: LocalizedText?, due: Day?, approvedOn: Day?, origin: Origin) {
        self.decision = decision
        self.due = due
        self.approvedOn = approvedOn
        self.origin = origin
    }
}
