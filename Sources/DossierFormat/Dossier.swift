import Evidence
import BillOfMaterials
import DeviceRegistry
import Distribution
import Kernel
import Requirements
import RiskManagement
import SupportLifecycle
import Vulnerabilities

/// One device and its maker as read: the records for the rules, the same facts as values, and what is
/// imperfect.
public struct Dossier: Sendable {
    public let evidence: EvidenceSource
    public let device: Device
    /// The maker's name; nil when no company file was found.
    public let companyName: LocalizedText?
    public let support: [SupportedSoftware]
    /// The units on record, from `units.csv` and field.yaml; empty when there is no list.
    public let units: [Unit]
    /// What components without an identifier are, as people have said for all bills.
    public let identities: [ComponentIdentity]
    /// What others say of the support of their software, by source.
    public let supportFacts: [SupportFactFile]
    /// What the maker has decided on vulnerabilities, from `decisions/vex/`.
    public let decisions: [ExploitabilityDecision]
    /// What people have decided on proposed threats, from `decisions/threats/`.
    public let threatDecisions: [ThreatDecision]
    /// The runs of tests that were taken in, from `evidence/tests/`.
    public let testRuns: [TestEvidence]
    public let findings: [Finding]

    /// The service life of each release and each unit over the support of each part.
    public var lifeSpan: LifeSpan {
        let years = device.serviceLife?.years
        let sold = evidence.records("lifecycle_plan").first?.day("last_sale")
        let byLastSale = years.flatMap { years in sold?.adding(months: Int((years * 12).rounded())) }
        let inField = units.filter(\.isInField).map {
            ShippedUnit(
                serial: $0.serial.text, release: $0.release, holder: $0.holder,
                end: $0.endOfLife(serviceYears: years))
        }
        let current = device.identity.currentVersion?.text
        let out = device.releases.filter(\.isOut).map(\.id.text)
        let fleet = Fleet(
            units: units.isEmpty ? nil : inField,
            isComplete: evidence.records("completeness").first?.flag("installed_units") == true,
            releases: out.isEmpty ? [current].compactMap { $0 } : out, current: current)
        return LifeSpan.compare(support, with: device.serviceLife?.end ?? byLastSale, fleet: fleet)
    }

    /// Nothing in it is unreadable.
    public var isReadable: Bool { findings.allSatisfy { $0.severity < .error } }
}
