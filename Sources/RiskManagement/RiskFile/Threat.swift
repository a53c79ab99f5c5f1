import Evidence
import Kernel

/// A threat that a person wrote into the file (背景).
public struct Threat: Sendable {
    public let id: String
    public let title: LocalizedText
    public let cause: RiskCause?
    public let vector: AttackVector?
    public let skill: AttackerSkill?
    public let stride: [Stride]
    public let references: [String]
    public let attackers: [String]
    public let technique: String?
    /// A grade that a person gave, with its basis.
    public let writtenExploitability: Grade?
    public let exploitabilityBasis: LocalizedText?
    /// Ids of the interfaces, connections, flows and constituents that it comes through or hits.
    public let touches: [String]
    public let environments: [String]
    public let disposition: String?
    public let rationale: LocalizedText?
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = record.id ?? ""
        title = record.words("title") ?? LocalizedText(same: record.id ?? "")
        cause = record.text("actor_type").flatMap(RiskCause.init)
        vector = record.text("vector").flatMap(AttackVector.init)
        skill = record.text("capability").flatMap(AttackerSkill.init)
        stride = record.texts("stride").compactMap { Stride(rawValue: $0) }
        references = record.texts("references")
        attackers = record.texts("attackers")
        technique = record.text("technique")
        writtenExploitability = record.text("exploitability").flatMap(Grade.init)
        exploitabilityBasis = record.words("exploitability_basis")
        touches = ["interfaces", "connections", "data_flows", "constituents"].flatMap { record.texts($0) }
        environments = record.texts("environments")
        disposition = record.text("disposition")
        rationale = record.words("rationale")
        origin = record.origin
    }

    /// The record's path.
    public var path: String { "threats/\(id)" }

    /// What the way in and the skill come to; a person's grade goes before it.
    public var exploitability: ExploitabilityRule.Result {
        if let written = writtenExploitability {
            return ExploitabilityRule.Result(
                grade: written,
                reason: exploitabilityBasis
                    ?? LocalizedText(ja: "根拠は未記入", en: "its basis is not recorded"))
        }
        return ExploitabilityRule.evaluate(vector: vector, skill: skill)
    }
}
