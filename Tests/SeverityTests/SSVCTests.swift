import Foundation
import Kernel
import Severity
import Testing

/// The trees of SSVC, row by row, and what is left open.
struct SSVCTests {
    static let rows: [[String]] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Tables/ssvc.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "|").map(String.init) }
    }()

    @Test("Every row of the published tables holds")
    func tables() throws {
        var counts: [String: Int] = [:]
        for row in Self.rows {
            counts[row[0], default: 0] += 1
            let place: Comment = "\(row)"
            switch row[0] {
            case "supplier":
                let facts = SupplierFacts(
                    exploitation: try Exploitation(option: row[1]), utility: try Utility(option: row[2]),
                    technicalImpact: try TechnicalImpact(option: row[3]),
                    safety: row[4] == "minimal" ? .negligible : .catastrophic)
                #expect(SSVC.evaluate(facts).decision?.code == row[5], place)
                #expect(SSVC.evaluate(facts).unknown.isEmpty, place)
            case "deployer":
                let facts = DeployerFacts(
                    exploitation: try Exploitation(option: row[1]),
                    exposure: try SystemExposure(option: row[2]),
                    automatable: try Automatable(option: row[3]), safety: try Self.safety(row[4]).0,
                    mission: try Self.safety(row[4]).1)
                #expect(SSVC.evaluate(facts).decision?.code == row[5], place)
            case "human":
                let impact = HumanImpact(
                    try SafetyImpact(option: row[1]), try MissionImpact(option: row[2]))
                #expect(impact.rawValue == row[3], place)
            default:
                let utility = Utility(try Automatable(option: row[1]), try ValueDensity(option: row[2]))
                #expect(utility.rawValue == row[3], place)
            }
        }
        #expect(counts == ["supplier": 36, "deployer": 72, "human": 16, "utility": 4])
    }

    /// A safety and a mission impact that together make a human impact.
    private static func safety(_ impact: String) throws -> (SafetyImpact, MissionImpact) {
        let pairs: [String: (SafetyImpact, MissionImpact)] = [
            "low": (.negligible, .degraded), "medium": (.critical, .degraded),
            "high": (.critical, .supportCrippled), "very high": (.catastrophic, .missionFailure),
        ]
        let pair = try #require(pairs[impact])
        #expect(HumanImpact(pair.0, pair.1).rawValue == impact)
        return pair
    }

    @Test("What is not known widens the range, and is named; it never gives the least urgent alone")
    func ranges() {
        let nothing = SSVC.evaluate(SupplierFacts())
        #expect(nothing.possible == SSVCDecision.allCases)
        #expect(nothing.decision == nil && nothing.mostUrgent == .immediate)
        #expect(nothing.unknown.count == 4)
        #expect(nothing.words.ja == "「見送り」から「直ちに」まで")
        let active = SSVC.evaluate(SupplierFacts(exploitation: .active, safety: .critical))
        #expect(active.decision == .immediate)
        #expect(active.unknown.map(\.en) == ["Utility", "Technical impact"])
        #expect(active.explanation.ja.contains("悪用の状況：現に悪用されている"))
        #expect(active.explanation.ja.contains("分からないもの：攻撃者にとっての使いやすさ、技術的な影響"))
        let deployer = SSVC.evaluate(
            DeployerFacts(exploitation: .publicPoC, exposure: .open, automatable: .yes))
        #expect(deployer.possible == [.scheduled, .outOfCycle])
        #expect(deployer.words.en == "scheduled … out of cycle")
        // Value density is open, but a utility is not laborious once the attack can be automated.
        let automatable = SSVC.evaluate(
            SupplierFacts(
                exploitation: .some(.none), automatable: .yes, technicalImpact: .partial, safety: .negligible)
        )
        #expect(automatable.possible == [.scheduled])
    }

    @Test("Vectors and options as CISA writes them are read")
    func assertions() throws {
        let vector = try SSVCAssertion("SSVCv2/E:P/A:Y/T:T/P:M/B:A/M:M/D:R/2024-03-12T13:26:47Z/")
        #expect(vector.exploitation == .publicPoC && vector.automatable == .yes)
        #expect(vector.technicalImpact == .total && vector.utility == nil)
        #expect(vector.others == ["P:M", "B:A", "M:M", "D:R"])
        #expect(vector.timestamp == "2024-03-12T13:26:47Z")
        let short = try SSVCAssertion("SSVCv2/E:N/A:N/T:P")
        #expect(short.exploitation == Exploitation.none && short.timestamp == nil)
        let options = try SSVCAssertion(options: [
            ("Exploitation", "PoC"), ("Automatable", "NOT_DEFINED"), ("Technical Impact", "Total"),
            ("Mission", "low"),
        ])
        #expect(options.exploitation == .publicPoC && options.automatable == nil)
        #expect(options.technicalImpact == .total && options.others == ["Mission:low"])
    }

    @Test(
        "A vector that cannot be read is refused, with the byte",
        arguments: [
            ("", "severity-empty", 0), ("SSVCv1/E:P", "cvss-unknown-version", 0),
            ("SSVCv2/", "severity-empty", 7),
            ("SSVCv2/E:Q", "severity-unknown-value", 7), ("SSVCv2/E:P/E:A", "severity-duplicate-metric", 11),
            ("SSVCv2/E:P/A", "severity-malformed-part", 11),
            ("SSVCv2/E:P//A:Y", "severity-malformed-part", 11),
        ])
    func refusals(_ text: String, _ code: String, _ offset: Int) throws {
        let refusal = try #require(throws: SeverityRefusal.self) { try SSVCAssertion(text) }
        #expect(refusal.code.rawValue == code && refusal.offset == offset)
        #expect(throws: SeverityRefusal.self) { try SSVCAssertion(options: [("Exploitation", "maybe")]) }
    }
}
