import Kernel
import LocatedJSON
import Vulnerabilities

/// `feed` documents in JSON: overviews of records (OKA getVulnOverviewList and its yearly files), and alerts
/// (getAlertList of HND and OKA).
enum OKAFeedReader {
    static func read(
        _ root: JSONNode, _ answer: inout JVNAnswer, take: (consuming Advisory) -> Void
    ) {
        guard let feed = root["feed"] else { return }
        let language = feed.words("lang") ?? "ja"
        for entry in answer.items(feed, "entry") {
            answer.count += 1
            let origin = answer.place(entry)
            if entry["sec:items"] != nil {
                AlertReader.readHND(entry: entry, language: language, origin: origin, &answer, take: take)
            } else if entry["items"] != nil || entry.words("id")?.hasPrefix("MYJVN-") == true {
                AlertReader.readOKA(entry: entry, language: language, origin: origin, &answer, take: take)
            } else if var record = record(entry, origin, &answer) {
                record.language = language
                record.asserter = feed["author"]?.words("name")
                for advisory in record.advisories() { take(advisory) }
            }
        }
        answer.check(JVNAnswer.Status(root), at: Origin(file: answer.file))
    }

    private static func record(
        _ entry: JSONNode, _ origin: Origin, _ answer: inout JVNAnswer
    ) -> JVNRecord? {
        guard let id = answer.id(entry.words("id"), starting: ["JVNDB-"], at: origin) else { return nil }
        var record = JVNRecord(id: id, origin: origin)
        record.title = answer.text(entry, "title")
        record.overview = answer.text(entry, "summary").map(JVNElement.plain)
        record.published = answer.instant(entry.words("created"), at: origin)
        record.modified = answer.instant(entry.words("modified"), at: origin)
        if let url = entry.words("link") {
            record.references = [Advisory.Reference(url: url, tags: ["JVN iPedia"])]
        }
        let references = answer.items(entry, "references")
        record.references += references.compactMap(OKADetailReader.reference)
        record.deal(with: references.compactMap { $0.words("summary") }.filter(JVNRecord.isCVE))
        for weakness in answer.items(entry, "cwes") {
            if let id = weakness.words("id"), let known = answer.weakness(id, at: origin) {
                record.common.weaknesses.append(known)
            }
        }
        record.common.scores = answer.scores(answer.items(entry, "metrics"), at: origin)
        for product in answer.items(entry, "products") {
            let named = answer.subject(
                cpe: product["product_ids"]?.words("cpe") ?? product.words("product_id"),
                vendor: product.words("vname"), product: product.words("pname"), at: origin)
            guard let named else { continue }
            let version = named.version ?? product.words("version")
            record.common.statements += JVNRecord.statements(named.subject, stated: version, [])
        }
        return record
    }
}
