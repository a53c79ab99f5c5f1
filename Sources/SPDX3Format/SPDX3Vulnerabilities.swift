import BillEncoding
import BillOfMaterials
import LocatedJSON

/// Vulnerabilities that an SPDX 3 document tells of, with what its maker found out.
enum SPDX3Vulnerabilities {
    private static let prefix = "security_Vex"

    /// One for each vulnerability, or one for each VEX statement on it: what is true of one part need not be
    /// of another.
    static func read(_ graph: SPDX3Graph, _ relationships: SPDX3Relationships) -> [BillVulnerability] {
        var all: [BillVulnerability] = []
        for object in graph.objects where object.kind?.name == "security_Vulnerability" {
            let base = vulnerability(object)
            let assessments = object.id.flatMap { relationships.assessments[$0] } ?? []
            let statements = assessments.filter { $0.kind?.name.hasPrefix(prefix) == true }
            let ratings = assessments.filter { $0.kind?.name.hasPrefix(prefix) != true }
            var one = base
            if !ratings.isEmpty {
                one.carried.append(
                    Carried(["assessments"], .list(ratings.map { CarriedReader.value($0.node) })))
            }
            guard !statements.isEmpty else {
                var parts = object.id.flatMap { relationships.affected[$0] } ?? []
                for rating in ratings {
                    parts += SPDX3Relationships.items(rating.node["to"]).compactMap(relationships.id)
                }
                one.affects = once(parts)
                all.append(one)
                continue
            }
            for statement in statements {
                var told = one
                let parts = SPDX3Relationships.items(statement.node["to"]).compactMap(relationships.id)
                let exact = relationships.id(statement.node["security_assessedElement"])
                told.affects = once(parts + (exact.map { [$0] } ?? []))
                told.analysis = analysis(statement)
                all.append(told)
            }
        }
        return all
    }

    private static func once(_ refs: [String]) -> [BillVulnerability.Affected] {
        var seen: Set<String> = []
        return refs.filter { seen.insert($0).inserted }.map { BillVulnerability.Affected(ref: $0) }
    }

    private static func vulnerability(_ object: SPDX3Graph.Object) -> BillVulnerability {
        var vulnerability = BillVulnerability()
        let identifiers = SPDX3Relationships.items(object.node["externalIdentifier"])
        let cve = identifiers.first { $0["externalIdentifierType"]?.text == "cve" }
        let other = identifiers.first { $0["externalIdentifierType"]?.text == "securityOther" }
        vulnerability.id =
            (cve ?? other)?["identifier"]?.text ?? object.node["name"]?.text
        vulnerability.ref = object.id
        vulnerability.carried = object.node.members
            .filter { !["type", "spdxId", "creationInfo"].contains($0.key) }
            .map { Carried([$0.key], CarriedReader.value($0.value)) }
        return vulnerability
    }

    /// The states in the words that analyses of other bills have; the statement itself is carried.
    private static func analysis(_ statement: SPDX3Graph.Object) -> BillAnalysis {
        var analysis = BillAnalysis()
        let node = statement.node
        switch statement.kind?.name {
        case "security_VexAffectedVulnAssessmentRelationship": analysis.state = "exploitable"
        case "security_VexFixedVulnAssessmentRelationship": analysis.state = "resolved"
        case "security_VexNotAffectedVulnAssessmentRelationship": analysis.state = "not_affected"
        case "security_VexUnderInvestigationVulnAssessmentRelationship": analysis.state = "in_triage"
        default: break
        }
        analysis.justification = node["security_justificationType"]?.text
        let texts = ["security_impactStatement", "security_actionStatement", "security_statusNotes"]
            .compactMap { node[$0]?.text }
        analysis.detail = texts.isEmpty ? nil : texts.joined(separator: "\n")
        analysis.carried = [Carried(["statement"], CarriedReader.value(node))]
        return analysis
    }
}
