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
    /// Bills and published vulnerabilities take no part, so a release counts as never scanned.
    static func evidence(of device: String) -> EvidenceSource? {
        let examples = file("Examples")
        let folder = examples.appendingPathComponent("devices/\(device)")
        func read(_ path: String, _ url: URL) -> DossierFiles.File? {
            (try? Data(contentsOf: url)).map { DossierFiles.File(path: path, bytes: [UInt8]($0)) }
        }
        let dossier = DossierReader.read(
            DossierFiles(
                device: Schema.deviceFiles.compactMap { read($0, folder.appendingPathComponent($0)) },
                company: read("../../company.yaml", examples.appendingPathComponent("company.yaml")),
                units: read("units.csv", folder.appendingPathComponent("units.csv"))))
        guard dossier.isReadable, let day = Day("2026-11-22") else { return nil }
        return EvidenceAssembly(dossier, bills: [], on: day).evidence
    }
}
