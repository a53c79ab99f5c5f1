import Foundation
import Kernel
import Ports

/// Fetches by libcurl.
public struct CurlFeedClient: FeedClient {
    private let clock: any Clock
    private let pacing: any FeedPacing
    private let settings: FeedSettings
    private let version: String
    private let environment: [String: String]

    /// - Parameters:
    ///   - version: of the program, told to publishers as `User-Agent: mamori/<version>`.
    ///   - environment: read for `MAMORI_FEED_<SOURCE>`, `MAMORI_NVD_API_KEY`, `SSL_CERT_FILE`,
    ///     `CURL_CA_BUNDLE`; proxies are read by libcurl from the process's own.
    public init(
        clock: any Clock, version: String, environment: [String: String],
        pacing: any FeedPacing = SystemPacing(), settings: FeedSettings = FeedSettings()
    ) {
        self.clock = clock
        self.version = version
        self.environment = environment
        self.pacing = pacing
        self.settings = settings
    }

    public func fetch(
        _ request: FeedRequest, progress: @escaping @Sendable (FeedProgress) -> Void
    ) throws(FeedRefusal) -> FeedAnswer {
        let session = try FeedSession(
            request, settings: settings, pacing: pacing, clock: clock, userAgent: "mamori/\(version)",
            environment: environment, progress: progress)
        var cursor = FeedCursor()
        if let text = request.cursor, !text.isEmpty {
            if let known = FeedCursor(text) {
                cursor = known
            } else {
                session.warn(
                    "feed-cursor", request.source.rawValue, "前回どこまで取得したかの記録が読めないため、初めから取得します",
                    "the record of what was fetched before is not readable; everything is fetched")
            }
        }
        switch request.source {
        case .nvd: try NVDFeed(session: session, environment: environment).fetch(&cursor)
        case .cve: try CVEListFeed(session: session).fetch(&cursor)
        case .osv: try OSVFeed(session: session).fetch(&cursor)
        case .jvn: try JVNFeed(session: session).fetch(&cursor)
        case .kev, .epss, .endoflife: try SingleFileFeed(session: session).fetch(&cursor)
        case .csaf: try CSAFFeed(session: session).fetch(&cursor)
        }
        return FeedAnswer(
            documents: session.documents, cursor: cursor.text,
            isUnchanged: session.documents.isEmpty && !session.findings.contains { $0.severity == .error },
            findings: session.findings)
    }

    public func clear(spool path: String) throws(FeedRefusal) {
        try Spool(path).clear()
    }

    public func hold(_ folder: String) throws(FeedRefusal) -> any SpoolHold { try HeldFolder(folder) }
}
