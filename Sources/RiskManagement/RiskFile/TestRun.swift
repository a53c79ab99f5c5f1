import Evidence
import Kernel

/// One run of tests, whatever tool ran them and whatever file told of it.
public struct TestRun: Hashable, Sendable {
    /// The kind of file; the words of the dossier's field `format`.
    public enum Format: String, Sendable, CaseIterable { case junit, sarif }

    /// How a test came out; the words of the dossier's field `result`. Only `pass` shows anything.
    public enum Outcome: String, Sendable, CaseIterable {
        case pass, fail
        /// It was not run, or a person set its result aside.
        case skipped
        /// It did not come to a result.
        case error
    }

    /// One test and how it came out.
    public struct Result: Hashable, Sendable {
        /// The test's name, by which verifications refer to it.
        public let test: String
        public let outcome: Outcome
        /// What the tool says of it, shortened.
        public let message: String?

        public init(test: String, outcome: Outcome, message: String? = nil) {
            self.test = test
            self.outcome = outcome
            self.message = message
        }
    }

    /// The tool with its version, where the file names it.
    public let tool: String?
    public let format: Format
    /// The day of the run, where the file tells it.
    public let date: Day?
    /// In the order of the file. A test may stand in it more than once.
    public let results: [Result]

    public init(tool: String?, format: Format, date: Day?, results: [Result]) {
        self.tool = tool
        self.format = format
        self.date = date
        self.results = results
    }

    /// How many results came out so.
    public func count(_ outcome: Outcome) -> Int { results.count { $0.outcome == outcome } }
}

/// A run of tests taken into a dossier: on which release, from which file, by whom.
public struct TestEvidence: Hashable, Sendable {
    /// The file's name without its ending.
    public let id: ID<TestEvidence>
    public let release: String
    public let run: TestRun
    /// The day of the run.
    public let date: Day
    /// The name of the file that it was taken from.
    public let source: String?
    /// That file's SHA-256 in hexadecimal digits.
    public let digest: String?
    public let importedBy: String
    public let importedOn: Day
    public let origin: Origin

    public init(
        id: ID<TestEvidence>, release: String, run: TestRun, date: Day, source: String?, digest: String?,
        importedBy: String, importedOn: Day, origin: Origin
    ) {
        self.id = id
        self.release = release
        self.run = run
        self.date = date
        self.source = source
        self.digest = digest
        self.importedBy = importedBy
        self.importedOn = importedOn
        self.origin = origin
    }

    /// Reads the record of a run; nil for a half one, which reading the file has told.
    public init?(_ record: EvidenceRecord) {
        guard let release = record.text("release"), let date = record.day("date"),
            let format = record.text("format").flatMap(TestRun.Format.init),
            let importedBy = record.text("imported_by"), let importedOn = record.day("imported_on")
        else { return nil }
        let results = record.parts("results").compactMap { part -> TestRun.Result? in
            guard let test = part.text("test"),
                let outcome = part.text("result").flatMap(TestRun.Outcome.init)
            else { return nil }
            return TestRun.Result(test: test, outcome: outcome, message: part.text("message"))
        }
        self.init(
            id: ID(record.id ?? ""), release: release,
            run: TestRun(tool: record.text("tool"), format: format, date: date, results: results),
            date: date, source: record.text("source"), digest: record.text("digest"),
            importedBy: importedBy, importedOn: importedOn, origin: record.origin)
    }
}
