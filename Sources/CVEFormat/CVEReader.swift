import AdvisoryEncoding
import Kernel
import LocatedJSON
import Vulnerabilities

/// Records of the CVE List (CVE Record Format 5.x) with their containers, to advisories.
///
/// Each container is somebody's assertion and gives one advisory: the CNA's, and one for each ADP.
public enum CVEReader {
    /// Reads one document: a record, a list of records, or records as JSON lines. Each is handed over once it
    /// is read; one that cannot be read is a finding with its place, and the others are read all the same.
    ///
    /// - Returns: the findings; an error among them means that a record, or the document, was not taken.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        var records = JSONRecords(bytes, file: file, lists: [])
        var findings = FeedFindings(file: file)
        var lines = LineCounter()
        while let item = records.next() {
            switch item {
            case .fault(let finding): findings.take([finding])
            case .list, .member: break
            case .record(let node, _):
                let origin = Origin(file: file, line: lines.line(of: node))
                readRecord(node, origin, &findings, take)
            }
        }
        return findings.sorted
    }

    private static func readRecord(
        _ node: JSONNode, _ origin: Origin, _ findings: inout FeedFindings,
        _ take: (consuming Advisory) -> Void
    ) {
        guard let metadata = node["cveMetadata"], metadata.kind == .object,
            let containers = node["containers"], containers.kind == .object,
            let cna = containers["cna"], cna.kind == .object
        else {
            return findings.error(
                "cve-shape", at: node.origin, ja: "CVE レコード（cveMetadata と containers.cna）の形ではありません",
                en: "not of the shape of a CVE record (cveMetadata and containers.cna)")
        }
        let version = node["dataVersion"]
        guard let text = version?.text, text.hasPrefix("5.") else {
            return findings.error(
                "cve-version", at: (version ?? node).origin,
                ja: "dataVersion が 5.x ではありません", en: "the dataVersion is not 5.x")
        }
        guard let id = metadata["cveId"]?.text, id.hasPrefix("CVE-"), id.utf8.count >= 13 else {
            return findings.error(
                "cve-id", at: (metadata["cveId"] ?? metadata).origin, ja: "CVE の番号（cveId）がありません",
                en: "there is no CVE id (cveId)")
        }
        var head = Advisory(source: "cve", id: id, origin: origin)
        readState(metadata, into: &head, &findings)
        head.published = FeedFields.instant(metadata["datePublished"], "datePublished", &findings)
        head.modified = FeedFields.instant(metadata["dateUpdated"], "dateUpdated", &findings)
        let assigner = FeedFields.text(metadata["assignerShortName"], "assignerShortName", &findings)
        take(ContainerReader.read(cna, head, asserter: assigner, isAssigner: true, &findings))
        for adp in FeedFields.items(containers["adp"], "adp", &findings) ?? cna.items {
            guard let adp = FeedFields.object(adp, "adp", &findings) else { continue }
            take(ContainerReader.read(adp, head, asserter: nil, isAssigner: false, &findings))
        }
    }

    private static func readState(
        _ metadata: JSONNode, into head: inout Advisory, _ findings: inout FeedFindings
    ) {
        let node = metadata["state"]
        switch node?.text?.uppercased() {
        case "PUBLISHED": head.state = .published
        case "REJECTED": head.state = .rejected
        default:
            head.state = .awaiting
            findings.warning(
                "cve-state", at: (node ?? metadata).origin,
                ja: "state が PUBLISHED でも REJECTED でもありません",
                en: "the state is neither PUBLISHED nor REJECTED")
        }
    }
}
