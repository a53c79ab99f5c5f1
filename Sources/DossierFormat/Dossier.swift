import BillOfMaterials
import DeviceRegistry
import Distribution
import Kernel
import Requirements
import SupportLifecycle

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
    public let findings: [Finding]

    /// The service life of the last unit over the support of each part.
    public var lifeSpan: LifeSpan {
        let inField = units.filter(\.isInField)
        let ends = inField.compactMap { $0.endOfLife(serviceYears: device.serviceLife?.years) }
        return LifeSpan.compare(
            support, with: device.serviceLife?.end,
            units: units.isEmpty ? nil : LifeSpan.Units(ends: ends, withoutEnd: inField.count - ends.count))
    }

    /// Nothing in it is unreadable.
    public var isReadable: Bool { findings.allSatisfy { $0.severity < .error } }
}
