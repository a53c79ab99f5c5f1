/// Numbers and texts as XML Schema writes them.
enum XMLScalar {
    /// Without white space around it.
    static func trimmed(_ text: String) -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        guard let first = text.utf8.first, let last = text.utf8.last, isSpace(first) || isSpace(last) else {
            return text
        }
        let front = text.utf8.drop(while: isSpace)
        let rest = front.reversed().drop(while: isSpace)
        return String(decoding: rest.reversed(), as: UTF8.self)
    }

    /// A decimal number as JSON writes it, its digits kept; nil when it is none.
    static func number(_ text: String) -> String? {
        var rest = text[...]
        let isNegative = rest.hasPrefix("-")
        if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }),
            parts.allSatisfy({ $0.utf8.allSatisfy(TextPattern.isDigit) })
        else { return nil }
        let whole = parts[0].drop { $0 == "0" }
        let fraction = parts.count == 2 && !parts[1].isEmpty ? ".\(parts[1])" : ""
        return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + fraction
    }
}
