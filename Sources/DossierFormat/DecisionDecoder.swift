import Evidence
import BillOfMaterials
import Kernel
import Requirements
import Vulnerabilities

/// Makes decisions on vulnerabilities out of the records of `decisions/vex/`.
struct DecisionDecoder {
    private(set) var findings: [Finding] = []

    mutating func decisions(_ records: [EvidenceRecord]) -> [ExploitabilityDecision] {
        records.compactMap { decision($0) }
    }

    private mutating func decision(_ record: EvidenceRecord) -> ExploitabilityDecision? {
        guard let vulnerability = record.text("vulnerability"),
            let status = record.text("status").flatMap(ExploitabilityDecision.Status.init),
            let scope = scope(record)
        else { return nil }
        let component = ComponentSelector(
            packageURLs: record.texts("purls").compactMap { try? PackageURL($0, reading: .pattern) },
            cpes: record.texts("cpes").compactMap { try? CPEName(completing: $0) },
            vendor: record.text("vendor"), name: record.text("name"))
        var decision = ExploitabilityDecision(
            id: record.id ?? "", vulnerability: vulnerability, component: component, scope: scope,
            status: status, origin: record.origin)
        decision.aliases = record.texts("aliases")
        decision.justification = record.text("justification").flatMap(ExploitabilityJustification.init)
        decision.original = record.parts("original").first.flatMap(original)
        decision.statement = record.words("statement")
        decision.action = record.words("action")
        decision.responses = record.texts("responses")
        decision.author = record.text("by")
        decision.role = record.text("role")
        // From the day's beginning in Japan, so that what was published on that day is looked at.
        decision.decidedAt = record.day("date").map {
            Instant(secondsSinceEpoch: $0.ordinal * 86_400 - 9 * 3600)
        }
        decision.reviewBy = record.day("review_by")
        decision.expires = record.day("expires")
        decision.replaces = record.texts("replaces")
        for part in record.parts("premises") { decision.premises += premises(part) }
        for part in record.parts("rubric") { decision.rubric[part.id ?? ""] = part.text("answer") }
        decision.document = record.parts("document").first.map { part in
            OriginalDocument(
                format: part.text("format") ?? "", id: part.text("id"), version: part.text("version"),
                author: part.text("author"), issued: part.text("issued").flatMap(Self.instant))
        }
        return decision
    }

    private mutating func scope(_ record: EvidenceRecord) -> ReleaseScope? {
        let releases = record.texts("releases")
        switch record.text("scope") {
        case "everywhere": return .everywhere
        case "range":
            let (from, through) = (record.text("from"), record.text("through"))
            if from != nil || through != nil { return .range(from: from, through: through) }
            fault(record, "range", ja: "from か through", en: "from or through")
        case "releases":
            if !releases.isEmpty { return .releases(releases) }
            fault(record, "releases", ja: "releases", en: "releases")
        case "release":
            if releases.count == 1 { return .release(releases[0]) }
            fault(record, "release", ja: "releases に一つの版", en: "one release under releases")
        default: break
        }
        return nil
    }

    private mutating func premises(_ part: EvidenceRecord) -> [DecisionPremise] {
        var premises: [DecisionPremise] = []
        if let version = part.text("component_version") { premises.append(.componentVersion(version)) }
        if let range = part.text("component_versions") {
            if !DecisionPremise.componentVersions(range).isReadable {
                fault(part, range, ja: "vers: の範囲", en: "a range of VERS")
            }
            premises.append(.componentVersions(range))
        }
        if let patch = part.text("patch") { premises.append(.patch(patch)) }
        if let source = part.text("source"), let id = part.text("record") {
            let text = part.text("modified")
            let modified = text.flatMap(Self.instant)
            if let text, modified == nil {
                fault(part, text, ja: "2026-01-31T00:00:00Z の形の日時", en: "a time such as 2026-01-31T00:00:00Z")
            }
            premises.append(
                .advisory(source: source, id: id, modified: modified, mark: part.text("mark")))
        }
        return premises
    }

    private func original(_ part: EvidenceRecord) -> OriginalLabel? {
        guard let vocabulary = part.text("vocabulary").flatMap(ExploitabilityVocabulary.init),
            let status = part.text("status")
        else { return nil }
        return OriginalLabel(vocabulary, status: status, justification: part.text("justification"))
    }

    /// A day, or a moment as `Instant` writes it.
    private static func instant(_ text: String) -> Instant? {
        guard let day = Day(text.prefix(10)) else { return nil }
        let start = day.ordinal * 86_400
        if text.count == 10 { return Instant(secondsSinceEpoch: start) }
        let parts = text.dropFirst(11).dropLast().split(separator: ":").map { Int($0) }
        guard text.count == 20, text.dropFirst(10).first == "T", text.last == "Z", parts.count == 3,
            let hour = parts[0], let minute = parts[1], let second = parts[2], (0..<24).contains(hour),
            (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        return Instant(secondsSinceEpoch: start + hour * 3600 + minute * 60 + second)
    }

    private mutating func fault(_ record: EvidenceRecord, _ text: String, ja: String, en: String) {
        findings.append(
            Finding(
                .error, "decision-incomplete",
                LocalizedText(ja: "「\(text)」には\(ja)が必要です", en: "\"\(text)\" needs \(en)"),
                at: record.origin))
    }
}
