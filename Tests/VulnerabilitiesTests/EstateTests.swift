import Testing
import Kernel
import VersionOrdering
import Vulnerabilities

/// From a vulnerability to the releases and units that carry what it concerns.
struct EstateTests {
    /// Records held in memory, with the little that the estate asks of an index.
    private struct Records: AdvisoryIndex {
        let advisories: [Advisory]

        private var refs: [AdvisoryRef] {
            advisories.indices.map { AdvisoryRef(segment: 0, record: UInt32($0)) }
        }

        func visit(
            _ key: ProductKey, version: String?, all: Bool, _ body: (Claim, VersionStanding) -> Void
        ) {
            for ref in refs {
                for (place, statement) in statements(ref).enumerated()
                where ProductKey.of(statement.subject) == key {
                    let isInside = statement.span == .all || statement.span == .exactly(version ?? "")
                    let claim = Claim(
                        ref: ref, statement: place, status: statement.status,
                        isConditional: !conditions(ref).isEmpty, hasAttributes: false, isDefault: false,
                        basis: .stated)
                    body(claim, isInside ? .inside : .outside)
                }
            }
        }

        func advisory(_ ref: AdvisoryRef) -> Advisory { advisories[Int(ref.record)] }
        func head(_ ref: AdvisoryRef) -> AdvisoryHead { AdvisoryHead(advisory(ref)) }
        func statements(_ ref: AdvisoryRef) -> [ProductStatement] { advisory(ref).statements }
        func statement(_ claim: Claim) -> ProductStatement { statements(claim.ref)[claim.statement] }
        func conditions(_ ref: AdvisoryRef) -> [ApplicabilityCondition] { advisory(ref).conditions }
        func named(_ id: String) -> [AdvisoryRef] { refs.filter { advisory($0).id == id } }
        func keys(ofProduct product: String) -> [ProductKey] { [] }
        func covers(family: String, release: String) -> Bool { true }
    }

    private static func key(_ name: String) -> ProductKey {
        .package(family: "npm", release: "", name: name)
    }

    private static func part(_ name: String, _ version: String) -> MatchSubject {
        MatchSubject(
            lookUps: [.init(key: key(name), version: version, kind: .package)], version: version)
    }

    private static func record(_ id: String, _ statements: [ProductStatement]) -> Advisory {
        var advisory = Advisory(source: "osv", id: id, origin: Origin(file: "x.json"))
        advisory.statements = statements
        return advisory
    }

    private static func package(_ name: String) -> ProductStatement.Subject {
        .package(ecosystem: "npm", name: name)
    }

    @Test("Only releases with the version that is concerned are found, each with its units")
    func releases() {
        let index = Records(advisories: [
            Self.record("CVE-2099-1", [ProductStatement(Self.package("a"), .affected, .exactly("1"))]),
            Self.record("CVE-2099-2", [ProductStatement(Self.package("a"), .affected, .exactly("2"))]),
        ])
        var estate = Estate()
        estate.add(.init(id: "r1", units: ["u1", "u2"]), [Self.part("a", "1"), Self.part("b", "1")])
        estate.add(.init(id: "r2", units: ["u3"]), [Self.part("a", "2"), Self.part("b", "1")])
        estate.add(.init(id: "r3", units: []), [Self.part("b", "1"), Self.part("a", "1")])
        #expect(estate.distinctComponents == 3)
        #expect(estate.affected(by: "CVE-2099-1", in: index).map(\.id) == ["r1", "r3"])
        #expect(estate.affected(by: "CVE-2099-1", in: index).flatMap(\.units) == ["u1", "u2"])
        #expect(estate.affected(by: "CVE-2099-2", in: index).map(\.id) == ["r2"])
        #expect(estate.affected(by: "CVE-2099-3", in: index).isEmpty)
        #expect(estate.concerns("CVE-2099-1", in: index).map(\.line) == [0, 1])
    }

    @Test("A condition is held against each release's own bill")
    func conditions() {
        var record = Self.record(
            "CVE-2099-1",
            [
                ProductStatement(Self.package("a"), .affected, .exactly("1")),
                ProductStatement(Self.package("b"), .platform, .exactly("1")),
            ])
        record.conditions = [.all([.statement(0), .statement(1)])]
        let index = Records(advisories: [record])
        var estate = Estate()
        estate.add(.init(id: "on b 1", units: []), [Self.part("a", "1"), Self.part("b", "1")])
        estate.add(.init(id: "on b 2", units: []), [Self.part("a", "1"), Self.part("b", "2")])
        #expect(estate.affected(by: "CVE-2099-1", in: index).map(\.id) == ["on b 1"])
        #expect(estate.concerns("CVE-2099-1", in: index).map(\.match.verdict) == [.affected])
    }

    @Test("Ten thousand releases and a million units: one vulnerability at once")
    func many() {
        let index = Records(advisories: [
            Self.record("CVE-2099-1", [ProductStatement(Self.package("p7"), .affected, .exactly("3"))])
        ])
        var estate = Estate()
        for release in 0..<10_000 {
            let parts = (0..<20).map { Self.part("p\($0)", "\((release + $0) % 50)") }
            estate.add(
                .init(id: "r\(release)", units: (0..<100).map { "u\(release)-\($0)" }), parts)
        }
        #expect(estate.distinctComponents == 1000)
        let clock = ContinuousClock()
        var found: [Estate.Release] = []
        let time = clock.measure { found = estate.affected(by: "CVE-2099-1", in: index) }
        #expect(found.count == 200 && found.reduce(0) { $0 + $1.units.count } == 20_000)
        // Without optimisation; the budget of 50 ms is measured on an optimised build.
        print("estate: 10,000 releases, 1,000,000 units: \(time)")
        #expect(time < .milliseconds(1000))
    }
}
