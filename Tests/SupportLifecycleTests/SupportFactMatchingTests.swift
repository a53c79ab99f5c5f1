import BillOfMaterials
import Kernel
import SupportLifecycle
import Testing

/// Which fact counts for a part, and why none does.
struct SupportFactMatchingTests {
    static let day = Day("2026-11-22")!

    static func file(
        _ id: String, _ kind: SupportSource.Kind, _ cycles: [SupportCycle],
        cpe: String = "cpe:2.3:a:acme:box",
        purl: String = "pkg:generic/box", readOn: String = "2026-08-22", appliesTo: [String] = []
    ) -> SupportFactFile {
        SupportFactFile(
            source: SupportSource(
                id: ID(id), name: LocalizedText(same: id), kind: kind, readOn: Day(readOn),
                appliesTo: appliesTo, origin: Origin(file: "facts/support/\(id).yaml")),
            products: [
                SupportProduct(
                    id: "box", name: LocalizedText(same: "Box"),
                    packageURLs: [PackageURL(purl)].compactMap { $0 },
                    cpes: [try? CPEName(completing: cpe)].compactMap { $0 }, repologyNames: ["boxlib"],
                    cycles: cycles, origin: Origin(file: "\(id).yaml"))
            ])
    }

    static func cycle(_ name: String, _ phases: SupportPhases, aliases: [String] = []) -> SupportCycle {
        SupportCycle(name: name, aliases: aliases, phases: phases, origin: Origin(file: "x.yaml"))
    }

    static func on(_ day: String) -> SupportEnd { Day(day).map { .on($0) } ?? .unknown }

    static func finding(
        _ files: [SupportFactFile], _ identifier: String, release: String? = nil, names: [String] = [],
        byHand: Bool = false
    ) -> SupportFinding {
        SupportFactMatching(SupportFactIndex(files), device: "pump").finding(
            for: SupportFactMatching.Subject(
                packageURL: PackageURL(identifier), cpe: try? CPEName(identifier), version: nil, names: names,
                isIdentifiedByHand: byHand), release: release)
    }

    static let list = file("list", .publicList, [cycle("2", SupportPhases(securityEnd: on("2026-01-31")))])
    static let vendor = file(
        "vendor", .vendorStatement, [cycle("2", SupportPhases(securityEnd: on("2027-01-31")))],
        readOn: "2025-01-01")
    static let contract = file(
        "contract", .contract,
        [
            cycle(
                "2", SupportPhases(securityEnd: on("2026-01-31"), extendedEnd: on("2030-01-31")))
        ], readOn: "2024-01-01", appliesTo: ["pump/2.6"])

    @Test("A contract goes before a vendor's statement, and that before a public list, whatever their days")
    func precedence() {
        let all = [Self.list, Self.contract, Self.vendor]
        let inContract = Self.finding(all, "pkg:generic/box@2.4", release: "2.6").match
        #expect(inContract?.fact.source.kind == .contract && inContract?.fact.end == Self.on("2030-01-31"))
        let outside = Self.finding(all, "pkg:generic/box@2.4", release: "1.9").match
        #expect(outside?.fact.source.kind == .vendorStatement, "the contract is for another release")
        #expect(Self.finding([Self.list], "pkg:generic/box@2.4").match?.fact.end == Self.on("2026-01-31"))
    }

    @Test("A contract that says nothing of the release does not hide what a list says")
    func silentContract() {
        let silent = Self.file("silent", .contract, [Self.cycle("2", SupportPhases())])
        let other = Self.file("other", .contract, [Self.cycle("9", SupportPhases(securityEnd: .ended))])
        for file in [silent, other] {
            let match = Self.finding([file, Self.list], "pkg:generic/box@2.4").match
            #expect(match?.fact.source.id == "list")
        }
        let alone = Self.finding([silent], "pkg:generic/box@2.4")
        #expect(alone.match == nil && alone.reason == .endNotStated(product: "box", cycle: "2"))
    }

    @Test("Extended support of a list counts only where everyone may have it")
    func extended() {
        for (access, end) in [
            (nil, "2026-01-31"), (SupportPhases.Access.contract, "2026-01-31"), (.everyone, "2028-01-31"),
        ] {
            let phases = SupportPhases(
                securityEnd: Self.on("2026-01-31"), extendedEnd: Self.on("2028-01-31"), extendedAccess: access
            )
            #expect(phases.end(assertedBy: .publicList) == Self.on(end))
            #expect(phases.end(assertedBy: .contract) == Self.on("2028-01-31"))
        }
        #expect(SupportPhases(activeEnd: .notAnnounced).end(assertedBy: .contract) == .unknown)
    }

    @Test("Ended, not announced and unknown never become one another")
    func fourEnds() {
        let ends: [(SupportEnd, ComponentSupport.Standing)] = [
            (.ended, .ended), (.notAnnounced, .open), (.unknown, .unknown),
            (Self.on("2026-11-22"), .supported),
            (Self.on("2026-11-21"), .ended), (Self.on("2030-01-01"), .supported),
        ]
        for (end, standing) in ends { #expect(ComponentSupport.Standing(end, on: Self.day) == standing) }
        #expect(Set(ends.map(\.0.word)).count == 6)
    }

    @Test("A name in Repology alone is a candidate and never taken")
    func candidate() {
        let finding = Self.finding([Self.list], "pkg:generic/boxlib@2.4")
        #expect(finding.match == nil && finding.reason == .productNotInFacts)
        #expect(finding.candidates.map(\.confidence) == [.candidate])
        #expect(finding.candidates.first?.fact.cycle.name == "2")
    }

    @Test("An identifier that a person gave makes a match derived")
    func byHand() {
        #expect(Self.finding([Self.list], "pkg:generic/box@2").match?.confidence == .exact)
        #expect(Self.finding([Self.list], "pkg:generic/box@2", byHand: true).match?.confidence == .derived)
    }

    @Test("Another part of a CPE name is derived; another vendor or a longer product is another product")
    func cpe() {
        #expect(Self.finding([Self.list], "cpe:2.3:a:acme:box:2.1:*:*:*:*:*:*:*").match?.confidence == .exact)
        #expect(
            Self.finding([Self.list], "cpe:2.3:o:acme:box:2.1:*:*:*:*:*:*:*").match?.confidence == .derived)
        for other in ["a:evil:box:2.1", "a:acme:box_office:2.1", "a:acme:boxes:2.1", "a:acme:bo:2.1"] {
            let finding = Self.finding([Self.list], "cpe:2.3:\(other):*:*:*:*:*:*:*")
            #expect(finding.match == nil && finding.reason == .productNotInFacts, "\(other)")
        }
    }

    @Test("A distribution's package follows the operating system of its bill when it names no release itself")
    func operatingSystem() throws {
        let debian = Self.file(
            "list", .publicList,
            [
                Self.cycle("12", SupportPhases(securityEnd: Self.on("2026-07-11")), aliases: ["Bookworm"]),
                Self.cycle("13", SupportPhases(securityEnd: Self.on("2028-08-09"))),
            ], cpe: "cpe:2.3:o:debian:debian_linux", purl: "pkg:deb/debian/nginx")
        let matching = SupportFactMatching(SupportFactIndex([debian]), device: "pump")
        let package = Component(
            name: "nginx", version: "1:13.22.1-9", packageURL: PackageURL("pkg:deb/debian/nginx@1:13.22.1-9"))
        let system = Component(name: "debian", version: "12", kind: "operating-system")
        let newer = Component(name: "debian", version: "13", kind: "operating-system")
        func finding(_ components: [Component]) throws -> SupportFinding {
            let bill = Bill(format: "CycloneDX 1.6", components: components)
            let index = try #require(bill.everyComponent.firstIndex { $0.name == "nginx" })
            return matching.findings(for: bill, release: "1")[index]
        }
        let found = try finding([package, system])
        #expect(found.match?.way == .distribution && found.match?.fact.cycle.name == "12")
        #expect(found.match?.confidence == .derived)
        let alone = try finding([package])
        #expect(alone.match == nil && alone.reason == .distributionUnknown(namespace: "debian"))
        // The list names the package's purl for the upstream project: a hint, by the upstream version.
        #expect(alone.candidates.map(\.cycleText) == ["13.22.1"])
        #expect(try finding([package, system, newer]).reason == .distributionUnknown(namespace: "debian"))
        let wrong = Component(name: "ubuntu", version: "22.04", kind: "operating-system")
        #expect(try finding([package, wrong]).match == nil)
    }

    @Test("A vendor's statement on a package itself goes before the distribution")
    func packageStatement() {
        let statement = Self.file(
            "vendor", .vendorStatement, [Self.cycle("1", SupportPhases(securityEnd: Self.on("2031-01-31")))],
            cpe: "cpe:2.3:a:acme:other", purl: "pkg:deb/debian/nginx")
        let finding = Self.finding([statement], "pkg:deb/debian/nginx@1:1.22.1-9?distro=debian-12")
        #expect(finding.match?.fact.end == Self.on("2031-01-31") && finding.match?.cycleText == "1.22.1")
    }
}
