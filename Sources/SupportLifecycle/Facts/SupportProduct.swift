import BillOfMaterials
import Kernel

/// When a phase of support ends, as a source says it. The four are never taken for one another.
public enum SupportEnd: Hashable, Sendable {
    /// It ends, or ended, on this day.
    case on(Day)
    /// It has ended; the source does not say when.
    case ended
    /// It goes on; no end is announced.
    case notAnnounced
    /// The source says nothing.
    case unknown

    /// As the files of facts write it.
    public var word: String {
        switch self {
        case .on(let day): day.description
        case .ended: "ended"
        case .notAnnounced: "not_announced"
        case .unknown: "unknown"
        }
    }
}

/// The phases of one release cycle's support, in the order in which they end.
public struct SupportPhases: Hashable, Sendable {
    /// Who may have the extended support.
    public enum Access: String, Sendable, CaseIterable {
        /// Whoever runs the software.
        case everyone
        /// Only who has paid for it.
        case contract
    }

    /// New functions and all corrections.
    public var activeEnd: SupportEnd
    /// Corrections of vulnerabilities for everyone.
    public var securityEnd: SupportEnd
    /// Corrections that not everybody may get.
    public var extendedEnd: SupportEnd
    /// Nil when the source does not say.
    public var extendedAccess: Access?

    public init(
        activeEnd: SupportEnd = .unknown, securityEnd: SupportEnd = .unknown,
        extendedEnd: SupportEnd = .unknown, extendedAccess: Access? = nil
    ) {
        self.activeEnd = activeEnd
        self.securityEnd = securityEnd
        self.extendedEnd = extendedEnd
        self.extendedAccess = extendedAccess
    }

    /// The end that the maker may count on: of security support; of extended support where the source is the
    /// company's own contract, or everyone may have it. Active support alone says nothing of vulnerabilities.
    public func end(assertedBy kind: SupportSource.Kind) -> SupportEnd {
        guard kind == .contract || extendedAccess == .everyone else { return securityEnd }
        switch (securityEnd, extendedEnd) {
        case (.on(let security), .on(let extended)): return .on(max(security, extended))
        case (_, .unknown): return securityEnd
        default: return extendedEnd
        }
    }
}

/// One release cycle of a product, such as OpenSSL 3.0 or Debian 12.
public struct SupportCycle: Hashable, Sendable {
    /// As the source names it; versions begin with it.
    public let name: String
    /// Other names of it for people: a label, a code name.
    public var aliases: [String]
    /// The newest version in it.
    public var latest: String?
    public var releasedOn: Day?
    public var isLongTerm: Bool
    public var phases: SupportPhases
    public var link: String?
    public let origin: Origin

    public init(
        name: String, aliases: [String] = [], latest: String? = nil, releasedOn: Day? = nil,
        isLongTerm: Bool = false, phases: SupportPhases, link: String? = nil, origin: Origin
    ) {
        self.name = name
        self.aliases = aliases
        self.latest = latest
        self.releasedOn = releasedOn
        self.isLongTerm = isLongTerm
        self.phases = phases
        self.link = link
        self.origin = origin
    }
}

/// One product of a source, with the identifiers by which components are recognised as it.
public struct SupportProduct: Hashable, Sendable {
    /// The source's own key, such as `openssl`.
    public let id: String
    public let name: LocalizedText
    /// Without versions.
    public let packageURLs: [PackageURL]
    /// Vendor and product; all else ANY.
    public let cpes: [CPEName]
    /// Names in Repology: hints for a person, never a match by themselves.
    public let repologyNames: [String]
    public let cycles: [SupportCycle]
    public let origin: Origin

    public init(
        id: String, name: LocalizedText, packageURLs: [PackageURL] = [], cpes: [CPEName] = [],
        repologyNames: [String] = [], cycles: [SupportCycle], origin: Origin
    ) {
        self.id = id
        self.name = name
        self.packageURLs = packageURLs
        self.cpes = cpes
        self.repologyNames = repologyNames
        self.cycles = cycles
        self.origin = origin
    }
}
