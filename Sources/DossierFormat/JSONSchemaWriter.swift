import Kernel
import Severity

/// Writes the dossier's schema as JSON Schema (2020-12), so that editors complete and check while typing.
public enum JSONSchemaWriter {
    /// Which files a schema is for.
    public enum Subject: String, Sendable, CaseIterable {
        case device, company, judgement, exploitability, identities, facts
        case threatDecision = "threat_decision"
        case testRun = "test_run"
    }

    /// The schema of one subject, in one language, as JSON text with a final line end.
    public static func write(_ subject: Subject, in language: Language) -> String {
        let schema = Schema.current
        let body: JSON
        switch subject {
        case .judgement: body = object(schema.judgement.fields, language, more: [])
        case .exploitability: body = object(schema.exploitability.fields, language, more: [])
        case .threatDecision: body = object(schema.threatDecision.fields, language, more: [])
        case .testRun: body = object(schema.testRun.fields, language, more: [])
        case .device: body = sections(schema.device, required: [], language)
        case .identities: body = sections([schema.identities], required: [], language)
        case .facts: body = sections(schema.facts, required: ["source"], language)
        case .company: body = sections(schema.company, required: ["company"], language)
        }
        let head: [(String, JSON)] = [
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("Mamori \(subject.rawValue)")),
        ]
        guard case .object(let members) = body else { return "" }
        return JSON.object(head + members).written(indent: 0) + "\n"
    }

    private static func sections(_ sections: [SectionSchema], required: [String], _ language: Language)
        -> JSON
    {
        let properties = sections.map { section -> (String, JSON) in
            let record = object(section.fields, language, more: [])
            let about: (String, JSON) = (
                "description", .text("\(section.title[language])（\(section.clause)）")
            )
            guard !section.isOnce else {
                guard case .object(let members) = record else { return (section.name, record) }
                return (section.name, .object([about] + members))
            }
            return (
                section.name,
                .object([
                    about, ("type", .list([.text("object"), .text("null")])),
                    ("additionalProperties", record),
                ])
            )
        }
        return .object([
            ("type", .text("object")), ("additionalProperties", .flag(false)),
            ("required", .list(required.map { .text($0) })), ("properties", .object(properties)),
        ])
    }

    private static func object(_ fields: [FieldSchema], _ language: Language, more: [(String, JSON)]) -> JSON
    {
        let properties = fields.map { field -> (String, JSON) in
            guard case .object(let members) = type(field.type, language) else {
                return (field.name, .flag(true))
            }
            return (field.name, .object([("description", .text(field.title[language]))] + members))
        }
        let required = fields.filter(\.isRequired).map { JSON.text($0.name) }
        return .object(
            more + [
                ("type", .text("object")), ("additionalProperties", .flag(false)),
                ("required", .list(required)),
                ("properties", .object(properties)),
            ])
    }

    private static func type(_ type: FieldType, _ language: Language) -> JSON {
        let text = JSON.object([("type", .list([.text("string"), .text("number"), .text("boolean")]))])
        let localized = JSON.object([
            (
                "oneOf",
                .list([
                    .object([("type", .text("string"))]),
                    .object([
                        ("type", .text("object")), ("additionalProperties", .flag(false)),
                        (
                            "properties",
                            .object([
                                ("ja", .object([("type", .text("string"))])),
                                ("en", .object([("type", .text("string"))])),
                            ])
                        ),
                    ]),
                ])
            )
        ])
        func list(_ items: JSON) -> JSON { .object([("type", .text("array")), ("items", items)]) }
        func words(_ choices: [String]) -> JSON {
            // Editors that follow YAML 1.1 take an unquoted yes and no for true and false.
            let flags: [JSON] = choices.contains("yes") ? [.flag(true), .flag(false)] : []
            return .object([("enum", .list(choices.map { .text($0) } + flags))])
        }
        func orUnknown(_ json: JSON) -> JSON {
            .object([
                (
                    "oneOf",
                    .list([json, .object([("const", .text("unknown"))]), .object([("type", .text("null"))])])
                )
            ])
        }
        func pattern(_ text: String) -> JSON {
            .object([("type", .text("string")), ("pattern", .text(text))])
        }
        switch type {
        case .text, .reference: return text
        case .localized: return localized
        case .localizeds: return list(localized)
        case .flag: return orUnknown(.object([("type", .text("boolean"))]))
        case .whole: return orUnknown(.object([("type", .text("integer")), ("minimum", .number(0))]))
        case .number: return orUnknown(.object([("type", .text("number")), ("minimum", .number(0))]))
        case .day: return orUnknown(pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
        case .identifier: return orUnknown(pattern("^(pkg:|cpe:).+"))
        case .udi: return orUnknown(pattern("^[0-9]{14}$"))
        case .texts, .references: return list(text)
        case .end: return orUnknown(pattern("^([0-9]{4}-[0-9]{2}-[0-9]{2}|ended|not_announced)$"))
        case .cpes: return list(pattern("^cpe:."))
        case .purls: return list(pattern("^[pP][kK][gG]:."))
        case .choice(let choices): return orUnknown(words(choices))
        case .choices(let choices): return list(words(choices))
        case .parts(let fields): return list(object(fields, language, more: []))
        case .rows(let fields):
            return .object([
                ("type", .text("object")),
                ("additionalProperties", object(fields, language, more: [])),
            ])
        case .rubric:
            let answers = MedicalRubric.questions.map { ($0.id, words($0.answers.map(\.id))) }
            return .object([
                ("type", .text("object")), ("properties", .object(answers)),
                ("additionalProperties", .flag(false)),
            ])
        }
    }
}

/// A JSON value with its members in a chosen order.
indirect enum JSON {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSON])
    case object([(String, JSON)])

    func written(indent: Int) -> String {
        let inner = String(repeating: " ", count: indent + 2)
        let outer = String(repeating: " ", count: indent)
        switch self {
        case .text(let text): return YAMLText.quoted(text)
        case .number(let number): return "\(number)"
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let values):
            return "[" + values.map { $0.written(indent: indent) }.joined(separator: ", ") + "]"
        case .object(let members) where members.isEmpty: return "{}"
        case .object(let members):
            let lines = members.map {
                "\(inner)\(YAMLText.quoted($0.0)): \($0.1.written(indent: indent + 2))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        }
    }
}
