import VersionOrdering
import Vulnerabilities

/// Parts of a phrase to spans on the line of versions.
enum PhraseSpans {
    private typealias Bound = VersionSpan.Bound

    static func spans(_ parts: [PhraseGrammar.Part]) -> Result<[VersionSpan], PhraseStop> {
        do throws(PhraseStop) {
            var found: [VersionSpan] = []
            for part in parts {
                switch part {
                case .excluded(let version): found = try excluding(version, from: found)
                case .included(let version): try confirm(version, in: found.last)
                default: try append(try span(part), to: &found)
                }
            }
            try check(found)
            return .success(found)
        } catch {
            return .failure(error)
        }
    }

    private static func span(_ part: PhraseGrammar.Part) throws(PhraseStop) -> VersionSpan {
        switch part {
        case .all: return .all
        case .version(let version):
            guard version.series != nil else { return .exactly(version.text) }
            return try between(lower(version, .from), upper(version, .upTo))
        case .bound(let version, let side):
            switch side {
            case .from, .above: return .between(lower: try lower(version, side), upper: nil)
            case .upTo, .below: return .between(lower: nil, upper: try upper(version, side))
            }
        case .range(let low, let lowSide, let high, let highSide):
            return try between(lower(low, lowSide), upper(high, highSide))
        case .within(let series, let inner): return try within(series, span(inner))
        case .excluded, .included: throw PhraseStop(.shape)
        }
    }

    private static func lower(
        _ version: PhraseVersion, _ side: PhraseMark.Side
    ) throws(PhraseStop) -> VersionSpan.Bound {
        guard version.isPlain else { throw PhraseStop(.order) }
        guard let series = version.series else { return Bound(version.text, isIncluded: side == .from) }
        if side == .from { return Bound(series, isIncluded: true) }
        guard let next = version.nextSeries else { throw PhraseStop(.order) }
        return Bound(next, isIncluded: true)
    }

    private static func upper(
        _ version: PhraseVersion, _ side: PhraseMark.Side
    ) throws(PhraseStop) -> VersionSpan.Bound {
        guard version.isPlain else { throw PhraseStop(.order) }
        guard let series = version.series else { return Bound(version.text, isIncluded: side == .upTo) }
        if side == .below { return Bound(series, isIncluded: false) }
        guard let next = version.nextSeries else { throw PhraseStop(.order) }
        return Bound(next, isIncluded: false)
    }

    private static func between(
        _ lower: VersionSpan.Bound, _ upper: VersionSpan.Bound
    ) throws(PhraseStop) -> VersionSpan {
        switch VersionScheme.generic.compare(lower.version, upper.version) {
        case .less: return .between(lower: lower, upper: upper)
        case .equal where lower.isIncluded && upper.isIncluded: return .exactly(lower.version)
        case nil: throw PhraseStop(.order)
        default: throw PhraseStop(.contradiction)
        }
    }

    /// What is said of a series holds for versions of that series only.
    private static func within(
        _ series: PhraseVersion, _ span: VersionSpan
    ) throws(PhraseStop) -> VersionSpan {
        guard let prefix = series.series else { throw PhraseStop(.shape) }
        func isInside(_ bound: VersionSpan.Bound?) -> Bool {
            bound.map { $0.version == prefix || $0.version.hasPrefix(prefix + ".") } ?? true
        }
        switch span {
        case .between(let low, let high) where isInside(low) && isInside(high):
            var bottom = try lower(series, .from)
            var top = try upper(series, .upTo)
            if let low { bottom = low }
            if let high { top = high }
            return try between(bottom, top)
        case .exactly(let version) where isInside(Bound(version, isIncluded: true)): return span
        default: throw PhraseStop(.contradiction)
        }
    }

    /// A lower end and, right behind it, an upper end are one range: 「1.0 以上、1.4 未満」.
    private static func append(
        _ span: VersionSpan, to found: inout [VersionSpan]
    ) throws(PhraseStop) {
        if case .between(nil, let high?) = span, case .between(let low?, nil)? = found.last {
            found[found.count - 1] = try between(low, high)
        } else {
            found.append(span)
        }
    }

    private static func excluding(
        _ version: PhraseVersion, from found: [VersionSpan]
    ) throws(PhraseStop) -> [VersionSpan] {
        guard version.isPlain, version.series == nil else { throw PhraseStop(.order) }
        guard let last = found.last else { throw PhraseStop(.shape) }
        let out = Bound(version.text, isIncluded: false)
        switch last {
        case .all:
            return found.dropLast() + [.between(lower: nil, upper: out), .between(lower: out, upper: nil)]
        case .between(let low, let high):
            if let high, high.version == version.text {
                return found.dropLast() + [
                    low.map { .between(lower: $0, upper: out) } ?? .between(lower: nil, upper: out)
                ]
            }
            if let low, low.version == version.text {
                return found.dropLast() + [.between(lower: out, upper: high)]
            }
            var below = VersionSpan.between(lower: nil, upper: out)
            var above = VersionSpan.between(lower: out, upper: nil)
            if let low { below = try between(low, out) }
            if let high { above = try between(out, high) }
            return found.dropLast() + [below, above]
        default: throw PhraseStop(.contradiction)
        }
    }

    /// を含む has to name an end that is inside already.
    private static func confirm(
        _ version: PhraseVersion?, in span: VersionSpan?
    ) throws(PhraseStop) {
        guard let span else { throw PhraseStop(.shape) }
        switch span {
        case .between(let low, let high):
            let ends = [low, high].compactMap { $0 }.filter { version == nil || $0.version == version?.text }
            guard !ends.isEmpty, ends.allSatisfy(\.isIncluded) else { throw PhraseStop(.contradiction) }
        case .exactly(let one):
            guard version == nil || version?.text == one else { throw PhraseStop(.contradiction) }
        default: throw PhraseStop(.contradiction)
        }
    }

    /// Several bounds whose reach is not said: nothing is taken from them.
    private static func check(_ spans: [VersionSpan]) throws(PhraseStop) {
        guard !spans.isEmpty else { throw PhraseStop(.shape) }
        var lows: [String] = []
        var highs: [String] = []
        var singles: [String] = []
        for span in spans {
            switch span {
            case .between(let low?, nil): lows.append(low.version)
            case .between(nil, let high?): highs.append(high.version)
            case .exactly(let version): singles.append(version)
            case .all where spans.count > 1: throw PhraseStop(.branches)
            default: break
            }
        }
        // Two ends that exclude one version are its exclusion.
        if lows == highs, lows.count == 1, singles.isEmpty { return }
        guard lows.count < 2, highs.count < 2, lows.isEmpty || singles.isEmpty else {
            throw PhraseStop(.branches)
        }
        for high in highs {
            let isReached = singles.contains { VersionScheme.generic.compare($0, high) != .less }
            let isOverlap = lows.contains { VersionScheme.generic.compare(high, $0) != .less }
            guard !isReached, !isOverlap else { throw PhraseStop(.branches) }
        }
    }
}
