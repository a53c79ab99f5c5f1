/// An entry of a public list of weaknesses, attack patterns or techniques.
///
/// A number is named only when it stands in the dated table of `ReferenceTable`; no number beats a guess.
public struct ThreatReference: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The lists.
    public enum List: String, Sendable, CaseIterable {
        /// Common Weakness Enumeration.
        case cwe = "CWE"
        /// Common Attack Pattern Enumeration and Classification.
        case capec = "CAPEC"
        /// MITRE ATT&CK, Enterprise and Mobile (T1…) and ICS (T0…).
        case attack = "ATT&CK"
    }

    public let list: List
    /// The number as its list writes it: `319`, `T0886`.
    public let number: String

    init(_ list: List, _ number: String) {
        self.list = list
        self.number = number
    }

    public static func cwe(_ number: Int) -> ThreatReference { ThreatReference(.cwe, "\(number)") }
    public static func capec(_ number: Int) -> ThreatReference { ThreatReference(.capec, "\(number)") }
    /// - Parameter technique: with its letter, such as `T0886`.
    public static func attack(_ technique: String) -> ThreatReference { ThreatReference(.attack, technique) }

    /// Reads `CWE-319`, `CAPEC-94`, `T0886`; nil for anything else.
    public init?(_ text: String) {
        if text.hasPrefix("CWE-"), let number = Int(text.dropFirst(4)) {
            self = .cwe(number)
        } else if text.hasPrefix("CAPEC-"), let number = Int(text.dropFirst(6)) {
            self = .capec(number)
        } else if text.hasPrefix("T"), text.dropFirst().allSatisfy({ $0.isNumber || $0 == "." }),
            text.count >= 5
        {
            self = .attack(text)
        } else {
            return nil
        }
    }

    public var description: String { list == .attack ? number : "\(list.rawValue)-\(number)" }

    public static func < (left: ThreatReference, right: ThreatReference) -> Bool {
        if left.list != right.list { return left.list.rawValue < right.list.rawValue }
        if let first = Int(left.number), let second = Int(right.number) { return first < second }
        return left.number < right.number
    }
}
