/// The files of one dossier as a store hands them over: names and bytes, nothing read yet.
public struct DossierFiles: Sendable {
    /// One file.
    public struct File: Sendable {
        /// The path relative to the device's folder, such as `device.yaml` or `../../company.yaml`.
        public let path: String
        public let bytes: [UInt8]

        public init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// `device.yaml` and the files beside it that hold records.
    public let device: [File]
    /// `company.yaml` of the folder above, or of the one above that.
    public let company: File?
    /// `decisions/judgements/*.yaml`, by name.
    public let judgements: [File]
    /// `decisions/vex/*.yaml`, by name.
    public let decisions: [File]
    /// `decisions/threats/*.yaml`, by name.
    public let threatDecisions: [File]
    /// `evidence/tests/*.yaml`, by name.
    public let testRuns: [File]
    /// `units.csv`, one unit a line; nil when there is none.
    public let units: File?
    /// `identities.yaml` beside the company file; nil when there is none.
    public let identities: File?
    /// `facts/support/*.yaml` beside the company file, by name.
    public let facts: [File]
    /// YAML files of the folder that no section belongs to.
    public let unread: [String]

    public init(
        device: [File], company: File?, judgements: [File] = [], decisions: [File] = [],
        threatDecisions: [File] = [], testRuns: [File] = [], units: File? = nil,
        identities: File? = nil, facts: [File] = [], unread: [String] = []
    ) {
        self.device = device
        self.company = company
        self.judgements = judgements
        self.decisions = decisions
        self.threatDecisions = threatDecisions
        self.testRuns = testRuns
        self.units = units
        self.identities = identities
        self.facts = facts
        self.unread = unread
    }
}
