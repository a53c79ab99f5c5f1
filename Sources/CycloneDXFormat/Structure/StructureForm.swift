/// How a text has to be written.
enum StructureForm: Sendable, Equatable {
    case dateTime, date, email, filled, hashValue, locale, country, mediaType, serialNumber, patentNumber, cre
    case atMost(Int)

    static func named(_ name: Substring) -> StructureForm {
        switch name {
        case "date-time": .dateTime
        case "date": .date
        case "email": .email
        case "filled": .filled
        case "hash-value": .hashValue
        case "locale": .locale
        case "country": .country
        case "media-type": .mediaType
        case "serial-number": .serialNumber
        case "patent-number": .patentNumber
        case "cre": .cre
        default: atMostNamed(name)
        }
    }

    private static func atMostNamed(_ name: Substring) -> StructureForm {
        guard name.hasPrefix("at-most-"), let count = Int(name.dropFirst(8)) else {
            preconditionFailure("not a form of the structure table: \(name)")
        }
        return .atMost(count)
    }

    /// What is expected, for a message.
    var example: String {
        switch self {
        case .dateTime: "2026-11-22T09:00:00Z"
        case .date: "2026-11-22"
        case .email: "name@example.com"
        case .filled: "…"
        case .hashValue: "32, 40, 64, 96, 128 × 0–9 a–f"
        case .locale: "ja, ja-JP"
        case .country: "JP"
        case .mediaType: "text/plain"
        case .serialNumber: "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79"
        case .patentNumber: "JP1234567"
        case .cre: "CRE:616-305"
        case .atMost(let count): "≤ \(count)"
        }
    }

    /// XML asks no mail address of a text, and lets a time be without its distance from UTC.
    func fits(_ text: String, inXML: Bool = false) -> Bool {
        var rest = TextPattern(text)
        switch self {
        case .email where inXML: return true
        case .dateTime where inXML: return rest.takeDay() && rest.takeTime(needsZone: false) && rest.isAtEnd
        case .date where inXML: return rest.takeDay() && rest.takeZone(isNeeded: false) && rest.isAtEnd
        case .filled: return !text.isEmpty
        case .atMost(let count): return text.unicodeScalars.count <= count
        case .email: return text.contains("@")
        case .hashValue: return [32, 40, 64, 96, 128].contains(rest.take(TextPattern.isHex)) && rest.isAtEnd
        case .locale:
            return rest.take(TextPattern.isLower) == 2
                && (rest.isAtEnd || rest.take("-") && rest.take(TextPattern.isUpper) == 2) && rest.isAtEnd
        case .country: return rest.take(TextPattern.isUpper) == 2 && rest.isAtEnd
        case .mediaType:
            return rest.take(TextPattern.isMedia) > 0 && rest.take("/") && rest.take(TextPattern.isMedia) > 0
                && rest.isAtEnd
        case .serialNumber: return rest.take("urn:uuid:") && rest.takeUUID() && rest.isAtEnd
        case .cre:
            return rest.take("CRE:") && rest.take(TextPattern.isDigit) > 0 && rest.take("-")
                && rest.take(TextPattern.isDigit) > 0 && rest.isAtEnd
        case .patentNumber:
            return (2...30).contains(text.utf8.count) && rest.take(TextPattern.isPatent) > 0 && rest.isAtEnd
        case .date: return rest.takeDay() && rest.isAtEnd
        case .dateTime: return rest.takeDay() && rest.takeTime() && rest.isAtEnd
        }
    }
}
