import Ports
import Gathering
import BillOfMaterials
import Vulnerabilities

/// Decides of each line whether it was evaluated, and by what.
struct CoverageRule {
    private let index: any IntelligenceIndex
    /// A source that says by CPE names what is concerned is kept.
    private let coversCPE: Bool

    init(_ index: any IntelligenceIndex, _ sources: [SourceReport]) {
        self.index = index
        coversCPE = sources.contains { ["nvd", "jvn", "cve"].contains($0.profile.id) && !$0.isEmpty }
    }

    private enum Line { case evaluated, byNameOnly, uncovered(String), nameless, versionless, ignored }

    func coverage(of standing: BillStanding, _ subjects: [MatchSubject], _ matches: [Match]) -> (
        coverage: ScanCoverage, gaps: [ScanReport.Gap]
    ) {
        var (evaluated, byName, nameless, versionless, ignored) = (0, 0, 0, 0, 0)
        var uncovered: [String: Int] = [:]
        var gaps: [ScanReport.Gap] = []
        func gap(_ component: Component, _ reason: ScanReport.Gap.Reason, _ ecosystem: String? = nil) {
            gaps.append(ScanReport.Gap(component: component, reason: reason, ecosystem: ecosystem))
        }
        for (row, subject) in zip(standing.rows, subjects) {
            switch line(row.standing, subject) {
            case .evaluated: evaluated += 1
            case .byNameOnly:
                byName += 1
                gap(row.component, .nameOnly)
            case .uncovered(let ecosystem):
                uncovered[ecosystem, default: 0] += 1
                gap(row.component, .noSource, ecosystem)
            case .nameless:
                nameless += 1
                gap(row.component, .noIdentifier)
            case .versionless:
                versionless += 1
                gap(row.component, .noVersion)
            case .ignored: ignored += 1
            }
        }
        var bySource: [String: Set<Int>] = [:]
        for match in matches {
            for evidence in match.evidence { bySource[evidence.source, default: []].insert(match.component) }
        }
        let coverage = ScanCoverage(
            components: standing.components, evaluated: evaluated, byNameOnly: byName,
            uncovered: uncovered.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { (ecosystem: $0.key, components: $0.value) },
            withoutIdentifier: nameless, withoutVersion: versionless, ignored: ignored,
            bySource: bySource.sorted { $0.key < $1.key }.map { (source: $0.key, components: $0.value.count) }
        )
        return (coverage, gaps)
    }

    private func line(_ standing: BillStanding.Standing, _ subject: MatchSubject) -> Line {
        switch standing {
        case .withoutIdentifier: return .nameless
        case .ignored(.noVersion): return .versionless
        case .ignored: return .ignored
        case .evaluated, .mapped: break
        }
        if let ecosystem = subject.ecosystem {
            if index.covers(family: ecosystem.family, release: ecosystem.release) { return .evaluated }
            // A distribution's package is not judged by what is said of its upstream.
            let name =
                ecosystem.release.isEmpty ? ecosystem.family : "\(ecosystem.family):\(ecosystem.release)"
            let isJudgedByCPE = subject.lookUps.contains { $0.kind == .cpe && !$0.isUpstreamOfDistribution }
            return coversCPE && isJudgedByCPE ? .evaluated : .uncovered(name)
        }
        let hasCPE = subject.lookUps.contains { $0.kind == .cpe || $0.kind == .identity }
        return hasCPE && coversCPE ? .evaluated : .byNameOnly
    }
}
