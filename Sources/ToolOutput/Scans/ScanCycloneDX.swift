import Scanning
import BillFormats
import BillOfMaterials
import Gathering
import Kernel
import Severity
import Vulnerabilities
import Workflows

/// The bill as it came in with the vulnerabilities that were found, as CycloneDX 1.6. What affects or may is
/// `in_triage` until a person has decided; a decision that holds gives its own state; what was asked for and
/// does not affect is `not_affected`.
struct ScanCycloneDX {
    private let report: ScanReport
    private let language: Language

    init(_ report: ScanReport, in language: Language) {
        self.report = report
        self.language = language
    }

    var bytes: [UInt8] {
        var bill = Bill(
            format: report.bill.format,
            components: report.bill.components.enumerated().map { place, one in
                ScanCycloneDX.named(one, "\(place + 1)")
            }, metadata: report.bill.metadata,
            services: report.bill.services, dependencies: report.bill.dependencies)
        bill.serialNumber = report.bill.serialNumber
        bill.version = report.bill.version
        bill.externalReferences = report.bill.externalReferences
        bill.properties = report.bill.properties + coverage
        bill.related = report.bill.related
        bill.carried = report.bill.carried
        var refs: [ScanCycloneDX.Name: [String]] = [:]
        for one in bill.everyComponent {
            if let ref = one.ref { refs[Name(one), default: []].append(ref) }
        }
        let told = Set((report.found + report.ruledOut).map(\.match.vulnerability))
        let groups = Dictionary(grouping: report.found + report.ruledOut) { Key($0) }
        bill.vulnerabilities =
            report.bill.vulnerabilities.filter { !told.contains($0.id ?? "") }
            + groups.keys.sorted().map { vulnerability($0, groups[$0] ?? [], refs) }
        return BillWriter.write(bill, as: .cycloneDX16).bytes
    }

    /// How complete the scan was, so that no reader takes a short list for a clean bill.
    private var coverage: [Property] {
        let coverage = report.coverage
        let rows: [(String, String)] =
            [
                ("complete", "\(report.isComplete)"), ("components", "\(coverage.components)"),
                ("evaluated", "\(coverage.evaluated)"), ("by-name-only", "\(coverage.byNameOnly)"),
                ("without-source", "\(coverage.uncoveredCount)"),
                ("without-identifier", "\(coverage.withoutIdentifier)"),
                ("without-version", "\(coverage.withoutVersion)"), ("ignored", "\(coverage.ignored)"),
            ] + report.failed.map { ("failed-source", $0.profile.id) }
        return rows.map { Property(name: "mamori:scan:\($0.0)", value: $0.1) }
    }

    /// What tells components apart that carry no name of their own in the bill.
    private struct Name: Hashable {
        let name: String
        let version: String?
        let packageURL: String?
        let cpe: String?

        init(_ component: Component) {
            name = component.name
            version = component.version
            packageURL = component.packageURL?.text
            cpe = component.cpe?.text
        }
    }

    /// One entry for each vulnerability and state.
    private struct Key: Hashable, Comparable {
        let id: String
        /// As CycloneDX names it.
        let state: String

        init(_ found: ScanReport.Found) {
            id = found.match.vulnerability
            let decision = found.decision.flatMap { $0.standing == .applies ? $0.status : nil }
            if case .notAffected = found.match.verdict {
                state = "not_affected"
            } else {
                state =
                    switch decision {
                    case .notAffected: "not_affected"
                    case .fixed: "resolved"
                    case .affected: "exploitable"
                    case .underInvestigation, nil: "in_triage"
                    }
            }
        }

        static func < (left: Key, right: Key) -> Bool {
            (left.id, left.state) < (right.id, right.state)
        }
    }

    /// Every component needs a name under which a vulnerability can point at it.
    private static func named(_ component: Component, _ place: String) -> Component {
        var copy = component
        if copy.ref == nil { copy.ref = "mamori-component-\(place)" }
        copy.components = component.components.enumerated().map { named($1, "\(place).\($0 + 1)") }
        return copy
    }

    private func vulnerability(
        _ key: Key, _ found: [ScanReport.Found], _ refs: [Name: [String]]
    ) -> BillVulnerability {
        var entry = BillVulnerability()
        entry.id = key.id
        entry.ref = "mamori-\(key.id)-\(key.state)"
        let names = found.flatMap { one in
            one.component.ref.map { [$0] } ?? refs[Name(one.component)] ?? []
        }
        entry.affects = Set(names).sorted().map { BillVulnerability.Affected(ref: $0) }
        var analysis = BillAnalysis()
        analysis.state = key.state
        let details = found.map { one in
            "\(ScanWords.component(one)): \(MatchWords.text(one.match.verdict)[language])"
                + (one.decision.map { " — \($0.words[language])" } ?? "")
        }
        analysis.detail =
            ([found.first?.priority.explanation[language] ?? ""] + Set(details).sorted()).joined(
                separator: "\n")
        entry.analysis = analysis
        let facts = found.first?.facts
        if let facts {
            entry.carried.append(Carried(["ratings"], .list(facts.scores.map(rating))))
            if let published = facts.published {
                entry.carried.append(Carried(["published"], .text(published.description)))
            }
            if let modified = facts.modified {
                entry.carried.append(Carried(["updated"], .text(modified.description)))
            }
            let others = facts.sources.filter { $0.id != key.id && facts.aliases.contains($0.id) }
            if !others.isEmpty {
                entry.carried.append(Carried(["references"], .list(others.map(reference))))
            }
        }
        return entry
    }

    private func reference(_ other: (source: String, id: String, state: Advisory.State)) -> CarriedValue {
        .map([
            .init("id", .text(other.id)),
            .init("source", .map([.init("name", .text(other.source))])),
        ])
    }

    private func rating(_ entry: (source: String, score: PublishedScore)) -> CarriedValue {
        var members: [CarriedValue.Member] = [
            .init("source", .map([.init("name", .text(entry.score.asserter ?? entry.source))]))
        ]
        if let (score, version) = RecomputedScore.counting(entry.score) {
            members.append(.init("score", .number(score.description)))
            members.append(.init("severity", .text(SeverityRating(score, in: version).rawValue)))
        }
        let methods = ["2.0": "CVSSv2", "3.0": "CVSSv3", "3.1": "CVSSv31", "4.0": "CVSSv4"]
        members.append(.init("method", .text(methods[entry.score.version] ?? "other")))
        members.append(.init("vector", .text(entry.score.vector)))
        return .map(members)
    }
}
