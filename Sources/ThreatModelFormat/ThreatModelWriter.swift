import Kernel
import LocatedJSON
import RiskManagement

/// Writes a threat model in one of the formats, with what the format has no place for as findings.
public enum ThreatModelWriter {
    /// A file's content.
    public struct Written: Sendable {
        public let bytes: [UInt8]
        /// What was left out, counted.
        public let findings: [Finding]
    }

    /// - Parameter file: the name to use in findings.
    public static func write(
        _ document: ThreatModelDocument, as format: ThreatModelFormat, file: String
    ) -> Written {
        var findings = ModelFindings(file: file)
        let value: JSONValue =
            switch format {
            case .otm: OTMWriter(document).value()
            case .threatDragon: ThreatDragonWriter(document).value(&findings)
            }
        return Written(bytes: value.bytes, findings: findings.sorted)
    }
}

/// The members of an object as they come; what is not there is left out.
struct JSONMembersList {
    private(set) var members: [(String, JSONValue)] = []

    var value: JSONValue { .object(members) }
    var isEmpty: Bool { members.isEmpty }

    mutating func put(_ key: String, _ value: JSONValue) { members.append((key, value)) }
    mutating func put(_ key: String, _ text: String?) { if let text { put(key, .text(text)) } }
    mutating func put(_ key: String, _ flag: Bool?) { if let flag { put(key, .flag(flag)) } }
    mutating func put(_ key: String, _ number: Double?) { if let number { put(key, .number(number)) } }
    mutating func put(_ key: String, _ texts: [String]) {
        if !texts.isEmpty { put(key, .list(texts.map(JSONValue.text))) }
    }
    /// An object with something in it.
    mutating func put(_ key: String, _ members: JSONMembersList) {
        if !members.isEmpty { put(key, members.value) }
    }
}

extension JSONValue {
    /// A number that is known to the tenth.
    static func number(_ number: Double) -> JSONValue {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? .whole(tenths / 10) : .tenths(tenths)
    }
}
