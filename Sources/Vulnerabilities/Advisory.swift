import Kernel

/// What one source says of one vulnerability: one assertion, kept apart from those of others.
public struct Advisory: Hashable, Sendable {
    /// How far the source has come with it.
    public enum State: String, Sendable, CaseIterable {
        /// Published, and what the source has to say is in it.
        case published
        /// Published, but the source has not yet said which products are concerned.
        case awaiting
        /// Published, and the source has said that it will not look into the products (NVD: Deferred).
        case deferred
        /// The id was given in error; it is no vulnerability.
        case rejected
        /// Taken back by the source (OSV `withdrawn`).
        case withdrawn
    }

    /// The source's name, such as `nvd`, `cve`, `osv`, `jvn`, `kev`, `epss`, `csaf`; see `SourceProfile`.
    public var source: String
    /// Who asserts it within the source: an e-mail address, a CNA, a publisher; nil when the source itself.
    public var asserter: String?
    /// The id under which this source speaks of it: `CVE-…`, `GHSA-…`, `JVNDB-…`, `DSA-…#CVE-…`.
    public var id: String
    /// Other ids of the same vulnerability.
    public var aliases: [String]
    /// Ids of other vulnerabilities that it deals with, such as the CVEs of a distribution's advisory.
    public var upstream: [String]
    /// Ids of vulnerabilities that the source finds close to it and yet others (OSV `related`).
    public var related: [String]
    /// The document that it stands in, when it deals with several: `ICSMA-24-151-01`.
    public var document: String?
    public var state: State
    /// Somebody concerned says that it is no vulnerability.
    public var isDisputed: Bool
    public var published: Instant?
    public var modified: Instant?
    /// One for each language that the source gives.
    public var titles: [Wording]
    public var summaries: [Wording]
    public var statements: [ProductStatement]
    /// How statements belong together; those in none stand for themselves.
    public var conditions: [ApplicabilityCondition]
    public var scores: [PublishedScore]
    /// `CWE-79`, in the order of the source.
    public var weaknesses: [String]
    public var exploitation: [Exploitation]
    public var references: [Reference]
    /// Where the record stands in what was read.
    public var origin: Origin

    public init(source: String, id: String, origin: Origin) {
        self.source = source
        self.id = id
        self.origin = origin
        aliases = []
        upstream = []
        related = []
        state = .published
        isDisputed = false
        titles = []
        summaries = []
        statements = []
        conditions = []
        scores = []
        weaknesses = []
        exploitation = []
        references = []
    }

    /// A text in the language that the source wrote it in.
    public struct Wording: Hashable, Sendable {
        /// `ja`, `en`, or another tag as the source gives it.
        public let language: String
        public let text: String

        public init(language: String, text: String) {
            self.language = language
            self.text = text
        }
    }

    /// An address with what the source says it is, such as `Patch`.
    public struct Reference: Hashable, Sendable {
        public let url: String
        public let tags: [String]

        public init(url: String, tags: [String] = []) {
            self.url = url
            self.tags = tags
        }
    }
}

/// A score as a source has published it.
public struct PublishedScore: Hashable, Sendable {
    /// The vector as written, such as `CVSS:3.1/AV:N/…` or `AV:N/AC:L/Au:N/C:P/I:P/A:P` (2.0).
    public let vector: String
    /// `2.0`, `3.0`, `3.1`, `4.0`.
    public let version: String
    /// The base score as published, in tenths; nil when the source gives the vector alone.
    public let tenths: Int?
    /// Who gave it; nil when the source itself.
    public let asserter: String?
    /// The source holds it for the one that counts first.
    public let isPrimary: Bool

    public init(vector: String, version: String, tenths: Int?, asserter: String?, isPrimary: Bool) {
        self.vector = vector
        self.version = version
        self.tenths = tenths
        self.asserter = asserter
        self.isPrimary = isPrimary
    }
}

/// What is known or expected of its being exploited.
public enum Exploitation: Hashable, Sendable {
    /// In CISA's catalogue of known exploited vulnerabilities. `ransomware` is nil where it says "Unknown".
    case known(addedOn: Day, dueOn: Day?, ransomware: Bool?)
    /// EPSS: the probability that it is exploited within 30 days and its percentile, both in millionths.
    case predicted(probability: Int, percentile: Int, on: Day)
    /// SSVC decision points as CISA gives them: none, poc, active; yes, no; partial, total.
    case stakeholder(exploitation: String?, automatable: String?, technicalImpact: String?, at: Instant?)
}
