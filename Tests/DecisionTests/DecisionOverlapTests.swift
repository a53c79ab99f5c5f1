import BillOfMaterials
import Kernel
import Testing
import Vulnerabilities

/// When two decisions are about the same thing, so that one may not be taken beside the other unseen.
@Suite struct DecisionOverlapTests {
    private static func decision(
        _ name: String, purl: String? = nil, cpe: String? = nil, called: String? = nil,
        _ scope: ReleaseScope, version: String? = nil, aliases: [String] = []
    ) throws -> ExploitabilityDecision {
        var decision = ExploitabilityDecision(
            id: name, vulnerability: name,
            component: ComponentSelector(
                packageURLs: try [purl].compactMap(\.self).map { try PackageURL($0, reading: .pattern) },
                cpes: try [cpe].compactMap(\.self).map { try CPEName(completing: $0) }, name: called),
            scope: scope, status: .affected, origin: Origin(file: "f"))
        decision.aliases = aliases
        decision.premises = [version].compactMap(\.self).map { .componentVersion($0) }
        return decision
    }

    /// Held against one on pkg:npm/alpha (also cpe:2.3:a:v:alpha, "alpha", version 1) in release 2.
    @Test(
        arguments: [
            ("CVE-1", "pkg:npm/alpha", nil, nil, .release("2"), nil, true),
            ("CVE-2", "pkg:npm/alpha", nil, nil, .release("2"), nil, false),
            ("cve-1", "pkg:npm/alpha@1", nil, nil, .everywhere, nil, true),
            ("GHSA-1", "pkg:npm/*", nil, nil, .range(from: "1", through: nil), nil, true),
            ("CVE-1", "pkg:npm/alpha", nil, nil, .range(from: "3", through: nil), nil, false),
            ("CVE-1", "pkg:npm/alpha", nil, nil, .range(from: nil, through: "1"), nil, false),
            ("CVE-1", "pkg:npm/alpha", nil, nil, .releases(["1", "3"]), nil, false),
            ("CVE-1", "pkg:npm/beta", nil, nil, .release("2"), nil, false),
            ("CVE-1", nil, "cpe:2.3:a:v:alpha:9", nil, .release("2"), nil, true),
            ("CVE-1", nil, "cpe:2.3:a:w:alpha", nil, .release("2"), nil, false),
            ("CVE-1", nil, nil, "Alpha", .release("2"), nil, true),
            ("CVE-1", nil, nil, "beta", .release("2"), nil, false),
            ("CVE-1", "pkg:npm/alpha", nil, nil, .release("2"), "1", true),
            ("CVE-1", "pkg:npm/alpha", nil, nil, .release("2"), "2", false),
        ] as [(String, String?, String?, String?, ReleaseScope, String?, Bool)])
    func concerns(
        name: String, purl: String?, cpe: String?, called: String?, scope: ReleaseScope, version: String?,
        isSame: Bool
    ) throws {
        let made = try Self.decision(
            "CVE-1", purl: "pkg:npm/alpha", cpe: "cpe:2.3:a:v:alpha", called: "alpha", .release("2"),
            version: "1", aliases: ["GHSA-1"])
        let other = try Self.decision(name, purl: purl, cpe: cpe, called: called, scope, version: version)
        let releases = ["1", "2", "3"]
        #expect(DecisionOverlap.concerns(made, other, releases) == isSame)
        #expect(DecisionOverlap.concerns(other, made, releases) == isSame)
    }
}
