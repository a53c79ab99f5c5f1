import Ports
import Kernel
import Vulnerabilities

/// How one source stands on a day.
public struct SourceReport: Hashable, Sendable {
    public let profile: SourceProfile
    /// nil where nothing was ever taken in from it.
    public let state: SourceState?
    /// Whole days since the newest record; nil where there is none.
    public let age: Int?

    /// Nothing is kept of it.
    public var isEmpty: Bool { (state?.records ?? 0) == 0 }

    /// Its newest record is older than the source's rhythm allows.
    public var isOld: Bool {
        guard let age, let daysMax = profile.daysMax else { return false }
        return age > daysMax
    }

    /// Why the last try failed, or what of it did not come; nil after a success.
    public var failure: LocalizedText? { state?.failure.map { SyncFailure.words($0) } }

    /// How a source stands, with the failures of its parts (`osv/PyPI`) under its own name.
    static func state(of source: String, in standing: IntelligenceStanding) -> SourceState? {
        let parts = standing.states.filter { $0.source.hasPrefix(source + "/") }
        guard var state = standing.state(of: source) ?? (parts.isEmpty ? nil : SourceState(source: source))
        else { return nil }
        let failures = ([state] + parts).compactMap { part in
            part.failure.map { text in
                let words = SyncFailure.words(text)
                let name = part.source == source ? "" : part.source.dropFirst(source.count + 1) + ": "
                return LocalizedText(ja: name + words.ja, en: name + words.en)
            }
        }
        guard !failures.isEmpty else { return state }
        state.failure = SyncFailure.text(
            LocalizedText(
                ja: failures.map(\.ja).joined(separator: "、"),
                en: failures.map(\.en).joined(separator: "; ")))
        state.triedAt = ([state] + parts).filter { $0.failure != nil }.compactMap(\.triedAt).max()
        return state
    }
}

/// Use case: say what is kept of each source, and how old it is.
public struct ReportIntelligence: Sendable {
    /// What is kept on a day.
    public struct Report: Sendable {
        public let path: String
        public let standing: IntelligenceStanding
        public let sources: [SourceReport]
    }

    private let store: any IntelligenceStore

    public init(store: any IntelligenceStore) { self.store = store }

    public func callAsFunction(on day: Day) throws(WorkflowRefusal) -> Report {
        do {
            let standing = try store.standing()
            return Report(
                path: store.path, standing: standing,
                sources: ReportIntelligence.sources(of: standing, on: day))
        } catch {
            throw .intelligence(error)
        }
    }

    /// Every source that Mamori reads, in its own order.
    public static func sources(of standing: IntelligenceStanding, on day: Day) -> [SourceReport] {
        SourceProfile.all.map { profile in
            let state = SourceReport.state(of: profile.id, in: standing)
            let age = state?.newest.map { max(0, day.ordinal - $0.dayInJapan.ordinal) }
            return SourceReport(profile: profile, state: state, age: age)
        }
    }
}
