import Kernel

/// Who asserts a set of support facts, and when it was read.
public struct SupportSource: Hashable, Sendable {
    /// What an assertion is worth: a contract binds, a vendor speaks for itself, a list repeats.
    public enum Kind: String, Sendable, CaseIterable {
        case publicList = "public_list"
        case vendorStatement = "vendor_statement"
        case contract

        /// The higher one wins where two sources speak of the same release.
        var rank: Int {
            switch self {
            case .publicList: 0
            case .vendorStatement: 1
            case .contract: 2
            }
        }
    }

    /// The name of the file without its ending.
    public let id: ID<SupportSource>
    public let name: LocalizedText
    /// Who says so; nil when the file does not tell.
    public let asserter: LocalizedText?
    public let kind: Kind
    public let readOn: Day?
    public let licence: String?
    public let url: String?
    /// Devices (`patient-monitor`) or releases of them (`patient-monitor/2.4`) that it speaks of; empty for
    /// all of the company.
    public let appliesTo: [String]
    public let origin: Origin

    public init(
        id: ID<SupportSource>, name: LocalizedText, asserter: LocalizedText? = nil, kind: Kind,
        readOn: Day? = nil, licence: String? = nil, url: String? = nil, appliesTo: [String] = [],
        origin: Origin
    ) {
        self.id = id
        self.name = name
        self.asserter = asserter
        self.kind = kind
        self.readOn = readOn
        self.licence = licence
        self.url = url
        self.appliesTo = appliesTo
        self.origin = origin
    }

    /// Whether it speaks of a device's release; of a part whose releases are not known only as a whole.
    func speaks(of device: String, release: String?) -> Bool {
        appliesTo.isEmpty || appliesTo.contains(device)
            || (release.map { appliesTo.contains("\(device)/\($0)") } ?? false)
    }
}
