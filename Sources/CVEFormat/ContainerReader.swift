import AdvisoryEncoding
import Kernel
import LocatedJSON
import Vulnerabilities

/// Reads one container: what the CNA, or an ADP (such as CISA), says.
enum ContainerReader {
    /// - Parameters:
    ///   - head: what the record says for all its containers.
    ///   - asserter: who it is where the container does not say.
    static func read(
        _ node: JSONNode, _ head: Advisory, asserter: String?, isAssigner: Bool,
        _ findings: inout FeedFindings
    ) -> Advisory {
        var advisory = head
        let provider = FeedFields.object(node["providerMetadata"], "providerMetadata", &findings)
        let name = FeedFields.text(provider?["shortName"], "shortName", &findings)
        let organisation = FeedFields.text(provider?["orgId"], "orgId", &findings)
        advisory.asserter = asserter ?? name ?? organisation
        if advisory.asserter == nil {
            findings.warning(
                "cve-provider", at: (provider ?? node).origin, ja: "誰の記載か（providerMetadata.shortName）がありません",
                en: "there is no providerMetadata.shortName that says whose container it is")
        }
        if let time = FeedFields.instant(provider?["dateUpdated"], "dateUpdated", &findings) {
            advisory.modified = time
        }
        if isAssigner, let title = FeedFields.text(node["title"], "title", &findings) {
            advisory.titles = [Advisory.Wording(language: "en", text: title)]
        }
        for list in ["descriptions", "rejectedReasons"] {
            for (language, text) in FeedFields.wordings(node[list], list, &findings) {
                advisory.summaries.append(Advisory.Wording(language: language, text: text))
            }
        }
        if FeedFields.texts(node["tags"], "tags", &findings).contains("disputed") {
            advisory.isDisputed = true
        }
        advisory.upstream = FeedFields.texts(node["replacedBy"], "replacedBy", &findings)
        readAlias(node["source"], into: &advisory)
        readWeaknesses(node["problemTypes"], into: &advisory, &findings)
        readReferences(node["references"], into: &advisory, &findings)
        MetricReader.read(node["metrics"], isPrimary: isAssigner, into: &advisory, &findings)
        readProducts(node, isAssigner: isAssigner, into: &advisory, &findings)
        return advisory
    }

    /// GitHub writes the id of its own advisory here.
    private static func readAlias(_ node: JSONNode?, into advisory: inout Advisory) {
        if let id = node?["advisory"]?.text, id.hasPrefix("GHSA-") { advisory.aliases = [id] }
    }

    private static func readProducts(
        _ node: JSONNode, isAssigner: Bool, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        var applicability = ApplicabilityReader()
        if let items = FeedFields.items(node["cpeApplicability"], "cpeApplicability", &findings) {
            applicability.read(items, &findings)
            advisory.statements = applicability.statements
            advisory.conditions = applicability.conditions
        }
        if let items = FeedFields.items(node["affected"], "affected", &findings) {
            for item in items {
                guard let item = FeedFields.object(item, "affected", &findings) else { continue }
                advisory.statements += AffectedReader.read(item, &findings)
            }
        }
        if isAssigner, node["affected"] == nil, advisory.state == .published, advisory.statements.isEmpty {
            findings.warning(
                "cve-no-products", at: node.origin, ja: "対象の製品（affected）がありません",
                en: "there are no products (affected)")
        }
    }

    private static func readWeaknesses(
        _ node: JSONNode?, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        guard let items = FeedFields.items(node, "problemTypes", &findings) else { return }
        for item in items {
            let list = FeedFields.object(item, "problemTypes", &findings)?["descriptions"]
            guard let descriptions = FeedFields.items(list, "descriptions", &findings) else { continue }
            for description in descriptions {
                let words = description["description"]?.text.map {
                    String($0.prefix { $0 != " " && $0 != ":" })
                }
                let id = FeedFields.text(description["cweId"], "cweId", &findings) ?? words
                guard let id, isWeakness(id), !advisory.weaknesses.contains(id) else { continue }
                advisory.weaknesses.append(id)
            }
        }
    }

    private static func isWeakness(_ text: String) -> Bool {
        text.hasPrefix("CWE-") && text.utf8.count > 4
            && text.utf8.dropFirst(4).allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func readReferences(
        _ node: JSONNode?, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        guard let items = FeedFields.items(node, "references", &findings) else { return }
        for item in items {
            guard let item = FeedFields.object(item, "references", &findings),
                let url = FeedFields.text(item["url"], "url", &findings)
            else { continue }
            let tags = FeedFields.texts(item["tags"], "tags", &findings)
            advisory.references.append(Advisory.Reference(url: url, tags: tags))
        }
    }
}
