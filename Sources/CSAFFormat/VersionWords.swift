import VersionOrdering
import Vulnerabilities

/// Reads the name of a `product_version` or `product_version_range` as spans of versions.
///
/// `vers:` ranges and plain comparators are taken as stated; words are read by a small grammar and say so;
/// what is neither stays words.
struct VersionWords: Equatable {
    /// One span with where it comes from; `isWhole` is false for the part that could not be read.
    struct Reading: Equatable {
        let span: VersionSpan
        let basis: ProductStatement.Basis
        var scheme: VersionScheme?
    }

    let readings: [Reading]

    private init(_ readings: [Reading]) { self.readings = readings }

    private static let unread = Reading(span: .unstated, basis: .productOnly)

    init(_ name: String) {
        let text = name.trimmed
        guard text.utf8.count <= 500 else {
            self.init([Self.unread])
            return
        }
        if text.hasPrefix("vers:") {
            self = Self.range(text)
        } else if let word = Self.everything(text) {
            self.init([word])
        } else {
            self = Self.words(text)
        }
    }

    // MARK: vers

    private static func range(_ text: String) -> VersionWords {
        if let range = try? VersionRange.read(text, isSimplified: true) {
            switch range.extent {
            case .all: return VersionWords([Reading(span: .all, basis: .stated)])
            case .none: return VersionWords([Reading(span: .unstated, basis: .stated)])
            case .constraints(let constraints):
                let scheme = range.scheme == .generic ? nil : range.scheme
                return VersionWords(
                    spans(constraints.map { ($0.comparator, $0.version) }).map {
                        Reading(span: $0, basis: .stated, scheme: scheme)
                    })
            }
        }
        // A scheme without a known order: its constraints are still bounds in the order as written.
        let body = text.drop { $0 != "/" }.dropFirst()
        if body == "*" { return VersionWords([Reading(span: .all, basis: .stated)]) }
        return alternatives(String(body))
    }

    /// Sorted constraints to spans. An exclusion cuts a span in two.
    static func spans(_ constraints: [(VersionRange.Comparator, String)]) -> [VersionSpan] {
        var spans: [VersionSpan] = []
        var lower: VersionSpan.Bound?
        var isOpen = constraints.allSatisfy { $0.0 == .notEqual }
        // An upper bound without a lower one before it reaches down to the beginning.
        if let first = constraints.first(where: { $0.0 != .notEqual && $0.0 != .equal }) {
            isOpen = first.0 == .less || first.0 == .lessOrEqual
        }
        for (comparator, version) in constraints {
            switch comparator {
            case .equal: spans.append(.exactly(version))
            case .greater, .greaterOrEqual:
                lower = VersionSpan.Bound(version, isIncluded: comparator == .greaterOrEqual)
                isOpen = true
            case .less, .lessOrEqual:
                spans.append(
                    .between(
                        lower: lower,
                        upper: VersionSpan.Bound(version, isIncluded: comparator == .lessOrEqual)))
                (lower, isOpen) = (nil, false)
            case .notEqual:
                guard isOpen else { continue }
                let cut = VersionSpan.Bound(version, isIncluded: false)
                spans.append(.between(lower: lower, upper: cut))
                lower = cut
            }
        }
        if let lower, isOpen { spans.append(.between(lower: lower, upper: nil)) }
        return spans
    }

    // MARK: Words

    private static func everything(_ text: String) -> Reading? {
        let words: Set = [
            "all versions", "all", "*", "any", "any version", "all version", "全バージョン", "すべてのバージョン",
            "全てのバージョン",
        ]
        let plain = withoutRemark(text).lowercased()
        return words.contains(plain) ? Reading(span: .all, basis: .phrase) : nil
    }

    private static func words(_ text: String) -> VersionWords {
        let plain = withoutRemark(text)
        let hasRemark = plain != text
        // "All versions < 2.1" is that range; "all versions with X" is not read.
        var body = plain
        var isPhrase = hasRemark
        for lead in ["all versions ", "versions ", "version ", "ver. "]
        where body.lowercased().hasPrefix(lead) && body.count > lead.count {
            body = String(body.dropFirst(lead.count)).trimmed
            isPhrase = true
        }
        let reading = alternatives(body)
        guard isPhrase else { return reading }
        return VersionWords(
            reading.readings.map {
                Reading(
                    span: $0.span, basis: $0.basis == .stated ? .phrase : $0.basis, scheme: $0.scheme)
            })
    }

    /// Parts with bars between them: a lower bound with the upper one behind it, or each for itself.
    private static func alternatives(_ text: String) -> VersionWords {
        let parts = text.split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty }
        guard !parts.isEmpty else { return VersionWords([unread]) }
        var readings: [Reading] = []
        var isAllRead = true
        for part in parts {
            guard let bounds = VersionPhrase.read(part) else {
                isAllRead = false
                continue
            }
            if case .between(nil, let upper?) = bounds.span, let last = readings.last,
                case .between(let lower?, nil) = last.span
            {
                let isStated = last.basis == .stated && bounds.isStated
                readings[readings.count - 1] = Reading(
                    span: .between(lower: lower, upper: upper), basis: isStated ? .stated : .phrase)
                continue
            }
            let isOneOfMany = parts.count > 1 && !bounds.isBound
            readings.append(
                Reading(
                    span: bounds.span, basis: bounds.isStated && !isOneOfMany ? .stated : .phrase))
        }
        return VersionWords(isAllRead ? readings : readings + [unread])
    }

    /// Without a remark in brackets at the end.
    private static func withoutRemark(_ text: String) -> String {
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open != text.startIndex else {
            return text
        }
        return String(text[..<open]).trimmed
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        var part = self[...]
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}
