import Kernel
import LocatedJSON
import RiskManagement

/// Threats of Open Threat Model, the mitigations against them, and where they occur.
extension OTMReader {
    mutating func mitigation(_ fields: inout ModelFields, _ findings: inout ModelFindings) {
        guard let id = fields.id(&findings) else { return }
        guard mitigations.insert(id).inserted else { return findings.duplicate(id, at: fields.node) }
        var mitigation = ThreatModelDocument.Mitigation(
            id: id, title: fields.text("name", &findings) ?? "")
        mitigation.summary = fields.text("description", &findings)
        var isStated = true
        if var more = fields.object("attributes", &findings) {
            isStated = !more.texts("unstated", &findings).contains("riskReduction")
            more.close(&findings)
        }
        let reduction = fields.number("riskReduction", &findings)
        mitigation.reduction = isStated ? reduction : nil
        fields.close(&findings)
        document.mitigations.append(mitigation)
    }

    mutating func threat(_ fields: inout ModelFields, _ findings: inout ModelFindings) {
        guard let id = fields.id(&findings) else { return }
        guard threatIndexes[id] == nil else { return findings.duplicate(id, at: fields.node) }
        var threat = ThreatModelDocument.Threat(id: id, title: fields.text("name", &findings) ?? "")
        threat.summary = fields.text("description", &findings)
        threat.categories = fields.texts("categories", &findings)
        threat.weaknesses = fields.texts("cwes", &findings)
        threat.tags = fields.texts("tags", &findings)
        var unstated: [String] = []
        if var more = fields.object("attributes", &findings) {
            unstated = more.texts("unstated", &findings)
            threat.method = more.text("modelType", &findings)
            threat.severity = more.text("severity", &findings)
            threat.number = more.whole("number", &findings)
            threat.score = more.text("score", &findings)
            for var item in more.objects("boundaries", &findings) {
                boundary(&item, of: &threat, &findings)
            }
            more.close(&findings)
        }
        if var risk = fields.object("risk", &findings) {
            threat.likelihood = risk.number("likelihood", &findings)
            threat.likelihoodComment = risk.text("likelihoodComment", &findings)
            let impact = risk.number("impact", &findings)
            threat.impact = unstated.contains("impact") ? nil : impact
            threat.impactComment = risk.text("impactComment", &findings)
            risk.close(&findings)
        }
        fields.close(&findings)
        threatIndexes[id] = document.threats.count
        document.threats.append(threat)
    }

    /// A boundary that the threat stands at; the format has threats at components and flows only.
    private func boundary(
        _ fields: inout ModelFields, of threat: inout ThreatModelDocument.Threat,
        _ findings: inout ModelFindings
    ) {
        guard let subject = fields.text("trustZone", &findings) else { return }
        // Only boundaries have been read so far.
        if origins["things/\(subject)"] == nil || implicitZones.contains(subject) {
            findings.dangling(subject, "attributes.boundaries.trustZone", at: fields.node)
        }
        threat.occurrences.append(occurrence(&fields, at: subject, &findings))
        fields.close(&findings)
    }

    /// Takes what stands under `threats` of a component or a flow.
    mutating func occurrences(
        _ fields: inout ModelFields, at subject: String, _ findings: inout ModelFindings
    ) {
        for var item in fields.objects("threats", &findings) {
            guard let id = item.text("threat", &findings) else {
                findings.wrongType(item.node, "threats.threat", ja: "脅威の id", en: "the id of a threat")
                continue
            }
            guard let index = threatIndexes[id] else {
                findings.dangling(id, "threats.threat", at: item.node)
                continue
            }
            let occurrence = occurrence(&item, at: subject, &findings)
            item.close(&findings)
            document.threats[index].occurrences.append(occurrence)
        }
    }

    private func occurrence(
        _ fields: inout ModelFields, at subject: String, _ findings: inout ModelFindings
    ) -> ThreatModelDocument.Occurrence {
        let state = fields.text("state", &findings)
        var measures: [ThreatModelDocument.Measure] = []
        for var measure in fields.objects("mitigations", &findings) {
            guard let id = measure.text("mitigation", &findings) else { continue }
            if !mitigations.contains(id) {
                findings.dangling(id, "mitigations.mitigation", at: measure.node)
            }
            measures.append(
                ThreatModelDocument.Measure(mitigation: id, state: measure.text("state", &findings)))
            measure.close(&findings)
        }
        return ThreatModelDocument.Occurrence(subject: subject, state: state, measures: measures)
    }
}
