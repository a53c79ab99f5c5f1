import CSAFFormat
import Kernel
import Testing
import Vulnerabilities

/// Small hand-made documents, one for each rule and each fault.
struct CSAFReaderTests {
    /// A document with a product tree and one vulnerability.
    static func document(_ tree: String, _ vulnerability: String, head: String = "") -> String {
        """
        {"document": {"category": "csaf_base", "csaf_version": "2.0", "title": "T", "lang": "en-US"\(head),
          "publisher": {"category": "vendor", "name": "Fictional Devices", "namespace": "https://example.com"},
          "tracking": {"id": "FD-1", "status": "final", "version": "1",
            "initial_release_date": "2025-01-01T00:00:00Z",
            "current_release_date": "2025-02-01T09:00:00+09:00",
            "revision_history": [{"number": "1", "date": "2025-01-01T00:00:00Z", "summary": "first"}]}},
         "product_tree": {\(tree)},
         "vulnerabilities": [\(vulnerability)]}
        """
    }

    static func read(_ text: String) -> (advisories: [Advisory], findings: [Finding]) {
        var advisories: [Advisory] = []
        let findings = CSAFReader.read(Array(text.utf8), file: "a.json") { advisories.append($0) }
        return (advisories, findings)
    }

    static func text(_ statement: ProductStatement) -> String {
        let subject =
            switch statement.subject {
            case .cpe(let name): name
            case .package(let ecosystem, let name): "\(ecosystem) \(name)"
            case .named(let vendor, let product): "\(vendor ?? "-") \(product)"
            }
        let words = statement.phrase.map { " \"\($0)\"" } ?? ""
        return "\(subject) \(statement.status.rawValue) \(VersionWordsTests.text(statement.span))\(words)"
    }

    static let product = """
        "full_product_names": [
          {"product_id": "A", "name": "Pump 1"},
          {"product_id": "U", "name": "lodash", "product_identification_helper": {"purl": "pkg:npm/lodash@4.17.20"}},
          {"product_id": "D", "name": "openssl", "product_identification_helper":
            {"purl": "pkg:deb/debian/libssl3@3.0.1?upstream=openssl&distro=debian-12"}},
          {"product_id": "C", "name": "Windows", "product_identification_helper":
            {"cpe": "cpe:/o:microsoft:windows_10:1607"}},
          {"product_id": "L", "name": "lodash", "product_identification_helper": {"purl": "pkg:npm/lodash@4.17.21"}},
          {"product_id": "M", "name": "x", "product_identification_helper": {"model_numbers": ["4711"]}}],
        "relationships": [{"category": "installed_on", "product_reference": "U",
          "relates_to_product_reference": "C", "full_product_name": {"product_id": "R", "name": "both"}}],
        "branches": [{"category": "vendor", "name": "V", "branches": [{"category": "product_name", "name": "P",
          "branches": [{"category": "product_version_range", "name": "vers:semver/>=1.0|<2.0",
            "product": {"product_id": "B", "name": "V P"}}]}]}],
        "product_groups": [{"group_id": "G", "product_ids": ["A", "B"]}]
        """

    static let statements: [(String, [String])] = [
        (#""known_affected": ["A"]"#, [#"- Pump 1 affected ? "Pump 1""#]),
        (#""known_affected": ["B"]"#, ["V P affected [1.0..2.0)"]),
        (#""known_not_affected": ["U"]"#, ["npm lodash not-affected 4.17.20"]),
        (#""fixed": ["D"]"#, ["Debian:12 openssl fixed 3.0.1"]),
        (
            #""known_affected": ["C"]"#,
            ["cpe:2.3:o:microsoft:windows_10:*:*:*:*:*:*:*:* affected 1607"]
        ),
        (
            #""known_affected": ["R"]"#,
            [
                "cpe:2.3:o:microsoft:windows_10:*:*:*:*:*:*:*:* platform 1607",
                "npm lodash affected 4.17.20",
            ]
        ),
        (#""under_investigation": ["M"]"#, [#"- x under-investigation ? "x""#]),
        (#""recommended": ["U"]"#, [#"npm lodash unknown 4.17.20 "recommended""#]),
        (
            #""first_affected": ["U"], "first_fixed": ["L"]"#,
            [
                "npm lodash affected 4.17.20", "npm lodash fixed 4.17.21",
                #"npm lodash affected [4.17.20..4.17.21) "first_affected 4.17.20, first_fixed 4.17.21""#,
            ]
        ),
        (
            #""last_affected": ["U"]"#,
            ["npm lodash affected 4.17.20", #"npm lodash affected ..4.17.20] "last_affected 4.17.20""#]
        ),
        (
            #""first_fixed": ["U", "L"]"#,
            [
                "npm lodash fixed 4.17.20", "npm lodash fixed 4.17.21",
                #"npm lodash affected ? "first_affected, last_affected, first_fixed""#,
            ]
        ),
        // The stricter of two counts.
        (#""fixed": ["U"], "known_affected": ["U"]"#, ["npm lodash affected 4.17.20"]),
        (#""known_affected": ["Z"]"#, [#"- Z affected ? "Z""#]),
    ]

    @Test("Each status of each kind of product becomes a statement that a matcher can use")
    func products() throws {
        for (status, expected) in Self.statements {
            let text = Self.document(Self.product, #"{"cve": "CVE-1", "product_status": {\#(status)}}"#)
            let advisory = try #require(Self.read(text).advisories.first)
            #expect(advisory.statements.map(Self.text) == expected, "\(status)")
            #expect(advisory.conditions.count == (status.contains("\"R\"") ? 1 : 0))
        }
    }

    @Test("What the document says of itself and of the vulnerability is kept")
    func words() throws {
        let text = Self.document(
            Self.product,
            """
            {"ids": [{"system_name": "FD", "text": "FD-77"}], "title": "Overflow",
             "cwe": {"id": "CWE-121", "name": "x"},
             "notes": [{"category": "description", "text": "It overflows."}],
             "product_status": {"known_not_affected": ["A"]},
             "flags": [{"label": "component_not_present", "group_ids": ["G"]}],
             "threats": [{"category": "exploit_status", "details": "none seen", "product_ids": ["A"]}],
             "remediations": [{"category": "vendor_fix", "details": "Update.", "url": "https://example.com/u",
               "product_ids": ["A"]}],
             "involvements": [{"party": "vendor", "status": "disputed"}],
             "scores": [{"products": ["A"], "cvss_v3": {"version": "3.1", "baseScore": 7.5,
               "baseSeverity": "HIGH", "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"}}],
             "references": [{"url": "https://example.com/r", "summary": "r", "category": "external"}]}
            """)
        let (advisories, findings) = Self.read(text)
        let advisory = try #require(advisories.first)
        #expect(findings.isEmpty, "\(findings)")
        #expect(advisory.id == "FD-1#1" && advisory.aliases == ["FD-77"] && advisory.document == "FD-1")
        #expect(advisory.asserter == "Fictional Devices" && advisory.isDisputed)
        #expect(advisory.modified?.description == "2025-02-01T00:00:00Z")
        #expect(advisory.titles == [Advisory.Wording(language: "en", text: "Overflow")])
        #expect(
            advisory.summaries.map(\.text) == [
                "It overflows.", "exploit_status: none seen", "vendor_fix: Update.",
            ])
        #expect(advisory.references.map(\.tags) == [["external"], ["vendor_fix"]])
        #expect(advisory.scores.map(\.tenths) == [75] && advisory.weaknesses == ["CWE-121"])
        #expect(advisory.statements.map(\.phrase) == ["Pump 1; component_not_present"])
    }

    static let faults: [(String, String)] = [
        ("", "json"), ("[]", "not-csaf"), ("{}", "not-csaf"), (#"{"document": 3}"#, "not-csaf"),
        (#"{"document": {"category": "csaf_vex", "tracking": {"id": "A"}}}"#, "csaf-version"),
        (
            #"{"document": {"category": "csaf_vex", "csaf_version": "9", "tracking": {"id": "A"}}}"#,
            "csaf-version"
        ),
        (document(#""branches": {}"#, ""), "csaf-wrong-type"),
        (document(#""branches": [{"name": "x"}]"#, ""), "csaf-branch"),
        (document(#""full_product_names": [{"name": "x"}]"#, ""), "csaf-product"),
        (document(#""relationships": [{}]"#, ""), "csaf-relationship"),
        (document(#""product_groups": [{}]"#, ""), "csaf-group"),
        (document("", #"{"cve": "CVE-1", "product_status": {"broken": ["A"]}}"#), "csaf-status"),
        (document("", #"{"cve": "CVE-1", "product_status": []}"#), "csaf-wrong-type"),
        (document("", #"{"cve": "CVE-1", "product_status": {"fixed": "A"}}"#), "csaf-wrong-type"),
        (document("", #"{"cve": "CVE-1", "product_status": {"fixed": [3]}}"#), "csaf-wrong-type"),
        (document("", #"{"cve": "CVE-1", "product_status": {"fixed": ["A"]}}"#), "csaf-no-product"),
        (document("", #"{"cve": "CVE-1", "scores": [{"products": [], "cvss_v3": {}}]}"#), "csaf-score"),
        (
            document(
                #""branches": "#
                    + String(repeating: #"[{"category":"vendor","name":"x","branches":"#, count: 61)
                    + "[]" + String(repeating: "}]", count: 61), ""), "csaf-too-deep"
        ),
    ]

    @Test("A fault is an error with its place, and the rest is read")
    func faulty() throws {
        for (text, code) in Self.faults {
            let errors = Self.read(text).findings.filter { $0.severity == .error }
            #expect(
                errors.contains { $0.code.hasPrefix(code) && $0.origin.file == "a.json" },
                "\(code): \(errors)")
        }
    }

    @Test("A document cut anywhere, or with any one byte changed, ends in findings and never in a crash")
    func cut() throws {
        let whole = Array(
            Self.document(Self.product, #"{"cve": "CVE-1", "product_status": {"fixed": ["R"]}}"#).utf8)
        var unread = 0
        for count in stride(from: 0, to: whole.count, by: 7) {
            let findings = CSAFReader.read(Array(whole.prefix(count)), file: "a.json") { _ in }
            if findings.contains(where: { $0.severity == .error }) { unread += 1 }
            var changed = whole
            changed[count] = UInt8(ascii: "]")
            _ = CSAFReader.read(changed, file: "a.json") { _ in }
        }
        #expect(unread == (whole.count + 6) / 7)
    }
}
