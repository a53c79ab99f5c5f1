import Scanning
import Ports
import Workflows

/// What the commands need from outside; the executable builds it.
public struct Edges: Sendable {
    public let store: any DossierStore
    public let company: any CompanyStore
    public let reports: any ReportStore
    public let rendering: any ReportRendering
    public let riskReports: any RiskReportRendering
    public let files: any FileSource
    public let bills: any BillRendering
    public let scans: any ScanRendering
    public let intelligence: any IntelligenceStore
    public let feeds: any FeedClient
    public let signer: any BundleSigner
    public let clock: any Clock
    public let terminal: any Terminal
    /// The language of messages when a command is given none.
    public let languagePreset: String
    /// The program and its version, as documents name what made them.
    public let generator: String

    public init(
        store: any DossierStore, company: any CompanyStore, reports: any ReportStore,
        rendering: any ReportRendering, riskReports: any RiskReportRendering, files: any FileSource,
        bills: any BillRendering,
        scans: any ScanRendering, intelligence: any IntelligenceStore, feeds: any FeedClient,
        signer: any BundleSigner, clock: any Clock, terminal: any Terminal, languagePreset: String,
        generator: String
    ) {
        self.store = store
        self.company = company
        self.reports = reports
        self.rendering = rendering
        self.riskReports = riskReports
        self.files = files
        self.bills = bills
        self.scans = scans
        self.intelligence = intelligence
        self.feeds = feeds
        self.signer = signer
        self.clock = clock
        self.terminal = terminal
        self.languagePreset = languagePreset
        self.generator = generator
    }

    /// The edges of the running command.
    @TaskLocal private static var current: Edges?

    /// The edges of the running command; without them nothing of it may run.
    public static var required: Edges {
        guard let current else {
            preconditionFailure("A command runs only through MamoriCommand.run(with:).")
        }
        return current
    }

    /// Runs the work with these edges as `required`.
    public func serve(_ work: () -> Void) { Edges.$current.withValue(self, operation: work) }
}
