import VersionOrdering
import Vulnerabilities

/// What a phrase such as 「3.4.6 より前のバージョン」 says of versions: spans, or why it is left at the product.
///
/// Nothing is guessed. 以前 in JVN's usage means the named version and those before it (およびそれ以前), より前
/// and 未満 leave it out, 〜 and から…まで take both ends in. A phrase with any word that is not about versions
/// (`for Windows 5.8`, `Build 1577`, a day) stays at product level.
public struct VersionPhrase: Hashable, Sendable {
    /// Why a phrase gives no span.
    public enum Gap: Hashable, Sendable {
        /// There is no phrase.
        case nothing
        /// A word that is no version and says nothing known of one: a variant, a build, a day.
        case word(String)
        /// The named version does not order safely among others, such as `R1.02` or `10.0 SP2`.
        case order
        /// Versions and words about them in an order that has no known meaning.
        case shape
        /// Several bounds, and it is not said which versions lie between them.
        case branches
        /// The bounds leave no version, or one word takes back what another says.
        case contradiction
    }

    /// As written, with white space at its ends taken off.
    public let text: String
    /// The versions; none where `gap` says why.
    public let spans: [VersionSpan]
    public let gap: Gap?
    /// CVE ids in brackets: the phrase is about these vulnerabilities only.
    public let vulnerabilities: [String]

    /// Reads a phrase of JVN, in Japanese or English.
    public init(_ phrase: String) {
        text = Self.trimmed(phrase)
        guard text.utf8.count <= VersionScheme.bytesMax else {
            (spans, gap, vulnerabilities) = ([], .shape, [])
            return
        }
        var marks = PhraseLexer.marks(text)
        var named: [String] = []
        let word = PhraseBrackets.resolve(&marks, vulnerabilities: &named)
        vulnerabilities = named
        if let word {
            (spans, gap) = ([], .word(word))
        } else if marks.isEmpty {
            (spans, gap) = ([], .nothing)
        } else {
            let parts = PhraseGrammar.parts(marks)
            switch parts.flatMap({ PhraseSpans.spans($0) }) {
            case .success(let found): (spans, gap) = (found, nil)
            case .failure(let stop): (spans, gap) = ([], stop.gap)
            }
        }
    }

    /// Whether the phrase gives versions.
    public var isDecided: Bool { gap == nil }

    /// Of several phrases on one product, those that have only an upper end and are not the lowest of these:
    /// `8.5.3 未満` beside `9.0.2 未満` may mean two branches, so that 8.6 is not said to be affected.
    public static func branches(in phrases: [VersionPhrase]) -> Set<Int> {
        var uppers: [(place: Int, version: String)] = []
        for (place, phrase) in phrases.enumerated() {
            guard phrase.spans.count == 1, case .between(nil, let upper?) = phrase.spans[0] else { continue }
            uppers.append((place, upper.version))
        }
        guard Set(uppers.map(\.version)).count > 1 else { return [] }
        let lowest = uppers.first { one in
            uppers.allSatisfy {
                VersionScheme.generic.compare(one.version, $0.version).map { $0 != .greater } ?? false
            }
        }
        return Set(uppers.filter { $0.version != lowest?.version }.map(\.place))
    }

    private static func trimmed(_ text: String) -> String {
        var part = Substring(text)
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}

/// Why the grammar stopped.
struct PhraseStop: Error {
    let gap: VersionPhrase.Gap

    init(_ gap: VersionPhrase.Gap) { self.gap = gap }
}

/// What stands in brackets, and words that the grammar does not know.
enum PhraseBrackets {
    /// Takes CVE ids in brackets out, opens brackets that include or exclude a version, and gives the first
    /// word that has no place in a version phrase.
    static func resolve(_ marks: inout [PhraseMark], vulnerabilities: inout [String]) -> String? {
        var out: [PhraseMark] = []
        var rest = marks[...]
        while let mark = rest.popFirst() {
            guard mark == .open else {
                if mark == .close { return ")" }
                out.append(mark)
                continue
            }
            guard let end = rest.firstIndex(of: .close) else { return "(" }
            let inside = Array(rest[..<end])
            rest = rest[(end + 1)...]
            let ids = inside.compactMap { mark in if case .vulnerability(let id) = mark { id } else { nil } }
            if !ids.isEmpty, inside.allSatisfy({ isList($0) }) {
                vulnerabilities += ids
            } else if inside.last == .including || inside.last == .excluding {
                out += inside.count > 1 ? [.list] + inside : inside
            } else if !inside.isEmpty {
                return firstWord(inside) ?? "("
            }
        }
        marks = out
        return firstWord(out)
    }

    private static func isList(_ mark: PhraseMark) -> Bool {
        switch mark {
        case .vulnerability, .list, .and: true
        default: false
        }
    }

    private static func firstWord(_ marks: [PhraseMark]) -> String? {
        for mark in marks {
            switch mark {
            case .word(let word): return word
            case .vulnerability(let id): return id
            default: continue
            }
        }
        return nil
    }
}
