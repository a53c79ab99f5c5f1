import Kernel
import LocatedJSON
import RiskManagement

/// Threats of Threat Dragon: each stands at one cell and says its mitigation in words.
extension ThreatDragonReader {
    mutating func threats(
        _ data: inout ModelFields, at subject: String, _ findings: inout ModelFindings
    ) {
        for var item in data.objects("threats", &findings) {
            item.ignore("new", "ruleId", "$$hashKey")
            let own = item.text("id", &findings)
            let id = item.text("threatId", &findings) ?? own
            var threat = ThreatModelDocument.Threat(
                id: id ?? "\(subject)-\(document.threats.count + 1)",
                title: item.text("title", &findings) ?? "")
            threat.summary = item.text("description", &findings)
            threat.categories = [item.text("type", &findings)].compactMap { $0 }
            threat.method = item.text("modelType", &findings)
            threat.severity = item.text("severity", &findings)
            threat.number = item.whole("number", &findings)
            threat.score = item.text("score", &findings)
            let occurrence = ThreatModelDocument.Occurrence(
                subject: subject, state: item.text("status", &findings))
            let words = item.text("mitigation", &findings)
            item.close(&findings)
            take(threat, occurrence, mitigation: words)
        }
    }

    /// The same threat at another cell is one more occurrence; another threat of the same id gets a number.
    private mutating func take(
        _ threat: ThreatModelDocument.Threat, _ occurrence: ThreatModelDocument.Occurrence,
        mitigation: String?
    ) {
        var occurrence = occurrence
        let index: Int
        if let known = threatIndexes[threat] {
            index = known
        } else {
            index = document.threats.count
            threatIndexes[threat] = index
            var named = threat
            named.id = free(threat.id)
            document.threats.append(named)
        }
        if let mitigation {
            occurrence.measures = [measure(mitigation, against: document.threats[index].id)]
        }
        document.threats[index].occurrences.append(occurrence)
    }

    private mutating func measure(_ words: String, against threat: String) -> ThreatModelDocument.Measure {
        let key = [threat, words]
        if let id = measures[key] { return ThreatModelDocument.Measure(mitigation: id) }
        let id = free("\(threat)-mitigation")
        measures[key] = id
        document.mitigations.append(ThreatModelDocument.Mitigation(id: id, title: words))
        return ThreatModelDocument.Measure(mitigation: id)
    }

    /// The id, with a number from the second use on.
    private mutating func free(_ id: String) -> String {
        var name = id
        while idCounts[name] != nil {
            let count = idCounts[id, default: 1] + 1
            idCounts[id] = count
            name = "\(id)-\(count)"
        }
        idCounts[name] = 1
        return name
    }
}
