import Vulnerabilities

/// One part of a version's name: a version, a comparator with a version, or a short English phrase.
struct VersionPhrase: Equatable {
    let span: VersionSpan
    /// Written with signs alone, so that nothing had to be understood.
    let isStated: Bool

    /// It bounds versions and does not name one.
    var isBound: Bool {
        if case .between = span { return true }
        return false
    }

    static func read(_ text: String) -> VersionPhrase? {
        if let signs = comparators(text) { return signs }
        if let version = version(text) {
            if let series = series(version) { return VersionPhrase(span: series, isStated: false) }
            return VersionPhrase(span: .exactly(version), isStated: version == text)
        }
        return words(text)
    }

    // MARK: Signs

    private static let signs: [(String, String)] = [
        ("<=", "<="), (">=", ">="), ("≤", "<="), ("≥", ">="), ("<", "<"), (">", ">"),
    ]

    /// `<= 2.1`, `>=1.0 <2.0`, `>=1.0, <2.0`, `1.0 < 2.0` (from the first on, before the second).
    private static func comparators(_ text: String) -> VersionPhrase? {
        var rest = text[...]
        var lower: VersionSpan.Bound?
        var upper: VersionSpan.Bound?
        var isStated = true
        var isFirst = true
        while !rest.isEmpty {
            var sign: String?
            for (spelling, meaning) in signs where rest.hasPrefix(spelling) {
                rest = rest.dropFirst(spelling.count)
                sign = meaning
                break
            }
            let end = rest.firstIndex { "<>≤≥".contains($0) } ?? rest.endIndex
            let part = joint(String(rest[..<end]))
            rest = rest[end...]
            guard let version = version(part) else { return nil }
            let whole = series(version)
            if whole != nil { isStated = false }
            switch sign {
            case "<=", "<":
                guard upper == nil else { return nil }
                upper = upperBound(version, whole, isIncluded: sign == "<=")
            case ">=", ">":
                guard lower == nil else { return nil }
                lower = lowerBound(version, whole, isIncluded: sign == ">=")
            default:
                // Only as the beginning of "A < B".
                guard isFirst, !rest.isEmpty else { return nil }
                lower = lowerBound(version, whole, isIncluded: true)
                isStated = false
            }
            isFirst = false
        }
        guard lower != nil || upper != nil else { return nil }
        return VersionPhrase(span: .between(lower: lower, upper: upper), isStated: isStated)
    }

    /// Without what joins two comparators.
    private static func joint(_ text: String) -> String {
        var text = text.trimmed
        for joint in [",", " and", "&&", "&"] where text.hasSuffix(joint) {
            text = String(text.dropLast(joint.count)).trimmed
        }
        return text
    }

    // MARK: Versions

    /// The text when it can be a version: a word with a digit in it. A `V` before the digits is dropped.
    static func version(_ text: String) -> String? {
        var text = text.trimmed
        if let first = text.first, "vV".contains(first), text.dropFirst().first?.isNumber == true {
            text.removeFirst()
        }
        let allowed = text.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || "._-+:~*".unicodeScalars.contains(scalar))
        }
        guard !text.isEmpty, text.utf8.count <= 80, allowed,
            text.contains(where: { $0.isASCII && $0.isNumber })
        else { return nil }
        if text.contains("*"), !text.hasSuffix(".*") { return nil }
        return text
    }

    /// `2.X`, `14.1.x`, `5.x.x`, `3.*`: every version that begins so; nil for one version.
    static func series(_ version: String) -> VersionSpan? {
        let parts = version.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.prefix { $0.allSatisfy { $0.isASCII && $0.isNumber } && !$0.isEmpty }
        let marks = parts.dropFirst(numbers.count)
        guard !numbers.isEmpty, !marks.isEmpty, marks.allSatisfy({ ["x", "X", "*"].contains(String($0)) }),
            let last = numbers.last.flatMap({ Int($0) }), last < Int.max
        else { return nil }
        let lead = numbers.dropLast().map { $0 + "." }.joined()
        return .between(
            lower: VersionSpan.Bound(numbers.joined(separator: "."), isIncluded: true),
            upper: VersionSpan.Bound(lead + String(last + 1), isIncluded: false))
    }

    /// "Up to 11.x" means all of 11; "before 3.x" means none of 3.
    private static func upperBound(
        _ version: String, _ series: VersionSpan?, isIncluded: Bool
    ) -> VersionSpan.Bound {
        guard case .between(let lower?, let upper?) = series else {
            return VersionSpan.Bound(version, isIncluded: isIncluded)
        }
        return VersionSpan.Bound(isIncluded ? upper.version : lower.version, isIncluded: false)
    }

    private static func lowerBound(
        _ version: String, _ series: VersionSpan?, isIncluded: Bool
    ) -> VersionSpan.Bound {
        guard case .between(let lower?, let upper?) = series else {
            return VersionSpan.Bound(version, isIncluded: isIncluded)
        }
        return VersionSpan.Bound(isIncluded ? lower.version : upper.version, isIncluded: true)
    }

    // MARK: Phrases

    /// Phrases before a version, and behind one, with what they mean.
    private static let before: [(String, String)] = [
        ("versions prior to ", "<"), ("prior to ", "<"), ("earlier than ", "<"), ("before ", "<"),
        ("lower than ", "<"), ("up to and including ", "<="), ("through ", "<="), ("up to ", "<="),
        ("from ", ">="), ("since ", ">="), ("after ", ">"), ("later than ", ">"),
    ]
    private static let behind: [(String, String)] = [
        (" and earlier versions", "<="), (" and prior versions", "<="), (" and earlier", "<="),
        (" and prior", "<="), (" or earlier", "<="), (" and below", "<="), (" or lower", "<="),
        (" and older", "<="), (" and later versions", ">="), (" and later", ">="), (" or later", ">="),
        (" and newer", ">="), (" or newer", ">="), (" and above", ">="), (" or higher", ">="),
        (" versions", "="), (" version", "="),
    ]

    private static func words(_ text: String) -> VersionPhrase? {
        let lower = text.lowercased()
        // Lowercasing keeps the length of what the phrases are made of; other texts are not read.
        guard lower.count == text.count else { return nil }
        for lead in ["version ", "versions "] where lower.hasPrefix(lead) {
            guard let inner = read(String(text.dropFirst(lead.count)).trimmed) else { return nil }
            return VersionPhrase(span: inner.span, isStated: false)
        }
        if lower.hasPrefix("from ") || lower.hasPrefix("between "), let two = between(text) { return two }
        for (phrase, sign) in before where lower.hasPrefix(phrase) {
            return phrased(sign, String(text.dropFirst(phrase.count)))
        }
        for (phrase, sign) in behind where lower.hasSuffix(phrase) {
            return phrased(sign, String(text.dropLast(phrase.count)))
        }
        return between("from " + text)
    }

    /// "from A to B", "A through B".
    private static func between(_ text: String) -> VersionPhrase? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 4, ["to", "through", "until", "and"].contains(words[2].lowercased()),
            words[2].lowercased() != "and" || words[0].lowercased() == "between",
            let low = version(words[1]), let high = version(words[3])
        else { return nil }
        return VersionPhrase(
            span: .between(
                lower: lowerBound(low, series(low), isIncluded: true),
                upper: upperBound(high, series(high), isIncluded: words[2].lowercased() != "until")),
            isStated: false)
    }

    private static func phrased(_ sign: String, _ text: String) -> VersionPhrase? {
        guard let found = version(text) else { return nil }
        let whole = series(found)
        switch sign {
        case "=": return VersionPhrase(span: whole ?? .exactly(found), isStated: false)
        case "<", "<=":
            return VersionPhrase(
                span: .between(lower: nil, upper: upperBound(found, whole, isIncluded: sign == "<=")),
                isStated: false)
        default:
            return VersionPhrase(
                span: .between(lower: lowerBound(found, whole, isIncluded: sign == ">="), upper: nil),
                isStated: false)
        }
    }
}
