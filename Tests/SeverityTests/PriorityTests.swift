import Kernel
import Severity
import Testing

/// Harm first, then exploitation, then the score; what is not known is never the lightest.
struct PriorityTests {
    static let day = Day(year: 2025, month: 8, day: 25)

    static func facts(
        _ harm: LinkedHarm, kev: Bool? = false, _ exploitation: Exploitation? = Exploitation.none,
        epss: String? = "0.001",
        score tenths: Int? = 50
    ) throws -> PriorityFacts {
        let day = try #require(day)
        let standing: KnownExploited.Standing =
            switch kev {
            case true?: .listed(try KnownExploited(dateAdded: day, ransomware: true))
            case false?: .notListed(on: day)
            case nil: .unknown
            }
        return PriorityFacts(
            harm: harm, known: standing, exploitation: exploitation,
            prediction: try epss.map { ExploitPrediction(probability: try Share($0), day: day) },
            score: tenths.map(Score.init(tenths:)))
    }

    @Test("Levels follow harm, exploitation and score")
    func levels() throws {
        let rule = PriorityRule()
        let grave = LinkedHarm.people(.catastrophic)
        let rows: [(PriorityFacts, Priority.Level, Priority.Threat)] = [
            (try Self.facts(grave, kev: true), .immediate, .known),
            (try Self.facts(grave, .publicPoC), .immediate, .publicCode),
            (try Self.facts(grave, epss: "0.1"), .immediate, .predicted),
            (try Self.facts(grave), .prompt, .unlikely),
            (try Self.facts(grave, score: 39), .planned, .unlikely),
            (try Self.facts(grave, kev: nil, nil, epss: nil, score: 10), .prompt, .unknown),
            (try Self.facts(.people(.serious), .active), .immediate, .active),
            (try Self.facts(.people(.serious), .publicPoC), .prompt, .publicCode),
            (try Self.facts(.people(.serious)), .planned, .unlikely),
            (try Self.facts(.people(.serious), score: 90), .prompt, .unlikely),
            (try Self.facts(.unknown, kev: true), .immediate, .known),
            (try Self.facts(.unknown, kev: nil), .prompt, .unknown),
            (try Self.facts(.unknown), .planned, .unlikely),
            (try Self.facts(.people(.minor), kev: true), .prompt, .known),
            (try Self.facts(.people(.minor), score: 20), .watched, .unlikely),
            (try Self.facts(.people(.minor), score: nil), .planned, .unlikely),
            (try Self.facts(.harm(.privacy, .critical), .active), .prompt, .active),
            (try Self.facts(.harm(.property, .minor)), .watched, .unlikely),
            (try Self.facts(.none, kev: true), .planned, .known),
            (try Self.facts(.none), .watched, .unlikely),
        ]
        for (facts, level, threat) in rows {
            let priority = rule.evaluate(facts)
            #expect(priority.level == level, "\(facts)")
            #expect(priority.threat == threat, "\(facts)")
            #expect(priority.premises.count == 3)
            #expect(priority.explanation.ja.hasPrefix("\(level.name.ja)："))
            #expect(priority.explanation.en.hasSuffix("."))
        }
    }

    @Test("Graver never comes later: in harm, exploitation or score, all else alike")
    func monotonous() throws {
        let rule = PriorityRule()
        let harms: [LinkedHarm] = [
            .people(.catastrophic), .harm(.patient, .critical), .harm(.user, .serious), .unknown,
            .people(.minor),
            .people(.negligible), .harm(.privacy, .catastrophic), .harm(.privacy, .critical),
            .harm(.property, .serious), .harm(.environment, .minor), .harm(.privacy, .negligible), .none,
        ]
        #expect(harms.map(\.rank) == harms.map(\.rank).sorted())
        #expect(harms.map(\.rank) == Array(0...11))
        let threats: [(Bool?, Exploitation?, String?)] = [
            (true, nil, nil), (nil, .active, nil), (false, .publicPoC, "0.9"),
            (false, Exploitation.none, "0.1"),
            (nil, nil, "0.01"), (false, Exploitation.none, "0.01"),
        ]
        let scores: [Int?] = [100, 90, nil, 69, 40, 39, 0]
        var keys: [[[Priority.SortKey]]] = []
        for harm in harms {
            keys.append(
                try threats.map { kev, exploitation, epss in
                    try scores.map {
                        rule.evaluate(try Self.facts(harm, kev: kev, exploitation, epss: epss, score: $0))
                            .sortKey
                    }
                })
        }
        for h in harms.indices {
            for t in threats.indices {
                for s in scores.indices {
                    if h > 0, harms[h - 1] != .people(.negligible) {
                        #expect(keys[h - 1][t][s] < keys[h][t][s])
                    }
                    if t > 0 { #expect(keys[h][t - 1][s] < keys[h][t][s]) }
                    if s > 0 { #expect(keys[h][t][s - 1] < keys[h][t][s]) }
                }
            }
        }
    }

    @Test("Nothing known is named thing by thing, and is not the lightest")
    func unknown() {
        let priority = PriorityRule().evaluate(PriorityFacts())
        #expect(priority.level == .prompt && priority.threat == .unknown)
        #expect(priority.unknowns.count == 5)
        #expect(priority.explanation.ja.contains("中等度の危害のすぐ下とみなす"))
        #expect(priority.explanation.ja.contains("分からないこと：つながる危害"))
    }

    @Test("Each premise is named with its figures")
    func premises() throws {
        let known = PriorityRule().evaluate(try Self.facts(.harm(.patient, .critical), kev: true, score: 98))
        #expect(known.explanation.ja.contains("患者への重篤な危害"))
        #expect(known.explanation.ja.contains("2025年8月25日から載っている（ランサムウェアに使われた）"))
        #expect(known.explanation.ja.contains("CVSS 3.1 は 9.8（緊急）"))
        #expect(known.explanation.en.contains("critical harm to patients"))
        let predicted = PriorityRule().evaluate(try Self.facts(.none, epss: "0.94358"))
        #expect(predicted.explanation.ja.contains("30 日以内に悪用される確率を 94.4%"))
        let strict = PriorityRule(predictedFrom: try Share("0.95")).evaluate(
            try Self.facts(.none, epss: "0.94358"))
        #expect(strict.threat == .unlikely)
        #expect(LinkedHarm.harm(.user, .negligible).words.ja == "使用者への無視できる危害")
    }

    @Test("Probabilities are read exactly, and what is none is refused")
    func shares() throws {
        let rows = [
            ("0.00043", 430, "0.00043"), ("1", 1_000_000, "1"), ("1.00000", 1_000_000, "1"), ("0", 0, "0"),
            ("0.943580000", 943_580, "0.94358"), ("4.3e-05", 43, "0.000043"), ("9E-05", 90, "0.00009"),
            ("0.0000005", 1, "0.000001"), ("0.00000049", 0, "0"), ("1e-7", 0, "0"),
            ("0.9999999", 1_000_000, "1"),
        ]
        for (text, millionths, written) in rows {
            let share = try Share(text)
            #expect(share.millionths == millionths, "\(text)")
            #expect(share.description == written, "\(text)")
        }
        for text in [
            "", ".5", "1.1", "-0.1", "abc", "0.5.5", "1e5", "0x1", "5.", "NaN", "99999999999999999999",
        ] {
            #expect(throws: SeverityRefusal.self, "\(text)") { try Share(text) }
        }
        #expect(Share(millionths: 1_000_001) == nil && Share(millionths: -1) == nil)
    }

    @Test("An entry of the catalogue that is due before it was added is refused")
    func knownExploited() throws {
        let day = try #require(Self.day)
        let before = try #require(day.adding(days: -1))
        let refusal = try #require(throws: SeverityRefusal.self) {
            try KnownExploited(dateAdded: day, dueDate: before)
        }
        #expect(refusal.code == .dueBeforeAdded)
        #expect(try KnownExploited(dateAdded: day, dueDate: day).ransomware == nil)
    }
}
