import AdvisoryEncoding
import Kernel
import LocatedJSON
import Vulnerabilities

/// Reads one item of the yearly files in the format 1.1.
///
/// The format has no status: a record that is not rejected and names no product waits for its analysis.
enum NVD1Record {
    static func read(
        _ node: JSONNode, _ cve: JSONNode, _ origin: Origin, _ findings: inout FeedFindings
    ) -> Advisory? {
        let meta = FeedFields.object(cve["CVE_data_meta"], "CVE_data_meta", &findings)
        guard let id = NVDWords.id(meta?["ID"], at: cve, &findings) else { return nil }
        var advisory = Advisory(source: "nvd", id: id, origin: origin)
        advisory.asserter = NVDWords.asserter(FeedFields.text(meta?["ASSIGNER"], "ASSIGNER", &findings))
        NVDWords.readDescriptions(
            FeedFields.object(cve["description"], "description", &findings)?["description_data"],
            into: &advisory, &findings)
        NVDWords.readReferences(
            FeedFields.object(cve["references"], "references", &findings)?["reference_data"],
            into: &advisory, &findings)
        let problems = FeedFields.object(cve["problemtype"], "problemtype", &findings)?["problemtype_data"]
        for item in FeedFields.items(problems, "problemtype_data", &findings) ?? node.items {
            guard let item = FeedFields.object(item, "problemtype_data", &findings) else { continue }
            NVDWords.readWeaknesses(item["description"], into: &advisory, &findings)
        }
        advisory.published = FeedFields.instant(node["publishedDate"], "publishedDate", &findings)
        advisory.modified = FeedFields.instant(node["lastModifiedDate"], "lastModifiedDate", &findings)
        readScores(node["impact"], into: &advisory, &findings)
        let configurations = FeedFields.object(node["configurations"], "configurations", &findings)
        if let configurations, let items = FeedFields.items(configurations["nodes"], "nodes", &findings) {
            var reader = ApplicabilityReader()
            reader.read(items, &findings)
            advisory.statements = reader.statements
            advisory.conditions = reader.conditions
        } else {
            findings.warning(
                "nvd-no-configurations", at: node.origin, ja: "configurations.nodes がありません",
                en: "there are no configurations.nodes")
        }
        if advisory.statements.isEmpty, advisory.state == .published { advisory.state = .awaiting }
        return advisory
    }

    private static func readScores(
        _ node: JSONNode?, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        guard let impact = FeedFields.object(node, "impact", &findings) else { return }
        for (outer, inner, version) in [
            ("baseMetricV3", "cvssV3", "3.0"), ("baseMetricV2", "cvssV2", "2.0"),
        ] {
            guard let data = FeedFields.object(impact[outer], outer, &findings)?[inner] else { continue }
            let score = ScoreReader.read(
                data, version: version, asserter: nil, isPrimary: true, &findings)
            if let score { advisory.scores.append(score) }
        }
    }
}
