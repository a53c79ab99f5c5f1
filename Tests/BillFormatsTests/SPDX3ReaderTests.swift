import BillOfMaterials
import Kernel
import SPDX3Format
import Testing

/// What the neutral bill says of an SPDX 3 document, and what is refused.
struct SPDX3ReaderTests {
    private static func document(
        _ rest: String = "", package: String = "", root: String = "r:a", version: String = "3.0.1"
    ) -> [UInt8] {
        Array(
            """
            {"@context": ["https://spdx.org/rdf/\(version)/spdx-context.jsonld", {"r": "https://example.invalid/"}],
            "@graph": [{"type": "CreationInfo", "@id": "_:c", "specVersion": "3.0.1", "createdBy": ["r:p"],
            "created": "2026-11-22T05:30:00Z", "createdUsing": ["r:t"]},
            {"type": "Organization", "spdxId": "r:p", "creationInfo": "_:c", "name": "架空医療機器",
            "externalIdentifier": [{"type": "ExternalIdentifier", "externalIdentifierType": "email",
            "identifier": "a@example.invalid"}]},
            {"type": "Tool", "spdxId": "r:t", "creationInfo": "_:c", "name": "tool"},
            {"type": "SpdxDocument", "spdxId": "https://example.invalid/d", "creationInfo": "_:c",
            "rootElement": ["\(root)"]},
            {"type": "software_Package", "spdxId": "r:a", "creationInfo": "_:c", "name": "a"},
            {"type": "software_Package", "spdxId": "https://example.invalid/b", "creationInfo": "_:c",
            "name": "b"\(package)}\(rest)]}
            """.utf8)
    }

    private static func relationship(
        _ kind: String, _ from: String, _ to: String, _ more: String = "", type: String = "Relationship"
    ) -> String {
        """
        , {"type": "\(type)", "spdxId": "r:x-\(kind)", "creationInfo": "_:c", "relationshipType": "\(kind)",
        "from": "\(from)", "to": ["\(to)"]\(more)}
        """
    }

    @Test func packagesBecomeComponents() throws {
        let package = """
            , "software_packageVersion": "1", "software_primaryPurpose": "operatingSystem", "suppliedBy": "r:p",
            "originatedBy": ["r:p"], "supportLevel": ["limitedSupport"], "validUntilTime": "2030-01-01T00:00:00Z",
            "software_downloadLocation": "https://example.invalid/b.tar", "software_copyrightText": "NOASSERTION",
            "software_packageUrl": "pkg:deb/debian/b@1", "comment": "c",
            "verifiedUsing": [{"type": "Hash", "algorithm": "sha256", "hashValue": "00"}],
            "externalIdentifier": [{"type": "ExternalIdentifier", "externalIdentifierType": "cpe23",
            "identifier": "cpe:2.3:a:v:b:1:*:*:*:*:*:*:*"}, {"type": "ExternalIdentifier",
            "externalIdentifierType": "swid", "identifier": "swid:x"}, {"type": "ExternalIdentifier",
            "externalIdentifierType": "gitoid", "identifier": "gitoid:blob:sha1:00"}],
            "externalRef": [{"type": "ExternalRef", "externalRefType": "vcs", "locator": ["https://example.invalid/g"]}]
            """
        let licence = """
            , {"type": "simplelicensing_LicenseExpression", "spdxId": "r:l", "creationInfo": "_:c",
            "simplelicensing_licenseExpression": "MIT"}
            """
        let rest =
            licence + Self.relationship("hasDeclaredLicense", "r:b", "r:l")
            + Self.relationship("dependsOn", "r:a", "r:b")
        let (bill, findings) = SPDX3Reader.read(Self.document(rest, package: package), file: "f")
        #expect(findings == [])
        let read = try #require(bill)
        #expect(read.metadata.subject?.name == "a")
        #expect(read.serialNumber == "https://example.invalid/d")
        #expect(read.metadata.timestamp == "2026-11-22T05:30:00Z")
        #expect(read.metadata.authors.map(\.email) == ["a@example.invalid"])
        #expect(read.metadata.tools.map(\.name) == ["tool"])
        #expect(read.dependencies.map(\.dependsOn) == [["https://example.invalid/b"]])
        let component = try #require(read.components.first)
        #expect(component.ref == "https://example.invalid/b")
        #expect(component.kind == "operating-system")
        #expect(component.packageURL?.text == "pkg:deb/debian/b@1")
        #expect(component.cpe != nil)
        #expect(component.swid?.tagID == "swid:x")
        #expect(component.supplier?.name == "架空医療機器")
        #expect(component.manufacturer?.contacts.map(\.email) == ["a@example.invalid"])
        #expect(component.hashes == [ContentHash(algorithm: "sha256", value: "00")])
        #expect(component.licences.map(\.name) == [.id("MIT")])
        #expect(component.licences.map(\.acknowledgement) == ["declared"])
        #expect(component.externalReferences.map(\.kind) == ["gitoid", "vcs", "distribution"])
        #expect(
            component.properties == [
                Property(name: "spdx:supportLevel", value: "limitedSupport"),
                Property(name: "spdx:validUntilTime", value: "2030-01-01T00:00:00Z"),
            ])
        #expect(component.carried.contains(Carried(["software_copyrightText"], .text("NOASSERTION"))))
        #expect(component.carried.contains(Carried(["comment"], .text("c"))))
    }

    /// The class of a VEX statement with what it asks for, and the state.
    @Test(arguments: [
        ("VexAffected", "affects", #", "security_actionStatement": "update""#, "exploitable"),
        ("VexFixed", "fixedIn", "", "resolved"),
        ("VexUnderInvestigation", "underInvestigationFor", "", "in_triage"),
        (
            "VexNotAffected", "doesNotAffect",
            #", "security_justificationType": "vulnerableCodeNotPresent""#, "not_affected"
        ),
    ])
    func statementsOnVulnerabilitiesAreKept(_ row: (String, String, String, String)) throws {
        let rest = """
            , {"type": "security_Vulnerability", "spdxId": "r:v", "creationInfo": "_:c", "externalIdentifier": [
            {"type": "ExternalIdentifier", "externalIdentifierType": "cve", "identifier": "CVE-2026-0001"}]}
            """
            + Self.relationship(
                row.1, "r:v", "r:b", row.2, type: "security_\(row.0)VulnAssessmentRelationship")
        let (bill, findings) = SPDX3Reader.read(Self.document(rest), file: "f")
        #expect(findings.filter { $0.severity != .note } == [])
        let one = try #require(bill?.vulnerabilities.first)
        #expect(one.id == "CVE-2026-0001")
        #expect(one.affects.map(\.ref) == ["https://example.invalid/b"])
        #expect(one.analysis?.state == row.3)
        #expect(one.analysis?.justification == (row.0 == "VexNotAffected" ? "vulnerableCodeNotPresent" : nil))
    }

    @Test func licencesAsObjectsAreExpressions() throws {
        let rest = """
            , {"type": "expandedlicensing_DisjunctiveLicenseSet", "spdxId": "r:s", "creationInfo": "_:c",
            "expandedlicensing_member": ["https://spdx.org/licenses/MIT", "r:o"]},
            {"type": "expandedlicensing_OrLaterOperator", "spdxId": "r:o", "creationInfo": "_:c",
            "expandedlicensing_subjectLicense": "https://spdx.org/licenses/LGPL-2.1"}
            """ + Self.relationship("hasConcludedLicense", "r:b", "r:s")
        let bill = try #require(SPDX3Reader.read(Self.document(rest), file: "f").bill)
        #expect(bill.components.first?.licences.map(\.name) == [.expression("(MIT OR LGPL-2.1+)")])
    }

    @Test func relationshipsOutsideTheGraphAreKeptAndTold() throws {
        let rest =
            Self.relationship("contains", "r:a", "r:b")
            + Self.relationship("hasStaticLink", "r:a", "r:b", type: "LifecycleScopedRelationship")
        let (bill, findings) = SPDX3Reader.read(Self.document(rest), file: "f")
        #expect(findings.map(\.code) == ["carried-relationship"])
        #expect(findings.first?.origin.line == 12)
        #expect(bill?.dependencies.count == 1)
        guard case .list(let items)? = bill?.carried.first(where: { $0.path == ["@graph"] })?.value else {
            Issue.record("nothing is carried")
            return
        }
        #expect(items.count == 5)
    }

    /// What stands behind the packages, and the code and line of the refusal.
    @Test(arguments: [
        (#", {"spdxId": "r:z"}"#, "missing-field", 12), (#", {"type": "Nothing"}"#, "wrong-value", 12),
        (#", {"type": "Artifact", "spdxId": "r:z"}"#, "wrong-value", 12),
        (#", {"type": "software_File", "creationInfo": "_:c"}"#, "missing-field", 12),
        (#", {"type": "software_File", "spdxId": "r:z"}"#, "missing-field", 12),
        (#", {"type": "software_File", "spdxId": "r:z", "creationInfo": "_:no"}"#, "unknown-reference", 12),
        (#", {"type": "software_File", "spdxId": "r:z", "creationInfo": "r:p"}"#, "wrong-type", 12),
        (#", {"type": "software_File", "spdxId": "_:z", "creationInfo": "_:c"}"#, "wrong-value", 12),
        (#", {"type": "software_File", "spdxId": "r:a", "creationInfo": "_:c"}"#, "duplicate-id", 12),
        (
            #", {"type": "software_File", "spdxId": "r:z", "creationInfo": "_:c", "name": 1}"#, "wrong-type",
            12
        ),
        (
            #", {"type": "software_File", "spdxId": "r:z", "creationInfo": "_:c", "builtTime": "today"}"#,
            "wrong-value", 12
        ),
        (
            #", {"type": "software_File", "spdxId": "r:z", "creationInfo": "_:c", "#
                + #""software_primaryPurpose": "x"}"#,
            "wrong-value", 12
        ),
        (relationship("needs", "r:a", "r:b"), "wrong-value", 12),
        (#", {"type": "SpdxDocument", "spdxId": "r:z", "creationInfo": "_:c"}"#, "second-document", 12),
        (", 1", "wrong-type", 12),
    ])
    func eachFaultRefusesTheDocument(_ row: (String, String, Int)) {
        let (bill, findings) = SPDX3Reader.read(Self.document(row.0), file: "f")
        #expect(bill == nil)
        #expect(
            findings.contains { $0.severity == .error && $0.code == row.1 && $0.origin.line == row.2 })
        let tolerant = SPDX3Reader.read(Self.document(row.0), file: "f", isTolerant: true)
        #expect(tolerant.bill?.everyComponent.contains { $0.name == "b" } == true)
    }

    @Test func idsOfOtherDocumentsAreToldAndWordsOfTheSpecificationAreNot() throws {
        let rest =
            Self.relationship("dependsOn", "r:b", "NoneElement")
            + Self.relationship("hasTest", "r:b", "https://example.invalid/elsewhere")
        let (bill, findings) = SPDX3Reader.read(Self.document(rest), file: "f")
        #expect(bill?.dependencies.map(\.dependsOn) == [[]])
        #expect(findings.filter { $0.severity == .warning }.map(\.code) == ["unknown-reference"])
    }

    /// What is not SPDX 3.0 is refused in every reading.
    @Test(arguments: [
        ("{\"@graph\": []}", "bill-format"), ("[]", "bill-format"), ("{", "json-syntax"),
        (#"{"@context": "https://spdx.org/rdf/4.0.0/spdx-context.jsonld", "@graph": []}"#, "bill-version"),
        (#"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}"#, "missing-field"),
        (#"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": {}}"#, "wrong-type"),
    ])
    func whatIsNotReadIsRefused(_ row: (String, String)) {
        let (bill, findings) = SPDX3Reader.read(Array(row.0.utf8), file: "f", isTolerant: true)
        #expect(bill == nil)
        #expect(findings.map(\.code) == [row.1])
        #expect(findings.allSatisfy { $0.origin.line == 1 })
    }

    @Test func aliasesAndFullNamesAreRead() throws {
        var text = String(decoding: Self.document(), as: UTF8.self)
        text = text.replacing(
            #""type": "software_Package", "spdxId": "r:a""#,
            with: #""@type": "https://spdx.org/rdf/3.0.1/terms/Software/Package", "@id": "r:a""#)
        let bill = try #require(SPDX3Reader.read(Array(text.utf8), file: "f").bill)
        #expect(bill.metadata.subject?.ref == "https://example.invalid/a")
    }
}
