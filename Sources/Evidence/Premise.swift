import Kernel

/// Something that a person relied on when deciding: a record as a whole (by its mark) or one field's value.
public struct Premise: Hashable, Sendable {
    /// The record's path, for example `interfaces/IF-LAN`.
    public let record: String
    public let field: String?
    /// What the field said; with no field, the mark of the whole record.
    public let value: String

    public init(record: String, field: String?, value: String) {
        self.record = record
        self.field = field
        self.value = value
    }

    /// Reads a premise written as a part of a decision; nil when it names neither a value nor a mark.
    init?(_ part: EvidenceRecord) {
        guard case .text(let record) = part.fields["record"] else { return nil }
        if case .text(let field) = part.fields["field"], let value = part.fields["value"] {
            self.init(record: record, field: field, value: value.spelled)
        } else if case .text(let mark) = part.fields["mark"] {
            self.init(record: record, field: nil, value: mark)
        } else {
            return nil
        }
    }

    /// The premises written in a decision record.
    public static func read(from decision: EvidenceRecord) -> [Premise] {
        guard case .records(let parts) = decision.fields["premises"] else { return [] }
        return parts.compactMap { Premise($0) }
    }

    /// What is different now, or nil when the premise still holds.
    public func change(in source: EvidenceSource) -> LocalizedText? {
        let name = field.map { "\(record).\($0)" } ?? record
        guard let content = source.record(path: record) else {
            return LocalizedText(ja: "\(name) の記録がなくなりました", en: "\(name) is no longer recorded")
        }
        guard let field else {
            return content.mark == value
                ? nil : LocalizedText(ja: "\(name) の記載が変わりました", en: "\(name) has changed")
        }
        let now = content.fields[field]?.spelled ?? ""
        guard now != value else { return nil }
        return LocalizedText(
            ja: "\(name) が「\(value)」から「\(now.isEmpty ? "未記入" : now)」に変わりました",
            en: "\(name) was \"\(value)\" and is now \"\(now.isEmpty ? "not written" : now)\"")
    }
}
