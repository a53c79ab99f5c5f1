import BillFormats
import BillOfMaterials
import Foundation
import Kernel
import SPDX3Format
import SharedCorpora
import Testing

/// The public documents of SPDX 3: every one is read, or refused at the place of its fault.
struct SPDX3CorpusTests {
    static let valid: [SPDXCorpusTests.Valid] =
        [
            "compliant_bsi_spdx3", "missing_bsi_creator", "missing_concluded_license",
            "missing_distribution_filename", "missing_optional_warnings", "missing_sbom_uri",
            "missing_sha512_hash", "missing_structured_property",
        ].map { .init("bills/defective/bsi/\($0).json", 1) } + [
            .init("bills/defective/spdx3/has_no_sbom.json", 1),
            .init("bills/defective/spdx3/has_sbom.json", 3, subject: "Acme Application", edges: 1),
            .init("bills/defective/spdx3/missing_spdxdocument_node.json", 1),
            .init("bills/defective/spdx3/missing_supplier_name.json", 1),
            .init("bills/defective/spdx3/missing_version.json", 1),
            .init("bills/defective/spdx3/no_elements_missing.json", 1),
            .init(
                "bills/defective/spdx3/package_dependency_relationship.json", 1, subject: "application",
                edges: 1),
            .init(
                "bills/spdx-examples/ai/example01/spdx3.0/simplehtr-example.json", 12, subject: "SimpleHTR",
                edges: 7),
            .init("\(examples)/example10/spdx3.0/hello-source.spdx3.json", 1),
            .init("\(examples)/example12/spdx3.0/hello-dist.spdx3.json", 1),
            .init("\(examples)/example12/spdx3.0/hello-src.spdx3.json", 1),
            .init(
                "\(examples)/example13/spdx3.0/example13.spdx3.json", 3, subject: "Acme Application", edges: 1
            ),
            .init("\(examples)/example4/spdx3.0/example4-src.json", 1),
            .init("\(examples)/example7/spdx3.0/example7-bin.spdx3.json", 1, edges: 2),
            .init("\(examples)/example7/spdx3.0/example7-go-module.spdx3.json", 1),
            .init("\(examples)/example7/spdx3.0/example7-golang.spdx3.json", 1),
            .init(
                "\(examples)/example8/spdx3.0/examplemaven-0.0.1.spdx3.json", 5, subject: "examplemaven",
                edges: 5),
            .init(
                "\(examples)/example9/spdx3.0/appbomination.spdx3.json", 6, subject: "App-BOM-ination",
                edges: 4),
        ]

    private static let examples = "bills/spdx-examples/software"

    @Test(arguments: valid)
    func validDocumentsAreRead(_ sample: SPDXCorpusTests.Valid) throws {
        guard let bytes = try SPDXCorpus.bytes(sample.path) else { return }
        let (bill, findings) = SPDX3Reader.read(bytes, file: sample.path)
        #expect(findings.filter { $0.severity == .error } == [])
        let read = try #require(bill)
        #expect(read.components.count == sample.components)
        #expect(read.metadata.subject?.name == sample.subject)
        #expect(read.dependencies.map(\.dependsOn.count).reduce(0, +) == sample.edges)
        #expect(BillReader.read(bytes, file: "f").bill?.components.count == sample.components)
    }

    @Test func aFileWithoutAnIdIsRefusedAtItsPlace() throws {
        guard let bytes = try SPDXCorpus.bytes(Self.refused) else { return }
        let (bill, findings) = SPDX3Reader.read(bytes, file: "f")
        #expect(bill == nil)
        #expect(findings.filter { $0.severity == .error }.map(\.origin.line) == [118])
        #expect(SPDX3Reader.read(bytes, file: "f", isTolerant: true).bill?.components.count == 1)
    }

    private static let refused = "bills/defective/spdx3/missing_unique_identifiers.json"

    /// Every SPDX file of the corpora has its row in a table: none is left out in silence.
    @Test func everyFileHasItsRow() throws {
        guard SharedCorpora.has("bills", for: "every SPDX file"), SharedCorpora.has("spdx", for: "SPDX")
        else {
            return
        }
        let broken =
            "missing_author_name missing_concluded_license missing_dependency_relationships "
            + "missing_timestamp missing_unique_identifiers"
        var known = Set(
            (Self.valid + SPDXCorpusTests.valid + SPDXRDFTests.valid).map(\.path)
                + SPDXCorpusTests.invalid.map(\.path) + [Self.refused])
        known.formUnion(
            broken.split(separator: " ").map { "bills/defective/\($0)/SPDXRdfExample-v2.3.spdx.rdf.xml" })
        for folder in ["bills", "spdx"] {
            let root = SharedCorpora.folder.appendingPathComponent(folder)
            for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
                let path = "\(folder)/\(name)"
                var isFolder: ObjCBool = false
                let full = root.appendingPathComponent(name).path
                _ = FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
                let isOther = ["bills/cyclonedx-examples", "bills/vex"].contains { path.hasPrefix($0) }
                guard !isFolder.boolValue, !isOther, !path.hasSuffix(".cdx.json"), !path.hasSuffix(".csv")
                else {
                    continue
                }
                #expect(known.contains(path), "\(path) is in no table")
            }
        }
    }

    /// Whatever is written in UTF-16 is read, and says what the same bill in UTF-8 says.
    @Test func utf16IsReadInEverySerialisation() throws {
        guard SharedCorpora.has("spdx/documents", for: "UTF-16") else { return }
        let folder = SharedCorpora.folder.appendingPathComponent("spdx/documents")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.contains("UTF-16") }.sorted()
        #expect(names.count == 5)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            let (bill, findings) = BillReader.read(bytes, file: name)
            #expect(bill?.components.count == 3, "\(name): \(findings.prefix(3))")
            let plain = name.replacingOccurrences(of: "UTF-16", with: "v2.2")
            let other = [UInt8](try Data(contentsOf: folder.appendingPathComponent(plain)))
            #expect(BillReader.read(other, file: name).bill?.components == bill?.components, "\(name)")
        }
    }
}
