import CycloneDXFormat
import SPDXFormat
import BillOfMaterials
import Kernel
import Testing

/// What the neutral bill says of an SPDX document, and what becomes of the rest.
struct SPDXReaderTests {
    private static func document(
        package: String = "", rest: String = "", version: String = "SPDX-2.3"
    ) -> [UInt8] {
        Array(
            """
            {"spdxVersion": "\(version)", "SPDXID": "SPDXRef-DOCUMENT", "name": "d", "dataLicense": "CC0-1.0",
            "documentNamespace": "https://example.invalid/d",
            "creationInfo": {"created": "2026-11-22T05:30:00Z", "creators": ["Tool: t-1", "Person: 担当 (a@b)"]},
            "packages": [{"SPDXID": "SPDXRef-a", "name": "a", "downloadLocation": "NONE"\(package)},
            {"SPDXID": "SPDXRef-b", "name": "b", "downloadLocation": "NOASSERTION"}]\(rest)}
            """.utf8)
    }

    private static func component(_ package: String) throws -> Component {
        let bill = try #require(SPDXReader.read(document(package: package), file: "f").bill)
        return try #require(bill.components.first { $0.name == "a" })
    }

    @Test func packagesBecomeComponents() throws {
        let component = try Self.component(
            """
            , "versionInfo": "1", "supplier": "Organization: 架空医療機器 (x@y)", "originator": "Person: p",
            "primaryPackagePurpose": "OPERATING_SYSTEM", "licenseDeclared": "MIT", "copyrightText": "NONE",
            "licenseConcluded": "MIT OR GPL-2.0-or-later WITH Classpath-exception-2.0",
            "checksums": [{"algorithm": "MD5", "checksumValue": "624c1abb3664f4b35547e7c73864ad24"}],
            "externalRefs": [
            {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:deb/debian/a@1"},
            {"referenceCategory": "SECURITY", "referenceType": "cpe23Type",
            "referenceLocator": "cpe:2.3:a:v:a:1:*:*:*:*:*:*:*"},
            {"referenceCategory": "OTHER", "referenceType": "x", "referenceLocator": "y", "comment": "z"}],
            "annotations": [{"annotationDate": "2026-11-22T05:30:00Z", "annotationType": "OTHER",
            "annotator": "Tool: t", "comment": "c"}]
            """)
        #expect(component.ref == "SPDXRef-a")
        #expect(component.version == "1")
        #expect(component.kind == "operating-system")
        #expect(component.supplier?.name == "架空医療機器")
        #expect(component.supplier?.contacts.first?.email == "x@y")
        #expect(component.authors.map(\.name) == ["p"])
        #expect(component.packageURL?.text == "pkg:deb/debian/a@1")
        #expect(component.packageURL?.name == "a")
        #expect(component.isIdentified)
        #expect(
            component.licences.map(\.name) == [
                .id("MIT"), .expression("MIT OR GPL-2.0-or-later WITH Classpath-exception-2.0"),
            ])
        #expect(component.licences.map(\.acknowledgement) == ["declared", "concluded"])
        #expect(
            component.hashes == [ContentHash(algorithm: "MD5", value: "624c1abb3664f4b35547e7c73864ad24")])
        #expect(component.externalReferences.map(\.kind) == ["x"])
        #expect(component.externalReferences.first?.comment == "z")
        // NONE is not the same as nothing written.
        #expect(component.carried.contains(Carried(["copyrightText"], .text("NONE"))))
        #expect(component.carried.contains { $0.path == ["annotations"] })
    }

    @Test func aSecondIdentifierIsKeptAndTold() throws {
        let refs = ["1", "2"].map {
            """
            {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:deb/debian/a@\($0)"}
            """
        }
        let read = SPDXReader.read(
            Self.document(package: ", \"externalRefs\": [\(refs.joined(separator: ",\n"))]"), file: "f")
        let component = try #require(read.bill?.components.first)
        #expect(component.packageURL?.text == "pkg:deb/debian/a@1")
        #expect(component.externalReferences.map(\.url) == ["pkg:deb/debian/a@2"])
        let finding = try #require(read.findings.first { $0.code == "further-identifier" })
        #expect(finding.origin.line == 5)
    }

    /// A relationship, and what needs what because of it.
    @Test(arguments: [
        ("a", "DEPENDS_ON", "b", ["a": ["b"]]), ("a", "DYNAMIC_LINK", "b", ["a": ["b"]]),
        ("a", "BUILD_DEPENDENCY_OF", "b", ["b": ["a"]]), ("a", "DEPENDENCY_OF", "b", ["b": ["a"]]),
        ("a", "PREREQUISITE_FOR", "b", ["b": ["a"]]), ("a", "CONTAINS", "b", [:]),
    ])
    func relationshipsBecomeTheGraph(_ row: (String, String, String, [String: [String]])) throws {
        let rest = """
            , "relationships": [{"spdxElementId": "SPDXRef-\(row.0)", "relationshipType": "\(row.1)",
            "relatedSpdxElement": "SPDXRef-\(row.2)"}]
            """
        let read = SPDXReader.read(Self.document(rest: rest), file: "f")
        let bill = try #require(read.bill)
        var graph: [String: [String]] = [:]
        for one in bill.dependencies {
            graph[String(one.ref.dropFirst(8))] = one.dependsOn.map { String($0.dropFirst(8)) }
        }
        #expect(graph == row.3)
        // Only DEPENDS_ON is said by the graph alone.
        #expect(bill.carried.contains { $0.path == ["relationships"] } == (row.1 != "DEPENDS_ON"))
        #expect(read.findings.contains { $0.code == "carried-relationship" } == (row.1 == "CONTAINS"))
    }

    /// What is written instead, and the code of the refusal.
    @Test(arguments: [
        (", \"filesAnalyzed\": \"no\"", "", "wrong-type"),
        (", \"licenseDeclared\": \"MIT AND\"", "", "licence-expression"),
        (", \"supplier\": \"架空医療機器\"", "", "wrong-value"),
        (", \"builtDate\": \"2026-02-30T00:00:00Z\"", "", "wrong-value"),
        (", \"checksums\": [{\"algorithm\": \"MD5\", \"checksumValue\": \"00\"}]", "", "wrong-value"),
        ("", ", \"documentDescribes\": [\"SPDXRef-c\"]", "unknown-reference"),
        (
            "", ", \"files\": [{\"SPDXID\": \"SPDXRef-a\", \"fileName\": \"f\", \"checksums\": []}]",
            "duplicate-id"
        ),
        ("", ", \"comment\": \"x\", \"comment\": \"y\"", "duplicate-key"),
        (
            "", ", \"files\": [{\"SPDXID\": \"SPDXRef_x\", \"fileName\": \"f\", \"checksums\": []}]",
            "wrong-value"
        ),
    ])
    func eachFaultRefusesTheDocument(_ row: (String, String, String)) {
        let bytes = Self.document(package: row.0, rest: row.1)
        let (bill, findings) = SPDXReader.read(bytes, file: "f")
        #expect(bill == nil)
        #expect(findings.contains { $0.severity == .error && $0.code == row.2 && $0.origin.line > 0 })
        #expect(SPDXReader.read(bytes, file: "f", reading: .tolerant).bill?.components.count == 2)
        #expect(SPDXReader.read(Self.document(), file: "f").bill != nil)
    }

    @Test func version22AsksForMoreThan23() {
        let old = SPDXReader.read(Self.document(version: "SPDX-2.2"), file: "f")
        #expect(old.bill == nil)
        #expect(old.findings.count { $0.code == "missing-field" } == 6)
        let unknown = SPDXReader.read(Self.document(version: "SPDX-2.1"), file: "f")
        #expect(unknown.findings.map(\.code) == ["bill-format"])
    }

    @Test func whatSPDXDoesNotKnowIsKeptAndTold() throws {
        let read = SPDXReader.read(Self.document(package: ", \"vendorNote\": [1, true]"), file: "f")
        let component = try #require(read.bill?.components.first)
        #expect(
            component.carried.contains(Carried(["vendorNote"], .list([.number("1"), .flag(true)]))))
        #expect(read.findings.contains { $0.code == "unknown-field" && $0.severity == .warning })
    }

    @Test func creatorsAreToolsAndAuthors() throws {
        let metadata = try #require(SPDXReader.read(Self.document(), file: "f").bill?.metadata)
        #expect(metadata.timestamp == "2026-11-22T05:30:00Z")
        #expect(metadata.tools.map(\.name) == ["t-1"])
        #expect(metadata.authors.map(\.name) == ["担当"])
        #expect(metadata.authors.map(\.email) == ["a@b"])
    }

    /// What is not SPDX 2 in a serialisation that is read is refused in every reading.
    @Test(arguments: [
        ("<rdf:RDF/>", "rdf-namespace"),
        (#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>"#, "bill-format"),
        (#"{"@graph": []}"#, "bill-format"),
        (#"{"bomFormat": "CycloneDX"}"#, "bill-format"), ("", "bill-format"),
        ("{\"spdxVersion\":", "json-syntax"),
        ("{\"spdxVersion\": 2}", "bill-format"),
    ])
    func whatIsNotReadIsRefused(_ row: (String, String)) {
        let (bill, findings) = SPDXReader.read(Array(row.0.utf8), file: "f", reading: .tolerant)
        #expect(bill == nil)
        #expect(findings.map(\.code) == [row.1])
        #expect(findings.allSatisfy { $0.origin.line == 1 })
    }

    /// Identifiers that cannot be read: why is told at their place, and they stay as external references.
    @Test(arguments: [("purl", "PACKAGE-MANAGER", "pkg:"), ("cpe23Type", "SECURITY", "cpe:2.3:a")])
    func unreadableIdentifiersAreKeptAndTold(_ row: (String, String, String)) throws {
        let package = """
            , "externalRefs": [{"referenceCategory": "\(row.1)", "referenceType": "\(row.0)",
            "referenceLocator": "\(row.2)"}]
            """
        let read = SPDXReader.read(Self.document(package: package), file: "f")
        let component = try #require(read.bill?.components.first { $0.name == "a" })
        #expect(!component.isIdentified)
        #expect(component.externalReferences.map(\.url) == [row.2])
        let finding = try #require(read.findings.first { $0.code.hasPrefix("invalid-") })
        #expect(finding.code == (row.0 == "purl" ? "invalid-purl" : "invalid-cpe"))
        #expect(finding.origin.line == 5)
    }
}
