import CSAFFormat
import Testing
import Vulnerabilities

/// Names of versions as publishers write them, to spans.
struct VersionWordsTests {
    static func text(_ span: VersionSpan) -> String {
        switch span {
        case .all: return "all"
        case .unstated: return "?"
        case .exactly(let version): return version
        case .between(let lower, let upper):
            let low = lower.map { ($0.isIncluded ? "[" : "(") + $0.version } ?? ""
            return low + ".." + (upper.map { $0.version + ($0.isIncluded ? "]" : ")") } ?? "")
        }
    }

    @Test(
        "A name of versions becomes spans; what cannot be read is not everything",
        arguments: [
            ("vers:all/*", "all"), ("vers:none/*", "?"),
            ("vers:semver/>=1.0|<2.0|>=3.0", "[1.0..2.0) [3.0.."),
            ("vers:deb/<2.0-1", "..2.0-1)"), ("vers:npm/1.0.0|2.0.0", "1.0.0 2.0.0"),
            ("vers:generic/!=2.0", "..2.0) (2.0.."),
            ("vers:semver/>=1.0|!=1.5|<2.0", "[1.0..1.5) (1.5..2.0)"),
            ("vers:nobody/>=1.0|<2.0", "[1.0..2.0)"), ("vers:nobody/*", "all"), ("vers:nobody/", "?"),
            ("vers:", "?"), ("4.2", "4.2"), ("V4.2", "4.2"), ("< 2.1", "..2.1)"), ("<=3.4", "..3.4]"),
            ("≤ 3.4", "..3.4]"), (">= 1.0.0 | <= 1.1.1", "[1.0.0..1.1.1]"), (">=1.0 <2.0", "[1.0..2.0)"),
            (">= 1.0, < 2.0", "[1.0..2.0)"), (">=V3.0 and <V3.1", "[3.0..3.1)"), ("A10 < A11", "[A10..A11)"),
            ("<= U61 |<= L81", "..U61] ..L81]"), ("BT03 | BT04", "BT03 BT04"), ("2.X", "[2..3)"),
            ("14.1.x", "[14.1..14.2)"), ("5.x.x", "[5..6)"), ("<= 11.x", "..12)"), ("< 3.x", "..3)"),
            ("> 3.x", "[4.."), ("All versions", "all"), ("all", "all"), ("*", "all"),
            ("* (end-of-life 2011)", "all"), ("すべてのバージョン", "all"), ("All versions < V7.2 (SP1)", "..7.2)"),
            ("All versions with option X", "?"), ("prior to 4.2", "..4.2)"), ("before 4.2", "..4.2)"),
            ("4.1 and earlier", "..4.1]"), ("4.2 and later", "[4.2.."), ("3.X versions", "[3..4)"),
            ("Version 2.0", "2.0"), ("from 1.0 to 2.0", "[1.0..2.0]"), ("1.0 through 2.0", "[1.0..2.0]"),
            ("1.0 and 2.0", "?"), ("up to 2.0", "..2.0]"), ("< august 28", "?"), ("<= K", "?"),
            ("4.20 | 4.20 SR1 | 4.30", "4.20 4.30 ?"), ("Accu-Chek Inform II", "?"), ("", "?"), ("|", "?"),
            ("<", "?"), ("<< 2", "?"), ("< 1 < 2", "?"), ("1.0 2.0", "?"),
            ("x.1", "x.1"), ("99999999999999999999.x", "99999999999999999999.x"),
            (String(repeating: "1", count: 600), "?"),
        ])
    func spans(_ name: String, _ expected: String) {
        let spans = VersionSpans(name, isRange: true).spans
        #expect(spans.map(Self.text).joined(separator: " ") == expected)
    }
}
