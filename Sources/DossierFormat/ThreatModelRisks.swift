import Kernel
import RiskManagement

/// The records of risk.yaml: threats, the controls against them, and the risks that join the two.
extension ThreatModelRecordsWriter {
    mutating func risk(file: String) -> String {
        var lines = head(file)
        var names = RecordNames()
        var controlNames: [String: String] = [:]
        let measures = document.threats.flatMap(\.occurrences).flatMap(\.measures)
        let states = Dictionary(grouping: measures, by: \.mitigation)
        let controls = document.mitigations.map { mitigation in
            let id = names.name(mitigation.id, fallback: mitigation.title)
            controlNames[mitigation.id] = id
            let told = (states[mitigation.id] ?? []).map { $0.state?.lowercased() }
            let isDone = !told.isEmpty && told.allSatisfy { $0 == "implemented" }
            return Self.record(
                id,
                [
                    ("title", Self.text(mitigation.title.isEmpty ? mitigation.id : mitigation.title)),
                    ("capability", "unknown"), ("status", isDone ? "implemented" : "unknown"),
                ])
        }
        lines += Self.section("threats", threats())
        lines += Self.section("risks", risks(controlNames))
        lines += Self.section("controls", controls)
        leaveOut("mitigations.description", document.mitigations.count { $0.summary != nil })
        leaveOut("mitigations.riskReduction", document.mitigations.count { $0.reduction != nil })
        return lines.joined(separator: "\n")
    }

    private mutating func threats() -> [[String]] {
        var names = RecordNames()
        return document.threats.map { threat in
            let id = names.name(threat.id, fallback: threat.title)
            threatPaths[threat.id] = "threats/\(id)"
            let subjects = threat.occurrences.map(\.subject)
            func ids(_ section: String) -> [String] {
                subjects.compactMap { paths[$0] }.filter { $0.hasPrefix("\(section)/") }
                    .map { String($0.dropFirst(section.count + 1)) }
            }
            let (constituents, flows) = (ids("constituents"), ids("data_flows"))
            let recorded = constituents.count + flows.count
            leaveOut("threats at parties, boundaries or open flows", subjects.count - recorded)
            let known = threat.weaknesses.filter { $0.hasPrefix("CWE-") }
            leaveOut("threats.cwes", threat.weaknesses.count - known.count)
            leaveOut("threats.categories", threat.categories.count - threat.stride.count)
            leaveOut("threats.severity", threat.severity == nil ? 0 : 1)
            leaveOut("threats.risk", threat.likelihood == nil && threat.impact == nil ? 0 : 1)
            return Self.record(
                id,
                [
                    ("title", Self.text(threat.title.isEmpty ? threat.id : threat.title)),
                    ("actor_type", threat.stride.isEmpty ? "unknown" : "malicious"),
                    ("stride", threat.stride.isEmpty ? nil : Self.list(threat.stride.map(\.rawValue))),
                    ("references", Self.list(known)), ("data_flows", Self.list(flows)),
                    ("constituents", Self.list(constituents)), ("disposition", Self.disposition(of: threat)),
                    ("rationale", Self.text(threat.summary)),
                ])
        }
    }

    /// Open where it is open anywhere; one word where all say the same; else unknown.
    private static func disposition(of threat: ThreatModelDocument.Threat) -> String {
        let words = Set(threat.occurrences.map { $0.disposition ?? "unknown" })
        if words.contains("open") { return "open" }
        return words.count == 1 ? words.first ?? "unknown" : "unknown"
    }

    /// A threat with measures against it is a risk with controls; how grave it is, nobody has said.
    private func risks(_ controls: [String: String]) -> [[String]] {
        var names = RecordNames()
        return document.threats.compactMap { threat in
            var seen: Set<String> = []
            let against = threat.occurrences.flatMap(\.measures).compactMap { controls[$0.mitigation] }
                .filter { seen.insert($0).inserted }
            guard !against.isEmpty, let path = threatPaths[threat.id] else { return nil }
            let id = String(path.dropFirst("threats/".count))
            return Self.record(
                names.name("R-\(id)", fallback: "R-\(id)"),
                [
                    ("title", Self.text(threat.title.isEmpty ? threat.id : threat.title)),
                    ("cause_type", threat.stride.isEmpty ? "unknown" : "malicious"),
                    ("threats", Self.list([id])), ("controls", Self.list(against)),
                ])
        }
    }
}
