import AdvisoryEncoding
import Kernel
import LocatedJSON
import LocatedTable
import Vulnerabilities

/// CISA's catalogue of known exploited vulnerabilities, as JSON or CSV, to advisories.
///
/// An entry says that a vulnerability is exploited, and of which product; it says nothing of versions.
public enum KEVReader {
    /// Reads one document. Each entry is handed over once it is read; one that cannot be read is a
    /// finding with its place, and the others are read all the same.
    ///
    /// - Returns: the findings; an error among them means that an entry, or the document, was not taken.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        var findings = FeedFindings(file: file)
        let first = bytes.first { !" \t\r\n\u{FEFF}".utf8.contains($0) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            readJSON(bytes, file, &findings, take)
        } else {
            readTable(bytes, file, &findings, take)
        }
        return findings.sorted
    }

    /// The fields of one entry as the catalogue names them, with the place of each.
    /// A field's text, and its place: that costs a look at everything before, and is for findings only.
    private struct Field {
        let text: String
        let place: () -> Origin
        var at: Origin { place() }
    }

    private typealias Fields = (String) -> Field?

    private static func readJSON(
        _ bytes: [UInt8], _ file: String, _ findings: inout FeedFindings,
        _ take: (consuming Advisory) -> Void
    ) {
        var records = JSONRecords(bytes, file: file, lists: ["vulnerabilities"])
        var lines = LineCounter()
        var (count, announced, hasList) = (0, (count: Int, at: Origin)?.none, false)
        while let item = records.next() {
            switch item {
            case .fault(let finding): findings.take([finding])
            case .list: hasList = true
            case .member("count", let node):
                if let count = node.number.flatMap({ Int($0) }) { announced = (count, node.origin) }
            case .member: break
            case .record(let node, _):
                count += 1
                let place = Origin(file: file, line: lines.line(of: node))
                var weaknesses: [String] = []
                if let list = node["cwes"] { weaknesses = FeedFields.texts(list, "cwes", &findings) }
                let fields: Fields = { key in
                    node[key].flatMap { value in value.text.map { Field(text: $0) { value.origin } } }
                }
                if let advisory = entry(fields, weaknesses, place, &findings) { take(advisory) }
            }
        }
        if let announced, announced.count != count, hasList, !findings.hasErrors {
            findings.warning(
                "kev-count", at: announced.at, ja: "\(announced.count) 件とありますが、\(count) 件あります",
                en: "\(announced.count) entries are announced and \(count) are there")
        }
    }

    private static func readTable(
        _ bytes: [UInt8], _ file: String, _ findings: inout FeedFindings,
        _ take: (consuming Advisory) -> Void
    ) {
        let (rows, faults) = CSVReader.read(bytes, file: file)
        findings.take(faults)
        guard let head = rows.first else {
            return findings.error(
                "kev-shape", at: Origin(file: file, line: 1, column: 1), ja: "中身がありません",
                en: "the table is empty")
        }
        var columns: [String: Int] = [:]
        for (index, cell) in head.enumerated() where columns[cell.text] == nil { columns[cell.text] = index }
        for row in rows.dropFirst() {
            let fields: Fields = { key in
                columns[key].flatMap { column in
                    column < row.count ? Field(text: row[column].text) { row[column].origin } : nil
                }
            }
            let weaknesses = (fields("cwes")?.text ?? "").split { $0 == "," || $0 == " " }.map(String.init)
            let place = Origin(file: file, line: row.first?.origin.line ?? 0)
            if let advisory = entry(fields, weaknesses, place, &findings) { take(advisory) }
        }
    }

    private static func entry(
        _ fields: Fields, _ weaknesses: [String], _ place: Origin, _ findings: inout FeedFindings
    ) -> Advisory? {
        guard let id = fields("cveID"), id.text.hasPrefix("CVE-"), id.text.utf8.count >= 13 else {
            findings.error(
                "kev-id", at: fields("cveID")?.at ?? place, ja: "CVE の番号（cveID）がありません",
                en: "there is no CVE id (cveID)")
            return nil
        }
        let added = fields("dateAdded")
        guard let addedOn = added.flatMap({ Day($0.text) }) else {
            findings.error(
                "kev-date", at: added?.at ?? place, ja: "掲載日（dateAdded）が日（YYYY-MM-DD）ではありません",
                en: "`dateAdded` is no day (YYYY-MM-DD)")
            return nil
        }
        var advisory = Advisory(source: "kev", id: id.text, origin: place)
        let due = fields("dueDate")
        let dueOn = due.flatMap { Day($0.text) }
        if let due, dueOn == nil, !due.text.isEmpty {
            findings.warning(
                "kev-date", at: due.at, ja: "期限（dueDate）が日（YYYY-MM-DD）ではありません",
                en: "`dueDate` is no day (YYYY-MM-DD)")
        }
        advisory.exploitation = [
            .known(addedOn: addedOn, dueOn: dueOn, ransomware: ransomware(fields, &findings))
        ]
        advisory.titles = wordings(fields("vulnerabilityName"))
        advisory.summaries = wordings(fields("shortDescription")) + wordings(fields("requiredAction"))
        advisory.weaknesses = weaknesses
        advisory.references = (fields("notes")?.text ?? "").split { $0 == " " || $0 == ";" }
            .filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
            .map { Advisory.Reference(url: String($0)) }
        guard let product = fields("product")?.text, !product.isEmpty else {
            findings.warning(
                "kev-product", at: place, ja: "製品の名前（product）がありません", en: "no product is named")
            return advisory
        }
        let vendor = fields("vendorProject")?.text
        advisory.statements = [
            ProductStatement(
                .named(vendor: vendor?.isEmpty == false ? vendor : nil, product: product), .affected,
                .unstated, basis: .productOnly)
        ]
        return advisory
    }

    private static func wordings(_ field: Field?) -> [Advisory.Wording] {
        guard let field, !field.text.isEmpty else { return [] }
        return [Advisory.Wording(language: "en", text: field.text)]
    }

    /// "Known" is true; "Unknown" is not known, never false.
    private static func ransomware(_ fields: Fields, _ findings: inout FeedFindings) -> Bool? {
        let use = fields("knownRansomwareCampaignUse")
        switch use?.text {
        case "Known": return true
        case "Unknown", "", nil: return nil
        default:
            findings.warning(
                "kev-ransomware", at: use?.at ?? Origin(file: ""),
                ja: "knownRansomwareCampaignUse が Known でも Unknown でもありません",
                en: "`knownRansomwareCampaignUse` is neither Known nor Unknown")
            return nil
        }
    }
}
