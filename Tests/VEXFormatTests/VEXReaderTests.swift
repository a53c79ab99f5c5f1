import BillOfMaterials
import Kernel
import Testing
import VEXFormat
import Vulnerabilities

/// Small hand-made documents: old shapes, faults, and what happens to labels in another vocabulary.
struct VEXReaderTests {
    static func read(_ text: String) -> (ExploitabilityDocument?, [String]) {
        let (document, findings) = VEXReader.read(Array(text.utf8), file: "v.json")
        return (document, findings.map(\.code))
    }

    static func openVEX(_ statement: String, context: String = "https://openvex.dev/ns/v0.2.0") -> String {
        """
        {"@context": "\(context)", "@id": "urn:x", "author": "Fictional Devices", "version": 1,
         "timestamp": "2025-01-01T00:00:00Z", "statements": [\(statement)]}
        """
    }

    @Test("The shape of 0.0.1, with plain texts and subcomponents beside the products, is read")
    func old() throws {
        let text = Self.openVEX(
            """
            {"vulnerability": "CVE-1", "vuln_description": "x", "products": ["pkg:oci/a", "pkg:oci/b"],
             "subcomponents": ["pkg:npm/c@1"], "status": "not_affected",
             "justification": "component_not_present", "timestamp": "2025-02-02T00:00:00Z"}
            """, context: "https://openvex.dev/ns")
        let (document, codes) = Self.read(text)
        let decisions = try #require(document?.decisions)
        #expect(codes.isEmpty && decisions.count == 2, "\(codes)")
        #expect(decisions.map { $0.within?.packageURLs.map(\.text) } == [["pkg:oci/a"], ["pkg:oci/b"]])
        #expect(decisions.allSatisfy { $0.component.packageURLs.map(\.text) == ["pkg:npm/c@1"] })
        #expect(decisions[0].decidedAt?.description == "2025-02-02T00:00:00Z")
        #expect(document?.format == "OpenVEX 0.0.1")
    }

    static let faults: [(String, String)] = [
        ("{}", "not-vex"), ("", "not-vex"), (openVEX(#"{"status": "fixed"}"#), "openvex-vulnerability"),
        (openVEX(#"{"vulnerability": {"name": "A"}, "status": "fine"}"#), "openvex-status"),
        (openVEX(#"{"vulnerability": {"name": "A"}}"#), "openvex-status"),
        (openVEX("", context: "https://openvex.dev/ns/v9.0.0"), "openvex-version"),
        (#"{"@context": "https://openvex.dev/ns/v0.2.0", "statements": 3}"#, "not-openvex"),
        (openVEX(#"{"vulnerability": "A", "status": "not_affected", "products": ["x"]}"#), "vex-no-reason"),
        (openVEX(#"{"vulnerability": "A", "status": "affected", "products": ["x"]}"#), "vex-no-action"),
        (openVEX(#"{"vulnerability": "A", "status": "fixed"}"#), "vex-no-product"),
        (openVEX(#"{"vulnerability": "A", "status": "fixed", "timestamp": "now"}"#), "vex-time"),
        (
            openVEX(
                #"{"vulnerability": "A", "status": "not_affected", "justification": "luck", "#
                    + #""products": ["x"]}"#
            ),
            "openvex-justification"
        ),
        (
            openVEX(#"{"vulnerability": "A", "status": "fixed", "products": ["pkg:nothing"]}"#),
            "vex-identifier"
        ),
        (cycloneDX(#"{"id": "A", "affects": [{"ref": "x"}]}"#), "vex-no-analysis"),
        (
            cycloneDX(#"{"id": "A", "analysis": {"state": "not_affected"}, "affects": [{"ref": "x"}]}"#),
            "vex-no-reason"
        ),
        (
            cycloneDX(
                #"{"id": "A", "analysis": {"state": "not_affected", "detail": "d"}, "#
                    + #""affects": [{"ref": "x", "versions": [{"version": "1", "status": "affected"}]}]}"#
            ), "vex-contradiction"
        ),
    ]

    static func cycloneDX(_ vulnerability: String) -> String {
        """
        {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
         "components": [{"type": "library", "name": "x", "bom-ref": "x", "purl": "pkg:npm/x@1"}],
         "vulnerabilities": [\(vulnerability)]}
        """
    }

    @Test("Each fault has its finding")
    func faulty() {
        for (text, code) in Self.faults {
            let codes = Self.read(text).1
            #expect(codes.contains(code), "\(code): \(codes)")
        }
    }

    @Test("Contradiction within CycloneDX: affected counts; false positive stays so beside not affected")
    func cycloneDXStates() throws {
        let rows: [(String, String, ExploitabilityDecision.Status)] = [
            ("not_affected", "affected", .affected), ("exploitable", "unaffected", .affected),
            ("not_affected", "unaffected", .notAffected), ("resolved", "unknown", .underInvestigation),
            ("false_positive", "unaffected", .notAffected), ("in_triage", "affected", .underInvestigation),
            ("resolved_with_pedigree", "unaffected", .fixed),
        ]
        for (state, version, status) in rows {
            let text = Self.cycloneDX(
                #"{"id": "A", "analysis": {"state": "\#(state)", "detail": "d"}, "affects": "#
                    + #"[{"ref": "x", "versions": [{"version": "1", "status": "\#(version)"}]}]}"#
            )
            let decision = try #require(Self.read(text).0?.decisions.first)
            #expect(decision.status == status && decision.original?.status == state, "\(state) \(version)")
            #expect(decision.component.packageURLs.map(\.text) == ["pkg:npm/x@1"])
        }
    }

    /// A decision of our own, with everything that foreign formats lack.
    static func own() throws -> ExploitabilityDocument {
        let url = try PackageURL("pkg:deb/debian/openssl@3.0.15-1", reading: .strict)
        var decision = ExploitabilityDecision(
            id: "D-1", vulnerability: "CVE-2024-0001", component: ComponentSelector(packageURLs: [url]),
            scope: .release("2.0"), status: .notAffected, origin: Origin(file: "d"))
        decision.justification = .protectedAtPerimeter
        decision.statement = LocalizedText(ja: "届きません", en: "Not reachable")
        decision.premises = [.componentVersion("3.0.15-1")]
        decision.expires = Day("2026-12-31")
        decision.replaces = ["D-0"]
        decision.author = "PSIRT"
        decision.decidedAt = Instant(secondsSinceEpoch: 1_760_000_000)
        var document = ExploitabilityDocument(format: "Mamori", decisions: [decision])
        document.id = "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79"
        document.author = "PSIRT"
        document.issued = decision.decidedAt
        document.version = "1"
        return document
    }

    @Test("What another vocabulary cannot hold is told, and a label without an equal is kept in words")
    func losses() throws {
        let document = try Self.own()
        let always = ["vex-expiry", "vex-language", "vex-premises", "vex-replaces", "vex-scope"]
        let expected = [
            "OpenVEX": ["vex-justification"], "CSAF": ["vex-justification", "vex-time"], "CycloneDX": [],
        ]
        for (format, more) in expected {
            let (bytes, findings) = VEXRoundTripTests.write(document, as: format)
            #expect(findings.map(\.code).sorted() == (always + more).sorted(), "\(format): \(findings)")
            let again = try #require(VEXReader.read(bytes, file: format).document?.decisions.first)
            #expect(
                again.status == .notAffected
                    && again.component.packageURLs.map(\.text) == ["pkg:deb/debian/openssl@3.0.15-1"])
            if format == "CycloneDX" {
                #expect(again.justification == .protectedAtPerimeter)
            } else {
                #expect(again.justification == nil)
                #expect(again.statement?.en == "Not reachable\njustification: protected_at_perimeter")
            }
        }
    }
}
