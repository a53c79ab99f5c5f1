import AdvisoryEncoding
import Kernel
import LocatedJSON
import Vulnerabilities

/// Reads one CVE object of the API 2.0.
enum NVD2Record {
    static func read(_ node: JSONNode, _ origin: Origin, _ findings: inout FeedFindings) -> Advisory? {
        guard let id = NVDWords.id(node["id"], at: node, &findings) else { return nil }
        var advisory = Advisory(source: "nvd", id: id, origin: origin)
        var status: JSONNode?
        var tags: JSONNode?
        var hasProducts = false
        for member in node.members {
            let value = member.value
            switch member.key {
            case "sourceIdentifier":
                let source = FeedFields.text(value, "sourceIdentifier", &findings)
                advisory.asserter = NVDWords.asserter(source)
            case "vulnStatus": status = value
            case "published": advisory.published = FeedFields.instant(value, "published", &findings)
            case "lastModified": advisory.modified = FeedFields.instant(value, "lastModified", &findings)
            case "descriptions": NVDWords.readDescriptions(value, into: &advisory, &findings)
            case "metrics": readMetrics(value, into: &advisory, &findings)
            case "weaknesses": readWeaknesses(value, into: &advisory, &findings)
            case "references": NVDWords.readReferences(value, into: &advisory, &findings)
            case "cveTags": tags = value
            case "cisaVulnerabilityName":
                if let name = FeedFields.text(value, "cisaVulnerabilityName", &findings) {
                    advisory.titles.append(Advisory.Wording(language: "en", text: name))
                }
            case "configurations":
                guard let items = FeedFields.items(value, "configurations", &findings) else { break }
                var reader = ApplicabilityReader()
                reader.read(items, &findings)
                advisory.statements = reader.statements
                advisory.conditions = reader.conditions
                hasProducts = !reader.statements.isEmpty
            default: passOver(member, &findings)
            }
        }
        readExploitation(node, into: &advisory, &findings)
        if NVDWords.hasTag("disputed", tags, &findings) { advisory.isDisputed = true }
        advisory.state = state(status, node, hasProducts, advisory.state, &findings)
        return advisory
    }

    /// What is left out on purpose is in the room's README; anything else is told.
    private static func passOver(_ member: JSONMember, _ findings: inout FeedFindings) {
        switch member.key {
        case "id", "cisaExploitAdd", "cisaActionDue", "cisaRequiredAction", "evaluatorComment",
            "evaluatorSolution", "evaluatorImpact", "vendorComments":
            break
        case let key where key.hasPrefix("x_"): break
        case let key:
            findings.note(
                "nvd-unknown-key", at: member.keyNode.origin, ja: "知らない項目「\(key.prefix(40))」は読みません",
                en: "the unknown key `\(key.prefix(40))` is not read")
        }
    }

    /// `vulnStatus` of the API 2.0. An unknown word is told, and the products decide.
    private static func state(
        _ status: JSONNode?, _ node: JSONNode, _ hasProducts: Bool, _ told: Advisory.State,
        _ findings: inout FeedFindings
    ) -> Advisory.State {
        if told == .rejected { return told }
        let guess: Advisory.State = hasProducts ? .published : .awaiting
        guard let word = FeedFields.text(status, "vulnStatus", &findings) else {
            findings.warning(
                "nvd-status", at: (status ?? node).origin, ja: "vulnStatus がありません",
                en: "there is no vulnStatus")
            return guess
        }
        switch word.lowercased() {
        case "analyzed", "modified":
            if !hasProducts {
                findings.warning(
                    "nvd-analyzed-without-products", at: node.origin,
                    ja: "「\(word)」なのに対象の製品（configurations）がありません",
                    en: "\"\(word)\", but there are no products (configurations)")
            }
            return .published
        case "received", "awaiting analysis", "undergoing analysis": return .awaiting
        case "deferred": return .deferred
        case "rejected", "reject": return .rejected
        default:
            findings.warning(
                "nvd-status", at: (status ?? node).origin, ja: "知らない vulnStatus「\(word.prefix(40))」です",
                en: "the unknown vulnStatus \"\(word.prefix(40))\"")
            return guess
        }
    }

    private static let editions: [String: String] = [
        "cvssMetricV2": "2.0", "cvssMetricV30": "3.0", "cvssMetricV31": "3.1", "cvssMetricV40": "4.0",
    ]

    private static func readMetrics(
        _ node: JSONNode, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        guard let metrics = FeedFields.object(node, "metrics", &findings) else { return }
        for member in metrics.members {
            let key = member.key
            guard let version = editions[key] else {
                findings.warning(
                    "nvd-unknown-metric", at: member.keyNode.origin,
                    ja: "知らない評価「\(key.prefix(40))」は読みません",
                    en: "the unknown metric `\(key.prefix(40))` is not read")
                continue
            }
            guard let items = FeedFields.items(member.value, key, &findings) else { continue }
            for item in items {
                guard let item = FeedFields.object(item, key, &findings),
                    let data = FeedFields.object(item["cvssData"], "cvssData", &findings)
                else { continue }
                let source = FeedFields.text(item["source"], "source", &findings)
                let score = ScoreReader.read(
                    data, version: version, asserter: NVDWords.asserter(source),
                    isPrimary: item["type"]?.text == "Primary", &findings)
                if let score { advisory.scores.append(score) }
            }
        }
    }

    private static func readWeaknesses(
        _ node: JSONNode, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        guard let items = FeedFields.items(node, "weaknesses", &findings) else { return }
        for item in items {
            guard let item = FeedFields.object(item, "weaknesses", &findings) else { continue }
            NVDWords.readWeaknesses(item["description"], into: &advisory, &findings)
        }
    }

    private static func readExploitation(
        _ node: JSONNode, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        guard let added = FeedFields.day(node["cisaExploitAdd"], "cisaExploitAdd", &findings) else { return }
        let due = FeedFields.day(node["cisaActionDue"], "cisaActionDue", &findings)
        advisory.exploitation.append(.known(addedOn: added, dueOn: due, ransomware: nil))
    }
}
