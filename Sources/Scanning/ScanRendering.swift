import Kernel
import Severity

/// The forms in which a scan leaves the program.
public enum ScanFormat: String, Sendable, CaseIterable {
    case text, json, sarif, cyclonedx, csv
}

/// Turns what was found out about vulnerabilities into bytes; the same scan gives the same bytes.
public protocol ScanRendering: Sendable {
    /// Every bill's scan as one document.
    func json(of reports: [ScanReport], in language: Language) -> [UInt8]
    func sarif(of reports: [ScanReport], in language: Language) -> [UInt8]
    func csv(of reports: [ScanReport], in language: Language) -> [UInt8]
    /// The bill with its vulnerabilities, as CycloneDX 1.6.
    func cycloneDX(of report: ScanReport, in language: Language) -> [UInt8]
    func json(of result: ShowVulnerability.Result, in language: Language) -> [UInt8]
    func json(of result: FindAffected.Result, in language: Language) -> [UInt8]
    func json(of result: SearchNames.Result, in language: Language) -> [UInt8]
    func json(of explanation: CVSSExplanation, in language: Language) -> [UInt8]
}
