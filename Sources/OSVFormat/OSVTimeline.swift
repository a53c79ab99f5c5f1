import VersionOrdering
import Vulnerabilities

/// The events of one range, and the spans of versions that they make (schema 1.7, "Evaluation").
struct OSVTimeline {
    enum Kind: String, CaseIterable {
        case introduced, fixed
        case lastAffected = "last_affected"
        case limit
    }

    struct Event {
        let kind: Kind
        let version: String
    }

    /// What the events say.
    struct Reading {
        /// In the order of versions, none touching the next; none where no version is affected.
        var spans: [VersionSpan]
        /// Versions that the scheme cannot read, so that the order in which they are written was taken.
        var unreadable: [String] = []
    }

    let events: [Event]
    let scheme: VersionScheme?

    /// The spans; nil where the events stand in no order that can be found.
    ///
    /// Events are put in the order of versions first, equal ones left as written. Where that order is not
    /// known, or a version cannot be read in it, they are taken as written, provided that what is introduced
    /// and what ends it take turns: the schema asks databases to write them sorted.
    func read() -> Reading? {
        var reading = Reading(spans: [])
        let line = events.filter { $0.kind != .limit }
        var keys: [VersionKey?] = []
        if let scheme {
            for event in line {
                // "0" stands before every version, whatever the scheme thinks of it.
                let key = Self.isBeginning(event) ? nil : VersionKey(event.version, as: scheme)
                if key == nil, !Self.isBeginning(event) { reading.unreadable.append(event.version) }
                keys.append(key)
            }
        }
        let sorted: [Event]
        if scheme != nil, reading.unreadable.isEmpty {
            sorted = Self.sorted(line, keys)
        } else {
            guard Self.takesTurns(line) else { return nil }
            sorted = line
        }
        reading.spans = Self.spans(sorted)
        guard let limited = limited(reading.spans) else { return nil }
        reading.spans = limited
        return reading
    }

    private static func isBeginning(_ event: Event) -> Bool {
        event.kind == .introduced && event.version == "0"
    }

    private static func sorted(_ line: [Event], _ keys: [VersionKey?]) -> [Event] {
        line.indices.sorted { left, right in
            switch (keys[left], keys[right]) {
            case (nil, nil): return left < right
            case (nil, _): return true
            case (_, nil): return false
            case (let one?, let two?):
                let order = one.compared(to: two)
                return order == .equal ? left < right : order == .less
            }
        }.map { line[$0] }
    }

    private static func takesTurns(_ line: [Event]) -> Bool {
        line.indices.allSatisfy { (line[$0].kind == .introduced) == ($0 % 2 == 0) }
    }

    /// Walks along the versions: what an event says holds until the next.
    private static func spans(_ line: [Event]) -> [VersionSpan] {
        var spans: [VersionSpan] = []
        var start: String?
        for event in line {
            switch event.kind {
            case .introduced: start = start ?? event.version
            case .fixed:
                guard let from = start else { continue }
                start = nil
                if from != event.version { spans.append(.from(from, before: event.version)) }
            case .lastAffected:
                guard let from = start else { continue }
                start = nil
                let lower = from == "0" ? nil : VersionSpan.Bound(from, isIncluded: true)
                spans.append(
                    .between(lower: lower, upper: VersionSpan.Bound(event.version, isIncluded: true)))
            case .limit: continue
            }
        }
        if let start { spans.append(.from(start, before: nil)) }
        return spans
    }

    /// What of the spans is before the highest limit; nil where the limits cannot be compared.
    private func limited(_ spans: [VersionSpan]) -> [VersionSpan]? {
        let limits = events.filter { $0.kind == .limit }.map(\.version)
        guard !limits.isEmpty, !limits.contains(where: { $0.contains("*") }) else { return spans }
        guard let scheme else { return nil }
        var highest: VersionKey?
        var text = ""
        for limit in limits {
            guard let key = VersionKey(limit, as: scheme) else { return nil }
            if highest.map({ key.compared(to: $0) == .greater }) ?? true { (highest, text) = (key, limit) }
        }
        guard let highest else { return nil }
        let end = VersionSpan.Bound(text, isIncluded: false)
        var result: [VersionSpan] = []
        for span in spans {
            guard case .between(let lower, let upper) = span else {
                result.append(.between(lower: nil, upper: end))
                continue
            }
            if let lower {
                guard let key = VersionKey(lower.version, as: scheme) else { return nil }
                if key.compared(to: highest) != .less { continue }
            }
            if let upper {
                guard let key = VersionKey(upper.version, as: scheme) else { return nil }
                if key.compared(to: highest) == .less {
                    result.append(span)
                    continue
                }
            }
            result.append(.between(lower: lower, upper: end))
        }
        return result
    }

    /// The events as words.
    var words: String { events.map { "\($0.kind.rawValue) \($0.version)" }.joined(separator: ", ") }
}

/// Spans read once, to ask of many versions whether they are inside.
struct OSVSpans {
    private let spans: [(lower: VersionKey?, lowerIn: Bool, upper: VersionKey?, upperIn: Bool)]
    private let scheme: VersionScheme

    /// - Parameter spans: those whose bounds cannot be read are left out: nothing is inside them.
    init(_ spans: [VersionSpan], as scheme: VersionScheme) {
        self.scheme = scheme
        self.spans = spans.compactMap { span in
            switch span {
            case .all: return (nil, false, nil, false)
            case .between(let lower, let upper):
                let lowerKey = lower.flatMap { VersionKey($0.version, as: scheme) }
                let upperKey = upper.flatMap { VersionKey($0.version, as: scheme) }
                guard (lower == nil) == (lowerKey == nil), (upper == nil) == (upperKey == nil) else {
                    return nil
                }
                return (lowerKey, lower?.isIncluded ?? false, upperKey, upper?.isIncluded ?? false)
            case .exactly, .unstated: return nil
            }
        }
    }

    /// Whether one of the spans holds the version; false for one that cannot be read.
    func contain(_ version: String) -> Bool {
        guard let key = VersionKey(version, as: scheme) else { return false }
        return spans.contains { span in
            if let lower = span.lower {
                let order = key.compared(to: lower)
                if order == .less || (order == .equal && !span.lowerIn) { return false }
            }
            if let upper = span.upper {
                let order = key.compared(to: upper)
                if order == .greater || (order == .equal && !span.upperIn) { return false }
            }
            return true
        }
    }
}
