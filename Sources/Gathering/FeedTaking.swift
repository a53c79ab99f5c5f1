import Ports
import AdvisoryFormats
import Kernel
import Vulnerabilities

/// Takes in what one fetch brought: every document, then records and cursor together.
struct FeedTaking {
    let job: SyncJob
    let known: SourceState?
    private(set) var findings: [Finding] = []
    private let sync: SyncIntelligence
    private var counts: [String: Int] = [:]
    private var added = 0
    /// Names of products and makers, which are no records.
    private var addedNames = 0

    init(_ sync: SyncIntelligence, _ job: SyncJob, known: SourceState?) {
        self.sync = sync
        self.job = job
        self.known = known
    }

    mutating func take(
        _ answer: FeedAnswer, _ progress: (SyncIntelligence.Progress) -> Void
    ) throws(WorkflowRefusal) -> SyncIntelligence.Outcome.Ending {
        findings += answer.findings
        var state = SourceState(source: job.name)
        state.cursor = answer.cursor
        state.triedAt = sync.clock.now()
        state.failure = leftOut(answer)
        guard !answer.documents.isEmpty else {
            try note(state)
            return .unchanged
        }
        if job.source == .endoflife { return .taken(records: try keep(answer.documents[0], state, progress)) }
        guard try store(answer, state, progress) else {
            try note(state)
            return .unchanged
        }
        return .taken(records: added)
    }

    /// A list of ends of support holds no advisories: it is kept whole once it can be read, and then its
    /// cursor, so that a run that ends in between fetches it again. How many products are in it.
    private func keep(
        _ document: FeedDocument, _ state: SourceState, _ progress: (SyncIntelligence.Progress) -> Void
    ) throws(WorkflowRefusal) -> Int {
        progress(.reading(job, name: document.name, number: 1, of: 1))
        let bytes: [UInt8]
        do {
            bytes = try sync.files.bytes(of: document.path, bytesMax: ImportAdvisories.bytesMax)
        } catch {
            throw .store(error)
        }
        let (products, faults) = EndOfLifeListReader.read(bytes, file: document.url)
        guard faults.isEmpty, !products.isEmpty else { throw .unreadable(faults) }
        do {
            try sync.store.keep(bytes, as: KeptSupport.name)
        } catch {
            throw .intelligence(error)
        }
        var state = state
        (state.takenAt, state.takenFrom) = (state.triedAt, document.url)
        try note(state)
        return products.count
    }

    /// All documents into one writer. False where nothing of it is new; the writer has let go by then.
    private mutating func store(
        _ answer: FeedAnswer, _ state: SourceState, _ progress: (SyncIntelligence.Progress) -> Void
    ) throws(WorkflowRefusal) -> Bool {
        let writer: any IntelligenceWriter
        do { writer = try sync.store.begin() } catch { throw .intelligence(error) }
        let kept = keptBefore()
        for (number, document) in answer.documents.enumerated() {
            progress(
                .reading(job, name: document.name, number: number + 1, of: answer.documents.count))
            try read(document, into: writer, kept)
        }
        // Advisories that name no product, and lists of alerts, are no records.
        let mayBeEmpty = job.source == .csaf || job.source == .jvn
        if counts.isEmpty, !mayBeEmpty || known?.cursor == nil {
            let nothing = LocalizedText(
                ja: "記録が1件もありません", en: "there is not one record in what the source gives")
            let place = Origin(file: answer.documents[0].url)
            throw .unreadable([Finding(.error, "feed-empty", nothing, at: place)])
        }
        guard added + addedNames > 0 else { return false }
        do {
            _ = try writer.commit(states(state, answer))
        } catch {
            throw .intelligence(error)
        }
        return true
    }

    /// Documents that did not come are asked for again the next time; until then something is missing.
    private func leftOut(_ answer: FeedAnswer) -> String? {
        let faults = answer.findings.filter { $0.severity == .error }
        guard let first = faults.first else { return nil }
        return SyncFailure.text(
            LocalizedText(
                ja: "\(faults.count) 個の文書を取得できていません（\(first.origin)：\(first.message.ja)）",
                en: "\(faults.count) documents did not come (\(first.origin): \(first.message.en))"))
    }

    private func states(_ own: SourceState, _ answer: FeedAnswer) -> [SourceState] {
        var own = own
        let from = answer.documents[0].url.split(separator: "/", maxSplits: 3).prefix(2).joined(
            separator: "//")
        (own.takenAt, own.takenFrom) = (own.triedAt, from)
        let others = Set(counts.keys).union([job.source.rawValue]).subtracting([job.name])
        return [own]
            + others.sorted().map { source in
                var state = SourceState(source: source)
                (state.takenAt, state.takenFrom) = (own.takenAt, own.takenFrom)
                return state
            }
    }

    // MARK: Documents

    private mutating func read(
        _ document: FeedDocument, into writer: any IntelligenceWriter, _ kept: (any IntelligenceIndex)?
    ) throws(WorkflowRefusal) {
        let bytes: [UInt8]
        do {
            bytes = try sync.files.bytes(of: document.path, bytesMax: ImportAdvisories.bytesMax)
        } catch {
            throw .store(error)
        }
        var refusal: IntelligenceRefusal?
        var (taken, new, newNames) = (counts, added, addedNames)
        let result = AdvisoryReader.read(bytes, file: document.url) { advisory in
            guard refusal == nil else { return }
            let isName = advisory.source == KnownProduct.recordSource
            if !isName { taken[advisory.source, default: 0] += 1 }
            if let kept, isKept(advisory, kept) { return }
            do throws(IntelligenceRefusal) {
                try writer.add(advisory)
                if isName { newNames += 1 } else { new += 1 }
            } catch {
                refusal = error
            }
        }
        (counts, added, addedNames) = (taken, new, newNames)
        if let refusal { throw .intelligence(refusal) }
        let place = Origin(file: document.url)
        if let format = result.formats.keys.first(where: { !job.accepts($0.rawValue) }) {
            let wrong = LocalizedText(
                ja: "\(job.source.rawValue) のはずが、\(format.rawValue) の文書です",
                en: "a document of \(format.rawValue), but it is to be of \(job.source.rawValue)")
            throw .unreadable([Finding(.error, "feed-other-source", wrong, at: place)] + result.findings)
        }
        guard result.isWhole else { throw .unreadable(result.findings) }
        findings += result.findings
    }

    /// Sources that are asked for windows of time give the same records again where windows overlap. Compared
    /// are those windows only: whole files are asked for only when they are others.
    private func keptBefore() -> (any IntelligenceIndex)? {
        guard known?.cursor != nil, job.source == .nvd || job.source == .jvn else { return nil }
        return try? sync.store.open()
    }

    private func isKept(_ advisory: Advisory, _ index: any IntelligenceIndex) -> Bool {
        index.named(advisory.id).contains { reference in
            let head = index.head(reference)
            guard head.source == advisory.source, head.id == advisory.id else { return false }
            var kept = index.advisory(reference)
            // Where it was read is another address each time; what is related is not kept.
            (kept.origin, kept.related) = (advisory.origin, advisory.related)
            return kept == advisory
        }
    }

    private func note(_ state: SourceState) throws(WorkflowRefusal) {
        do { try sync.store.note([state]) } catch { throw .intelligence(error) }
    }
}
