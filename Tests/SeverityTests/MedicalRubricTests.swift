import Kernel
import Severity
import Testing

/// From answers to a vector with reasons, and what an answer that is missing does.
struct MedicalRubricTests {
    /// A pump on a hospital's network whose rate can be changed by anybody on it.
    static let pump = [
        "XAVN": "yes", "XAVT": "yes", "XACL": "yes", "XPRL": "no", "XUI": "no", "XS": "no", "XCP": "yes",
        "XCPM": "no", "XCD": "none", "XCT": "limited", "XCW": "none", "XCS": "none", "XCO": "none",
        "XIP": "none", "XID": "none", "XIT": "serious", "XIW": "none", "XIS": "none", "XIO": "none",
        "XAP": "none", "XAD": "none", "XAT": "serious", "XAW": "limited", "XAS": "none", "XAO": "none",
        "ECR": "low", "EIR": "catastrophic", "EAR": "critical", "EAV": "segment", "EAC": "no", "EPR": "none",
        "EUI": "no", "ES": "no", "EC": "limited", "EI": "serious", "EA": "limited",
    ]

    @Test("All answers give the whole vector, each metric with the answer that decided it")
    func whole() throws {
        let result = try MedicalRubric.evaluate(Self.pump)
        let base = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:H/A:H"
        let environment = "/CR:L/IR:H/AR:H/MAV:A/MAC:L/MPR:N/MUI:N/MS:U/MC:L/MI:H/MA:L"
        #expect(result.vector?.canonical == base + environment)
        #expect(result.vector == result.gravest)
        #expect(result.unanswered.isEmpty && result.open.isEmpty)
        let integrity = try #require(result.decisions.first { $0.metric == "I" })
        #expect(integrity.questions == ["XIT"] && !integrity.isAssumed)
        #expect(integrity.reason.ja.contains("治療を行うためのデータや機能が書き換えられる"))
        #expect(integrity.reason.ja.contains("→ そうなり得て、重大な結果になる"))
        #expect(integrity.reason.en.contains("It can happen, with serious results"))
        #expect(result.decisions.first { $0.metric == "AV" }?.questions == ["XAVN", "XAVT"])
    }

    @Test(
        "Each tree of the rubric ends in its metric's value",
        arguments: [
            ("AV", "N", ["XAVN": "unknown"]), ("AV", "N", ["XAVN": "yes", "XAVT": "unknown"]),
            ("AV", "A", ["XAVN": "yes", "XAVT": "no", "XAVW": "no"]),
            ("AV", "L", ["XAVN": "yes", "XAVT": "no", "XAVW": "yes", "XAVR": "yes"]),
            ("AV", "A", ["XAVN": "yes", "XAVT": "no", "XAVW": "yes", "XAVR": "unknown"]),
            ("AV", "P", ["XAVN": "no", "XAVP": "yes"]), ("AV", "L", ["XAVN": "no", "XAVP": "no"]),
            ("AC", "H", ["XACL": "no"]), ("AC", "L", ["XACL": "unknown"]), ("PR", "N", ["XPRL": "no"]),
            ("PR", "N", ["XPRL": "yes", "XPRZ": "no"]),
            ("PR", "H", ["XPRL": "yes", "XPRZ": "yes", "XPRS": "yes"]),
            ("PR", "L", ["XPRL": "yes", "XPRZ": "yes", "XPRS": "no"]), ("UI", "R", ["XUI": "yes"]),
            ("S", "C", ["XS": "unknown"]), ("C", "H", ["XCP": "yes", "XCPM": "yes"]),
            ("I", "H", ["XID": "unknown"]),
            ("IR", "M", ["EIR": "minor"]), ("AR", "H", ["EAR": "unknown"]), ("MAV", "P", ["EAV": "touch"]),
        ] as [(String, String, [String: String])])
    func trees(_ metric: String, _ value: String, _ answers: [String: String]) throws {
        let decision = try MedicalRubric.evaluate(answers).decisions.first { $0.metric == metric }
        #expect(decision?.value == value)
        #expect(decision?.isAssumed == answers.values.contains("unknown"))
    }

    @Test("A missing answer leaves the metric open, names the question and gives no vector")
    func missing() throws {
        var answers = Self.pump
        answers["XCD"] = nil
        answers["EIR"] = nil
        answers["EAV"] = "unknown"
        let result = try MedicalRubric.evaluate(answers)
        #expect(result.vector == nil)
        #expect(result.open == ["C", "IR", "MAV"])
        #expect(result.unanswered.map(\.id) == ["XCD", "EIR"])
        #expect(result.gravest["C"] == "H" && result.gravest["IR"] == "H" && result.gravest["MAV"] == nil)
        #expect(result.decisions.first { $0.metric == "C" }?.reason.ja == "まだ答えられていない：XCD")
        #expect(result.decisions.first { $0.metric == "MAV" }?.reason.ja.contains("軽くは数えない") == true)
        // A serious answer is as grave as it gets, whatever the open one says.
        answers["XIP"] = nil
        #expect(try MedicalRubric.evaluate(answers).decisions.first { $0.metric == "I" }?.value == "H")
    }

    @Test("Without any answer everything is open, and the gravest vector is the gravest there is")
    func nothing() throws {
        let result = try MedicalRubric.evaluate([:])
        #expect(result.vector == nil)
        #expect(result.gravest.baseScore == Score(tenths: 100))
        #expect(result.open.count == 19)
        #expect(result.unanswered.map(\.id) == MedicalRubric.asked(after: [:]).map(\.id))
    }

    @Test("Taking an answer away never makes the gravest vector lighter")
    func monotonous() throws {
        let all = try MedicalRubric.evaluate(Self.pump).gravest
        for id in Self.pump.keys where !id.hasPrefix("E") {
            var answers = Self.pump
            answers[id] = nil
            let gravest = try MedicalRubric.evaluate(answers).gravest
            #expect(gravest.baseScore >= all.baseScore, "\(id)")
        }
    }

    @Test("Questions are in both languages, ids are unique, and unknown can always be answered")
    func questions() {
        let questions = MedicalRubric.questions
        #expect(Set(questions.map(\.id)).count == questions.count && questions.count == 41)
        for question in questions {
            #expect(question.text.ja.hasSuffix("。") && question.text.en.hasSuffix("?"), "\(question.id)")
            #expect(question.answers.last?.id == "unknown")
            #expect(Set(question.answers.map(\.id)).count == question.answers.count)
        }
    }

    @Test("A question or an answer that does not exist is refused")
    func refusals() throws {
        let question = try #require(throws: SeverityRefusal.self) {
            try MedicalRubric.evaluate(["XYZ": "yes"])
        }
        #expect(question.code == .unknownQuestion)
        let answer = try #require(throws: SeverityRefusal.self) {
            try MedicalRubric.evaluate(["XUI": "maybe"])
        }
        #expect(answer.code == .unknownAnswer && answer.text == "XUI: maybe")
    }
}
