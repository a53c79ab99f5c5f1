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

    /// It failed, and what is kept of it is old or nothing: what it has published since is not known. A
    /// failure beside fresh records is told, and no more.
    public var isLacking: Bool { failure != nil && (isEmpty || isOld) }

    /// The failure as a sentence, with the day of the try and what it means; nil after a success.
    public var failureWords: LocalizedText? {
        guard let failure else { return nil }
        let day = state?.triedAt.map { "\($0.dayInJapan)" } ?? "-"
        let kept: LocalizedText =
            if isEmpty {
                LocalizedText(ja: "手元に情報がありません", en: "nothing is kept of it")
            } else if isOld {
                LocalizedText(ja: "手元の情報は古いままです", en: "what is kept is old")
            } else {
                LocalizedText(ja: "手元の情報はまだ新しいものです", en: "what is kept is still fresh")
            }
        return LocalizedText(
            ja: "\(profile.name.ja) の取得に失敗（\(day)）。\(kept.ja)：\(failure.ja)",
            en: "\(profile.name.en) failed (\(day)); \(kept.en): \(failure.en)")
    }

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
        /// The list of ends of support; nil where none was asked for.
        public let support: KeptSupport?
    }

    private let store: any IntelligenceStore

    public init(store: any IntelligenceStore) { self.store = store }

    public func callAsFunction(on day: Day) throws(WorkflowRefusal) -> Report {
        let standing: IntelligenceStanding
        do {
            standing = try store.standing()
        } catch {
            throw .intelligence(error)
        }
        return Report(
            path: store.path, standing: standing, sources: ReportIntelligence.sources(of: standing, on: day),
            support: try KeptSupport.find(in: store))
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
