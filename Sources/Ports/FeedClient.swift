import Kernel

/// Who publishes vulnerabilities, or facts about them, over the network.
public enum FeedSource: String, Sendable, CaseIterable {
    /// NVD of NIST, API 2.0 and yearly files.
    case nvd
    /// CVE List v5.
    case cve
    /// OSV, an archive an ecosystem.
    case osv
    /// JVN iPedia, by yearly files and the MyJVN API.
    case jvn
    /// CISA's known exploited vulnerabilities.
    case kev
    /// EPSS scores.
    case epss
    /// CSAF providers; CISA's advisories for operational technology and medical devices by default.
    case csaf
    /// endoflife.date.
    case endoflife

    /// The environment variable that names another base address, such as a mirror.
    public var addressVariable: String { "MAMORI_FEED_" + rawValue.uppercased() }
}

/// Fetches what publishers have, whole documents only.
public protocol FeedClient: Sendable {
    /// Fetches what is new of one source since the cursor into the spool.
    ///
    /// Resumable: after a kill or a refusal the same request goes on where the last one stood. The answer's
    /// cursor is to be stored only together with the records read from the documents.
    func fetch(
        _ request: FeedRequest, progress: @escaping @Sendable (FeedProgress) -> Void
    ) throws(FeedRefusal) -> FeedAnswer

    /// Empties a spool once its documents' records and the cursor are stored.
    func clear(spool: String) throws(FeedRefusal)

    /// Keeps other runs off a folder of spools for as long as the answer lives.
    func hold(_ folder: String) throws(FeedRefusal) -> any SpoolHold
}

/// Held by whoever fetches and stores; let go of when the process ends, however it ends.
public protocol SpoolHold: AnyObject {}

/// What is to be fetched.
public struct FeedRequest: Sendable {
    public let source: FeedSource
    /// The parts wanted; empty means the source's own choice. OSV: ecosystems (`PyPI`). NVD: years of the
    /// first fill (`2024`). CSAF: providers, each a domain, the address of a provider's metadata, or of a
    /// folder with `changes.csv` (ends in `/`). JVN: `hnd` or `oka`.
    public let parts: [String]
    /// Another base address, such as a mirror. Nil: the variable `MAMORI_FEED_<SOURCE>`, else the
    /// publisher's.
    public let base: String?
    /// NVD's key. Nil: the variable `MAMORI_NVD_API_KEY`, else none.
    public let apiKey: String?
    /// What the last answer gave; nil for everything.
    public let cursor: String?
    /// A folder for this source alone, made when it is not there.
    public let spool: String
    /// The most seconds that the whole fetch may take.
    public let secondsMax: Int
    /// The most bytes that the whole fetch may bring.
    public let bytesMax: Int

    public init(
        source: FeedSource, parts: [String] = [], base: String? = nil, apiKey: String? = nil,
        cursor: String? = nil, spool: String, secondsMax: Int = 6 * 3600, bytesMax: Int = 8 << 30
    ) {
        self.source = source
        self.parts = parts
        self.base = base
        self.apiKey = apiKey
        self.cursor = cursor
        self.spool = spool
        self.secondsMax = secondsMax
        self.bytesMax = bytesMax
    }
}

/// Where a fetch stands.
public struct FeedProgress: Sendable {
    public enum State: Sendable, Equatable {
        case fetching
        /// The publisher asks to wait, or another try is due.
        case waiting(seconds: Int)
        /// Lengths, checksums and form are looked at.
        case checking
    }

    public let source: FeedSource
    public let state: State
    /// The document in hand.
    public let name: String
    /// Its bytes so far, and in all where the publisher says so.
    public let bytes: Int
    public let bytesInAll: Int?
    /// Documents that are whole.
    public let documents: Int

    public init(
        source: FeedSource, state: State, name: String, bytes: Int, bytesInAll: Int?, documents: Int
    ) {
        self.source = source
        self.state = state
        self.name = name
        self.bytes = bytes
        self.bytesInAll = bytesInAll
        self.documents = documents
    }
}

/// A document that stands in the spool whole.
public struct FeedDocument: Sendable, Equatable {
    /// Where the file lies.
    public let path: String
    /// The name to keep it under: no folders, no signs that a file system dislikes.
    public let name: String
    /// Where it came from; never with a key in it.
    public let url: String
    public let fetchedAt: Instant
    public let bytes: Int
    /// Of the file as it lies there, in lower-case hexadecimal digits.
    public let sha256: String

    public init(path: String, name: String, url: String, fetchedAt: Instant, bytes: Int, sha256: String) {
        self.path = path
        self.name = name
        self.url = url
        self.fetchedAt = fetchedAt
        self.bytes = bytes
        self.sha256 = sha256
    }
}

/// What a fetch brought.
public struct FeedAnswer: Sendable {
    /// Sorted by name within a step; later ones of the same record replace earlier ones.
    public let documents: [FeedDocument]
    /// To be given with the next request, once the documents' records are stored.
    public let cursor: String
    /// The publisher has nothing new.
    public let isUnchanged: Bool
    /// What was not right, such as a document that is left out and tried again the next time.
    public let findings: [Finding]

    public init(documents: [FeedDocument], cursor: String, isUnchanged: Bool, findings: [Finding]) {
        self.documents = documents
        self.cursor = cursor
        self.isUnchanged = isUnchanged
        self.findings = findings
    }
}
