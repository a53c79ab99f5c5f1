import Ports
import BillOfMaterials
import DeviceRegistry
import DossierFormat
import Kernel
import Vulnerabilities

/// A dossier's decisions, found by the vulnerabilities that they name.
struct DecisionBook {
    private let byName: [String: [ExploitabilityDecision]]
    private let releases: [String]
    private let day: Day

    init(_ dossier: Dossier, on day: Day) {
        var byName: [String: [ExploitabilityDecision]] = [:]
        for decision in dossier.decisions {
            for name in Set(([decision.vulnerability] + decision.aliases).map { $0.uppercased() }) {
                byName[name, default: []].append(decision)
            }
        }
        self.byName = byName
        self.day = day
        releases = DecisionBook.releases(of: dossier)
    }

    /// In the order of their days; the file's order where one of them has none.
    static func releases(of dossier: Dossier) -> [String] {
        let all = dossier.device.releases
        let dated = all.compactMap { release in release.releasedOn.map { (day: $0, id: release.id.text) } }
        let inOrder = dated.enumerated().sorted { ($0.1.day, $0.0) < ($1.1.day, $1.0) }.map(\.1.id)
        return dated.count == all.count ? inOrder : all.map(\.id.text)
    }

    /// What is decided on a vulnerability of a component in a release, and what is wrong with it.
    func decision(
        on facts: VulnerabilityFacts, of component: Component, identity: ComponentIdentity?, in bill: Bill,
        release: String, by index: any IntelligenceIndex
    ) -> (decision: FoundDecision?, findings: [Finding]) {
        let names = Set(([facts.id] + facts.aliases).map { $0.uppercased() })
        let made = names.sorted().flatMap { byName[$0] ?? [] }
        var seen: Set<String> = []
        let decisions = made.filter { seen.insert($0.id).inserted }
        guard !decisions.isEmpty else { return (nil, []) }
        var subject = DecisionSubject(
            component: DecisionBook.names(component, identity), vulnerabilities: names,
            records: stamps(names, index), release: release, releases: releases, day: day)
        subject.containers = [bill.metadata.subject].compactMap { $0 }.map { ComponentNames($0) }
        subject.patches = Set(component.pedigree?.resolvedIDs ?? [])
        let verdict = DecisionRule.verdict(decisions, for: subject)
        let reviews = verdict.answers.filter { $0.outcome == .needsReview }.map { answer in
            Finding(.warning, "decision-needs-review", answer.explanation, at: answer.decision.origin)
        }
        return (FoundDecision(verdict), verdict.findings + reviews)
    }

    static func names(_ component: Component, _ identity: ComponentIdentity?) -> ComponentNames {
        var names = ComponentNames(component)
        names.packageURLs += [identity?.packageURL].compactMap { $0 }
        names.cpes += [identity?.cpe].compactMap { $0 }
        return names
    }

    /// The records that speak of it today. A prediction changes daily and says nothing of the product.
    private func stamps(_ names: Set<String>, _ index: any IntelligenceIndex) -> [AdvisoryStamp] {
        let refs = Set(names.flatMap { index.named($0) })
        return refs.sorted().map { index.advisory($0) }.filter { $0.source != "epss" }.map(AdvisoryStamp.init)
    }
}
