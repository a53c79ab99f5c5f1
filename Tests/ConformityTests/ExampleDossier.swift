import DossierFormat
import Foundation

/// An example device as its folder holds it, some of its files changed.
struct ExampleDossier {
    let device: String
    /// Texts in the place of others, by file; each must stand in the file.
    var replacing: [String: [(old: String, new: String)]] = [:]

    /// The dossier, read as the product reads it.
    func read() -> Dossier { DossierReader.read(files()) }

    private func files() -> DossierFiles {
        let examples = RequirementTable.file("Examples")
        let folder = examples.appendingPathComponent("devices/\(device)")
        func file(_ path: String, _ url: URL) -> DossierFiles.File? {
            (try? Data(contentsOf: url)).map {
                DossierFiles.File(path: path, bytes: changed(path, [UInt8]($0)))
            }
        }
        func all(_ place: String) -> [DossierFiles.File] {
            let url = folder.appendingPathComponent(place)
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
            return names.filter { $0.hasSuffix(".yaml") }.compactMap {
                file("\(place)/\($0)", url.appendingPathComponent($0))
            }
        }
        return DossierFiles(
            device: Schema.deviceFiles.compactMap { file($0, folder.appendingPathComponent($0)) },
            company: file("../../company.yaml", examples.appendingPathComponent("company.yaml")),
            judgements: all("decisions/judgements"), threatDecisions: all("decisions/threats"),
            testRuns: all("evidence/tests"),
            units: file("units.csv", folder.appendingPathComponent("units.csv")))
    }

    private func changed(_ path: String, _ bytes: [UInt8]) -> [UInt8] {
        guard let changes = replacing[path] else { return bytes }
        var text = String(decoding: bytes, as: UTF8.self)
        for (old, new) in changes {
            precondition(text.contains(old), "\(device)/\(path) has no \"\(old)\".")
            text = text.replacingOccurrences(of: old, with: new)
        }
        return Array(text.utf8)
    }
}
