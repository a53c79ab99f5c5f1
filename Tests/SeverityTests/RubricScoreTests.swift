import Kernel
import Severity
import Testing

/// The rubric's answers over a published vector: what is answered changes the score, what is not stays told.
@Suite struct RubricScoreTests {
    static let published = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"

    /// Answers, the published vector, the vector that follows, its score, and how much is left unanswered.
    @Test(
        arguments: [
            ([:], published, published, "7.5", 11),
            (["EAV": "device", "EAC": "yes"], published, published + "/MAV:L/MAC:H", "5.1", 9),
            (
                ["EAV": "network", "EAC": "no", "EA": "serious"], published, published + "/MAV:N/MAC:L/MA:H",
                "7.5", 8
            ),
            (["EPR": "unknown"], published, published, "7.5", 10),
            (["EAR": "unknown"], published, published + "/AR:H", "9.3", 10),
            (
                ["EAV": "touch"], "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H",
                published + "/MAV:P", "4.6", 10
            ),
            (["XACL": "no"], published, published.replacing("AC:L", with: "AC:H"), "5.9", 11),
        ] as [([String: String], String, String, String, Int)])
    func answersOverAPublishedVector(
        answers: [String: String], base: String, vector: String, score: String, unanswered: Int
    ) throws {
        let result = try RubricScore(answers, over: try CVSSVector(base))
        #expect(result.vector?.canonical == vector)
        #expect(result.score?.description == score, "\(answers)")
        #expect(result.unanswered.count == unanswered)
        #expect(!result.unanswered.contains { answers[$0.id] != nil })
        #expect(result.undefined == (answers["EPR"] == "unknown" ? ["EPR"] : []))
        #expect(result.assumed == (answers["EAR"] == "unknown" ? ["AR"] : []))
    }

    @Test("Without a base vector of CVSS 3 there is no score, and every open question is told")
    func nothingPublished() throws {
        for base in [nil, try CVSSVector("AV:N/AC:L/Au:N/C:P/I:P/A:P")] {
            let result = try RubricScore(["EAV": "device"], over: base)
            #expect(result.vector == nil && result.score == nil && result.published.isEmpty)
            #expect(result.unanswered.contains { $0.id == "XACL" })
        }
    }

    @Test("A wrong question or answer is refused", arguments: [["EVA": "device"], ["EAV": "moon"]])
    func refused(_ answers: [String: String]) {
        #expect(throws: SeverityRefusal.self) { try RubricScore(answers, over: nil) }
    }

    @Test("The score of the environment counts for the priority, and open answers are told")
    func priority() throws {
        let day = try #require(Day("2026-11-20"))
        func priority(_ tenths: Int, _ isEnvironmental: Bool, _ open: [String]) -> Priority {
            var facts = PriorityFacts(
                harm: .unknown, known: .notListed(on: day), exploitation: Exploitation.none,
                score: Score(tenths: tenths))
            facts.isEnvironmental = isEnvironmental
            facts.published = isEnvironmental ? Score(tenths: 98) : nil
            facts.openQuestions = open
            return PriorityRule().evaluate(facts)
        }
        let (published, here) = (priority(98, false, []), priority(31, true, ["EPR"]))
        #expect(published.level == .prompt && here.level == .planned)
        #expect(here.explanation.ja.contains("使用環境での CVSS 3.1 は 3.1"))
        #expect(here.explanation.ja.contains("公表値 9.8") && here.explanation.ja.contains("EPR"))
        #expect(here.explanation.en.contains("published: 9.8") && here.explanation.en.contains("EPR"))
        #expect(!published.explanation.en.contains("environment"))
    }
}
