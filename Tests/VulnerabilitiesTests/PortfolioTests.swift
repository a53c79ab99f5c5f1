import BillOfMaterials
import Kernel
import Testing
import Vulnerabilities

/// Many bills judged together give what each gives alone.
struct PortfolioTests {
    @Test("Each bill has the findings that it has alone", arguments: MatchingTests.conditions)
    func same(_ one: MatchingTests.Case) {
        let others = [
            "microsoft:windows_10:10.0", "debian:debian_linux:12", "linux:linux_kernel:6.1",
            "acme:nic_firmware:1",
        ].map { Component(name: "part", version: nil, cpe: try? CPEName("cpe:2.3:o:\($0):*:*:*:*:*:*:*")) }
        let subjects = ([one.component] + others).map { MatchSubject($0) }
        let index = MatchingIndex(advisories: one.advisories)
        var portfolio = Portfolio(index, subjects)
        var verdicts: Set<Match.Verdict> = []
        var bills = 0
        for chosen in 0..<(1 << others.count) {
            let bill = [0] + others.indices.filter { chosen & 1 << $0 != 0 }.map { UInt32($0 + 1) }
            for systems in [Set(), Set(["debian"])] {
                let inventory = Inventory(bill.map { subjects[Int($0)] }, systems: systems)
                let rule = MatchRule(index, inventory: inventory)
                let found = portfolio.findings(of: bill, systems: systems)
                #expect(found.count == bill.count)
                for (place, list) in zip(bill, found) {
                    let alone = rule.matches(of: subjects[Int(place)], at: Int(place))
                    let together = portfolio.lists[Int(list)]
                    #expect(together.map(\.verdict) == alone.map(\.verdict))
                    #expect(together.map(\.vulnerability) == alone.map(\.vulnerability))
                    #expect(together.map(\.evidence.count) == alone.map(\.evidence.count))
                    #expect(together.allSatisfy { $0.component == Int(place) })
                    if place == 0 { verdicts.formUnion(alone.map(\.verdict)) }
                }
                bills += 1
            }
        }
        // The component is judged anew where the answer differs, and nowhere else.
        let judgements = portfolio.lists.count { $0.first?.component == 0 }
        #expect(judgements >= verdicts.count && judgements <= 3 && bills == 32)
    }
}
