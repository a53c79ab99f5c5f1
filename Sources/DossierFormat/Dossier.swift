import DeviceRegistry
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
    public let findings: [Finding]

    /// Nothing in it is unreadable.
    public var isReadable: Bool { findings.allSatisfy { $0.severity < .error } }
}
