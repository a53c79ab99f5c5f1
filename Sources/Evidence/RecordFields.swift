import Kernel

/// What the fields of a record say, read without a trail: for values that computations need.
extension EvidenceRecord {
    /// A text, a choice or a reference; nil for anything else.
    public func text(_ field: String) -> String? {
        if case .text(let text) = fields[field] { text } else { nil }
    }

    /// A text in both languages.
    public func words(_ field: String) -> LocalizedText? {
        switch fields[field] {
        case .localized(let text): text
        case .text(let text): LocalizedText(same: text)
        default: nil
        }
    }

    /// A list of texts in both languages.
    public func manyWords(_ field: String) -> [LocalizedText] {
        guard case .list(let values) = fields[field] else { return [] }
        return values.compactMap { if case .localized(let text) = $0 { text } else { nil } }
    }

    /// A flag; nil when it is not written or unknown.
    public func flag(_ field: String) -> Bool? {
        if case .flag(let flag) = fields[field] { flag } else { nil }
    }

    /// A number.
    public func number(_ field: String) -> Double? {
        if case .number(let number) = fields[field] { number } else { nil }
    }

    /// A day.
    public func day(_ field: String) -> Day? {
        if case .day(let day) = fields[field] { day } else { nil }
    }

    /// A list of texts, choices or references; empty when it is not written.
    public func texts(_ field: String) -> [String] {
        guard case .list(let values) = fields[field] else { return [] }
        return values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    /// The records within this record.
    public func parts(_ field: String) -> [EvidenceRecord] {
        if case .records(let records) = fields[field] { records } else { [] }
    }
}
