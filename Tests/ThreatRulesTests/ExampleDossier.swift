import DossierFormat
import Evidence
import Foundation
import Kernel
import Workflows

/// The bundled example devices, read as a dossier is, with the computed records beside them.
enum ExampleDossier {
    static let devices = [
        "home-cpap", "implant-neurostim", "infusion-pump", "pacs-server", "patient-monitor", "thermometer",
    ]

    /// A file of the package, from its root.
    static func file(_ path: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(path)
    }

    /// The records of a device on a day on which the examples are up to date; nil when it cannot be read.
    ///
    /// Bills and published vulnerabilities take no part; no rule asks whether they were imported.
    static func evidence(of device: String) -> EvidenceSource? {
        let examples = file("Examples")
        let folder = examples.appendingPathComponent("devices/\(device)")
        func read(_ path: String, _ url: URL) -> DossierFiles.File? {
            (try? Data(contentsOf: url)).map { DossierFiles.File(path: path, bytes: [UInt8]($0)) }
        }
        // Risks name proposals by the decisions that took them up.
        let decisions = folder.appendingPathComponent("decisions/threats")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: decisions.path)) ?? []).sorted()
        let dossier = DossierReader.read(
            DossierFiles(
                device: Schema.deviceFiles.compactMap { read($0, folder.appendingPathComponent($0)) },
                company: read("../../company.yaml", examples.appendingPathComponent("company.yaml")),
                threatDecisions: names.compactMap {
                    read("decisions/threats/\($0)", decisions.appendingPathComponent($0))
                },
                units: read("units.csv", folder.appendingPathComponent("units.csv"))))
        guard dossier.isReadable, let day = Day("2026-11-22") else { return nil }
        return EvidenceAssembly(dossier, bills: [], on: day).evidence
    }
}
