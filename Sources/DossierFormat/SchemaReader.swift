import Evidence
import EmbeddedData
import Kernel
import LocatedYAML
import Requirements

/// Reads the schema from the data carried in the binary. A fault in it is a programmer's error and stops the
/// program.
enum SchemaReader {
    static func embedded() -> Schema {
        let decisions = sections("decision", defaultFile: "decisions/judgements")
        let identities = sections("identities", defaultFile: "identities.yaml")
        guard decisions.count == 4, let identities = identities.first
        else {
            preconditionFailure("The schema lacks a kind of decision or identities.")
        }
        return Schema(
            company: sections("company", defaultFile: "company.yaml"),
            device: sections("device", defaultFile: "device.yaml")
                + sections("field", defaultFile: "field.yaml"),
            judgement: decisions[0], exploitability: decisions[1], threatDecision: decisions[2],
            testRun: decisions[3], identities: identities,
            facts: sections("facts", defaultFile: "facts/support"))
    }

    private static func sections(_ name: String, defaultFile: String) -> [SectionSchema] {
        let file = "schema/\(name).yaml"
        guard let bytes = EmbeddedFiles.bytes(named: file) else {
            preconditionFailure("No \(file) in the binary.")
        }
        let (root, findings) = YAMLReader.read(bytes, file: file)
        guard findings.isEmpty, let entries = root?.entries else {
            preconditionFailure("The schema \(file) cannot be read: \(findings)")
        }
        return entries.map { section($0, defaultFile: defaultFile) }
    }

    private static func section(_ entry: YAMLNode.Entry, defaultFile: String) -> SectionSchema {
        let node = entry.value
        guard let kind = node["kind"]?.text, let about = node["about"]?.items, about.count == 3,
            let ja = about[0].text, let en = about[1].text, let clause = about[2].text,
            let fields = node["fields"]?.entries
        else { preconditionFailure("The schema's section \(entry.key) is malformed.") }
        return SectionSchema(
            name: entry.key, kind: RecordKind(kind), file: node["file"]?.text ?? defaultFile,
            title: LocalizedText(ja: ja, en: en), clause: clause, isOnce: node["once"]?.text == "true",
            fields: fields.map(field))
    }

    private static func field(_ entry: YAMLNode.Entry) -> FieldSchema {
        guard let items = entry.value.items, items.count >= 3, let spelled = items[0].text,
            let ja = items[1].text, let en = items[2].text
        else { preconditionFailure("The schema's field \(entry.key) is malformed.") }
        var words = spelled.split(separator: " ").map(String.init)
        var name = words.removeFirst()
        let isRequired = name.hasSuffix("!")
        if isRequired { name.removeLast() }
        let parts = items.count > 3 ? (items[3].entries ?? []).map(field) : []
        return FieldSchema(
            name: entry.key, type: type(name, words, parts), isRequired: isRequired,
            title: LocalizedText(ja: ja, en: en))
    }

    private static func type(_ name: String, _ words: [String], _ parts: [FieldSchema]) -> FieldType {
        switch name {
        case "text": .text
        case "localized": .localized
        case "localizeds": .localizeds
        case "flag": .flag
        case "whole": .whole
        case "number": .number
        case "day": .day
        case "texts": .texts
        case "purls": .purls
        case "udi": .udi
        case "identifier": .identifier
        case "cpes": .cpes
        case "end": .end
        case "choice": .choice(words)
        case "choices": .choices(words)
        case "ref": .reference(words)
        case "refs": .references(words)
        case "parts": .parts(parts)
        case "rows": .rows(parts)
        case "rubric": .rubric
        default: preconditionFailure("The schema's type \(name) does not exist.")
        }
    }
}

/// The files carried in the binary.
enum EmbeddedFiles {
    static func bytes(named name: String) -> [UInt8]? {
        for index in 0..<embedded_file_count() {
            let file = embedded_file_at(index)
            if String(cString: file.name) == name {
                return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
            }
        }
        return nil
    }
}
