import Evidence
import Kernel

/// Something that a proposed threat rests on, and that a person relied on when deciding about it.
public enum ThreatPremise: Hashable, Sendable {
    /// A field said this; an empty value means that it was not written.
    case field(record: String, field: String, value: String)
    /// These records named an id, and no others.
    case relation(Relation)
    /// A section had this many records.
    case section(String, count: Int)

    /// The record, or the section, that it is about.
    public var record: String {
        switch self {
        case .field(let record, _, _): record
        case .relation(let relation): relation.section
        case .section(let section, _): section
        }
    }

    /// Nobody has written the field, or it was written as unknown.
    public var isUnknown: Bool {
        if case .field(_, _, let value) = self { value.isEmpty || value == "unknown" } else { false }
    }

    /// In words: `interfaces/IF-USB.state = usable`.
    public var words: LocalizedText {
        switch self {
        case .field(let record, let field, let value):
            value.isEmpty
                ? LocalizedText(ja: "\(record).\(field)：未記入", en: "\(record).\(field): not written")
                : LocalizedText(ja: "\(record).\(field)＝\(value)", en: "\(record).\(field) = \(value)")
        case .relation(let relation):
            LocalizedText(
                ja: "\(relation.section) のうち \(relation.id) を \(relation.field) に持つもの："
                    + (relation.naming.isEmpty ? "なし" : relation.naming.joined(separator: "、")),
                en: "of \(relation.section), those with \(relation.id) in \(relation.field): "
                    + (relation.naming.isEmpty ? "none" : relation.naming.joined(separator: ", ")))
        case .section(let section, let count):
            LocalizedText(ja: "\(section)：\(count) 件", en: "\(section): \(count) records")
        }
    }
}
