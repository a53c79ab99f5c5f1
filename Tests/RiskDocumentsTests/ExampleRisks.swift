import CatalogueFormat
import DossierFormat
import Evidence
import Foundation
import Kernel
import RiskDocuments
import RiskManagement
import ThreatRules

/// The risk evaluation of an example dossier, or of one that a test writes.
struct ExampleRisks: Sendable {
    let evidence: EvidenceSource
    let evaluation: RiskEvaluation
    let documents: RiskDocumentSet

    static let day = Day("2026-11-22")!
    static let devices = [
        "home-cpap", "implant-neurostim", "infusion-pump", "pacs-server", "patient-monitor", "thermometer",
    ]
    private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Examples")

    /// One of the example devices.
    init(example device: String) {
        let folder = ExampleRisks.examples.appendingPathComponent("devices/\(device)")
        self.init(
            Schema.deviceFiles.compactMap { ExampleRisks.file($0, folder.appendingPathComponent($0)) },
            company: ExampleRisks.file(
                "../../company.yaml", ExampleRisks.examples.appendingPathComponent("company.yaml")))
    }

    /// A device file of a test.
    init(
        device: String, company: String = "", rules: [ThreatRule] = ThreatRuleBook.all,
        profiles: [BaselineProfile] = BaselineProfileReader.bundled
    ) {
        self.init(
            [DossierFiles.File(path: "device.yaml", bytes: Array(device.utf8))],
            company: DossierFiles.File(path: "../company.yaml", bytes: Array(company.utf8)), rules: rules,
            profiles: profiles)
    }

    private init(
        _ device: [DossierFiles.File], company: DossierFiles.File?, rules: [ThreatRule] = ThreatRuleBook.all,
        profiles: [BaselineProfile] = BaselineProfileReader.bundled
    ) {
        let dossier = DossierReader.read(DossierFiles(device: device, company: company))
        evidence = dossier.evidence
        evaluation = RiskEvaluation(
            evidence,
            basis: RiskEvaluation.Basis(
                rules: rules, profiles: profiles, decisions: []))
        let product = evidence.records("product").first
        documents = RiskDocumentSet(
            evaluation, evidence: evidence,
            header: ReportHeader(
                device: product?.words("name") ?? LocalizedText(same: "?"), model: product?.text("model"),
                deviceClass: product?.text("class"), release: evaluation.release,
                company: dossier.companyName, day: ExampleRisks.day,
                basis: LocalizedText(ja: "根拠：記録", en: "Basis: records")))
    }

    private static func file(_ path: String, _ url: URL) -> DossierFiles.File? {
        (try? Data(contentsOf: url)).map { DossierFiles.File(path: path, bytes: [UInt8]($0)) }
    }
}
