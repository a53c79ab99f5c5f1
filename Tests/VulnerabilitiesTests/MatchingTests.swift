import BillOfMaterials
import Kernel
import Testing
import VersionOrdering
import Vulnerabilities

/// Each rule decides by what it names: every case has a twin in which one thing is another.
struct MatchingTests {
    /// Advisories and a component, and what is concluded of CVE-1; `none` where nothing is said of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let expected: String
        let advisories: [Advisory]
        let component: Component
        var others: [Component] = []
        var systems: Set<String> = []
        var explains = false

        var testDescription: String { name }
    }

    @Test("What decides flips the verdict", arguments: conditions + attributes + spans + sources)
    func decides(_ one: Case) {
        let subjects = ([one.component] + one.others).map { MatchSubject($0) }
        let rule = MatchRule(
            MatchingIndex(advisories: one.advisories),
            inventory: Inventory(subjects, systems: one.systems), explains: one.explains)
        let matches = rule.matches(of: subjects[0], at: 0).filter { $0.vulnerability == "CVE-1" }
        #expect(matches.count < 2)
        #expect(matches.first.map { Self.text($0.verdict) } ?? "none" == one.expected)
        if let match = matches.first { #expect(!match.evidence.isEmpty) }
    }

    private static func text(_ verdict: Match.Verdict) -> String {
        switch verdict {
        case .affected: "affected"
        case .possible(let doubt): "possible \(doubt.rawValue)"
        case .notAffected(let ground): "not \(ground.rawValue)"
        }
    }

    @Test("Sources that contradict are told as such, and the one that says affected is believed")
    func contested() throws {
        let says = Self.nvd([Self.cpe("a:v:p", .affected, Self.below2)])
        var denies = Self.nvd([Self.cpe("a:v:p", .notAffected, .all)])
        denies.source = "csaf"
        let subject = MatchSubject(Self.component("cpe:2.3:a:v:p:1.0:*:*:*:*:*:*:*"))
        for (advisories, isContested) in [([says, denies], true), ([says], false)] {
            let index = MatchingIndex(advisories: advisories)
            let rule = MatchRule(index, inventory: Inventory([subject]))
            let match = try #require(rule.matches(of: subject, at: 0).first)
            #expect(match.verdict == .affected && match.isContested == isContested)
            #expect(match.evidence.count == advisories.count && match.confidence == .high)
        }
    }

    // MARK: Made by hand

    private static let below2 = VersionSpan.from(nil, before: "2.0")

    private static func cpe(
        _ product: String, _ status: ProductStatement.Status, _ span: VersionSpan,
        tail: String = "*:*:*:*:*:*:*",
        isDefault: Bool = false
    ) -> ProductStatement {
        ProductStatement(.cpe("cpe:2.3:\(product):*:\(tail)"), status, span, isDefault: isDefault)
    }

    private static func nvd(
        _ statements: [ProductStatement], _ conditions: [ApplicabilityCondition] = [], source: String = "nvd",
        id: String = "CVE-1", state: Advisory.State = .published
    ) -> Advisory {
        var advisory = Advisory(source: source, id: id, origin: Origin(file: "f"))
        advisory.statements = statements
        advisory.conditions = conditions
        advisory.state = state
        if id != "CVE-1" { advisory.aliases = ["CVE-1"] }
        return advisory
    }

    private static func component(_ cpe: String) -> Component {
        Component(name: "part", version: nil, cpe: try? CPEName(cpe))
    }

    private static func deb(_ version: String) -> Component {
        Component(
            name: "p", version: version,
            packageURL: PackageURL("pkg:deb/debian/p@\(version)?distro=debian-12"))
    }

    private static let product = component("cpe:2.3:a:v:p:1.0:*:*:*:*:*:*:*")
    private static let windows = component("cpe:2.3:o:microsoft:windows_10:10.0:*:*:*:*:*:*:*")

    private static func onWindows(_ condition: ApplicabilityCondition) -> [Advisory] {
        [nvd([cpe("a:v:p", .affected, below2), cpe("o:microsoft:windows_10", .platform, .all)], [condition])]
    }

    static var conditions: [Case] {
        let both = onWindows(.all([.statement(0), .statement(1)]))
        let not = onWindows(.all([.statement(0), .not(.statement(1))]))
        let debian = component("cpe:2.3:o:debian:debian_linux:12:*:*:*:*:*:*:*")
        let kernel = component("cpe:2.3:o:linux:linux_kernel:6.1.192:*:*:*:*:*:*:*")
        let nic = component("cpe:2.3:o:acme:nic_firmware:1:*:*:*:*:*:*:*")
        func running(on platform: String) -> [Advisory] {
            [
                nvd(
                    [cpe("a:v:p", .affected, below2), cpe(platform, .platform, .all)],
                    [.all([.statement(0), .statement(1)])])
            ]
        }
        let linux = running(on: "o:linux:linux_kernel")
        let device = [
            nvd(
                [cpe("o:acme:pump_firmware", .affected, below2), cpe("h:acme:pump", .platform, .all)],
                [.all([.statement(0), .statement(1)])])
        ]
        let other = running(on: "h:other:box")
        let firmware = component("cpe:2.3:o:acme:pump_firmware:1.0:*:*:*:*:*:*:*")
        return [
            Case(
                name: "platform is there", expected: "affected", advisories: both, component: product,
                others: [windows]),
            Case(
                name: "platform is another", expected: "not platform-absent", advisories: both,
                component: product, others: [debian]),
            Case(
                name: "a kernel is no Windows", expected: "not platform-absent", advisories: both,
                component: product, others: [kernel]),
            Case(
                name: "a kernel does not tell the distribution", expected: "possible platform-unstated",
                advisories: running(on: "o:redhat:enterprise_linux"), component: product, others: [kernel]),
            Case(
                name: "platform is not told", expected: "possible platform-unstated", advisories: both,
                component: product),
            Case(
                name: "a card's firmware is no platform", expected: "possible platform-unstated",
                advisories: both, component: product, others: [nic]),
            Case(
                name: "distribution of packages is another platform", expected: "not platform-absent",
                advisories: both, component: product, systems: ["debian"]),
            Case(
                name: "distribution runs on Linux", expected: "affected", advisories: linux,
                component: product, systems: ["debian"]),
            Case(
                name: "Windows is no Linux", expected: "not platform-absent", advisories: linux,
                component: product, others: [windows]),
            Case(
                name: "negated platform is there", expected: "not platform-absent", advisories: not,
                component: product, others: [windows]),
            Case(
                name: "negated platform is absent", expected: "affected", advisories: not,
                component: product, others: [debian]),
            Case(
                name: "negated platform is not told", expected: "possible platform-unstated",
                advisories: not, component: product),
            Case(
                name: "firmware implies its device", expected: "affected", advisories: device,
                component: firmware),
            Case(
                name: "device of others is not told", expected: "possible platform-unstated",
                advisories: other, component: product),
        ]
    }

    static var attributes: [Case] {
        let update = [nvd([cpe("a:v:p", .affected, .exactly("1.0"), tail: "sp1:*:*:*:*:*:*")])]
        let none = [nvd([cpe("a:v:p", .affected, .exactly("1.0"), tail: "-:*:*:*:*:*:*")])]
        let target = [nvd([cpe("a:v:p", .affected, below2, tail: "*:*:*:*:wordpress:*:*")])]
        let python = [nvd([cpe("a:v:p", .affected, below2, tail: "*:*:*:*:python:*:*")])]
        func part(_ tail: String) -> Component { component("cpe:2.3:a:v:p:1.0:\(tail)") }
        func package(_ type: String) -> Component {
            Component(name: "p", version: "1.0", packageURL: PackageURL("pkg:\(type)@1.0"))
        }
        return [
            Case(
                name: "update agrees", expected: "affected", advisories: update,
                component: part("sp1:*:*:*:*:*:*")),
            Case(
                name: "update differs", expected: "not attributes-differ", advisories: update,
                component: part("sp2:*:*:*:*:*:*")),
            Case(
                name: "update is not told", expected: "possible attributes-unstated", advisories: update,
                component: part("*:*:*:*:*:*:*")),
            Case(
                name: "no update, none told", expected: "affected", advisories: none,
                component: part("*:*:*:*:*:*:*")),
            Case(
                name: "no update, one told", expected: "not attributes-differ", advisories: none,
                component: part("sp1:*:*:*:*:*:*")),
            Case(
                name: "target agrees", expected: "affected", advisories: target,
                component: part("*:*:*:*:wordpress:*:*")),
            Case(
                name: "target differs", expected: "not attributes-differ", advisories: target,
                component: part("*:*:*:*:drupal:*:*")),
            Case(
                name: "a package runs in its language", expected: "possible name-only", advisories: python,
                component: package("pypi/p")),
            Case(
                name: "a package of another language", expected: "not attributes-differ", advisories: python,
                component: package("npm/p")),
            Case(
                name: "a library is no plug-in", expected: "not attributes-differ", advisories: target,
                component: package("pypi/p")),
            Case(
                name: "a package of PHP may be a plug-in", expected: "possible name-only",
                advisories: target, component: package("composer/v/p")),
            Case(
                name: "target is not told", expected: "possible attributes-unstated", advisories: target,
                component: part("*:*:*:*:*:*:*")),
        ]
    }

    static var spans: [Case] {
        func one(
            _ name: String, _ expected: String, _ statements: [ProductStatement], explains: Bool = false,
            version: String = "1.0"
        ) -> Case {
            Case(
                name: name, expected: expected, advisories: [nvd(statements)],
                component: component("cpe:2.3:a:v:p:\(version):*:*:*:*:*:*:*"), explains: explains)
        }
        func all(_ status: ProductStatement.Status) -> ProductStatement {
            cpe("a:v:p", status, .all, isDefault: true)
        }
        func own(_ status: ProductStatement.Status, _ span: VersionSpan) -> ProductStatement {
            cpe("a:v:p", status, span)
        }
        return [
            one("exact, the same", "affected", [own(.affected, .exactly("1.0"))]),
            one("exact, another", "none", [own(.affected, .exactly("1.0.1"))]),
            one("exact, a word", "none", [own(.affected, .exactly("preview_release"))]),
            one(
                "exact, of a component with a word", "possible version-unreadable",
                [own(.affected, .exactly("1.0"))], version: "preview_release"),
            one("exact, no version told", "possible version-unreadable", [own(.affected, .exactly("_nil_"))]),
            one("range, inside", "affected", [own(.affected, below2)]),
            one("range, outside", "none", [own(.affected, below2)], version: "2.0"),
            one(
                "range, outside, told", "not outside-range", [own(.affected, below2)], explains: true,
                version: "2.0"),
            one("unstated", "possible versions-unstated", [own(.affected, .unstated)]),
            one("no version", "possible no-version", [own(.affected, below2)], version: "*"),
            one("unreadable", "possible version-unreadable", [own(.affected, below2)], version: "x"),
            one("default affected", "affected", [all(.affected), own(.notAffected, .exactly("1.1"))]),
            one(
                "default affected, excepted", "not stated-by-source",
                [all(.affected), own(.notAffected, below2)]),
            one(
                "default affected, exception not told", "possible versions-unstated",
                [all(.affected), own(.notAffected, .unstated)]),
            one(
                "default unaffected", "not stated-by-source",
                [all(.notAffected), own(.affected, .exactly("3"))]),
            one("default unaffected, excepted", "affected", [all(.notAffected), own(.affected, below2)]),
            one(
                "default unaffected, exception not told", "possible versions-unstated",
                [all(.notAffected), own(.affected, .unstated)]),
            one(
                "default unaffected, exception unreadable", "possible version-unreadable",
                [all(.notAffected), own(.affected, below2)], version: "x"),
            one("under investigation", "possible under-investigation", [own(.underInvestigation, .all)]),
            one("fixed", "not stated-by-source", [own(.fixed, .all)]),
        ]
    }

    static var sources: [Case] {
        let upstream = nvd([cpe("a:v:p", .affected, below2)])
        let itself = nvd([cpe("a:p_project:p", .affected, below2)])
        let stranger = nvd([cpe("a:w:p", .affected, below2)])
        func debian(_ fixed: String?, since: String = "0") -> Advisory {
            nvd(
                [
                    ProductStatement(
                        .package(ecosystem: "Debian:12", name: "p"), .affected, .from(since, before: fixed),
                        scheme: .debian)
                ], source: "osv", id: "DEBIAN-CVE-1")
        }
        let kev = nvd(
            [ProductStatement(.named(vendor: "v", product: "p"), .affected, .unstated, basis: .productOnly)],
            source: "kev")
        var patched = product
        var patch = Patch(kind: "backport")
        var issue = ResolvedIssue(kind: "security")
        issue.id = "CVE-1"
        patch.resolves = [issue]
        patched.pedigree = Pedigree()
        patched.pedigree?.patches = [patch]
        var otherwise = patched
        otherwise.pedigree?.patches[0].resolves[0].id = "CVE-2"
        let newer = component("cpe:2.3:a:v:p:2.0:*:*:*:*:*:*:*")
        let plain = Component(name: "p", version: "1.0")
        func one(_ name: String, _ expected: String, _ advisories: [Advisory], _ component: Component) -> Case
        {
            Case(name: name, expected: expected, advisories: advisories, component: component)
        }
        return [
            one(
                "fixed by the distribution beats upstream", "not fixed-by-distribution",
                [upstream, debian("1.0-3")], deb("1.0-3+deb12u1")),
            one("not fixed by the distribution", "affected", [upstream, debian("1.0-4")], deb("1.0-3")),
            one(
                "older than the fault", "none", [debian("1.0-9", since: "1.0-5")], deb("1.0-3")),
            one("never fixed by the distribution", "affected", [debian(nil)], deb("1.0-3")),
            one(
                "upstream of a distribution only may be", "possible name-only", [upstream], deb("1.0-3")),
            one(
                "upstream CPE of a distribution only may be", "possible upstream-of-distribution", [upstream],
                Component(
                    name: "p", version: "1.0-3", packageURL: deb("1.0-3").packageURL,
                    cpe: try? CPEName("cpe:2.3:a:v:p:1.0:*:*:*:*:*:*:*"))),
            one(
                "rejected", "not rejected",
                [nvd([], state: .rejected), nvd([cpe("a:v:p", .affected, below2)], source: "cve")], product),
            one(
                "published", "affected", [nvd([]), nvd([cpe("a:v:p", .affected, below2)], source: "cve")],
                product),
            one(
                "withdrawn", "not withdrawn", [nvd([cpe("a:v:p", .affected, below2)], state: .withdrawn)],
                product),
            one(
                "withdrawn here, asserted there", "affected",
                [nvd([cpe("a:v:p", .affected, below2)], id: "GHSA-1", state: .withdrawn), upstream], product),
            one("patched", "not patched-by-pedigree", [upstream], patched),
            one("patched against another", "affected", [upstream], otherwise),
            one("only the name agrees", "possible name-only", [upstream], plain),
            one("the project itself is the vendor", "possible name-only", [itself], product),
            one("another maker's product of the name", "none", [stranger], product),
            one("another name", "none", [upstream], Component(name: "q", version: "1.0")),
            one("product only, ruled out by a range", "none", [kev, upstream], newer),
            one("product only, within the range", "affected", [kev, upstream], product),
            one("product only, and nothing else", "possible versions-unstated", [kev], newer),
        ]
    }
}
