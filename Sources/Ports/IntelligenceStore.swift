import Kernel
import Vulnerabilities

/// Where published vulnerabilities are kept, with a compiled index over them.
public protocol IntelligenceStore: Sendable {
    /// The index as it is now, for reading on one thread. A later import does not change it.
    func open() throws(IntelligenceRefusal) -> any IntelligenceIndex
    /// What is kept of each source, without opening the index.
    func standing() throws(IntelligenceRefusal) -> IntelligenceStanding
    /// Begins to take in records. Nothing is seen of them until `commit`; one writer at a time.
    func begin() throws(IntelligenceRefusal) -> any IntelligenceWriter
    /// Makes the index anew from the records.
    func rebuild() throws(IntelligenceRefusal)
    /// Keeps how sources stand (cursor, last try, failure) without records; no generation is made of it.
    func note(_ states: [SourceState]) throws(IntelligenceRefusal)
    /// Copies every living record into files of their own, for another store.
    func carryOut() throws(IntelligenceRefusal) -> any CarriedRecords
    /// Keeps a whole document that holds no advisories, such as a list of ends of support, beside the
    /// records. The old one stays until the new one is whole.
    func keep(_ document: [UInt8], as name: String) throws(IntelligenceRefusal)
    /// A document that was kept so; nil where there is none.
    func document(_ name: String) throws(IntelligenceRefusal) -> [UInt8]?
    /// The folder, for a person.
    var path: String { get }
}

/// An index that says whether it can be relied on.
public protocol IntelligenceIndex: AdvisoryIndex {
    /// A checksum was wrong while it was read: nothing that was found counts.
    var isDamaged: Bool { get }
    /// Looks at every checksum, of records too.
    func checkAll() -> Bool
    /// Every living record, in no order that means anything.
    func forEachRecord(_ body: (AdvisoryRef) -> Void)
    /// Every product that a record names, in no order that means anything, perhaps more than once; the
    /// records may since be no more.
    func forEachProduct(_ body: (ProductKey) -> Void)
    /// A record's titles, without reading the rest of it.
    func titles(_ ref: AdvisoryRef) -> [Advisory.Wording]
}

/// Takes in records until they are committed together. Dropped without a commit, nothing has happened.
public protocol IntelligenceWriter: AnyObject {
    func add(_ advisory: Advisory) throws(IntelligenceRefusal)
    /// Makes the records part of what is kept, all or none, with what is now known of their sources.
    func commit(_ states: [SourceState]) throws(IntelligenceRefusal) -> IntelligenceStanding
    /// A folder that does not exist yet, for what `carryIn` is to read; nobody else writes there meanwhile.
    func incoming() throws(IntelligenceRefusal) -> String
    /// Takes in the files of `carryOut` that lie in the folder, and removes it. How the sources stood where
    /// they come from, with the number of records handed over.
    func carryIn(_ folder: String) throws(IntelligenceRefusal) -> [SourceState]
}

/// Copies of living records in files, with how their sources stand; they are gone with this object.
public protocol CarriedRecords: AnyObject {
    var files: [CarriedFile] { get }
    var standing: IntelligenceStanding { get }
}

/// One of those files.
public struct CarriedFile: Hashable, Sendable {
    public let name: String
    public let path: String
    /// As in `Advisory.source`; `mamori` for what is about the sources themselves.
    public let source: String

    public init(name: String, path: String, source: String) {
        self.name = name
        self.path = path
        self.source = source
    }
}

/// What is kept of one source and how it came in.
public struct SourceState: Hashable, Sendable {
    /// As in `Advisory.source`; for cursors of feeds also a part of one, such as `osv/PyPI`.
    public let source: String
    /// Living records.
    public var records: Int
    /// The newest time of change or publication among them.
    public var newest: Instant?
    /// When it was last taken in without a fault, and from where.
    public var takenAt: Instant?
    public var takenFrom: String?
    /// When it was last tried, and how that failed; nil after a success.
    public var triedAt: Instant?
    public var failure: String?
    /// Where the feed goes on.
    public var cursor: String?

    public init(source: String) {
        self.source = source
        records = 0
    }
}

/// What is kept, source by source.
public struct IntelligenceStanding: Hashable, Sendable {
    /// Counts commits; 0 when nothing was ever taken in.
    public let generation: Int
    public let states: [SourceState]
    public let segments: Int
    public let bytes: Int

    public init(generation: Int, states: [SourceState], segments: Int, bytes: Int) {
        self.generation = generation
        self.states = states
        self.segments = segments
        self.bytes = bytes
    }

    public func state(of source: String) -> SourceState? { states.first { $0.source == source } }
}

/// Why what is kept cannot be read or written.
public enum IntelligenceRefusal: Error, Hashable, Sendable {
    /// Nothing was ever taken in.
    case empty(path: String)
    /// Another process is writing.
    case busy(path: String)
    /// The index is damaged, or of another version; it can be made anew from the records.
    case indexDamaged(path: String)
    /// Records themselves are damaged: they must be taken in again.
    case recordsDamaged(path: String)
    /// The list of what is kept is damaged.
    case listDamaged(path: String)
    /// The system's own words.
    case failed(path: String, reason: String)
}
