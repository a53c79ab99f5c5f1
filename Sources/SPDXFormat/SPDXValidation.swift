import BillEncoding
import Kernel

/// Holds an SPDX 2 document against the nouns of the specification, whatever it was written in.
struct SPDXValidation {
    private let is22: Bool
    private var findings = BillFindings()
    /// Every id with the place of its first use.
    private var ids: Set<String> = []
    private var externalDocuments: Set<String> = []
    private var extractedLicences: Set<String> = []

    static func findings(on document: SPDXNode, is22: Bool) -> BillFindings {
        var validation = SPDXValidation(is22: is22)
        validation.collectNames(document)
        validation.checkObject(document, SPDXSchema.document, name: "document")
        return validation.findings
    }

    private init(is22: Bool) { self.is22 = is22 }

    /// Names first, so that a reference to what comes later is no fault.
    private mutating func collectNames(_ document: SPDXNode) {
        ids.insert("SPDXRef-DOCUMENT")
        for key in ["packages", "files", "snippets"] {
            for node in document[key]?.items ?? [] {
                guard let value = node["SPDXID"], let id = value.text else { continue }
                if !ids.insert(id).inserted {
                    findings.error(
                        "duplicate-id", at: value.origin, ja: "SPDXID「\(id)」が2度使われています",
                        en: "the SPDXID \(id) is used twice")
                }
            }
        }
        if let value = document["SPDXID"], value.text != "SPDXRef-DOCUMENT" {
            findings.error(
                "invalid-id", at: value.origin, ja: "文書の SPDXID は SPDXRef-DOCUMENT でなければなりません",
                en: "the document's SPDXID must be SPDXRef-DOCUMENT")
        }
        for node in document["externalDocumentRefs"]?.items ?? [] {
            if let id = node["externalDocumentId"]?.text { externalDocuments.insert(id) }
        }
        for node in document["hasExtractedLicensingInfos"]?.items ?? [] {
            if let id = node["licenseId"]?.text { extractedLicences.insert(id) }
        }
    }

    private mutating func checkObject(_ node: SPDXNode, _ fields: [String: SPDXField], name: String) {
        guard node.kind == .map else {
            wrongType(node, name, ja: "項目の集まり", en: "an object")
            return
        }
        var present: Set<String> = []
        for member in node.members {
            guard let field = fields[member.key] else {
                findings.warning(
                    "unknown-field", at: member.value.origin,
                    ja: "SPDX にない項目「\(member.key)」です（\(name)）。そのまま保持します",
                    en: "SPDX has no field `\(member.key)` in \(name); it is kept as it is")
                continue
            }
            present.insert(member.key)
            if member.value.kind == .null {
                wrongType(member.value, member.key, ja: "値", en: "a value")
            } else {
                check(member.value, field.type, key: member.key)
            }
        }
        for (key, field) in fields.sorted(by: { $0.key < $1.key }) where !present.contains(key) {
            guard field.isRequired || (is22 && field.isRequiredIn22) else { continue }
            findings.error(
                "missing-field", at: node.origin, ja: "必須の項目「\(key)」がありません（\(Self.title(node, name))）",
                en: "the required field `\(key)` is missing in \(Self.title(node, name))")
        }
    }

    /// What a person knows the element by.
    private static func title(_ node: SPDXNode, _ name: String) -> String {
        (node["name"] ?? node["fileName"] ?? node["SPDXID"])?.text.map { "\(name) \($0.prefix(80))" } ?? name
    }

    private mutating func check(_ node: SPDXNode, _ type: SPDXType, key: String) {
        switch type {
        case .any: break
        case .object(let fields):
            checkObject(node, fields, name: key)
            if key == "checksum" || key == "checksums" { checkDigest(node) }
        case .list(let element):
            guard node.kind == .list else {
                wrongType(node, key, ja: "リスト", en: "a list")
                return
            }
            let items = node.items
            if items.isEmpty, key == "creators" {
                findings.error(
                    "missing-field", at: node.origin, ja: "作成者（creators）が1つもありません",
                    en: "there is no creator in `creators`")
            }
            for item in items { check(item, element, key: key) }
        case .flag:
            if node.flag == nil { wrongType(node, key, ja: "true か false", en: "true or false") }
        case .whole:
            if node.whole == nil { wrongType(node, key, ja: "整数", en: "a whole number") }
        default:
            guard let text = node.text else {
                wrongType(node, key, ja: "文字列", en: "a text")
                return
            }
            checkText(text, type, key: key, at: node)
        }
    }

    private mutating func checkText(_ text: String, _ type: SPDXType, key: String, at node: SPDXNode) {
        switch type {
        case .filled:
            if text.isEmpty { wrongValue(node, key, text, ja: "空でない文字列", en: "a text that is not empty") }
        case .date:
            if !BillTime.isTime(text) {
                wrongValue(
                    node, key, text, ja: "2026-11-22T05:30:00Z の形の日時",
                    en: "a time such as 2026-11-22T05:30:00Z")
            }
        case .choice(let words):
            if !words.contains(text) {
                let known = words.sorted().joined(separator: ", ")
                wrongValue(node, key, text, ja: "次のいずれか：\(known)", en: "one of \(known)")
            }
        case .id:
            if !Self.isElementID(text) {
                wrongValue(
                    node, key, text, ja: "SPDXRef- と英数字・. ・-", en: "SPDXRef- with letters, digits, . or -")
            }
        case .reference: checkReference(text, key: key, at: node)
        case .licence: checkLicence(text, key: key, at: node)
        case .actor, .supplier: checkActor(text, type, key: key, at: node)
        default: break
        }
    }

    private mutating func checkReference(_ text: String, key: String, at node: SPDXNode) {
        if ids.contains(text) { return }
        if key == "relatedSpdxElement", LicenceExpression.isNone(text) { return }
        if text.hasPrefix("DocumentRef-"), let colon = text.firstIndex(of: ":") {
            if externalDocuments.contains(String(text[..<colon])),
                Self.isElementID(String(text[text.index(after: colon)...]))
            {
                return
            }
        }
        findings.error(
            "unknown-reference", at: node.origin, ja: "「\(key)」の指す要素「\(text)」がこの文書にありません",
            en: "`\(key)` points at \(text), which this document does not have")
    }

    private mutating func checkLicence(_ text: String, key: String, at node: SPDXNode) {
        if LicenceExpression.isNone(text) { return }
        do {
            for id in try LicenceExpression(text).localRefs where !extractedLicences.contains(id) {
                findings.warning(
                    "unknown-licence", at: node.origin, ja: "「\(id)」の本文がこの文書にありません",
                    en: "the document does not carry the text of \(id)")
            }
        } catch {
            let ja = error.word.isEmpty ? "終わり" : "「\(error.word)」"
            let en = error.word.isEmpty ? "its end" : "`\(error.word)`"
            findings.error(
                "licence-expression", at: node.origin,
                ja: "「\(key)」をライセンス式として読めません（\(error.column) 文字目、\(ja)）：\(text.prefix(120))",
                en: """
                    `\(key)` is not a licence expression (character \(error.column), at \(en)): \
                    \(text.prefix(120))
                    """)
        }
    }

    private mutating func checkActor(_ text: String, _ type: SPDXType, key: String, at node: SPDXNode) {
        var kinds = ["Person: ", "Organization: "]
        if case .supplier = type {
            if text == "NOASSERTION" { return }
        } else {
            kinds.append("Tool: ")
        }
        guard !kinds.contains(where: { text.hasPrefix($0) && text.count > $0.count }) else { return }
        let known = kinds.map { $0 + "…" }.joined(separator: ", ")
        wrongValue(node, key, text, ja: "\(known) のいずれか", en: "one of \(known)")
    }

    private mutating func checkDigest(_ node: SPDXNode) {
        guard let algorithm = node["algorithm"]?.text, let value = node["checksumValue"],
            let text = value.text,
            let length = SPDXSchema.digestLengths[algorithm], !text.isEmpty
        else { return }
        let isHex = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
            default: false
            }
        }
        guard !isHex || (length > 0 && text.utf8.count != length) else { return }
        wrongValue(
            value, "checksumValue", text, ja: "\(algorithm) の値（16進 \(length) 桁）",
            en: "a value of \(algorithm) (\(length) hexadecimal digits)")
    }

    // MARK: Faults

    private mutating func wrongType(_ node: SPDXNode, _ key: String, ja: String, en: String) {
        findings.error(
            "wrong-type", at: node.origin, ja: "「\(key)」は\(ja)でなければなりません", en: "`\(key)` must be \(en)")
    }

    private mutating func wrongValue(
        _ node: SPDXNode, _ key: String, _ text: String, ja: String, en: String
    ) {
        findings.error(
            "wrong-value", at: node.origin, ja: "「\(key)」の値「\(text.prefix(120))」は誤りです（正しくは\(ja)）",
            en: "`\(key)` has the value \"\(text.prefix(120))\" but must be \(en)")
    }

    // MARK: Shapes

    static func isElementID(_ text: String) -> Bool {
        text.hasPrefix("SPDXRef-") && LicenceExpression.isID(text.dropFirst("SPDXRef-".count))
    }
}
