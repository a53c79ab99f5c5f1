import Documents
import DeviceRegistry
import Kernel

/// What may stand in a text of one tier on one day.
///
/// A record that disclosure items name follows them: it may be told as soon as one of them may. An item that
/// names no record of its matter speaks for all records of that matter. A record that no item names is not
/// held back.
struct Exposure {
    let tier: AudienceTier
    let day: Day
    private let facts: DisclosureFacts
    /// Which items name a record, by the record's path.
    private let naming: [String: [DisclosureItem]]

    init(of facts: DisclosureFacts, to tier: AudienceTier, on day: Day) {
        self.facts = facts
        self.tier = tier
        self.day = day
        var naming: [String: [DisclosureItem]] = [:]
        for item in facts.items {
            for path in Exposure.records(namedBy: item, in: facts) { naming[path, default: []].append(item) }
        }
        self.naming = naming
    }

    /// The items that may be told.
    var openItems: [DisclosureItem] { facts.items.filter { $0.isOpen(to: tier, on: day) } }

    /// The items that keep a record back; empty when it may be told.
    func keeping(_ record: String) -> [DisclosureItem] {
        let items = naming[record] ?? []
        return items.contains { $0.isOpen(to: tier, on: day) } ? [] : items
    }

    /// Whether a record may be told.
    func allows(_ record: String) -> Bool { keeping(record).isEmpty }

    /// Whether a risk may be told: neither it, nor all the environments, flows or obligations that it hangs
    /// on, are kept back.
    func allows(_ risk: OutsideRisk) -> Bool {
        let accepting = facts.obligations.filter { $0.acceptedRisks.contains(risk.id) }
        return allows(risk.source.record)
            && allowsAny(of: risk.environments) && allowsAny(of: risk.dataFlows)
            && allowsAny(of: accepting.map(\.source.record))
    }

    /// One of these may be told, or there are none.
    private func allowsAny(of records: [String]) -> Bool {
        records.isEmpty || records.contains { allows($0) }
    }

    /// The records that an item names, or else all records of its matter.
    private static func records(namedBy item: DisclosureItem, in facts: DisclosureFacts) -> [String] {
        let matter = records(of: item, in: facts)
        return item.names.contains { matter.contains($0) } ? item.names : item.names + matter
    }

    private static func records(of item: DisclosureItem, in facts: DisclosureFacts) -> [String] {
        switch item.kind {
        case .intendedEnvironment: facts.device.environments.map(\.source.record)
        case .userObligations: facts.obligations.map(\.source.record)
        case .outOfEnvironmentRisk: facts.risks.filter { $0.arisesOutside == true }.map(\.source.record)
        case .technical: ["technical_document"]
        case .lifecycle: ["lifecycle_plan"]
        case .companyEffort:
            facts.policies.filter { item.policyVersion == nil || item.policyVersion == $0.version }
                .map(\.source.record)
        case .contact: facts.contactPoints.map(\.source.record)
        case .services: facts.services.map(\.source.record)
        case .responsibilityBoundary: facts.device.dataFlows.map(\.source.record)
        case .noCyberRiskStatement: ["scope_decision"]
        case .plainSheet, .vulnerability: []
        }
    }
}
