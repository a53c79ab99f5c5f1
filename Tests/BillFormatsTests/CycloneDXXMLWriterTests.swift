import BillOfMaterials
import CycloneDXFormat
import Foundation
import Kernel
import LocatedJSON
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

    /// Where two documents differ, as paths. Empty lists count as absent, as do empty values of properties; an
    /// identity alone is a list of one.
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
        case .text where node.text == "" && path.hasSuffix("].value") && path.contains(".properties["): return []
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

    /// Pairs whose two files do not say the same, with what differs.
    static let unequal: [String: String] = [:]

    @Test("A bill in XML and the same bill in JSON are one neutral bill", arguments: pairs)
    func pair(_ pair: (json: URL, xml: URL)) throws {
        let path = pair.xml.pathComponents.suffix(2).joined(separator: "/")
        let written = try [pair.json, pair.xml].map { file in
            let bytes = [UInt8](try Data(contentsOf: file))
            let bill = try #require(CycloneDXReader.read(bytes, file: file.lastPathComponent).bill)
            return CycloneDXWriter.write(bill, as: .v1_7).bytes
        }
        let found = Self.differences(written[0], written[1])
        if !found.isEmpty, Self.unequal[path] == nil { print("PAIR \(path) \(found.count): \(found.prefix(10))") }
        #expect(found.isEmpty == (Self.unequal[path] == nil), "\(path): \(found.prefix(12))")
    }
}
