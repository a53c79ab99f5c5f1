import Foundation
import Kernel
import Ports

/// One fetch of one source: its limits, its pace, and what it has gathered so far.
final class FeedSession {
    let request: FeedRequest
    let settings: FeedSettings
    let pacing: any FeedPacing
    let clock: any Clock
    let spool: Spool
    let userAgent: String
    let authorities: String?
    /// Another base address for everything; nil where the publishers' own are used.
    let base: FeedAddress?
    /// When the first of the runs since the last commit began.
    let began: Instant
    /// A key that goes only to its own server.
    var credential: (name: String, value: String)?
    var pace: RequestPace?

    private(set) var documents: [FeedDocument] = []
    private(set) var findings: [Finding] = []
    private let progress: @Sendable (FeedProgress) -> Void
    private let start: Double
    private(set) var bytesTaken = 0

    init(
        _ request: FeedRequest, settings: FeedSettings, pacing: any FeedPacing, clock: any Clock,
        userAgent: String, environment: [String: String],
        progress: @escaping @Sendable (FeedProgress) -> Void
    ) throws(FeedRefusal) {
        self.request = request
        self.settings = settings
        self.pacing = pacing
        self.clock = clock
        self.userAgent = userAgent
        self.progress = progress
        authorities = environment["SSL_CERT_FILE"] ?? environment["CURL_CA_BUNDLE"]
        start = pacing.seconds()
        if let text = request.base ?? environment[request.source.addressVariable], !text.isEmpty {
            guard let address = FeedAddress(text) else { throw .badAddress(text) }
            base = address
        } else {
            base = nil
        }
        spool = try Spool(request.spool)
        let now = clock.now().secondsSinceEpoch
        let planPath = request.spool + "/plan.json"
        let known = (request.cursor ?? "", request.parts, base?.text ?? "")
        let plan: FeedPlan? = spool.read(planPath)
        // Another cursor: what lies there was stored, and only the clearing did not come about.
        if let plan, plan.cursor != known.0 { try spool.renew() }
        if let plan, (plan.cursor, plan.parts, plan.base) == known,
            (0..<86_400).contains(now - plan.began)
        {
            began = Instant(secondsSinceEpoch: plan.began)
        } else {
            began = Instant(secondsSinceEpoch: now)
            let plan = FeedPlan(cursor: known.0, parts: known.1, base: known.2, began: now)
            try spool.write(plan, to: planPath)
        }
    }

    // MARK: Addresses

    /// A publisher's address, or the same path below the base that stands in for it.
    ///
    /// - Parameters:
    ///   - own: the publisher's own base, without a `/` at its end.
    ///   - path: begins with `/`; its parts are escaped already.
    func address(_ own: String, _ path: String) throws(FeedRefusal) -> FeedAddress {
        var root = base?.text ?? own
        while root.hasSuffix("/") { root.removeLast() }
        guard let address = FeedAddress(root + path) else { throw .badAddress(root + path) }
        return address
    }

    // MARK: Time and bytes

    /// How long the fetch may still take.
    func secondsLeft() throws(FeedRefusal) -> Double {
        let left = Double(request.secondsMax) - (pacing.seconds() - start)
        guard left > 0 else { throw .timeOver(source: request.source, seconds: request.secondsMax) }
        return left
    }

    var bytesLeft: Int { max(0, request.bytesMax - bytesTaken) }

    func note(bytes: Int) { bytesTaken += bytes }

    func wait(_ seconds: Double, for name: String) throws(FeedRefusal) {
        guard seconds > 0 else { return }
        guard try secondsLeft() > seconds else {
            throw .timeOver(source: request.source, seconds: request.secondsMax)
        }
        report(.waiting(seconds: Int(seconds.rounded(.up))), name, 0, nil)
        pacing.sleep(seconds: seconds)
    }

    /// Waits until the publisher's pace allows another request.
    func keepPace(for name: String) throws(FeedRefusal) {
        guard var running = pace else { return }
        try wait(running.wait(at: pacing.seconds()), for: name)
        running.note(at: pacing.seconds())
        pace = running
    }

    func report(_ state: FeedProgress.State, _ name: String, _ bytes: Int, _ total: Int?) {
        progress(
            FeedProgress(
                source: request.source, state: state, name: name, bytes: bytes, bytesInAll: total,
                documents: documents.count))
    }

    // MARK: What is gathered

    func add(_ document: FeedDocument) { documents.append(document) }

    func add(_ finding: Finding) { findings.append(finding) }

    func warn(_ code: String, _ place: String, _ ja: String, _ en: String) {
        add(Finding(.warning, code, LocalizedText(ja: ja, en: en), at: Origin(file: place)))
    }
}
