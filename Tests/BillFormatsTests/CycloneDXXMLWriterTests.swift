import BillOfMaterials
import CycloneDXFormat
import Foundation
import Kernel
import LocatedJSON
import SharedCorpora
import Testing

/// Bills written as XML and read again are the same, and what is left out is told.
struct CycloneDXXMLWriterTests {
    static let documents =
        CycloneDXWriterTests.documents + CycloneDXXMLCasesTests.bills
        + CycloneDXXMLCasesTests.cases.filter { !$0.lastPathComponent.contains("invalid") }

    @Test("What is written as XML is read again, and what is left out is told", arguments: documents)
    func thereAndBack(_ file: URL) throws {
        let bytes = [UInt8](try Data(contentsOf: file))
        let bill = try #require(CycloneDXReader.read(bytes, file: "a").bill)
        let path = file.pathComponents.suffix(3).joined(separator: "/")
        for version in CycloneDXWriter.Version.allCases {
            let written = CycloneDXWriter.writeXML(bill, as: version)
            let (read, faults) = CycloneDXReader.read(written.bytes, file: "b")
            #expect(faults.filter { $0.severity == .error } == [], "\(path) as \(version)")
            let again = try #require(read)
            #expect(!faults.contains { $0.code == "element-order" }, "\(path) as \(version): \(faults)")
            let json = CycloneDXWriter.write(bill, as: version)
            if written.findings.isEmpty {
                #expect(written.bytes == CycloneDXWriter.writeXML(again, as: version).bytes, "\(path)")
                #expect(
                    Self.differences(json.bytes, CycloneDXWriter.write(again, as: version).bytes) == [],
                    "\(path) as \(version)")
            }
            if file.path.contains("/bills/") { #expect(written.findings == [], "\(path) as \(version)") }
        }
    }

    /// Where two documents differ, as paths. Empty lists count as absent, as do empty values of properties;
    /// an identity alone is a list of one.
    static func differences(_ left: [UInt8], _ right: [UInt8]) -> [String] {
        if left == right { return [] }
        let facts = [left, right].map { bytes in
            JSONReader.read(bytes, file: "a").tree.map { Self.facts($0.root, "") } ?? ["not JSON"]
        }
        return facts[0].subtracting(facts[1]).map { "- \($0)" }.sorted()
            + facts[1].subtracting(facts[0]).map { "+ \($0)" }.sorted()
    }

    /// Each value with its path.
    private static func facts(_ node: JSONNode, _ path: String) -> Set<String> {
        switch node.kind {
        case .object:
            if path.hasSuffix(".identity") { return facts(node, path + "[0]") }
            return node.members.reduce(into: []) { $0.formUnion(facts($1.value, "\(path).\($1.key)")) }
        case .list:
            return node.items.enumerated().reduce(into: []) {
                $0.formUnion(facts($1.element, "\(path)[\($1.offset)]"))
            }
        case .text where node.text == "" && path.hasSuffix("].value") && path.contains(".properties["):
            return []
        case .text: return ["\(path)=\((node.text ?? "").debugDescription)"]
        case .number: return ["\(path)=\(node.number ?? "")"]
        case .flag: return ["\(path)=\(node.flag == true)"]
        case .null: return ["\(path)=null"]
        }
    }

    static let pairs: [(json: URL, xml: URL)] =
        (CycloneDXXMLCasesTests.cases.filter { !$0.lastPathComponent.contains("invalid") }
        + CycloneDXXMLCasesTests.bills).compactMap { xml in
            let json = xml.deletingPathExtension().appendingPathExtension("json")
            return FileManager.default.fileExists(atPath: json.path) ? (json, xml) : nil
        }

    /// Pairs whose two files do not say the same, with what differs in the files themselves.
    static let unequal: [String: String] = [
        "1.2/valid-component-ref-1.2.xml": "the XML has a component inside another, and a third one",
        "1.2/valid-dependency-1.2.xml": "the components have other names",
        "1.2/valid-license-expression-1.2.xml": "the XML has hashes and a description",
        "1.3/valid-bom-1.3.xml": "other documents: the XML has a component more and other names",
        "1.3/valid-dependency-1.3.xml": "the components have other names",
        "1.3/valid-license-expression-1.3.xml": "the XML has hashes and a description",
        "1.3/valid-license-id-1.3.xml": "the XML has hashes and a description",
        "1.3/valid-license-name-1.3.xml": "the XML has hashes and a description",
        "1.4/valid-component-ref-1.4.xml": "the XML has a component inside another, and a third one",
        "1.4/valid-license-expression-1.4.xml": "the XML has hashes and a description",
        "1.4/valid-license-id-1.4.xml": "the XML has hashes and a description",
        "1.4/valid-properties-1.4.xml": "the XML has a property more",
        "1.4/valid-service-1.4.xml": "another mail address; the JSON has a publisher",
        "1.4/valid-vulnerability-1.4.xml": "another vector; the XML has a reference more",
        "1.5/valid-annotation-1.5.xml": "other words in the texts",
        "1.5/valid-bom-1.5.xml": "other documents: the XML has a component more and other names",
        "1.5/valid-component-ref-1.5.xml": "the XML has a component inside another, and a third one",
        "1.5/valid-compositions-1.5.xml": "another version; a vulnerability stands among the assemblies",
        "1.5/valid-dependency-1.5.xml": "the components have other names",
        "1.5/valid-external-reference-1.5.xml": "another hash; the JSON has a publisher",
        "1.5/valid-formulation-1.5.xml": "other task types, refs and times",
        "1.5/valid-license-id-1.5.xml": "the XML has hashes and a description",
        "1.5/valid-license-name-1.5.xml": "the XML has hashes and a description",
        "1.5/valid-properties-1.5.xml": "the XML has a property more",
        "1.5/valid-release-notes-1.5.xml": "other words in the texts",
        "1.5/valid-saasbom-1.5.xml": "other names, versions and descriptions",
        "1.5/valid-vulnerability-1.5.xml": "another vector and provider; the XML has a reference more",
        "1.6/valid-formulation-1.6.xml": "the JSON tells the media type of the event's data",
        "1.7/valid-attestation-1.7.xml": "the JSON has signatures (JSF) and a signatory more",
        "1.7/valid-citations-1.7.xml": "XPath in the one, JSONPath in the other; other refs",
        "1.7/valid-formulation-1.7.xml": "the JSON tells the media type of the event's data",
        "1.7/valid-license-declared-concluded-mix-1.7.xml": "the XML tells no version of the bill",
        "1.7/valid-license-expression-with-text-1.7.xml": "the texts are indented in the XML",
        "1.7/valid-standard-1.7.xml": "the JSON has a signature (JSF)",
        "keycloak-10.0.2/bom.xml":
            "the JSON has 53 references and 20 empty lists of licences more, the XML 904 scopes",
    ]

    /// Each file has an identity and a time of its own.
    private static let ofTheFile = [".metadata.timestamp=", ".serialNumber="]

    @Test("There are pairs that say the same")
    func equalPairs() {
        guard SharedCorpora.has("cyclonedx/cases", for: "CycloneDX XML against JSON") else { return }
        #expect(Self.pairs.count - Self.unequal.count >= 80)
    }

    @Test("A bill in XML and the same bill in JSON are one neutral bill", arguments: pairs)
    func pair(_ pair: (json: URL, xml: URL)) throws {
        let path = pair.xml.pathComponents.suffix(2).joined(separator: "/")
        let written = try [pair.json, pair.xml].map { file in
            let bytes = [UInt8](try Data(contentsOf: file))
            let bill = try #require(CycloneDXReader.read(bytes, file: file.lastPathComponent).bill)
            return CycloneDXWriter.write(bill, as: .v1_7).bytes
        }
        let found = Self.differences(written[0], written[1]).filter { fact in
            !Self.ofTheFile.contains { fact.dropFirst(2).hasPrefix($0) }
        }
        #expect(found.isEmpty == (Self.unequal[path] == nil), "\(path): \(found.prefix(12))")
    }
}
