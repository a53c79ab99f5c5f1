import Evidence
import Scanning
import Dossiers
import BillOfMaterials
import DeviceRegistry
import Documents
import Kernel
import RiskManagement
import Requirements
import SupportLifecycle

/// Everything that the program can say of one device on one day.
public struct Assessment: Sendable {
    /// The day on which it stands.
    public let day: Day
    public let device: Device
    /// The maker; nil when no company file was found.
    public let companyName: LocalizedText?
    public let scope: ScopeStanding
    public let catalogues: [CatalogueResults]
    /// What to do next, harm to patients and users first.
    public let nextSteps: [NextStep]
    public let lifeSpan: LifeSpan
    /// Parts whose support ends soon or has ended, and facts that are old.
    public let horizon: Horizon
    public let bills: [BillSummary]
    /// How each line of each release's bill is supported on the day, and who says so.
    public let componentSupport: [ComponentSupport]
    /// What is published of vulnerabilities in each release's bill, or why nobody has looked.
    public let vulnerabilities: KnownVulnerabilities
    /// All records, the computed ones included.
    public let evidence: EvidenceSource
    /// Threats, risks, baseline, gate and traces for the current release.
    public let risk: RiskEvaluation
    /// The texts for users, made from the same records.
    public let documents: [Document]
    /// Imperfect data that did not keep the dossier from being read, sorted by place.
    public let findings: [Finding]
    /// How many records were read.
    public let recordCount: Int

    /// The results of the guidance of 2018.
    public var guidance: CatalogueResults? { catalogues.first { $0.catalogue.id == Catalogue.guidanceID } }
}

/// The results of one catalogue, in its order.
public struct CatalogueResults: Sendable {
    public let catalogue: Catalogue
    public let results: [RequirementResult]

    /// How many demands have a state.
    public func count(_ state: RequirementState) -> Int { results.count { $0.state == state } }
}

/// The scope as computed from the records, and as decided by a person.
public struct ScopeStanding: Sendable {
    public let computation: ScopeComputation
    /// What was decided, in the dossier's word; nil while nobody has decided.
    public let decided: String?
    public let decidedBy: String?
    public let decidedOn: Day?
    public let overrideReason: LocalizedText?
    /// What has changed since the decision; empty while it is fresh.
    public let changes: [LocalizedText]
    public let origin: Origin?

    /// Decided, with every premise unchanged, and in agreement with the records or overridden with a reason.
    public var isCurrent: Bool {
        guard let decided, changes.isEmpty else { return false }
        return decided == computation.result.rawValue || overrideReason != nil
    }
}

/// One step that somebody should take.
public struct NextStep: Sendable {
    public let requirement: Requirement
    public let state: RequirementState
    public let text: LocalizedText
    public let reason: LocalizedText
    /// The record in which it lies, as a path.
    public let record: String
    public let origin: Origin?
    /// The gravest harm to which the records link the step.
    public let harm: RecordedHarm?
}

/// A release's bill in numbers.
public struct BillSummary: Sendable {
    public let release: String
    public let file: String
    public let format: String
    public let components: Int
    /// Without an identifier of their own, but named by a person in identities.yaml.
    public let mapped: Int
    /// Without a package URL, without a CPE name and not named by a person.
    public let unidentified: Int
    public let withoutSupplier: Int
    public let withoutVersion: Int
    /// Lines for which a support record stands, or a fact gives the end of support.
    public let covered: Int
    /// Names of the other lines.
    public let uncovered: [String]
    /// How the lines are supported, in numbers.
    public let support: BillSupport
    /// Against each bundled profile.
    public let scores: [BillScore]
}
