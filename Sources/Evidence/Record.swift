import Kernel

/// A record as a rule reads it: each reading is written into the trail.
///
/// Every accessor gives nil for a field that is not written and for one that is written as unknown;
/// `isUnknown` tells the two apart.
public struct Record {
    /// The record itself; what is read from it directly is not in the trail.
    public let content: EvidenceRecord
    let trail: Trail

    public init(content: EvidenceRecord, trail: Trail) {
        self.content = content
        self.trail = trail
    }

    public var kind: RecordKind { content.kind }
    public var path: String { content.path }
    public var origin: Origin { content.origin }
    /// The record's own name; its path where it exists once.
    public var id: String { content.id ?? content.path }

    /// How a sentence names the record: its id and, where there is one, its name or title.
    public var label: LocalizedText {
        for field in ["name", "title"] {
            switch content.fields[field] {
            case .text(let text): return LocalizedText(ja: "\(id)（\(text)）", en: "\(id) (\(text))")
            case .localized(let text): return LocalizedText(ja: "\(id)（\(text.ja)）", en: "\(id) (\(text.en))")
            default: continue
            }
        }
        return LocalizedText(same: id)
    }

    private func value(_ field: String) -> EvidenceValue? {
        trail.read(field, of: content)
        return content.fields[field]
    }

    /// The field says something: not absent, not unknown, not an empty text or list.
    public func has(_ field: String) -> Bool {
        switch value(field) {
        case nil, .unknown: false
        case .text(let text): !text.isEmpty
        case .list(let values): !values.isEmpty
        case .records(let records): !records.isEmpty
        case .localized, .flag, .number, .day: true
        }
    }

    /// The field is written as unknown.
    public func isUnknown(_ field: String) -> Bool { value(field) == .unknown }

    /// The list is written, even if it is empty.
    public func isStated(_ field: String) -> Bool {
        let value = value(field)
        return value != nil && value != .unknown
    }

    /// A text, a choice or a reference.
    public func text(_ field: String) -> String? {
        switch value(field) {
        case .text(let text): text
        case .localized(let text): text.ja
        default: nil
        }
    }

    /// A text in both languages.
    public func words(_ field: String) -> LocalizedText? {
        switch value(field) {
        case .localized(let text): text
        case .text(let text): LocalizedText(same: text)
        default: nil
        }
    }

    /// A list of texts in both languages; empty when it is not written.
    public func manyWords(_ field: String) -> [LocalizedText] {
        guard case .list(let values) = value(field) else { return [] }
        return values.compactMap { if case .localized(let text) = $0 { text } else { nil } }
    }

    public func flag(_ field: String) -> Bool? {
        if case .flag(let flag) = value(field) { flag } else { nil }
    }

    public func number(_ field: String) -> Double? {
        if case .number(let number) = value(field) { number } else { nil }
    }

    /// A number without its fraction.
    public func whole(_ field: String) -> Int? { number(field).map { Int($0) } }

    public func day(_ field: String) -> Day? {
        if case .day(let day) = value(field) { day } else { nil }
    }

    /// A list of texts, choices or references; empty when it is not written.
    public func texts(_ field: String) -> [String] {
        guard case .list(let values) = value(field) else { return [] }
        return values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    /// The records within this record.
    public func parts(_ field: String) -> [Record] {
        guard case .records(let records) = value(field) else { return [] }
        return records.map { Record(content: $0, trail: trail) }
    }
}
