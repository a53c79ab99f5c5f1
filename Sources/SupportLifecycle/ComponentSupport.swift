import BillOfMaterials
import Kernel

/// How one line of a release's bill is supported on a day, and who says so.
public struct ComponentSupport: Sendable {
    /// How the support stands. Unknown is neither of the others.
    public enum Standing: String, Sendable, CaseIterable {
        /// It lasts until a day that has not passed.
        case supported
        /// It lasts; no end is announced.
        case open
        case ended
        case unknown
    }

    /// On what the standing rests.
    public enum Basis: Sendable {
        /// The dossier's own record, which is the company's decision and goes before any fact.
        case record(SupportedSoftware)
        case fact(SupportMatch)
        case nothing(SupportNonMatch)
    }

    public let release: String
    /// The component's name and version in the bill.
    public let name: String
    public let version: String?
    /// Its package URL or CPE name, as written.
    public let identifier: String?
    public let basis: Basis
    public let end: SupportEnd
    public let standing: Standing
    /// What the facts say, also where a record goes before them.
    public let finding: SupportFinding

    /// A record stands for it, or a fact says when its support ends or that it has.
    public var isCovered: Bool {
        switch basis {
        case .record: true
        case .fact: end != .notAnnounced
        case .nothing: false
        }
    }

    /// The rows of one release's bill, in the order of `everyComponent`.
    public static func rows(
        of bill: Bill, release: String, software: [SupportedSoftware], identities: [ComponentIdentity],
        matching: SupportFactMatching, on day: Day
    ) -> [ComponentSupport] {
        let coverage = RecordCoverage(software, release: release)
        let findings = matching.findings(for: bill, release: release, identities: identities)
        return zip(bill.everyComponent, findings).map { component, finding in
            let basis: Basis
            let end: SupportEnd
            if let record = coverage.record(for: component) {
                (basis, end) = (.record(record), record.end.asFact)
            } else if let match = finding.match {
                (basis, end) = (.fact(match), match.fact.end)
            } else {
                (basis, end) = (.nothing(finding.reason ?? .productNotInFacts), .unknown)
            }
            return ComponentSupport(
                release: release, name: component.name, version: component.version,
                identifier: component.packageURL?.text ?? component.cpe?.text, basis: basis, end: end,
                standing: Standing(end, on: day), finding: finding)
        }
    }
}

extension ComponentSupport.Standing {
    /// The last day of support still counts as supported.
    public init(_ end: SupportEnd, on day: Day) {
        switch end {
        case .on(let last): self = last < day ? .ended : .supported
        case .ended: self = .ended
        case .notAnnounced: self = .open
        case .unknown: self = .unknown
        }
    }
}

extension SupportedSoftware.End {
    /// In the words of facts; what nobody has recorded is unknown.
    public var asFact: SupportEnd {
        if case .on(let day) = self { .on(day) } else { .unknown }
    }
}

/// Which support record stands for a component: the most exact pattern, then the first id.
public struct RecordCoverage: Sendable {
    private let patterns: [(pattern: PackageURL, record: SupportedSoftware)]
    private let byName: [String: SupportedSoftware]

    public init(_ software: [SupportedSoftware], release: String) {
        let usable = software.filter {
            $0.usage == .runtime && ($0.releases.isEmpty || $0.releases.contains(release))
        }.sorted { $0.id < $1.id }
        patterns = usable.flatMap { record in record.covers.map { ($0, record) } }
        byName = Dictionary(
            usable.filter(\.covers.isEmpty).flatMap { record in
                [record.name.ja.lowercased(), record.name.en.lowercased()].map { ($0, record) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The record; nil where none stands for it.
    public func record(for component: Component) -> SupportedSoftware? {
        if let url = component.packageURL {
            let covering = patterns.filter { $0.pattern.covers(url) }
            if let best = covering.first(where: { $0.pattern.name != "*" }) ?? covering.first {
                return best.record
            }
        }
        return byName[component.name.lowercased()]
    }
}

/// Accounts for every component of a bill: the parts add up to the whole.
public struct SupportAccount: Sendable {
    public let components: Int
    /// By a record of the dossier that states an end.
    public let byRecord: Int
    /// By a fact.
    public let byFact: Int
    /// Why the others are unknown, by the code of the reason.
    public let unknown: [String: Int]
    public let standings: [ComponentSupport.Standing: Int]

    public init(_ rows: [ComponentSupport]) {
        components = rows.count
        var (records, facts) = (0, 0)
        var reasons: [String: Int] = [:]
        for row in rows {
            switch row.basis {
            case .record(let record) where row.end == .unknown:
                reasons[SupportNonMatch.recordWithoutEnd(record: record.id.text).code, default: 0] += 1
            case .record: records += 1
            case .fact: facts += 1
            case .nothing(let reason): reasons[reason.code, default: 0] += 1
            }
        }
        (byRecord, byFact, unknown) = (records, facts, reasons)
        standings = Dictionary(grouping: rows, by: \.standing).mapValues(\.count)
    }

    public func count(_ standing: ComponentSupport.Standing) -> Int { standings[standing] ?? 0 }
}
