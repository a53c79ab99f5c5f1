import Evidence
import Kernel
import Requirements

/// What may stand in a field.
public indirect enum FieldType: Sendable {
    case text, localized, localizeds, flag, whole, number, day, texts
    /// Package URLs as patterns: the name may be `*`.
    case purls
    /// A GTIN as UDI-DI, with a right check digit.
    case udi
    /// One package URL or CPE name.
    case identifier
    /// CPE names; attributes at the end may be left out.
    case cpes
    /// The end of a phase of support: a day, `ended`, `not_announced` or `unknown`.
    case end
    case choice([String])
    case choices([String])
    /// The id of a record in one of these sections.
    case reference([String])
    case references([String])
    /// Small records within the record.
    case parts([FieldSchema])
    /// Small records within the record, each under a name of its own.
    case rows([FieldSchema])
    /// Answers to the questions of the rubric for medical devices.
    case rubric
}

extension FieldType {
    /// A free text, in which the word `unknown` is just a word.
    var isText: Bool {
        switch self {
        case .text, .texts, .purls, .cpes, .localized, .localizeds, .parts, .rows, .rubric: true
        default: false
        }
    }
}

/// One field of a record: its type and its names for people.
public struct FieldSchema: Sendable {
    public let name: String
    public let type: FieldType
    /// Without it the record cannot be read at all.
    public let isRequired: Bool
    public let title: LocalizedText
}

/// One section of the dossier: the records of one kind.
public struct SectionSchema: Sendable {
    /// The key in the file, for example `interfaces`.
    public let name: String
    public let kind: RecordKind
    /// The file in which the section is expected.
    public let file: String
    public let title: LocalizedText
    /// The section of the guidance that it serves.
    public let clause: String
    /// The record exists once; otherwise the section maps ids to records.
    public let isOnce: Bool
    public let fields: [FieldSchema]

    /// The field of this name.
    public func field(_ name: String) -> FieldSchema? { fields.first { $0.name == name } }
}

/// Everything that a dossier may say.
public struct Schema: Sendable {
    /// The sections of `company.yaml`, in order.
    public let company: [SectionSchema]
    /// The sections of a device's folder, in order.
    public let device: [SectionSchema]
    /// The section of one judgement's file.
    public let judgement: SectionSchema
    /// The section of one file in `decisions/vex/`.
    public let exploitability: SectionSchema
    /// The section of one file in `decisions/threats/`.
    public let threatDecision: SectionSchema
    /// The section of one file in `evidence/tests/`.
    public let testRun: SectionSchema
    /// The section of `identities.yaml`.
    public let identities: SectionSchema
    /// The sections of a file in `facts/support/`; no records of the rules, but facts for computations.
    public let facts: [SectionSchema]

    /// Every section.
    public var everySection: [SectionSchema] {
        company + device + [judgement, exploitability, threatDecision, testRun, identities]
    }

    /// The fields that each kind of record may have.
    public var vocabulary: [RecordKind: Set<String>] {
        Dictionary(
            everySection.map { ($0.kind, Set($0.fields.map(\.name))) }, uniquingKeysWith: { $0.union($1) })
    }

    /// The files of a device's folder that hold records.
    public static let deviceFiles = [
        "device.yaml", "risk.yaml", "support.yaml", "disclosure.yaml", "field.yaml",
    ]

    /// The schema carried in the binary.
    public static let current = SchemaReader.embedded()
}
