import Kernel
import VersionOrdering

/// One component of one release with one vulnerability: what a decision is held against.
public struct DecisionSubject: Sendable {
    public var component: ComponentNames
    /// What the component stands in, such as the device's software, innermost first.
    public var containers: [ComponentNames]
    /// The vulnerability's id and all others that it has.
    public var vulnerabilities: Set<String>
    /// The records that speak of it today.
    public var records: [AdvisoryStamp]
    public var release: String
    /// The device's releases, oldest first.
    public var releases: [String]
    /// Patches that the release's component carries.
    public var patches: Set<String>
    public var day: Day

    public init(
        component: ComponentNames, vulnerabilities: Set<String>, records: [AdvisoryStamp] = [],
        release: String, releases: [String], day: Day
    ) {
        self.component = component
        self.vulnerabilities = vulnerabilities
        self.records = records
        self.release = release
        self.releases = releases
        self.day = day
        containers = []
        patches = []
    }
}

/// A record of a source as it stands today.
public struct AdvisoryStamp: Hashable, Sendable {
    public let source: String
    public let id: String
    public let modified: Instant?
    /// Changes when something that matters to a decision does; see `Advisory.mark`.
    public let mark: String?

    public init(source: String, id: String, modified: Instant?, mark: String? = nil) {
        self.source = source
        self.id = id
        self.modified = modified
        self.mark = mark
    }

    /// The stamp of an advisory.
    public init(_ advisory: Advisory) {
        self.init(
            source: advisory.source, id: advisory.id, modified: advisory.modified, mark: advisory.mark)
    }
}

extension Advisory {
    /// A short FNV-1a mark (decision 0005) of what a decision rests on: state, dispute, statements with
    /// their conditions, vectors, known exploitation. Texts, references and dates do not change it.
    public var mark: String {
        var parts = [state.rawValue, isDisputed ? "disputed" : ""]
        parts += statements.map(Self.text) + conditions.map(Self.text) + scores.map(\.vector).sorted()
        let isExploited = exploitation.contains { if case .known = $0 { true } else { false } }
        parts.append(isExploited ? "exploited" : "")
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in parts.joined(separator: "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    // Written out, so that marks on disk outlive a renamed case.
    private static func text(_ statement: ProductStatement) -> String {
        let subject =
            switch statement.subject {
            case .cpe(let name): "cpe \(name)"
            case .package(let ecosystem, let name): "package \(ecosystem) \(name)"
            case .named(let vendor, let product): "named \(vendor ?? "") \(product)"
            }
        let span =
            switch statement.span {
            case .all: "all"
            case .unstated: "unstated"
            case .exactly(let version): "= \(version)"
            case .between(let lower, let upper): "\(text(lower)) to \(text(upper))"
            }
        let extra = "\(statement.scheme?.rawValue ?? "") \(statement.isDefault ? "default" : "")"
        return [
            subject, statement.status.rawValue, span, statement.basis.rawValue, extra,
            statement.phrase ?? "",
        ].joined(separator: "|")
    }

    private static func text(_ bound: VersionSpan.Bound?) -> String {
        bound.map { ($0.isIncluded ? "[" : "(") + $0.version } ?? ""
    }

    private static func text(_ condition: ApplicabilityCondition) -> String {
        switch condition {
        case .statement(let place): "\(place)"
        case .any(let parts): "any(" + parts.map(text).joined(separator: ",") + ")"
        case .all(let parts): "all(" + parts.map(text).joined(separator: ",") + ")"
        case .not(let part): "not(" + text(part) + ")"
        }
    }
}
