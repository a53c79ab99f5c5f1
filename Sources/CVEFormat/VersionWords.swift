import Vulnerabilities

/// What a CNA writes where a version belongs.
///
/// Only what cannot be read in two ways is read: a version, a wildcard at the end, comparisons such as
/// `>= 1.0, < 1.5` and "all versions". A sentence stays a sentence.
enum VersionWords: Equatable {
    /// Nothing: `n/a`, `unspecified`, `-`.
    case none
    /// `*`.
    case any
    /// `5.4.*` or `5.4.x`: without the wildcard.
    case prefix(String)
    case version(String)
    /// Comparisons, or "all versions".
    case span(VersionSpan)
    case words(String)

    private static let nothing: Set<String> = [
        "", "n/a", "na", "-", "--", "?", "unspecified", "unknown", "none", "not applicable", "tbd",
        "not specified",
    ]
    private static let everything: Set<String> = ["all", "all versions", "any", "any version", "all version"]

    init(_ text: String) {
        let text = Self.trimmed(text)
        let lower = text.lowercased()
        if Self.nothing.contains(lower) {
            self = .none
        } else if text == "*" {
            self = .any
        } else if Self.everything.contains(lower) {
            self = .span(.all)
        } else if let prefix = Self.prefix(text) {
            self = .prefix(prefix)
        } else if Self.isVersion(text) {
            self = .version(text)
        } else if let span = Self.comparisons(text) {
            self = .span(span)
        } else {
            self = .words(text)
        }
    }

    /// Without blanks around it, the one that does not break included.
    static func trimmed(_ text: String) -> String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || scalar == "\u{200B}" }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    private static func prefix(_ text: String) -> String? {
        guard text.hasSuffix(".*") || text.hasSuffix(".x") || text.hasSuffix(".X") else { return nil }
        var rest = text[...]
        while rest.hasSuffix(".*") || rest.hasSuffix(".x") || rest.hasSuffix(".X") { rest = rest.dropLast(2) }
        return isVersion(String(rest)) && !rest.contains("*") ? String(rest) : nil
    }

    /// A row of signs with a digit in it, no blank, and nothing that makes it more than one version.
    private static func isVersion(_ text: String) -> Bool {
        guard text.utf8.count <= 100, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
            return false
        }
        let isPlain = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                || "._-+~:()^".utf8.contains(byte)
        }
        return isPlain && !text.hasSuffix("+") && !text.hasSuffix("-") && !isPair(text)
            && !text.lowercased().hasSuffix(".x")
    }

    /// `12.1.1-12.1.3`: from one to the other, most likely; so no version.
    private static func isPair(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        let dots = parts.map { part in part.utf8.count { $0 == UInt8(ascii: ".") } }
        let isPlain = parts.allSatisfy { part in
            part.utf8.first.map { (0x30...0x39).contains($0) } == true
                && part.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        }
        return isPlain && dots[0] == dots[1] && dots[0] > 0
    }

    // MARK: Comparisons

    private static func comparisons(_ text: String) -> VersionSpan? {
        var rest = text[...]
        for words in ["all versions", "versions", "version"] {
            if rest.lowercased().hasPrefix(words) {
                rest = rest.dropFirst(words.count)
                break
            }
        }
        var (lower, upper): (VersionSpan.Bound?, VersionSpan.Bound?)
        var exact: String?
        while true {
            rest = rest.drop { $0 == " " || $0 == "," }
            if rest.isEmpty { break }
            let sign = rest.prefix { "<>=".contains($0) }
            rest = rest.dropFirst(sign.count).drop { $0 == " " }
            let version = String(rest.prefix { $0 != " " && $0 != "," })
            rest = rest.dropFirst(version.count)
            guard isVersion(version), exact == nil else { return nil }
            switch sign {
            case "<", "<=":
                guard upper == nil else { return nil }
                upper = VersionSpan.Bound(version, isIncluded: sign == "<=")
            case ">", ">=":
                guard lower == nil else { return nil }
                lower = VersionSpan.Bound(version, isIncluded: sign == ">=")
            case "=", "==":
                guard lower == nil, upper == nil else { return nil }
                exact = version
            default: return nil
            }
        }
        if let exact { return .exactly(exact) }
        return lower == nil && upper == nil ? nil : .between(lower: lower, upper: upper)
    }
}
