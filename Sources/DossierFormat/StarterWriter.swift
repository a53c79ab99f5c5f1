import Kernel

/// Writes the first files of a dossier: what was answered filled in, every other field as a comment to take
/// up.
public enum StarterWriter {
    /// The few answers that a starter is made from. A flag that is nil is written as unknown.
    public struct Answers: Sendable {
        public var id: String
        public var name: LocalizedText
        public var deviceClass: String?
        public var hasProgram: Bool?
        public var isStandaloneProgram: Bool?
        public var isImplantable: Bool?
        public var isWearable: Bool?
        public var isForHomeUse: Bool?
        /// institution, home, outside, mobile
        public var settings: [String]
        /// Kinds of interface that the device has.
        public var interfaces: [String]
        /// All other kinds are absent; false leaves them unanswered.
        public var interfacesAreComplete: Bool
        public var companyName: LocalizedText

        public init(id: String, name: LocalizedText, companyName: LocalizedText) {
            self.id = id
            self.name = name
            self.companyName = companyName
            settings = []
            interfaces = []
            interfacesAreComplete = false
        }
    }

    /// The files: `device.yaml` and, for a company without one, `company.yaml`.
    public static func device(_ answers: Answers) -> String {
        var filled: [String: [String: String]] = [:]
        filled["identity"] = [
            "id": YAMLText.quoted(answers.id), "name": YAMLText.localized(answers.name),
            "has_program": flag(answers.hasProgram), "is_samd": flag(answers.isStandaloneProgram),
            "implantable": flag(answers.isImplantable), "wearable": flag(answers.isWearable),
            "home_use": flag(answers.isForHomeUse), "status": "development", "current_version": "\"0.1\"",
            "intended_settings": "[\(answers.settings.joined(separator: ", "))]",
        ]
        if let deviceClass = answers.deviceClass { filled["identity"]?["class"] = deviceClass }
        var absent = "[]"
        if answers.interfacesAreComplete {
            let others = kindsOfInterface.filter { !answers.interfaces.contains($0) }
            absent = "[\(others.joined(separator: ", "))]"
        }
        filled["completeness"] = ["absent_interfaces": absent]
        filled["releases/0.1"] = ["status": "development"]
        for kind in answers.interfaces {
            filled["interfaces/IF-\(kind.uppercased())"] = ["name": kind, "kind": kind, "state": "usable"]
        }
        for setting in answers.settings {
            filled["environments/ENV-\(setting.uppercased())"] = ["setting": setting]
        }
        return head(
            ja: "機器の記録。# で始まる行は、書くべき時に # を外して埋める。分からない値は unknown と書く。",
            en:
                "A device's records. Uncomment and fill a line when you know it; "
                + "write unknown for what is not known.",
            schema: "mamori schema device")
            + body(Schema.current.device.filter { $0.file == "device.yaml" }, filled)
            + "\n# 次に書く：risk.yaml（脅威・リスク・対策）、support.yaml（既製ソフトのサポート）、\n"
            + "# disclosure.yaml（開示）、field.yaml（販売後の記録）。欄の一覧は mamori schema device --lang ja。\n"
    }

    /// The company's file.
    public static func company(_ answers: Answers) -> String {
        head(
            ja: "会社の記録。すべての機器に共通する。", en: "The company's records, common to all its devices.",
            schema: "mamori schema company")
            + body(Schema.current.company, ["company": ["name": YAMLText.localized(answers.companyName)]])
    }

    /// The kinds of interface that the schema knows.
    public static var kindsOfInterface: [String] {
        let section = Schema.current.device.first { $0.name == "interfaces" }
        guard case .choice(let kinds) = section?.field("kind")?.type else { return [] }
        return kinds
    }

    private static func head(ja: String, en: String, schema: String) -> String {
        "# \(ja)\n# \(en)\n# JSON Schema: \(schema)\n"
    }

    private static func body(_ sections: [SectionSchema], _ filled: [String: [String: String]]) -> String {
        sections.map { section in
            var text = "\n# \(section.title.ja) / \(section.title.en)（\(section.clause)）\n"
            let ids = filled.keys.filter { $0.hasPrefix("\(section.name)/") }.sorted()
            if section.isOnce, let values = filled[section.name] {
                text += "\(section.name):\n" + fields(section.fields, values, indent: "  ")
            } else if !ids.isEmpty {
                text += "\(section.name):\n"
                for key in ids {
                    let id = YAMLText.quoted(String(key.dropFirst(section.name.count + 1)))
                    text += "  \(id):\n" + fields(section.fields, filled[key] ?? [:], indent: "    ")
                }
            } else {
                let example = section.isOnce ? "" : "#   ID-1:\n"
                let indent = section.isOnce ? "#   " : "#     "
                text += "# \(section.name):\n\(example)"
                text += section.fields.map { "\(indent)\($0.name):  # \($0.title.ja)\(hint($0.type))\n" }
                    .joined()
            }
            return text
        }.joined()
    }

    private static func fields(_ schema: [FieldSchema], _ values: [String: String], indent: String) -> String
    {
        schema.map { field in
            if let value = values[field.name] { return "\(indent)\(field.name): \(value)\n" }
            return "\(indent)# \(field.name):  # \(field.title.ja)\(hint(field.type))\n"
        }.joined()
    }

    private static func hint(_ type: FieldType) -> String {
        switch type {
        case .text, .udi, .identifier: ""
        case .localized: "  {ja: , en: }"
        case .localizeds: "  [{ja: , en: }]"
        case .flag: "  true | false | unknown"
        case .whole, .number: "  0"
        case .day: "  2026-01-31 | unknown"
        case .texts: "  []"
        case .purls: "  [pkg:]"
        case .cpes: "  [cpe:2.3:a:]"
        case .end: "  2026-01-31 | ended | not_announced | unknown"
        case .choice(let words): "  " + words.joined(separator: " | ")
        case .choices(let words): "  [" + words.joined(separator: ", ") + "]"
        case .reference(let sections): "  → " + sections.joined(separator: ", ")
        case .references(let sections): "  [→ " + sections.joined(separator: ", ") + "]"
        case .rows(let fields): "  {名: {" + fields.map { "\($0.name): " }.joined(separator: ", ") + "}}"
        case .rubric: "  {問い: 答え}"
        case .parts(let fields): "  [{" + fields.map { "\($0.name): " }.joined(separator: ", ") + "}]"
        }
    }

    private static func flag(_ flag: Bool?) -> String { flag.map { "\($0)" } ?? "unknown" }
}
