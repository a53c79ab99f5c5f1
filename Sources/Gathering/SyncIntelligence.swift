import Ports
import Kernel
import Vulnerabilities

/// Use case: fetch what publishers have and take it in, source by source.
///
/// The records of a source and the place where its feed goes on become part of what is kept together. What
/// was fetched lies in a spool until then, so that a run that ends early is gone on with by the next one. A
/// source that fails keeps its old records, and that it failed is kept with them; the other sources go on.
public struct SyncIntelligence: Sendable {
    /// What is to be fetched.
    public struct Request: Sendable {
        /// Empty for every source.
        public let sources: [FeedSource]
        /// Parts of the one source named: ecosystems, years, providers.
        public let parts: [String]
        /// Other addresses, such as mirrors.
        public let bases: [FeedSource: String]

        public init(sources: [FeedSource] = [], parts: [String] = [], bases: [FeedSource: String] = [:]) {
            self.sources = sources
            self.parts = parts
            self.bases = bases
        }
    }

    /// How one fetch ended.
    public struct Outcome: Sendable {
        public enum Ending: Sendable {
            case taken(records: Int)
            case unchanged
            case failed(WorkflowRefusal)
        }

        public let job: SyncJob
        public let ending: Ending
        /// What could not be read or did not come.
        public let findings: [Finding]
    }

    /// Where a sync stands.
    public enum Progress: Sendable {
        case fetching(SyncJob, FeedProgress)
        /// A document is read: its number from 1, of how many.
        case reading(SyncJob, name: String, number: Int, of: Int)
        case ended(Outcome)
    }

    let feeds: any FeedClient
    let files: any FileSource
    let store: any IntelligenceStore
    let clock: any Clock

    public init(
        feeds: any FeedClient, files: any FileSource, store: any IntelligenceStore, clock: any Clock
    ) {
        self.feeds = feeds
        self.files = files
        self.store = store
        self.clock = clock
    }

    public func callAsFunction(
        _ request: Request, progress: @escaping @Sendable (Progress) -> Void
    ) throws(WorkflowRefusal) -> [Outcome] {
        let hold: any SpoolHold
        do {
            hold = try feeds.hold(store.path + "/spool")
        } catch {
            throw .feed(error)
        }
        defer { withExtendedLifetime(hold) {} }
        var outcomes: [Outcome] = []
        for job in SyncJob.jobs(request, known: try standing()) {
            let outcome = try run(job, base: request.bases[job.source], progress)
            progress(.ended(outcome))
            outcomes.append(outcome)
        }
        return outcomes
    }

    private func standing() throws(WorkflowRefusal) -> IntelligenceStanding {
        do { return try store.standing() } catch { throw .intelligence(error) }
    }

    private func run(
        _ job: SyncJob, base: String?, _ progress: @escaping @Sendable (Progress) -> Void
    ) throws(WorkflowRefusal) -> Outcome {
        let known = try standing().state(of: job.name)
        var taking = FeedTaking(self, job, known: known)
        let spool = "\(store.path)/spool/\(job.folder)"
        do throws(WorkflowRefusal) {
            let ending = try take(&taking, base, spool, progress)
            do { try feeds.clear(spool: spool) } catch { throw .feed(error) }
            return Outcome(job: job, ending: ending, findings: taking.findings.sorted())
        } catch {
            // What is kept cannot be written: no other source would fare better.
            if case .intelligence = error { throw error }
            if job.isPreset || known != nil {
                var state = SourceState(source: job.name)
                (state.triedAt, state.failure) = (clock.now(), SyncFailure.text(error))
                do { try store.note([state]) } catch { throw .intelligence(error) }
            }
            return Outcome(job: job, ending: .failed(error), findings: taking.findings.sorted())
        }
    }

    private func take(
        _ taking: inout FeedTaking, _ base: String?, _ spool: String,
        _ progress: @escaping @Sendable (Progress) -> Void
    ) throws(WorkflowRefusal) -> Outcome.Ending {
        let job = taking.job
        let request = FeedRequest(
            source: job.source, parts: job.parts, base: base, cursor: try cursor(taking), spool: spool)
        let answer: FeedAnswer
        do {
            answer = try feeds.fetch(request) { progress(.fetching(job, $0)) }
        } catch {
            throw .feed(error)
        }
        return try taking.take(answer, progress)
    }
}

extension SyncIntelligence {
    /// Where the feed goes on. A list that is no longer there is asked for again, whatever was noted of it.
    private func cursor(_ taking: FeedTaking) throws(WorkflowRefusal) -> String? {
        guard taking.job.source == .endoflife else { return taking.known?.cursor }
        do {
            return try store.document(KeptSupport.name) == nil ? nil : taking.known?.cursor
        } catch {
            throw .intelligence(error)
        }
    }
}

/// Why a source failed, as it is kept until the next success: Japanese and English in one text.
public enum SyncFailure {
    private static let separator = " / "

    static func text(_ refusal: WorkflowRefusal) -> String {
        switch refusal {
        case .feed(let refusal): text(refusal.message)
        case .unreadable(let findings):
            text(findings.first { $0.severity == .error } ?? findings.first)
        case .store(let refusal): text(LocalizedText(same: "\(refusal)"))
        default: text(LocalizedText(same: refusal.code))
        }
    }

    private static func text(_ finding: Finding?) -> String {
        guard let finding else { return text(LocalizedText(ja: "読めません", en: "not readable")) }
        let (ja, en) = (finding.message.ja, finding.message.en)
        return text(LocalizedText(ja: "\(finding.origin)：\(ja)", en: "\(finding.origin): \(en)"))
    }

    static func text(_ text: LocalizedText) -> String { text.ja + separator + text.en }

    /// The text again in its two languages; the same in both where it was not made here.
    public static func words(_ text: String) -> LocalizedText {
        let bytes = Array(text.utf8)
        let sign = Array(separator.utf8)
        let places = bytes.indices.filter { bytes[$0...].starts(with: sign) }
        guard places.count == 1, let place = places.first else { return LocalizedText(same: text) }
        return LocalizedText(
            ja: String(decoding: bytes[..<place], as: UTF8.self),
            en: String(decoding: bytes[(place + sign.count)...], as: UTF8.self))
    }
}
