import CatalogueFormat
import Kernel
import RiskManagement
import Testing

@testable import ThreatRules

/// What a rule is named by stands in a dated table of a public list, with its official name.
struct ReferenceTests {
    static let table = TableReader.bundledReferences

    @Test("Every reference of a rule stands in the table", arguments: ThreatRuleBook.all.map(\.id))
    func known(_ id: ID<ThreatRule>) throws {
        let rule = try #require(ThreatRuleBook.all.first { $0.id == id })
        #expect(!rule.references.isEmpty)
        #expect(Self.table.unknown(among: rule.references).isEmpty)
    }

    @Test("Every entry of the table is named by a rule")
    func used() {
        let named = Set(ThreatRuleBook.all.flatMap(\.references))
        let idle = Set(Self.table.names.keys).subtracting(named)
        #expect(idle.isEmpty, "\(idle.sorted())")
    }

    @Test("A number that no list has is not known")
    func unknown() {
        #expect(Self.table.unknown(among: [.cwe(319), .cwe(999_999)]) == [.cwe(999_999)])
        #expect(Self.table.name(of: .cwe(319)) == "Cleartext Transmission of Sensitive Information")
        #expect(Self.table.name(of: .attack("T0836")) == "Modify Parameter")
        #expect(Self.table.name(of: .capec(999_999)) == nil)
    }

    @Test("Each list says its edition, its day and where it is published")
    func sources() {
        #expect(Set(Self.table.sources.map(\.list)) == Set(ThreatReference.List.allCases))
        #expect(Self.table.sources.allSatisfy { $0.place.hasPrefix("https://") && !$0.edition.isEmpty })
    }

    @Test(
        "A malformed line of the table is told with its place",
        arguments: [
            ("CWE-319", 2), ("CWE-x Name", 2), ("CWE-0319 Name", 2), ("CAPEC-1 Name", 2), ("CWE-1  Name", 2),
            ("list: CVE | 1 | 2026-01-01 | https://example.org/", 2), ("list: CWE | 1 | yesterday | x", 2),
            ("CWE-20 Name\nCWE-20 Name", 3),
        ])
    func malformed(_ line: String, at place: Int) {
        let text = "list: CWE | 4.14 | 2024-02-29 | https://cwe.mitre.org/\n\(line)\n"
        let (_, findings) = TableReader.references(Array(text.utf8), file: "table.txt")
        #expect(findings.map(\.origin.line) == [place], "\(findings)")
    }

    @Test("The controls of NIST SP 800-53 are found by their ids, however these are written")
    func controls() {
        let controls = TableReader.bundledControls
        #expect(controls.ids.count == 386 && controls.ids.first == "AC-1" && controls.edition == "5.1.1")
        #expect(controls.title(of: "ac-2 (3)") == "Disable Accounts")
        #expect(controls.title(of: "SI-7(6)") == "Cryptographic Protection")
        #expect(controls.title(of: "SC-44") == "Detonation Chambers")
        #expect(controls.title(of: "AC-99") == nil && controls.title(of: "AC-2(99)") == nil)
    }

    @Test(
        "A malformed control is told with its place",
        arguments: ["AC-2", "AC2 Title", "AC-2(x) Title", "ac-2 Title", "AC-0 Title", "AC-2(3 Title"])
    func malformedControl(_ line: String) {
        let text = "list: NIST SP 800-53 | 5.1.1 | 2024-02-13 | https://csrc.nist.gov/\n\(line)\n"
        #expect(TableReader.controls(Array(text.utf8), file: "table.txt").findings.map(\.origin.line) == [2])
        #expect(TableReader.controls([], file: "table.txt").catalogue == nil)
    }
}
