import Documents
import Kernel

/// What a network's administrator has to know beyond ports and interfaces (技術情報, 5. 2)).
public struct TechnicalFacts: Sendable {
    /// The matters that the technical document must cover.
    public enum Matter: String, Sendable, CaseIterable {
        case endpoints, bandwidth, addressing, certificates
        case malwareProtection = "malware_protection"
        case logging, backup
    }

    public let documentNumber: String?
    /// The release of the device for which it was written.
    public let version: String?
    public let matters: [Matter: LocalizedText]
    public let source: Sentence.Source

    public init(
        documentNumber: String?, version: String?, matters: [Matter: LocalizedText],
        source: Sentence.Source
    ) {
        self.documentNumber = documentNumber
        self.version = version
        self.matters = matters
        self.source = source
    }
}
