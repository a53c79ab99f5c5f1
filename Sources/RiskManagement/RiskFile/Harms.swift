import Evidence
import Kernel
import Severity

/// A harm that the file names (JIS T 14971: harm).
public struct Harm: Sendable {
    public let id: String
    public let title: LocalizedText
    public let type: HarmType?
    public let severity: HarmSeverity?
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = record.id ?? ""
        title = record.words("title") ?? LocalizedText(same: record.id ?? "")
        type = record.text("type").flatMap(HarmType.init)
        severity = record.text("severity").flatMap(HarmSeverity.init)
        origin = record.origin
    }
}

/// Circumstances in which people are exposed to a hazard (JIS T 14971: hazardous situation).
public struct HazardousSituation: Sendable {
    public let id: String
    public let title: LocalizedText
    public let sequence: LocalizedText?
    public let functions: [String]
    public let harms: [String]
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = record.id ?? ""
        title = record.words("title") ?? LocalizedText(same: record.id ?? "")
        sequence = record.words("sequence")
        functions = record.texts("functions")
        harms = record.texts("harms")
        origin = record.origin
    }
}

/// Who might attack: why, with what, from where.
public struct Attacker: Sendable {
    public let id: String
    public let name: LocalizedText
    public let motive: LocalizedText?
    public let skill: AttackerSkill?
    public let access: [AttackVector]
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = record.id ?? ""
        name = record.words("name") ?? LocalizedText(same: record.id ?? "")
        motive = record.words("motive")
        skill = record.text("capability").flatMap(AttackerSkill.init)
        access = record.texts("access").compactMap(AttackVector.init)
        origin = record.origin
    }
}

/// What the maker concludes of all residual risks together (JIS T 14971, clause 8).
public struct OverallResidualRisk: Sendable {
    public let release: String
    public let method: LocalizedText?
    public let isAcceptable: Bool
    public let benefitRisk: LocalizedText?
    public let decidedBy: String?
    public let decidedOn: Day?
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        release = record.text("version") ?? ""
        method = record.words("method")
        isAcceptable = record.text("conclusion") == "acceptable"
        benefitRisk = record.words("benefit_risk")
        decidedBy = record.text("decided_by")
        decidedOn = record.day("decided_on")
        origin = record.origin
    }
}

/// The maker's answer to one capability of the baseline.
public struct BaselineAnswer: Sendable {
    public let id: String
    public let capability: Capability?
    /// Items of the profiles that it answers; a capability's answer speaks for those that it names.
    public let items: [String]
    /// yes, no or not_applicable.
    public let answer: String?
    public let reason: LocalizedText?
    public let controlIDs: [String]
    public let controls: [String]
    public let verifications: [String]
    public let deviation: LocalizedText?
    public let deviationApprovedBy: String?
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = record.id ?? ""
        capability = record.text("capability").flatMap(Capability.init)
        items = record.texts("items")
        answer = record.text("answer")
        reason = record.words("reason")
        controlIDs = record.texts("nist_ids")
        controls = record.texts("controls")
        verifications = record.texts("verifications")
        deviation = record.words("deviation")
        deviationApprovedBy = record.text("deviation_approved_by")
        origin = record.origin
    }

    /// The record's path.
    public var path: String { "baseline_items/\(id)" }
}
