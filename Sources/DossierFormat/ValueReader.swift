import Evidence
import BillOfMaterials
import DeviceRegistry
import Kernel
import LocatedYAML
import Requirements

/// Reads the value of one field by its type; a value that does not fit becomes a finding and is left out.
struct ValueReader {
    private(set) var findings: [Finding] = []
    /// References met on the way, to be checked when all files are read.
    private(set) var references: [PendingReference] = []

    mutating func value(_ node: YAMLNode, _ field: FieldSchema, path: String) -> EvidenceValue? {
        if node.isNull { return nil }
        if node.text == "unknown", !field.type.isText { return .unknown }
        switch field.type {
        case .text: return text(node).map { .text($0) }
        case .localized: return localized(node, field)
        case .localizeds: return list(node) { reader, item in reader.localized(item, field) }
        case .flag: return flag(node)
        case .whole, .number: return number(node, field)
        case .day: return day(node)
        case .udi: return udi(node)
        case .identifier: return identifier(node)
        case .texts: return list(node) { reader, item in reader.text(item).map { .text($0) } }
        case .purls: return list(node) { reader, item in reader.purl(item) }
        case .choice(let words): return choice(node, words)
        case .choices(let words): return list(node) { reader, item in reader.choice(item, words) }
        case .reference(let sections): return reference(node, sections)
        case .references(let sections):
            return list(node) { reader, item in reader.reference(item, sections) }
        case .parts(let fields): return parts(node, fields, path: "\(path).\(field.name)")
        case .rows(let fields): return rows(node, fields, path: "\(path).\(field.name)")
        case .end:
            if let text = node.text, ["ended", "not_announced"].contains(text) { return .text(text) }
            return day(node)
        case .cpes: return list(node) { reader, item in reader.cpe(item) }
        case .rubric: return rubric(node, path: "\(path).\(field.name)")
        }
    }

    /// The fields of one record, with findings for keys that do not exist and for required ones that are
    /// missing.
    mutating func fields(
        of node: YAMLNode, _ schema: [FieldSchema], path: String
    ) -> (values: [String: EvidenceValue], origins: [String: Origin]) {
        guard let entries = node.entries else {
            if !node.isNull {
                wrongType(node, ja: "「キー: 値」の並び", en: "a mapping of fields")
            }
            return ([:], [:])
        }
        var values: [String: EvidenceValue] = [:]
        var origins: [String: Origin] = [:]
        for entry in entries {
            guard let field = schema.first(where: { $0.name == entry.key }) else {
                unknownKey(entry.key, at: entry.keyOrigin, among: schema.map(\.name))
                continue
            }
            origins[entry.key] = entry.keyOrigin
            if let value = value(entry.value, field, path: path) { values[entry.key] = value }
        }
        for field in schema where field.isRequired {
            if entries.first(where: { $0.key == field.name })?.value.isNull ?? true {
                add(
                    "missing-key", node.origin, ja: "\(path) に \(field.name)（\(field.title.ja)）がありません",
                    en: "\(path) lacks \(field.name) (\(field.title.en))")
            }
        }
        return (values, origins)
    }

    /// Takes references met elsewhere, to be checked with the others.
    mutating func check(_ more: [PendingReference]) { references += more }

    mutating func unknownKey(_ key: String, at origin: Origin, among names: [String]) {
        let nearest = NearestName.of(key, among: names)
        let ja = nearest.map { "。「\($0)」ではありませんか" } ?? ""
        let en = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
        add("unknown-key", origin, ja: "「\(key)」というキーはありません\(ja)", en: "there is no key \"\(key)\"\(en)")
    }

    mutating func add(_ code: String, _ origin: Origin, ja: String, en: String) {
        findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
    }

    // MARK: Scalars

    private mutating func wrongType(_ node: YAMLNode, ja: String, en: String) {
        let found: LocalizedText =
            switch node.content {
            case .null: LocalizedText(ja: "空", en: "nothing")
            case .scalar(let text, _): LocalizedText(ja: "「\(text.prefix(40))」", en: "\"\(text.prefix(40))\"")
            case .list: LocalizedText(ja: "リスト", en: "a list")
            case .map: LocalizedText(ja: "「キー: 値」の並び", en: "a mapping")
            }
        add(
            "wrong-type", node.origin, ja: "\(ja)が要りますが、\(found.ja)です",
            en: "expected \(en), found \(found.en)")
    }

    private mutating func text(_ node: YAMLNode) -> String? {
        guard let text = node.text else {
            wrongType(node, ja: "文字列", en: "a text")
            return nil
        }
        return text
    }

    private mutating func localized(_ node: YAMLNode, _ field: FieldSchema) -> EvidenceValue? {
        if let text = node.text { return .localized(LocalizedText(same: text)) }
        guard let entries = node.entries else {
            wrongType(node, ja: "文字列か {ja: …, en: …}", en: "a text or {ja: …, en: …}")
            return nil
        }
        for entry in entries where !["ja", "en"].contains(entry.key) {
            unknownKey(entry.key, at: entry.keyOrigin, among: ["ja", "en"])
        }
        guard let ja = node["ja"]?.text ?? node["en"]?.text, let en = node["en"]?.text ?? node["ja"]?.text
        else {
            add("missing-key", node.origin, ja: "ja も en もありません", en: "neither ja nor en is written")
            return nil
        }
        return .localized(LocalizedText(ja: ja, en: en))
    }

    private mutating func flag(_ node: YAMLNode) -> EvidenceValue? {
        guard case .scalar(let text, true) = node.content, ["true", "false"].contains(text) else {
            wrongType(node, ja: "true か false か unknown", en: "true, false or unknown")
            return nil
        }
        return .flag(text == "true")
    }

    private mutating func number(_ node: YAMLNode, _ field: FieldSchema) -> EvidenceValue? {
        var isWhole = false
        if case .whole = field.type { isWhole = true }
        guard case .scalar(let text, true) = node.content, let number = Double(text), number.isFinite,
            number >= 0, number < 1e12, !isWhole || number == number.rounded()
        else {
            wrongType(
                node, ja: isWhole ? "0 以上の整数" : "0 以上の数",
                en: isWhole ? "a whole number from 0" : "a number from 0")
            return nil
        }
        return .number(number)
    }

    private mutating func day(_ node: YAMLNode) -> EvidenceValue? {
        guard let text = node.text else {
            wrongType(node, ja: "日付（YYYY-MM-DD）", en: "a day (YYYY-MM-DD)")
            return nil
        }
        if let day = Day(text) { return .day(day) }
        let looksLikeDay = text.count == 10 && text.filter { $0 == "-" }.count == 2
        if looksLikeDay {
            add("impossible-day", node.origin, ja: "\(text) という日はありません", en: "there is no day \(text)")
        } else {
            wrongType(node, ja: "日付（YYYY-MM-DD）", en: "a day (YYYY-MM-DD)")
        }
        return nil
    }

    private mutating func udi(_ node: YAMLNode) -> EvidenceValue? {
        guard let text = node.text else {
            wrongType(node, ja: "14桁の GTIN", en: "a GTIN of 14 digits")
            return nil
        }
        switch DeviceIdentifier.check(text) {
        case .valid: return .text(text)
        case .notGTIN:
            add(
                "udi-form", node.origin, ja: "UDI-DI は 14 桁の数字（GTIN）で書きます：「\(text)」",
                en: "a UDI-DI is written as 14 digits (GTIN): \"\(text)\"")
        case .wrongCheckDigit(let right):
            add(
                "udi-check-digit", node.origin, ja: "UDI-DI のチェックデジットが合いません（末尾は \(right) のはずです）",
                en: "the UDI-DI's check digit is wrong (the last digit should be \(right))")
        }
        return nil
    }

    private mutating func purl(_ node: YAMLNode) -> EvidenceValue? {
        guard let text = text(node) else { return nil }
        do {
            _ = try PackageURL(text, reading: .pattern)
            return .text(text)
        } catch {
            add(
                error.code, node.origin, ja: "purl「\(text.prefix(120))」を読めません（\(error.message.ja)）",
                en: "the purl \"\(text.prefix(120))\" cannot be read (\(error.message.en))")
            return nil
        }
    }

    private mutating func identifier(_ node: YAMLNode) -> EvidenceValue? {
        guard let text = text(node) else { return nil }
        do throws(BillOfMaterialsRefusal) {
            if text.hasPrefix("cpe:") {
                _ = try CPEName(text)
            } else {
                _ = try PackageURL(text, reading: .tolerant)
            }
            return .text(text)
        } catch {
            add(
                error.code, node.origin,
                ja: "識別子「\(text.prefix(120))」を purl とも CPE とも読めません（\(error.message.ja)）",
                en: "\"\(text.prefix(120))\": neither a purl nor a CPE name (\(error.message.en))")
            return nil
        }
    }

    private mutating func cpe(_ node: YAMLNode) -> EvidenceValue? {
        guard let text = text(node) else { return nil }
        do {
            _ = try CPEName(completing: text)
            return .text(text)
        } catch {
            add(
                error.code, node.origin, ja: "CPE「\(text.prefix(120))」を読めません（\(error.message.ja)）",
                en: "the CPE name \"\(text.prefix(120))\" cannot be read (\(error.message.en))")
            return nil
        }
    }

    private mutating func choice(_ node: YAMLNode, _ words: [String]) -> EvidenceValue? {
        guard let text = node.text else {
            wrongType(
                node, ja: "次のどれか（\(words.joined(separator: ", "))）",
                en: "one of \(words.joined(separator: ", "))")
            return nil
        }
        if words.contains(text) { return .text(text) }
        let nearest = NearestName.of(text, among: words)
        let ja = nearest.map { "。「\($0)」ではありませんか" } ?? "（\(words.joined(separator: ", "))）"
        let en = nearest.map { "; did you mean \"\($0)\"?" } ?? " (\(words.joined(separator: ", ")))"
        add("unknown-choice", node.origin, ja: "「\(text)」は選べません\(ja)", en: "\"\(text)\" is not a choice\(en)")
        return nil
    }

    private mutating func reference(_ node: YAMLNode, _ sections: [String]) -> EvidenceValue? {
        guard let text = text(node) else { return nil }
        references.append(PendingReference(id: text, sections: sections, origin: node.origin))
        return .text(text)
    }

    // MARK: Lists

    private mutating func list(
        _ node: YAMLNode, _ read: (inout ValueReader, YAMLNode) -> EvidenceValue?
    ) -> EvidenceValue? {
        guard let items = node.items else {
            wrongType(node, ja: "リスト", en: "a list")
            return nil
        }
        var values: [EvidenceValue] = []
        for item in items {
            if let value = read(&self, item) { values.append(value) }
        }
        return .list(values)
    }

    private mutating func parts(
        _ node: YAMLNode, _ schema: [FieldSchema], path: String
    ) -> EvidenceValue? {
        guard let items = node.items else {
            wrongType(node, ja: "リスト", en: "a list")
            return nil
        }
        var records: [EvidenceRecord] = []
        for (index, item) in items.enumerated() {
            let (values, origins) = fields(of: item, schema, path: "\(path)[\(index + 1)]")
            records.append(
                EvidenceRecord(
                    kind: "part", id: nil, path: "\(path)[\(index + 1)]", origin: item.origin, fields: values,
                    fieldOrigins: origins))
        }
        return .records(records)
    }

    private mutating func rows(_ node: YAMLNode, _ schema: [FieldSchema], path: String) -> EvidenceValue? {
        guard let entries = node.entries else {
            wrongType(node, ja: "「名: 記録」の並び", en: "a mapping of names to records")
            return nil
        }
        return .records(
            entries.map { entry in
                let place = "\(path)/\(entry.key)"
                let (values, origins) = fields(of: entry.value, schema, path: place)
                return EvidenceRecord(
                    kind: "part", id: entry.key, path: place, origin: entry.keyOrigin, fields: values,
                    fieldOrigins: origins)
            })
    }
}
