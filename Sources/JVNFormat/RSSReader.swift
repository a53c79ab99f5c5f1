import AdvisoryEncoding
import Kernel
import LocatedXML
import Vulnerabilities

/// JVNRSS 3.2: the overview of records as MyJVN HND gives it (getVulnOverviewList, the yearly RSS files). It
/// names products without their versions.
struct RSSReader {
    private var answer: JVNAnswer
    private var lines: XMLLines
    private let language: String

    static func read(
        _ tree: XMLTree, _ answer: inout JVNAnswer, take: (consuming Advisory) -> Void
    ) {
        let root = JVNElement(node: tree.root)
        var reader = RSSReader(
            answer: answer, lines: XMLLines(tree), language: root.attribute("lang") ?? "ja")
        for child in root.children {
            switch child.name {
            case "item":
                reader.answer.count += 1
                if let record = reader.record(child) {
                    for advisory in record.advisories() { take(advisory) }
                }
            case "channel", "Status", "handling": break
            default:
                reader.answer.findings.warning(
                    "jvn-unknown-element", at: child.node.origin, ja: "知らない要素です：\(child.name)",
                    en: "an element that is not known: \(child.name)")
            }
        }
        reader.answer.check(JVNAnswer.Status(root), at: Origin(file: tree.file))
        answer = reader.answer
    }

    private mutating func record(_ item: JVNElement) -> JVNRecord? {
        let origin = lines.origin(item)
        guard let id = answer.id(item.text("identifier"), starting: ["JVNDB-"], at: origin) else {
            return nil
        }
        var record = JVNRecord(id: id, origin: origin)
        record.language = language
        var cves: [String] = []
        for child in item.children {
            switch child.name {
            case "title": record.title = child.text
            case "description": record.overview = child.text.map(JVNElement.plain)
            case "creator": record.asserter = child.text
            case "issued": record.published = answer.instant(child.text, at: origin)
            case "modified": record.modified = answer.instant(child.text, at: origin)
            case "link":
                if let url = child.text {
                    record.references.insert(Advisory.Reference(url: url, tags: ["JVN iPedia"]), at: 0)
                }
            case "references":
                if let cve = reference(child, &record) { cves.append(cve) }
            case "cpe": product(child, &record)
            case "cvss":
                let score = answer.score(
                    vector: child.attribute("vector"), version: child.attribute("version"),
                    base: child.attribute("score"), asserter: nil, isPrimary: true, at: origin)
                if let score { record.common.scores.append(score) }
            case "identifier", "date", "handling": break
            default:
                answer.findings.warning(
                    "jvn-unknown-element", at: origin, ja: "記録に知らない要素があります：\(child.name)",
                    en: "an element of a record that is not known: \(child.name)")
            }
        }
        record.deal(with: cves)
        return record
    }

    /// The CVE id when it is one.
    private mutating func reference(_ element: JVNElement, _ record: inout JVNRecord) -> String? {
        let id = element.attribute("id") ?? ""
        let origin = record.origin
        if id.hasPrefix("CWE-") {
            if let weakness = answer.weakness(id, at: origin) { record.common.weaknesses.append(weakness) }
            return nil
        }
        if let url = element.text {
            let tags = [element.attribute("source"), id].compactMap { $0 }.filter { !$0.isEmpty }
            record.references.append(Advisory.Reference(url: url, tags: tags))
        }
        return JVNRecord.isCVE(id) ? id : nil
    }

    private mutating func product(_ element: JVNElement, _ record: inout JVNRecord) {
        let origin = record.origin
        let named = answer.subject(
            cpe: element.text, vendor: element.attribute("vendor"), product: element.attribute("product"),
            at: origin)
        guard let named else { return }
        record.common.statements += JVNRecord.statements(named.subject, stated: named.version, [])
    }
}
