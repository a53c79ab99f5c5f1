import AdvisoryEncoding
import Kernel
import LocatedXML
import Vulnerabilities

/// VULDEF 3.2: the details of records as MyJVN HND gives them (getVulnDetailInfo, the yearly detail files).
struct VULDEFReader {
    private var answer: JVNAnswer
    private var lines: XMLLines
    private let language: String

    static func read(
        _ tree: XMLTree, _ answer: inout JVNAnswer, take: (consuming Advisory) -> Void
    ) {
        let root = JVNElement(node: tree.root)
        var reader = VULDEFReader(
            answer: answer, lines: XMLLines(tree), language: root.attribute("lang") ?? "ja")
        for child in root.children {
            switch child.name {
            case "Vulinfo":
                reader.answer.count += 1
                if let record = reader.record(child) {
                    for advisory in record.advisories() { take(advisory) }
                }
            case "handling", "Status": break
            default:
                reader.answer.findings.warning(
                    "jvn-unknown-element", at: child.node.origin, ja: "知らない要素です：\(child.name)",
                    en: "an element that is not known: \(child.name)")
            }
        }
        reader.answer.check(JVNAnswer.Status(root), at: Origin(file: tree.file))
        answer = reader.answer
    }

    private mutating func record(_ element: JVNElement) -> JVNRecord? {
        let origin = lines.origin(element)
        guard let id = answer.id(element.text("VulinfoID"), starting: ["JVNDB-"], at: origin) else {
            return nil
        }
        guard let data = element.first("VulinfoData") else {
            answer.findings.error(
                "jvn-no-data", at: origin, ja: "\(id) に VulinfoData がありません",
                en: "\(id) has no VulinfoData")
            return nil
        }
        var record = JVNRecord(id: id, origin: origin)
        record.language = language
        record.title = data.text("Title")
        record.overview = data.first("VulinfoDescription")?.text("Overview").map(JVNElement.plain)
        record.published = answer.instant(data.text("DateFirstPublished"), at: origin)
        record.modified = answer.instant(data.text("DateLastUpdated"), at: origin)
        affected(data, &record)
        impact(data, &record)
        related(data, &record)
        unknown(data, origin)
        return record
    }

    private mutating func affected(_ data: JVNElement, _ record: inout JVNRecord) {
        let origin = record.origin
        for item in data.first("Affected")?.children ?? [] {
            guard item.name == "AffectedItem" else {
                answer.findings.warning(
                    "jvn-unknown-element", at: item.node.origin,
                    ja: "影響を受ける製品の欄に知らない要素があります：\(item.name)",
                    en: "an element that is not known among the affected products: \(item.name)")
                continue
            }
            let texts = item.all("VersionNumber").compactMap(\.text)
            let cpes = item.all("Cpe").compactMap(\.text)
            for cpe in cpes.isEmpty ? [nil] : cpes.map(Optional.some) {
                guard
                    let named = answer.subject(
                        cpe: cpe, vendor: item.text("Name"), product: item.text("ProductName"), at: origin)
                else { continue }
                record.common.statements += JVNRecord.statements(named.subject, stated: named.version, texts)
            }
        }
    }

    private mutating func impact(_ data: JVNElement, _ record: inout JVNRecord) {
        let origin = record.origin
        let isJapanese = language.hasPrefix("ja")
        var impacts: [String] = []
        for item in data.first("Impact")?.children ?? [] {
            if item.name == "Cvss" {
                let score = answer.score(
                    vector: item.text("Vector"), version: item.attribute("version"), base: item.text("Base"),
                    asserter: nil, isPrimary: true, at: origin)
                if let score { record.common.scores.append(score) }
            } else if let text = item.text("Description") {
                impacts.append(JVNElement.plain(text))
            }
        }
        let solutions = (data.first("Solution")?.children ?? []).compactMap { $0.text("Description") }
        if !impacts.isEmpty {
            record.common.words.append(
                (isJapanese ? "【想定される影響】\n" : "[Impact]\n") + impacts.joined(separator: "\n"))
        }
        if !solutions.isEmpty {
            record.common.words.append(
                (isJapanese ? "【対策】\n" : "[Solution]\n")
                    + solutions.map(JVNElement.plain).joined(separator: "\n"))
        }
    }

    private mutating func related(_ data: JVNElement, _ record: inout JVNRecord) {
        let origin = record.origin
        var cves: [String] = []
        for item in data.first("Related")?.children ?? [] {
            let id = item.text("VulinfoID")
            if let id, JVNRecord.isCVE(id) { cves.append(id) }
            if item.attribute("type") == "cwe" {
                if let id, let weakness = answer.weakness(id, at: origin) {
                    record.common.weaknesses.append(weakness)
                }
            } else if let url = item.text("URL") {
                let tags = [item.attribute("type"), item.text("Name"), id].compactMap { $0 }
                record.references.append(Advisory.Reference(url: url, tags: tags))
            } else {
                answer.findings.warning(
                    "jvn-reference-without-url", at: origin, ja: "アドレスのない参考情報です：\(id ?? "")",
                    en: "a reference without an address: \(id ?? "")")
            }
        }
        record.deal(with: cves)
    }

    private mutating func unknown(_ data: JVNElement, _ origin: Origin) {
        let known: Set<String> = [
            "Title", "VulinfoDescription", "Affected", "Impact", "Solution", "Exploit", "Related", "Credit",
            "Contact", "History", "DateFirstPublished", "DateLastUpdated", "DatePublic",
        ]
        for child in data.children where !known.contains(child.name) {
            answer.findings.warning(
                "jvn-unknown-element", at: origin, ja: "記録に知らない要素があります：\(child.name)",
                en: "an element of a record that is not known: \(child.name)")
        }
    }
}
