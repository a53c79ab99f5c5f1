import AdvisoryEncoding
import LocatedJSON
import VersionOrdering
import Vulnerabilities

/// Versions at which the status of an entry changes (`changes`: `at`, `status`).
extension VersionEntry {
    /// Splits the span where the status changes. A change above the span changes nothing in it; where the
    /// order of two versions is not known, nothing is known of any version of the entry.
    func split(
        _ changes: JSONItems, _ node: JSONNode, _ words: String, _ findings: inout FeedFindings
    ) -> [VersionEntry] {
        guard let (first, upper) = ends else { return [self] }
        var parts: [VersionEntry] = []
        var lower = first
        var status = status
        for change in changes {
            let at = FeedFields.text(change["at"], "at", &findings).map { VersionWords($0) }
            guard case .version(let version)? = at, let isInside = isInside(version, lower, upper) else {
                findings.note(
                    "cve-version-changes", at: change.origin, ja: "changes の at を並べられません（版は不明とします）",
                    en: "the version of a change cannot be put in order; nothing is known of any version")
                return [VersionEntry(status: .unknown, span: .unstated, basis: .productOnly, phrase: words)]
            }
            guard isInside else { continue }
            let bound = VersionSpan.Bound(version, isIncluded: false)
            if version != lower?.version { parts.append(part(status, lower, bound)) }
            lower = VersionSpan.Bound(version, isIncluded: true)
            status = Self.status(change["status"], &findings)
        }
        return parts + [part(status, lower, upper)]
    }

    private var ends: (VersionSpan.Bound?, VersionSpan.Bound?)? {
        switch span {
        case .all: (nil, nil)
        case .between(let lower, let upper): (lower, upper)
        case .exactly, .unstated: nil
        }
    }

    private func part(
        _ status: ProductStatement.Status, _ lower: VersionSpan.Bound?, _ upper: VersionSpan.Bound?
    ) -> VersionEntry {
        let span = lower == nil && upper == nil ? VersionSpan.all : .between(lower: lower, upper: upper)
        return VersionEntry(status: status, span: span, scheme: scheme)
    }

    /// Whether a version lies at or above the lower end and inside the upper; nil where that is not known.
    private func isInside(
        _ version: String, _ lower: VersionSpan.Bound?, _ upper: VersionSpan.Bound?
    ) -> Bool? {
        let scheme = scheme ?? .generic
        if let lower {
            guard let order = scheme.compare(version, lower.version), order != .less else { return nil }
        }
        guard let upper else { return true }
        guard let order = scheme.compare(version, upper.version) else { return nil }
        return order == .less || (order == .equal && upper.isIncluded)
    }
}
