import BillOfMaterials
import DossierFormat
import Foundation
import Kernel
import SupportLifecycle
import Testing

/// What a support record says that it covers is read when the dossier is, not passed over later.
struct PackageURLFieldTests {
    private static func dossier(covers: String) throws -> Dossier {
        let device = [UInt8](
            try Data(contentsOf: FuzzTests.examples.appendingPathComponent("device.yaml")))
        let support = "software:\n  SW-1:\n    name: curl\n    usage: runtime\n    covers: [\(covers)]\n"
        return DossierReader.read(
            DossierFiles(
                device: [
                    DossierFiles.File(path: "device.yaml", bytes: device),
                    DossierFiles.File(path: "support.yaml", bytes: Array(support.utf8)),
                ], company: nil))
    }

    @Test("A pattern that is a package URL is kept")
    func kept() throws {
        let dossier = try Self.dossier(covers: "\"pkg:deb/debian/*\", \"pkg:julia/Dates\"")
        #expect(!dossier.findings.contains { $0.code.hasPrefix("purl-") })
        #expect(
            dossier.support.first { $0.name.ja == "curl" }?.covers.map(\.name) == ["*", "Dates"])
    }

    @Test(
        "A pattern that is none is told with its place",
        arguments: [("pkg:deb/curl", "purl-namespace-required"), ("curl", "purl-no-scheme")])
    func told(_ text: String, _ code: String) throws {
        let dossier = try Self.dossier(covers: "\"\(text)\"")
        let finding = try #require(dossier.findings.first { $0.code == code })
        #expect(finding.origin.file.hasSuffix("support.yaml"))
        #expect(finding.origin.line == 5)
    }
}
