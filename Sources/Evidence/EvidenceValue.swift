import Kernel

/// What a field of a record says. A field that is not written at all has no value; `unknown` was written as
/// such.
public indirect enum EvidenceValue: Hashable, Sendable {
    case text(String)
    case localized(LocalizedText)
    case flag(Bool)
    case number(Double)
    case day(Day)
    /// Someone wrote down that this is not known.
    case unknown
    case list([EvidenceValue])
    /// Records within a record, such as the ports of a connection.
    case records([EvidenceRecord])

    /// A stable spelling of the value, for comparing and for showing.
    public var spelled: String {
        switch self {
        case .text(let text): text
        case .localized(let text): text.ja == text.en ? text.ja : "\(text.ja) / \(text.en)"
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case .day(let day): day.description
        case .unknown: "unknown"
        case .list(let values): "[" + values.map(\.spelled).joined(separator: ", ") + "]"
        case .records(let records): "[" + records.map(\.spelled).joined(separator: ", ") + "]"
        }
    }
}
