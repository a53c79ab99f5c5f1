import BillOfMaterials
import Kernel
import SupportLifecycle
import Testing

/// The dossier's record goes before the facts, differences are told, and every part is accounted for.
struct ComponentSupportTests {
    private typealias Facts = SupportFactMatchingTests

    private func software(
        _ id: String, end: SupportedSoftware.End, covers: [String] = [], identifier: String? = nil,
        level: String? = nil
    ) -> SupportedSoftware {
        var software = SupportedSoftware(
            id: ID(id), name: LocalizedText(same: id), version: nil, usage: .runtime, supportStart: nil,
            end: end, source: "書面", readOn: Day("2026-08-01"),
            covers: covers.compactMap { try? PackageURL($0, reading: .pattern) }, releases: [], plans: [],
            origin: Origin(file: "support.yaml", line: 3, column: 3))
        software.identifier = identifier
        software.level = level
        software.endOrigin = Origin(file: "support.yaml", line: 9, column: 5)
        return software
    }

    private func end(_ day: String) -> SupportedSoftware.End { Day(day).map { .on($0) } ?? .unknown }

    private func rows(_ components: [Component], _ software: [SupportedSoftware]) -> [ComponentSupport] {
        ComponentSupport.rows(
            of: Bill(format: "CycloneDX 1.6", components: components), release: "1", software: software,
            identities: [], matching: SupportFactMatching(SupportFactIndex([Facts.list]), device: "pump"),
            on: Facts.day)
    }

    private func part(_ name: String) -> Component {
        Component(name: name, version: "2.4", packageURL: PackageURL("pkg:generic/\(name)@2.4"))
    }

    @Test("A record wins over a fact, the most exact one first; without a record the fact stands")
    func recordWins() {
        let wide = software("SW-A", end: end("2028-01-01"), covers: ["pkg:generic/*"])
        let exact = software("SW-B", end: end("2029-01-01"), covers: ["pkg:generic/box"])
        let byRecord = rows([part("box")], [wide, exact])[0]
        if case .record(let record) = byRecord.basis { #expect(record.id == "SW-B") }
        #expect(byRecord.end == .on(Day("2029-01-01")!) && byRecord.standing == .supported)
        #expect(byRecord.finding.match != nil, "what the facts say stays visible")
        let byFact = rows([part("box")], [])[0]
        #expect(byFact.end == .on(Day("2026-01-31")!) && byFact.standing == .ended && byFact.isCovered)
    }

    @Test("The account adds up: records, facts, and each reason of the unknown")
    func account() {
        let unknown = software("SW-U", end: .unknown, covers: ["pkg:generic/mystery"])
        let known = software("SW-K", end: end("2028-01-01"), covers: ["pkg:generic/known"])
        let nameless = Component(name: "nameless", version: "1")
        let rows = rows(
            [part("box"), part("mystery"), part("known"), part("other"), nameless], [unknown, known])
        let account = SupportAccount(rows)
        #expect(account.components == 5 && account.byRecord == 1 && account.byFact == 1)
        #expect(
            account.unknown == ["record-without-end": 1, "product-not-in-facts": 1, "no-identifier": 1])
        #expect(account.count(.unknown) == 3 && account.count(.ended) == 1 && account.count(.supported) == 1)
    }

    private func findings(_ software: SupportedSoftware, _ files: [SupportFactFile] = [Facts.list])
        -> [Finding]
    {
        let matching = SupportFactMatching(SupportFactIndex(files), device: "pump")
        return SupportContradiction.findings(
            SupportContradiction.rows([software], matching: matching), on: Facts.day)
    }

    @Test("Another day in a record than in the facts is told with both days and sources, at its line")
    func contradiction() throws {
        let finding = try #require(
            findings(software("SW", end: end("2027-06-30"), identifier: "pkg:generic/box@2.4")).first)
        #expect(finding.code == "support-end-differs" && finding.severity == .warning)
        #expect(finding.origin.line == 9)
        for text in [finding.message.ja, finding.message.en] {
            #expect(text.contains("2027-06-30") && text.contains("2026-01-31"), "\(text)")
            #expect(text.contains("書面") && text.contains("list") && text.contains("2026-08-22"), "\(text)")
        }
    }

    @Test("The same day, an extended day with that level, and what no fact speaks of are no contradictions")
    func agreement() {
        #expect(findings(software("SW", end: end("2026-01-31"), identifier: "pkg:generic/box@2.4")).isEmpty)
        #expect(findings(software("SW", end: end("2027-06-30"), identifier: "pkg:generic/no@2.4")).isEmpty)
        #expect(findings(software("SW", end: end("2027-06-30"))).isEmpty)
        let extended = Facts.file(
            "list", .publicList,
            [
                Facts.cycle(
                    "2",
                    SupportPhases(
                        securityEnd: Facts.on("2026-01-31"), extendedEnd: Facts.on("2028-01-31")))
            ])
        let day = end("2028-01-31")
        let identifier = "pkg:generic/box@2.4"
        #expect(
            findings(software("SW", end: day, identifier: identifier, level: "extended"), [extended]).isEmpty)
        #expect(
            findings(software("SW", end: day, identifier: identifier, level: "full"), [extended]).count == 1)
        let open = Facts.file(
            "list", .publicList, [Facts.cycle("2", SupportPhases(securityEnd: .notAnnounced))])
        #expect(findings(software("SW", end: day, identifier: identifier), [open]).isEmpty)
        let over = Facts.file("list", .publicList, [Facts.cycle("2", SupportPhases(securityEnd: .ended))])
        #expect(findings(software("SW", end: day, identifier: identifier), [over]).count == 1)
    }

    @Test("A record that knows no end stays unknown, and is told what the facts say")
    func unknownStays() {
        let record = software(
            "SW", end: .unknown, covers: ["pkg:generic/box"], identifier: "pkg:generic/box@2.4")
        let found = findings(record)
        #expect(found.map(\.code) == ["support-end-available"] && found.first?.severity == .note)
        #expect(rows([part("box")], [record])[0].standing == .unknown)
    }

    @Test("A contract for one release of a record that two carry does not speak for the record")
    func contractForOne() {
        var both = software("SW", end: end("2030-01-31"), identifier: "pkg:generic/box@2.4")
        #expect(findings(both, [Facts.list, Facts.contract]).map(\.code) == ["support-end-differs"])
        both = SupportedSoftware(
            id: "SW", name: LocalizedText(same: "SW"), version: nil, usage: .runtime, supportStart: nil,
            end: end("2030-01-31"), source: nil, readOn: nil, covers: [], releases: ["2.6"], plans: [],
            origin: Origin(file: "support.yaml"))
        both.identifier = "pkg:generic/box@2.4"
        #expect(findings(both, [Facts.list, Facts.contract]).isEmpty)
    }

    @Test("What a new reading changed is told by product, cycle and phase")
    func changes() {
        let old = Facts.file(
            "list", .publicList,
            [
                Facts.cycle("1", SupportPhases(securityEnd: .notAnnounced)),
                Facts.cycle("0", SupportPhases()),
            ]
        ).products
        let new = Facts.file(
            "list", .publicList,
            [Facts.cycle("1", SupportPhases(securityEnd: .ended)), Facts.cycle("2", SupportPhases())]
        ).products
        #expect(
            SupportFactChange.between(old, new) == [
                .cycleGone(product: "box", cycle: "0"),
                .endChanged(
                    product: "box", cycle: "1", phase: "security_end", from: .notAnnounced, to: .ended),
                .cycleAdded(product: "box", cycle: "2"),
            ])
        #expect(SupportFactChange.between([], new) == [.productAdded("box")])
        #expect(SupportFactChange.between(new, []) == [.productGone("box")])
        #expect(SupportFactChange.between(new, new).isEmpty)
    }
}
