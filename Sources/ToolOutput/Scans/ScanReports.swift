import Scanning
import LocatedJSON
import Ports
import Kernel
import Severity
import Workflows

/// What was found out about vulnerabilities, as bytes for others.
public struct ScanReports: ScanRendering {
    private let generator: Generator

    public init(generatorVersion: String) { generator = Generator(name: "mamori", version: generatorVersion) }

    public func json(of reports: [ScanReport], in language: Language) -> [UInt8] {
        ScanJSON(reports, in: language, by: generator).value.bytes
    }

    public func sarif(of reports: [ScanReport], in language: Language) -> [UInt8] {
        ScanSARIF(reports, in: language, by: generator).bytes
    }

    public func csv(of reports: [ScanReport], in language: Language) -> [UInt8] {
        ScanCSV(reports, in: language).bytes
    }

    public func cycloneDX(of report: ScanReport, in language: Language) -> [UInt8] {
        ScanCycloneDX(report, in: language).bytes
    }

    public func json(of result: ShowVulnerability.Result, in language: Language) -> [UInt8] {
        VulnerabilityJSON(language).value(result).bytes
    }

    public func json(of result: FindAffected.Result, in language: Language) -> [UInt8] {
        VulnerabilityJSON(language).value(result).bytes
    }

    public func json(of result: SearchNames.Result, in language: Language) -> [UInt8] {
        SearchJSON(language).value(result).bytes
    }

    public func json(of explanation: CVSSExplanation, in language: Language) -> [UInt8] {
        VulnerabilityJSON(language).value(explanation).bytes
    }
}
