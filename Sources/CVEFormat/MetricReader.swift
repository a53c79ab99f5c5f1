import AdvisoryEncoding
import Kernel
import LocatedJSON
import Vulnerabilities

/// Reads metrics: CVSS, and what stands under `other` (SSVC and CISA's catalogue, as CISA writes them).
enum MetricReader {
    private static let editions: [String: String] = [
        "cvssV2_0": "2.0", "cvssV3_0": "3.0", "cvssV3_1": "3.1", "cvssV4_0": "4.0",
    ]

    static func read(
        _ node: JSONNode?, isPrimary: Bool, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        guard let items = FeedFields.items(node, "metrics", &findings) else { return }
        for item in items {
            guard let item = FeedFields.object(item, "metrics", &findings) else { continue }
            for member in item.members {
                let key = member.key
                if let version = editions[key] {
                    let score = ScoreReader.read(
                        member.value, version: version, asserter: advisory.asserter, isPrimary: isPrimary,
                        &findings)
                    if let score { advisory.scores.append(score) }
                } else if key == "other" {
                    readOther(member.value, into: &advisory, &findings)
                } else if key != "format", key != "scenarios", !key.hasPrefix("x_") {
                    findings.warning(
                        "cve-unknown-metric", at: member.keyNode.origin,
                        ja: "知らない評価「\(key.prefix(40))」は読みません",
                        en: "the unknown metric `\(key.prefix(40))` is not read")
                }
            }
        }
    }

    private static func readOther(
        _ node: JSONNode, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        guard let other = FeedFields.object(node, "other", &findings) else { return }
        let type = FeedFields.text(other["type"], "type", &findings)
        let content = FeedFields.object(other["content"], "content", &findings)
        switch (type, content) {
        case ("ssvc", let content?): readSSVC(content, into: &advisory, &findings)
        case ("kev", let content?):
            guard let day = FeedFields.day(content["dateAdded"], "dateAdded", &findings) else { return }
            advisory.exploitation.append(.known(addedOn: day, dueOn: nil, ransomware: nil))
        default:
            // A rating in the words of one maker: said in its own text, compared with nothing.
            findings.note(
                "cve-other-metric", at: other.origin, ja: "独自の評価「\((type ?? "?").prefix(60))」は読みません",
                en: "the maker's own rating \"\((type ?? "?").prefix(60))\" is not read")
        }
    }

    private static func readSSVC(
        _ content: JSONNode, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        var points: [String: String] = [:]
        guard let options = FeedFields.items(content["options"], "options", &findings) else { return }
        for option in options {
            for member in option.members {
                guard let value = FeedFields.text(member.value, "options", &findings) else { continue }
                points[member.key.lowercased()] = value.lowercased()
            }
        }
        guard !points.isEmpty else {
            return findings.warning(
                "ssvc-empty", at: content.origin, ja: "SSVC に判断点（options）がありません",
                en: "SSVC without decision points (options)")
        }
        advisory.exploitation.append(
            .stakeholder(
                exploitation: points["exploitation"], automatable: points["automatable"],
                technicalImpact: points["technical impact"],
                at: FeedFields.instant(content["timestamp"], "timestamp", &findings)))
    }
}
