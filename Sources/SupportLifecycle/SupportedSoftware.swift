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
    /// What the maker decided about the time without support.
    public let plans: [GapPlan]
    /// When to look again while the end is unknown.
    public let reviewBy: Day?
    public let origin: Origin
    /// A package URL or CPE name, as written.
    public var identifier: String?
    /// full, security_only, extended, none, as written.
    public var level: String?
    /// The line of the end of support.
    public var endOrigin: Origin?

    public init(
        id: ID<SupportedSoftware>, name: LocalizedText, version: String?, usage: Usage, supportStart: Day?,
        end: End, source: String?, readOn: Day?, covers: [PackageURL], releases: [String],
        plans: [GapPlan] = [], reviewBy: Day? = nil, origin: Origin
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
        self.plans = plans
        self.reviewBy = reviewBy
        self.origin = origin
    }
}
