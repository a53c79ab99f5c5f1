import AdvisoryEncoding
import Kernel
import LocatedJSON
import Vulnerabilities

/// NVD's records, 2.0 and 1.1, to advisories.
///
/// Read are answers of the API 2.0 and yearly files of the same shape (`vulnerabilities`), yearly files of the
/// format 1.1 (`CVE_Items`), single records, and records as JSON lines.
public enum NVDReader {
    /// Reads one document. Each record is handed over once it is read; one that cannot be read is a
    /// finding with its place, and the others are read all the same.
    ///
    /// - Returns: the findings; an error among them means that a record, or the document, was not taken.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        var records = JSONRecords(bytes, file: file, lists: ["vulnerabilities", "CVE_Items"])
        var document = NVDDocument(file: file)
        while let item = records.next() {
            switch item {
            case .fault(let finding): document.findings.take([finding])
            case .list: document.hasList = true
            case .member(let key, let node): document.readMember(key, node)
            case .record(let node, let inList):
                if let advisory = document.advisory(node, inList: inList) { take(advisory) }
            }
        }
        return document.end()
    }
}

/// What is known of a document while its records are read.
struct NVDDocument {
    var findings: FeedFindings
    var hasList = false
    private let file: String
    private var lines = LineCounter()
    private var count = 0
    /// How many records the document says it has, and where.
    private var announced: (count: Int, at: Origin)?

    init(file: String) {
        self.file = file
        findings = FeedFindings(file: file)
    }

    /// A member beside the list of records.
    mutating func readMember(_ key: String, _ node: JSONNode) {
        switch key {
        case "resultsPerPage", "CVE_data_numberOfCVEs":
            if let count = (node.number ?? node.text).flatMap({ Int($0) }) {
                announced = (count, node.origin)
            }
        case "vulnerabilities", "CVE_Items":
            FeedFields.wrongType(node, key, ja: "配列", en: "a list", &findings)
            findings.error(
                "nvd-shape", at: node.origin, ja: "\(key) が配列ではありません", en: "`\(key)` is no list")
        case "format":
            guard let text = node.text, text != "NVD_CVE" else { return }
            findings.error(
                "nvd-shape", at: node.origin, ja: "NVD の CVE ではない形式「\(text.prefix(40))」です",
                en: "not NVD's format of CVE records but \"\(text.prefix(40))\"")
        case "version", "CVE_data_version":
            guard let text = node.text, !["2.0", "4.0"].contains(text) else { return }
            findings.warning(
                "nvd-version", at: node.origin, ja: "知らない版「\(text.prefix(40))」です（2.0 と 1.1 を読みます）",
                en: "an unknown version \"\(text.prefix(40))\" (2.0 and 1.1 are read)")
        default: break
        }
    }

    mutating func advisory(_ node: JSONNode, inList: Bool) -> Advisory? {
        count += inList ? 1 : 0
        let line = lines.line(of: node)
        let origin = Origin(file: file, line: line)
        let inner = node["cve"]
        if let inner, inner.kind == .object {
            if inner["CVE_data_meta"] != nil { return NVD1Record.read(node, inner, origin, &findings) }
            return NVD2Record.read(inner, origin, &findings)
        }
        if inner == nil, node["id"] != nil { return NVD2Record.read(node, origin, &findings) }
        findings.error(
            "nvd-shape", at: node.origin, ja: "NVD の記録（2.0 か 1.1）の形ではありません",
            en: "not of the shape of a record of NVD, 2.0 or 1.1")
        return nil
    }

    mutating func end() -> [Finding] {
        if let announced, announced.count != count, hasList, !findings.hasErrors {
            findings.warning(
                "nvd-count", at: announced.at,
                ja: "\(announced.count) 件とありますが、\(count) 件しか入っていません（または多く入っています）",
                en: "\(announced.count) records are announced and \(count) are there")
        }
        return findings.sorted
    }
}
