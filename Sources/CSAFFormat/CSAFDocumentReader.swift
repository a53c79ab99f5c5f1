import AdvisoryEncoding
import Kernel
import LocatedJSON

/// Reads a CSAF document into its values, with what is faulty in it.
public struct CSAFDocumentReader {
    private var findings: FeedFindings
    private let file: String

    private init(file: String) {
        self.file = file
        findings = FeedFindings(file: file)
    }

    /// Whether the head of a document looks like CSAF: a `document` with a `csaf_version`.
    public static func recognises(_ head: some Sequence<UInt8>) -> Bool {
        let text = String(decoding: Array(head.prefix(65536)), as: UTF8.self)
        return text.contains("\"csaf_version\"")
            || (text.contains("\"document\"") && text.contains("\"tracking\""))
    }

    /// The document, nil when the bytes are none, and what is wrong, not yet held against the rules.
    static func read(_ bytes: [UInt8], file: String) -> (CSAFDocument?, FeedFindings) {
        var reader = CSAFDocumentReader(file: file)
        let (tree, faults) = JSONReader.read(
            bytes, file: file, limits: JSONReader.Limits(bytesMax: 200 << 20))
        reader.findings.take(faults)
        let document = tree.flatMap { reader.document($0.root) }
        return (document, reader.findings)
    }

    /// The document held against the rules of `DocumentRules`.
    public static func document(_ bytes: [UInt8], file: String) -> (CSAFDocument?, [Finding]) {
        var (document, findings) = read(bytes, file: file)
        if let document { DocumentRules.check(document, into: &findings) }
        return (document, findings.sorted)
    }

    private mutating func document(_ root: JSONNode) -> CSAFDocument? {
        guard let head = root["document"], head.kind == .object,
            let category = head["category"]?.text, let id = head["tracking"]?["id"]?.text
        else {
            findings.error(
                "not-csaf", at: (root["document"] ?? root).origin,
                ja: "CSAF 文書ではありません（document の category か tracking の id がありません）",
                en: "not a CSAF document (document has no category, or tracking no id)")
            return nil
        }
        let version = head["csaf_version"]?.text ?? ""
        guard ["2.0", "2.1"].contains(version) else {
            findings.error(
                "csaf-version", at: (head["csaf_version"] ?? head).origin,
                ja: "csaf_version がないか、読めない版です（読めるのは 2.0 と 2.1）",
                en: "csaf_version is missing or not one that can be read (2.0, 2.1)")
            return nil
        }
        let tracking = head["tracking"]
        let publisher = head["publisher"]
        var document = CSAFDocument(
            category: category, version: version, title: head["title"]?.text, language: head["lang"]?.text,
            publisher: publisher?["name"]?.text, publisherCategory: publisher?["category"]?.text,
            publisherNamespace: publisher?["namespace"]?.text, trackingID: id,
            status: tracking?["status"]?.text, revision: tracking?["version"]?.text, origin: root.origin)
        document.issued = time(tracking?["initial_release_date"])
        document.updated = time(tracking?["current_release_date"])
        document.hasNotes = head["notes"] != nil
        document.hasReferences = head["references"] != nil
        RevisionRules.check(head, into: &findings)
        if let tree = root["product_tree"] {
            document.hasProductTree = true
            var reader = ProductTreeReader()
            reader.read(tree, into: &findings)
            document.products = reader.products
            document.productOrder = reader.order
            document.groups = reader.groups
        }
        for (index, node) in items(root["vulnerabilities"], "vulnerabilities").enumerated() {
            document.vulnerabilities.append(vulnerability(node, number: index + 1))
        }
        return document
    }

    private mutating func vulnerability(_ node: JSONNode, number: Int) -> CSAFVulnerability {
        var value = CSAFVulnerability(number: number, origin: node.origin)
        value.cve = node["cve"]?.text
        value.title = node["title"]?.text
        value.ids = items(node["ids"], "ids").compactMap { $0["text"]?.text }
        value.notes = items(node["notes"], "notes").compactMap { note in
            note["text"]?.text.map { (note["category"]?.text ?? "other", $0) }
        }
        value.references = items(node["references"], "references").compactMap { reference in
            reference["url"]?.text.map { ($0, reference["category"]?.text) }
        }
        let weaknesses = [node["cwe"]].compactMap { $0 } + items(node["cwes"], "cwes")
        value.weaknesses = weaknesses.compactMap { $0["id"]?.text }
        if let status = node["product_status"] {
            guard status.kind == .object else {
                wrongType(status, "product_status")
                return value
            }
            for member in status.members {
                value.statuses.append(
                    CSAFVulnerability.Status(
                        kind: member.key, products: texts(member.value, member.key),
                        origin: member.keyNode.origin))
            }
        }
        value.flags = items(node["flags"], "flags").map { remark($0, kind: "label", text: nil) }
        value.threats = items(node["threats"], "threats").map {
            remark($0, kind: "category", text: "details")
        }
        value.remediations = items(node["remediations"], "remediations").map {
            remark($0, kind: "category", text: "details")
        }
        var scores: [CSAFVulnerability.Score] = []
        for score in items(node["scores"], "scores") {
            scores += ScoreReader.scores(score, products: score["products"], into: &findings)
        }
        // CSAF 2.1 calls them metrics and puts the vector one level deeper.
        for metric in items(node["metrics"], "metrics") {
            guard let content = metric["content"] else { continue }
            scores += ScoreReader.scores(content, products: metric["products"], into: &findings)
        }
        value.scores = scores
        value.isDisputed = items(node["involvements"], "involvements").contains {
            $0["status"]?.text == "disputed"
        }
        value.released = time(node["release_date"] ?? node["disclosure_date"])
        return value
    }

    private mutating func remark(
        _ node: JSONNode, kind: String, text: String?
    ) -> CSAFVulnerability.Remark {
        CSAFVulnerability.Remark(
            kind: node[kind]?.text ?? "", text: text.flatMap { node[$0]?.text } ?? "",
            products: node["product_ids"].map { texts($0, "product_ids") } ?? [],
            groups: node["group_ids"].map { texts($0, "group_ids") } ?? [],
            url: node["url"]?.text, date: time(node["date"]), origin: node.origin)
    }

    private mutating func time(_ node: JSONNode?) -> Instant? {
        guard let node else { return nil }
        if let text = node.text, let instant = FeedTime.instant(text) { return instant }
        findings.warning(
            "csaf-time", at: node.origin, ja: "「\(node.text ?? "…")」は時刻として読めません",
            en: "\"\(node.text ?? "…")\" cannot be read as a time")
        return nil
    }

    private mutating func texts(_ node: JSONNode, _ name: String) -> [String] {
        items(node, name).compactMap { item in
            if item.text == nil { wrongType(item, name) }
            return item.text
        }
    }

    private mutating func wrongType(_ node: JSONNode, _ name: String) {
        Self.wrongType(node, name, &findings)
    }

    private mutating func items(_ node: JSONNode?, _ name: String) -> [JSONNode] {
        Self.items(node, name, &findings)
    }

    static func wrongType(_ node: JSONNode, _ name: String, _ findings: inout FeedFindings) {
        findings.error(
            "csaf-wrong-type", at: node.origin, ja: "「\(name)」の値の型が違います（\(node.kind.rawValue)）",
            en: "\"\(name)\" holds a value of the wrong type (\(node.kind.rawValue))")
    }

    static func items(
        _ node: JSONNode?, _ name: String, _ findings: inout FeedFindings
    ) -> [JSONNode] {
        guard let node else { return [] }
        if node.kind != .list { wrongType(node, name, &findings) }
        return Array(node.items)
    }
}
