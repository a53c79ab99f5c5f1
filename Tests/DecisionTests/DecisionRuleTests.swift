import BillOfMaterials
import Kernel
import Testing
import Vulnerabilities

/// When a decision holds, and when it does not: each case has its twin that differs in one thing.
struct DecisionRuleTests {
    static let decidedAt = Instant(secondsSinceEpoch: 1_760_000_000)

    static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// A sound decision on OpenSSL in release 2.0.
    static func decision(
        _ change: (inout ExploitabilityDecision) throws -> Void = { _ in }
    ) throws -> ExploitabilityDecision {
        let url = try PackageURL("pkg:deb/debian/openssl", reading: .pattern)
        var decision = ExploitabilityDecision(
            id: "D-1", vulnerability: "CVE-2024-0001", component: ComponentSelector(packageURLs: [url]),
            scope: .release("2.0"), status: .notAffected, origin: Origin(file: "decisions/vex/D-1.yaml"))
        decision.justification = .codeNotReachable
        decision.decidedAt = decidedAt
        decision.premises = [.componentVersion("3.0.15-1")]
        try change(&decision)
        return decision
    }

    static func subject(
        _ change: (inout DecisionSubject) throws -> Void = { _ in }
    ) throws -> DecisionSubject {
        let url = try PackageURL("pkg:deb/debian/openssl@3.0.15-1?arch=amd64", reading: .strict)
        let component = ComponentNames(name: "openssl", version: "3.0.15-1", packageURLs: [url])
        var subject = DecisionSubject(
            component: component, vulnerabilities: ["CVE-2024-0001", "DSA-1"], release: "2.0",
            releases: ["1.0", "2.0", "2.1", "3.0"], day: try day("2026-01-10"))
        try change(&subject)
        return subject
    }

    typealias Case = (
        name: String, outcome: DecisionAnswer.Outcome,
        decision: @Sendable (inout ExploitabilityDecision) throws -> Void,
        subject: @Sendable (inout DecisionSubject) throws -> Void
    )

    static func stamp(_ seconds: Int?, mark: String? = nil) -> AdvisoryStamp {
        AdvisoryStamp(
            source: "nvd", id: "CVE-2024-0001",
            modified: seconds.map { Instant(secondsSinceEpoch: decidedAt.secondsSinceEpoch + $0) },
            mark: mark)
    }

    static func named(_ names: ComponentSelector) -> @Sendable (inout ExploitabilityDecision) -> Void {
        { $0.component = names }
    }

    static let matching: [Case] = [
        ("the same component, vulnerability and release", .applies, { _ in }, { _ in }),
        ("another vulnerability", .doesNotApply, { $0.vulnerability = "CVE-2024-0002" }, { _ in }),
        (
            "an alias of the vulnerability", .applies,
            {
                $0.vulnerability = "GHSA-x"
                $0.aliases = ["dsa-1"]
            }, { _ in }
        ),
        (
            "an alias of something else", .doesNotApply,
            {
                $0.vulnerability = "GHSA-x"
                $0.aliases = ["DSA-2"]
            }, { _ in }
        ),
        (
            "another component", .doesNotApply, { _ in },
            {
                $0.component.packageURLs = [
                    try PackageURL("pkg:deb/debian/gnutls@3.0.15-1", reading: .strict)
                ]
            }
        ),
        (
            "the pattern of all packages of the distribution", .applies,
            { $0.component.packageURLs = [try PackageURL("pkg:deb/debian/*", reading: .pattern)] }, { _ in }
        ),
        (
            "the pattern of another distribution", .doesNotApply,
            { $0.component.packageURLs = [try PackageURL("pkg:deb/ubuntu/*", reading: .pattern)] }, { _ in }
        ),
        (
            "a purl with this version", .applies,
            {
                $0.component.packageURLs = [
                    try PackageURL("pkg:deb/debian/openssl@3.0.15-1", reading: .strict)
                ]
            },
            { _ in }
        ),
        (
            "a purl with another version", .doesNotApply,
            {
                $0.component.packageURLs = [
                    try PackageURL("pkg:deb/debian/openssl@3.0.14-1", reading: .strict)
                ]
            },
            { _ in }
        ),
        (
            "a purl with a version, of a component without", .needsReview,
            {
                $0.component.packageURLs = [
                    try PackageURL("pkg:deb/debian/openssl@3.0.15-1", reading: .strict)
                ]
            },
            {
                $0.component.packageURLs = [try PackageURL("pkg:deb/debian/openssl", reading: .strict)]
            }
        ),
        (
            "a purl for this architecture", .applies,
            {
                $0.component.packageURLs = [
                    try PackageURL("pkg:deb/debian/openssl?arch=amd64", reading: .strict)
                ]
            },
            { _ in }
        ),
        (
            "a purl for another architecture", .doesNotApply,
            {
                $0.component.packageURLs = [
                    try PackageURL("pkg:deb/debian/openssl?arch=arm64", reading: .strict)
                ]
            },
            { _ in }
        ),
        (
            "a CPE name of any version", .applies,
            {
                $0.component = ComponentSelector(cpes: [try CPEName(completing: "cpe:2.3:a:openssl:openssl")])
            }, { $0.component.cpes = [try CPEName(completing: "cpe:2.3:a:openssl:openssl:3.0.15")] }
        ),
        (
            "a CPE name of another vendor", .doesNotApply,
            {
                $0.component = ComponentSelector(cpes: [try CPEName(completing: "cpe:2.3:a:other:openssl")])
            }, { $0.component.cpes = [try CPEName(completing: "cpe:2.3:a:openssl:openssl:3.0.15")] }
        ),
        (
            "a name alone, whatever its case", .applies,
            { $0.component = ComponentSelector(name: "OpenSSL") }, { _ in }
        ),
        (
            "a name beside a purl that does not fit", .doesNotApply,
            {
                $0.component = ComponentSelector(
                    packageURLs: [try PackageURL("pkg:npm/openssl", reading: .strict)], name: "openssl")
            }, { _ in }
        ),
        (
            "within a product that it stands in", .applies,
            { $0.within = ComponentSelector(name: "console") },
            { $0.containers = [ComponentNames(name: "console", version: "2")] }
        ),
        (
            "within a product that it does not stand in", .doesNotApply,
            { $0.within = ComponentSelector(name: "console") },
            { $0.containers = [ComponentNames(name: "pump", version: "2")] }
        ),
    ]

    static let scopes: [Case] = [
        ("a later release, component unchanged", .applies, { _ in }, { $0.release = "2.1" }),
        (
            "a later release, component changed", .needsReview, { _ in },
            {
                $0.release = "2.1"
                $0.component.version = "3.0.16-1"
            }
        ),
        (
            "a later release within the versions of the premise", .applies,
            { $0.premises = [.componentVersions("vers:deb/>=3.0.15-1|<3.1.0")] },
            {
                $0.release = "2.1"
                $0.component.version = "3.0.16-1"
            }
        ),
        (
            "a later release outside the versions of the premise", .needsReview,
            { $0.premises = [.componentVersions("vers:deb/>=3.0.15-1|<3.1.0")] },
            {
                $0.release = "3.0"
                $0.component.version = "3.1.0"
            }
        ),
        (
            "a premise that cannot be read", .needsReview, { $0.premises = [.componentVersions("3.x")] },
            { _ in }
        ),
        ("an earlier release", .doesNotApply, { _ in }, { $0.release = "1.0" }),
        (
            "a later release, no premise to check", .needsReview, { $0.premises = [] },
            { $0.release = "2.1" }
        ),
        ("this release needs no premise", .applies, { $0.premises = [] }, { _ in }),
        ("a release that is not on record", .needsReview, { _ in }, { $0.release = "9.9" }),
        ("a list with the release", .applies, { $0.scope = .releases(["1.0", "2.0"]) }, { _ in }),
        (
            "a list is not inherited", .doesNotApply, { $0.scope = .releases(["1.0", "2.0"]) },
            { $0.release = "2.1" }
        ),
        (
            "inside a range", .applies, { $0.scope = .range(from: "1.0", through: "2.1") }, { _ in }
        ),
        (
            "behind a range", .doesNotApply, { $0.scope = .range(from: "1.0", through: "2.1") },
            { $0.release = "3.0" }
        ),
        (
            "before a range", .doesNotApply, { $0.scope = .range(from: "2.0", through: nil) },
            { $0.release = "1.0" }
        ),
        (
            "in an open range", .applies, { $0.scope = .range(from: "2.0", through: nil) },
            { $0.release = "3.0" }
        ),
        (
            "in a range the wrong way round", .doesNotApply,
            { $0.scope = .range(from: "3.0", through: "1.0") }, { _ in }
        ),
        (
            "a range from a release nobody knows", .needsReview,
            { $0.scope = .range(from: "0.9", through: nil) }, { _ in }
        ),
        ("everywhere", .applies, { $0.scope = .everywhere }, { $0.release = "9.9" }),
    ]

    static let premises: [Case] = [
        ("a record modified before", .applies, { _ in }, { $0.records = [stamp(-5)] }),
        ("a record modified since", .needsReview, { _ in }, { $0.records = [stamp(5)] }),
        ("a record without a date", .needsReview, { _ in }, { $0.records = [stamp(nil)] }),
        (
            "a record modified since, in nothing that matters", .applies,
            {
                $0.premises = [
                    .advisory(source: "nvd", id: "CVE-2024-0001", modified: decidedAt, mark: "aa")
                ]
            }, { $0.records = [stamp(5, mark: "aa")] }
        ),
        (
            "a record modified since in what matters", .needsReview,
            {
                $0.premises = [
                    .advisory(source: "nvd", id: "CVE-2024-0001", modified: decidedAt, mark: "aa")
                ]
            }, { $0.records = [stamp(5, mark: "bb")] }
        ),
        (
            "a record with another mark and an old date", .needsReview,
            {
                $0.premises = [
                    .advisory(source: "nvd", id: "CVE-2024-0001", modified: decidedAt, mark: "aa")
                ]
            }, { $0.records = [stamp(-5, mark: "bb")] }
        ),
        (
            "a record that is gone", .needsReview,
            {
                $0.premises = [.advisory(source: "nvd", id: "CVE-2024-0001", modified: decidedAt, mark: nil)]
            }, { _ in }
        ),
        ("a patch that is there", .applies, { $0.premises = [.patch("P1")] }, { $0.patches = ["P1"] }),
        ("a patch that is not", .needsReview, { $0.premises = [.patch("P1")] }, { _ in }),
        ("expires today", .applies, { $0.expires = try day("2026-01-10") }, { _ in }),
        ("expired yesterday", .needsReview, { $0.expires = try day("2026-01-09") }, { _ in }),
        ("review due today", .applies, { $0.reviewBy = try day("2026-01-10") }, { _ in }),
        ("review was due", .needsReview, { $0.reviewBy = try day("2026-01-09") }, { _ in }),
        ("without a date", .needsReview, { $0.decidedAt = nil }, { _ in }),
        ("not affected without a reason", .doesNotCount, { $0.justification = nil }, { _ in }),
        (
            "not affected with words", .applies,
            {
                $0.justification = nil
                $0.statement = LocalizedText(same: "not called")
            }, { _ in }
        ),
        (
            "not affected with empty words", .doesNotCount,
            {
                $0.justification = nil
                $0.statement = LocalizedText(same: "")
            }, { _ in }
        ),
        (
            "affected without a reason", .applies,
            {
                $0.justification = nil
                $0.status = .affected
            }, { _ in }
        ),
        ("no component", .doesNotCount, { $0.component = ComponentSelector() }, { _ in }),
    ]

    @Test("A decision holds for its component, vulnerability and release, while its premises do")
    func rules() throws {
        for row in Self.matching + Self.scopes + Self.premises {
            let decision = try Self.decision(row.decision)
            let answer = DecisionRule.evaluate(decision, for: try Self.subject(row.subject))
            #expect(answer.outcome == row.outcome, "\(row.name): \(answer.reasons)")
            let words = answer.explanation
            #expect(!answer.reasons.isEmpty && answer.reasons.allSatisfy { !$0.words.ja.isEmpty })
            #expect(words.ja.contains("D-1") && words.en.contains("D-1") && words.ja != words.en)
            #expect((answer.status != nil) == (row.outcome == .applies), "\(row.name)")
        }
    }

    @Test("Contradicting decisions are findings, the stricter counts; one that is replaced does not")
    func verdicts() throws {
        let one = try Self.decision()
        let other = try Self.decision {
            $0.id = "D-2"
            $0.status = .affected
        }
        let both = DecisionRule.verdict([one, other], for: try Self.subject())
        #expect(both.status == .affected)
        #expect(both.findings.map(\.code) == ["decisions-contradict", "decisions-contradict"])
        let same = DecisionRule.verdict([one, one], for: try Self.subject())
        #expect(same.status == .notAffected && same.findings.isEmpty)
        let later = try Self.decision {
            $0.id = "D-2"
            $0.status = .affected
            $0.replaces = ["D-1"]
        }
        let replaced = DecisionRule.verdict([one, later], for: try Self.subject())
        #expect(replaced.status == .affected && replaced.findings.isEmpty)
        let elsewhere = try Self.decision {
            $0.id = "D-2"
            $0.scope = .releases(["1.0"])
            $0.replaces = ["D-1"]
        }
        #expect(DecisionRule.verdict([one, elsewhere], for: try Self.subject()).status == .notAffected)
        let bare = try Self.decision { $0.justification = nil }
        let none = DecisionRule.verdict([bare], for: try Self.subject())
        #expect(none.status == nil && none.findings.map(\.code) == ["decision-does-not-count"])
        let old = try Self.decision { $0.expires = try Self.day("2025-12-31") }
        let review = DecisionRule.verdict([old], for: try Self.subject())
        #expect(review.status == nil && review.needsReview)
    }
}
