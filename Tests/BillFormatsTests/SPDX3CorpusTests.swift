import SPDXFormat
import BillOfMaterials
import Foundation
import Kernel
import SPDX3Format
import Testing

struct SPDX3CorpusTests {
    @Test func dump() throws {
        for url in SharedCorpora.jsonFiles("bills") {
            let bytes = [UInt8](try Data(contentsOf: url))
            let text = String(decoding: bytes, as: UTF8.self)
            guard text.contains("@context") else { continue }
            let path = url.path.components(separatedBy: "corpora/").last!
            let (bill, findings) = SPDX3Reader.read(bytes, file: "f")
            print("DUMP", path, bill?.components.count ?? -1, bill?.metadata.subject?.name ?? "nil", bill?.dependencies.map(\.dependsOn.count).reduce(0, +) ?? -1, bill?.components.filter { !$0.licences.isEmpty }.count ?? -1)
            for f in findings where f.severity != .note { print("   ", f.severity, f.code, f.origin, f.message.en.prefix(200)) }
        }
    }
    @Test func dumpRDF() throws {
        for p in ["spdx/documents/SPDXRdfExample-v2.2.spdx.rdf.xml","spdx/documents/SPDXRdfExample-v2.3.spdx.rdf.xml","spdx/documents/SPDXRdfExample-UTF-16.spdx.rdf.xml"] + ["missing_author_name","missing_component_version","missing_concluded_license","missing_dependency_relationships","missing_supplier_name","missing_timestamp","missing_unique_identifiers","no_elements_missing"].map({"bills/defective/\($0)/SPDXRdfExample-v2.3.spdx.rdf.xml"}) {
            let bytes = try #require(try SPDXCorpus.bytes(p))
            let (bill, findings) = SPDXReader.read(bytes, file: "f")
            print("DUMP", p, bill?.components.count ?? -1, bill?.metadata.subject?.name ?? "nil", bill?.dependencies.map(\.dependsOn.count).reduce(0, +) ?? -1)
            for f in findings where f.severity != .note { print("   ", f.severity, f.code, f.origin, f.message.en.prefix(200)) }
        }
    }
}
