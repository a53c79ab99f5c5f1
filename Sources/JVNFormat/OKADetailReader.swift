import AdvisoryEncoding
import Kernel
import LocatedJSON
import Vulnerabilities

/// The details of a record as MyJVN OKA gives them: CSAF 2.1 in shape, with an extension of JVN for versions.
struct OKADetailReader {
    /// One answer with one document.
    static func read(
        _ root: JSONNode, _ answer: inout JVNAnswer, take: (consuming Advisory) -> Void
    ) {
        OKADetailReader().document(root, &answer, take: take)
        answer.check(JVNAnswer.Status(root), at: Origin(file: answer.file))
    }

    /// A STIX 2.1 bundle that carries such documents (objects of the type `jvn-jp-sdo`).
    static func readBundle(
        _ root: JSONNode, _ answer: inout JVNAnswer, take: (consuming Advisory) -> Void
    ) {
        let reader = OKADetailReader()
        for object in answer.items(root, "objects") {
            switch object.words("type") ?? "" {
            case "jvn-jp-sdo":
                for document in answer.items(object, "VULDEF-Document") {
                    reader.document(document, &answer, take: take)
                }
            case "identity", "extension-definition", "marking-definition": break
            case let type:
                let origin = answer.place(object)
                answer.findings.warning(
                    "jvn-stix-object", at: origin,
                    ja: "読まない種類の STIX オブジェクトです：\(type)",
                    en: "a STIX object of a type that is not read: \(type)")
            }
        }
        if answer.count == 0 {
            answer.findings.error(
                "jvn-no-records", at: Origin(file: answer.file), ja: "JVN の記録を含まない STIX です",
                en: "a STIX bundle without a record of JVN")
        }
        answer.check(JVNAnswer.Status(root), at: Origin(file: answer.file))
    }

    private func document(
        _ node: JSONNode, _ answer: inout JVNAnswer, take: (consuming Advisory) -> Void
    ) {
        answer.count += 1
        let origin = answer.place(node)
        guard let document = node["document"], let tracking = document["tracking"] else {
            return answer.findings.error(
                "jvn-no-data", at: origin, ja: "document.tracking がありません", en: "document.tracking is missing")
        }
        guard let id = answer.id(tracking.words("id"), starting: ["JVNDB-"], at: origin) else { return }
        var record = JVNRecord(id: id, origin: origin)
        record.language = document.words("lang") ?? "ja"
        record.title = answer.text(document, "title")
        record.asserter = document["publisher"]?.words("name")
        record.published = answer.instant(tracking.words("initial_release_date"), at: origin)
        record.modified = answer.instant(tracking.words("current_release_date"), at: origin)
        for note in answer.items(document, "notes") {
            guard let text = note.words("text").map(JVNElement.plain) else { continue }
            if note.words("category") == "description", record.overview == nil {
                record.overview = text
            } else {
                record.common.words.append(text)
            }
        }
        record.references = answer.items(document, "references").compactMap(Self.reference)
        let products = OKAProducts(node, &answer)
        record.common.conditions = products.conditions
        record.common.statements = products.stated
        vulnerabilities(node, products, &record, &answer)
        for advisory in record.advisories() { take(advisory) }
    }

    static func reference(_ node: JSONNode) -> Advisory.Reference? {
        guard let url = node.words("url") else { return nil }
        let tags = [node.words("type"), node.words("source"), node.words("summary")].compactMap { $0 }
        // JVN has resolved no entities where it made JSON of its XML.
        return Advisory.Reference(url: url.split(separator: "&amp;").joined(separator: "&"), tags: tags)
    }

    private func vulnerabilities(
        _ node: JSONNode, _ products: OKAProducts, _ record: inout JVNRecord, _ answer: inout JVNAnswer
    ) {
        let origin = record.origin
        for entry in answer.items(node, "vulnerabilities") {
            let cve = answer.text(entry, "cve")
            var part = JVNRecord.Part()
            for weakness in answer.items(entry, "cwes") {
                guard let id = weakness.words("id") else { continue }
                if let id = answer.weakness(id, at: origin) { part.weaknesses.append(id) }
            }
            part.scores = answer.scores(answer.items(entry, "metrics"), at: origin)
            part.words = Self.words(entry, isJapanese: record.language.hasPrefix("ja"))
            statements(entry, products, &part, &answer, origin)
            guard let cve else {
                // What stands under no CVE holds for the document.
                if !part.statements.isEmpty { record.common.statements = part.statements }
                record.common.scores += part.scores
                record.common.weaknesses += part.weaknesses
                record.common.words += part.words
                continue
            }
            guard JVNRecord.isCVE(cve) else {
                answer.findings.warning(
                    "jvn-cve", at: origin, ja: "CVE 番号として読めません：\(cve)",
                    en: "not readable as a CVE id: \(cve)")
                continue
            }
            part.cve = cve
            record.take(part)
        }
    }

    /// What people have to read: notes, impacts, remedies.
    private static func words(_ entry: JSONNode, isJapanese: Bool) -> [String] {
        func joined(_ key: String, _ field: String, _ ja: String, _ en: String) -> String? {
            var seen: Set<String> = []
            let texts = entry.list(key).compactMap { $0.words(field) }.map(JVNElement.plain)
                .filter { seen.insert($0).inserted }
            return texts.isEmpty ? nil : (isJapanese ? ja : en) + texts.joined(separator: "\n")
        }
        return [
            joined("notes", "text", "【補足】\n", "[Note]\n"),
            joined("threats", "details", "【想定される影響】\n", "[Impact]\n"),
            joined("remediations", "details", "【対策】\n", "[Solution]\n"),
        ].compactMap { $0 }
    }

    /// `product_status` with the versions that the extension gives for the same products.
    private func statements(
        _ entry: JSONNode, _ products: OKAProducts, _ part: inout JVNRecord.Part,
        _ answer: inout JVNAnswer, _ origin: Origin
    ) {
        guard let groups = entry["product_status"] else { return }
        var found: [(statement: ProductStatement, cves: [String])] = []
        var affected: Set<ProductStatement.Subject> = []
        let stated = Set(products.stated.map(\.statement.subject))
        for group in groups.members {
            guard let status = Self.status(group.key) else {
                answer.findings.warning(
                    "jvn-product-status", at: origin, ja: "読まない製品の状態です：\(group.key)",
                    en: "a product status that is not read: \(group.key)")
                continue
            }
            for item in group.value.items {
                guard let product = item.text.flatMap(products.product) else {
                    answer.findings.warning(
                        "jvn-product-id", at: origin, ja: "製品の一覧にない製品です：\(item.text ?? "")",
                        en: "a product that is not in the product tree: \(item.text ?? "")")
                    continue
                }
                if status == .affected { affected.insert(product.subject) }
                if product.version == nil, product.phrase == nil, status == .affected,
                    stated.contains(product.subject)
                {
                    continue
                }
                let texts = [product.phrase].compactMap { $0 }
                for (stated, cves) in JVNRecord.statements(
                    product.subject, stated: product.version, texts)
                {
                    var statement = stated
                    statement.status = status
                    found.append((statement, cves))
                }
            }
        }
        let told = Set(products.stated.map(\.statement))
        let known = Set(products.byID.values.map(\.subject))
        // In a condition, each statement has its place.
        part.conditions = products.conditions
        part.statements =
            products.stated.filter {
                !products.conditions.isEmpty || affected.contains($0.statement.subject)
                    || !known.contains($0.statement.subject)
            } + found.filter { !told.contains($0.statement) }
    }

    private static func status(_ key: String) -> ProductStatement.Status? {
        switch key {
        case "known_affected", "first_affected", "last_affected": .affected
        case "known_not_affected": .notAffected
        case "fixed", "first_fixed": .fixed
        case "under_investigation": .underInvestigation
        case "unknown": .unknown
        default: nil
        }
    }
}
