import Kernel
import Severity
import Testing

/// Reading vectors, and what is refused.
struct CVSSVectorTests {
    @Test(
        "A vector is read however it is written, and written in the specification's order",
        arguments: [
            ("AV:N/AC:L/Au:N/C:P/I:P/A:P", "AV:N/AC:L/Au:N/C:P/I:P/A:P", "7.5", true),
            ("(AV:N/AC:L/Au:N/C:P/I:P/A:P)", "AV:N/AC:L/Au:N/C:P/I:P/A:P", "7.5", true),
            ("CVSS2#AV:N/AC:L/Au:N/C:N/I:N/A:C", "AV:N/AC:L/Au:N/C:N/I:N/A:C", "7.8", true),
            ("CVSS2#(AV:N/AC:L/Au:N/C:N/I:N/A:C)", "AV:N/AC:L/Au:N/C:N/I:N/A:C", "7.8", true),
            (
                "AV:N/AC:L/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:ND/CDP:LM",
                "AV:N/AC:L/Au:N/C:C/I:C/A:C/E:POC/RL:OF/CDP:LM",
                "8.5", true
            ),
            (
                "CVSS:3.1/A:H/I:H/C:H/S:U/UI:R/PR:N/AC:L/AV:N",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "8.8",
                false
            ),
            (
                "CVSS:3.0/AV:P/AC:H/PR:L/UI:R/S:U/C:L/I:L/A:L/MAV:X",
                "CVSS:3.0/AV:P/AC:H/PR:L/UI:R/S:U/C:L/I:L/A:L",
                "3.7", true
            ),
            (
                "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:X/MSI:S/U:Red/S:P",
                "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/MSI:S/S:P/U:Red", "10.0",
                false
            ),
        ])
    func reads(_ text: String, _ canonical: String, _ score: String, _ isInOrder: Bool) throws {
        let vector = try CVSSVector(text)
        #expect(vector.canonical == canonical)
        #expect(vector.score.description == score)
        #expect(vector.isInOrder == isInOrder)
        #expect(try CVSSVector(canonical) == vector)
        #expect(Set([vector, try CVSSVector(canonical)]).count == 1)
    }

    @Test(
        "What is no vector is refused with its code and byte",
        arguments: [
            ("", "severity-empty", 0), (String(repeating: "A", count: 600), "severity-too-long", 512),
            ("CVSS:3.2/AV:N", "cvss-unknown-version", 5), ("CVSS:4/AV:N", "cvss-unknown-version", 5),
            ("CVSS:3.1", "cvss-unknown-version", 5), ("CVSS:3.1/", "severity-malformed-part", 9),
            ("(AV:N/AC:L/Au:N/C:P/I:P/A:P", "cvss-unbalanced-bracket", 0),
            ("AV:N/AC:L/Au:N/C:P/I:P/A:P)", "cvss-unbalanced-bracket", 26),
            ("()", "severity-malformed-part", 1),
            ("(", "cvss-unbalanced-bracket", 0), ("CVSS2#", "severity-malformed-part", 6),
            ("AV:N/AC:L/Au:N/C:P/I:P/A:P/", "severity-malformed-part", 27),
            ("AV:N//AC:L", "severity-malformed-part", 5), ("AV/AC:L", "severity-malformed-part", 0),
            ("AV:/AC:L", "severity-malformed-part", 0), (":N/AC:L", "severity-malformed-part", 0),
            ("AV:N/AC:L/Au:N/C:P/I:P/Z:P", "severity-unknown-metric", 23),
            ("AV:N/AC:L/Au:N/C:P/I:P/AVAILABILITY:P", "severity-unknown-metric", 23),
            ("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "cvss-metric-of-another-version", 10),
            ("CVSS:3.1/AV:N/AC:L/Au:N", "cvss-metric-of-another-version", 19),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/CDP:H", "cvss-metric-of-another-version", 45),
            ("CVSS:3.1/AV:N/AC:M", "severity-unknown-value", 17),
            ("CVSS:3.1/AV:n", "severity-unknown-value", 12),
            ("CVSS:3.1/AV:X", "severity-unknown-value", 12),
            ("CVSS:3.1/AV:NETWORKED", "severity-unknown-value", 12),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:ND", "severity-unknown-value", 47),
            ("CVSS:3.1/AV:N/AV:N", "severity-duplicate-metric", 14),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:X/E:X", "severity-duplicate-metric", 49),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", "cvss-missing-metric", 40),
            ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:S/SA:H", "severity-unknown-value", 57),
            (" CVSS:3.1/AV:N", "severity-unknown-metric", 0),
            ("CVSS:3.1/AV:N /AC:L", "severity-unknown-value", 12),
            ("AV:N/A\u{0}:L", "severity-malformed-part", 5), ("攻撃:N", "severity-unknown-metric", 0),
        ])
    func refuses(_ text: String, _ code: String, _ offset: Int) throws {
        let refusal = try #require(throws: SeverityRefusal.self) { try CVSSVector(text) }
        #expect(refusal.code.rawValue == code, "\(text)")
        #expect(refusal.offset == offset, "\(text)")
        #expect(!refusal.message.ja.isEmpty && !refusal.message.en.isEmpty)
    }

    @Test("A metric can be read and set, and setting refuses what reading does")
    func sets() throws {
        let vector = try CVSSVector("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
        #expect(vector["AV"] == "N" && vector["MAV"] == nil && vector["Au"] == nil)
        let local = try vector.setting("MAV", to: "P").setting("AR", to: "L")
        #expect(local.canonical == vector.canonical + "/AR:L/MAV:P")
        #expect(local.environmentalScore == Score(tenths: 65))
        #expect(local.baseScore == vector.baseScore && vector.environmentalScore == nil)
        #expect(try local.setting("MAV", to: "X").setting("AR", to: "X") == vector)
        for (metric, value) in [("AV", "X"), ("AV", "Q"), ("Au", "N"), ("MAV", "ND")] {
            #expect(throws: SeverityRefusal.self) { try vector.setting(metric, to: value) }
        }
    }

    @Test("Scores are words by the bands of each version")
    func ratings() throws {
        let bands: [(CVSSVersion, Int, SeverityRating)] = [
            (.v3_1, 0, .none), (.v3_1, 1, .low), (.v3_1, 39, .low), (.v4_0, 40, .medium),
            (.v3_0, 69, .medium),
            (.v3_1, 70, .high), (.v4_0, 89, .high), (.v4_0, 90, .critical), (.v3_1, 100, .critical),
            (.v2_0, 0, .low), (.v2_0, 39, .low), (.v2_0, 40, .medium), (.v2_0, 70, .high),
            (.v2_0, 100, .high),
        ]
        for (version, tenths, rating) in bands {
            #expect(SeverityRating(Score(tenths: tenths), in: version) == rating, "\(version) \(tenths)")
        }
        #expect(SeverityRating.high.name(in: .v2_0).ja == "危険")
        #expect(SeverityRating.high.name(in: .v3_1).ja == "重要")
        #expect(SeverityRating.none < .low && SeverityRating.high < .critical)
    }

    @Test("Scores read and print exactly")
    func scores() {
        for tenths in 0...100 {
            let score = Score(tenths: tenths)
            #expect(Score(score.description) == score)
        }
        #expect(Score("10") == Score(tenths: 100) && Score("7.50") == Score(tenths: 75))
        for text in ["", "10.1", "-1", "7.55", "7.", "a", "100", "7,5", "+7", " 7"] {
            #expect(Score(text) == nil)
        }
    }

    @Test("3.1 changed the environmental equation for a changed scope, and nothing else that shows")
    func environmentalEquations() throws {
        let text = "/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H/CR:M"
        let (old, new) = (try CVSSVector("CVSS:3.0" + text), try CVSSVector("CVSS:3.1" + text))
        #expect(old.baseScore == new.baseScore && old.baseScore.description == "9.9")
        #expect(old.environmentalScore?.description == "9.9")
        #expect(new.environmentalScore?.description == "10.0")
    }

    @Test("4.0 says which metrics its score rests on, and its macro vector")
    func nomenclature() throws {
        let base = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"
        let names = [
            ("", "CVSS-B", "000200"), ("/E:U", "CVSS-BT", "000220"), ("/MAV:P", "CVSS-BE", "200200"),
            ("/E:P/CR:L/IR:L/AR:L", "CVSS-BTE", "000211"), ("/AU:Y/MSA:S", "CVSS-BE", "000000"),
        ]
        for (more, name, macro) in names {
            let vector = try CVSSVector(base + more)
            #expect(vector.nomenclature == name)
            #expect(vector.macroVector == macro)
            #expect(vector.impact == nil && vector.exploitability == nil)
        }
        #expect(try CVSSVector("AV:N/AC:L/Au:N/C:P/I:P/A:P").macroVector == nil)
    }

    @Test("Each value of each metric of each version has words of its own in both languages")
    func words() throws {
        let starts: [CVSSVersion: String] = [
            .v2_0: "AV:N/AC:L/Au:N/C:P/I:P/A:P", .v3_0: "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
            .v3_1: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
            .v4_0: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
        ]
        for version in CVSSVersion.allCases {
            let start = try CVSSVector(try #require(starts[version]))
            for metric in version.metrics {
                for value in metric.values {
                    let vector = try start.setting(metric.code, to: value)
                    let row = CVSSExplanation(vector).rows.first { $0.metric == metric.code }
                    let place: Comment = "\(version.rawValue) \(metric.code):\(value)"
                    #expect(row?.value == value, place)
                    #expect(row?.valueName.ja != "未定義" && row?.valueName.en.isEmpty == false, place)
                    #expect(row?.meaning.ja.hasSuffix("。") == true, place)
                    #expect(row?.meaning.en.hasSuffix(".") == true, place)
                    #expect(row?.name.en != metric.code, place)
                }
            }
            let all = CVSSExplanation(start, withUndefined: true).rows
            #expect(all.map(\.metric) == version.metrics.map(\.code))
            #expect(
                all.filter { $0.value == nil }.allSatisfy {
                    $0.valueName.ja == "未定義" && !$0.meaning.ja.isEmpty
                })
        }
    }

    @Test("The explanation gives the scores that there are, the base score first")
    func explains() throws {
        let vector = try CVSSVector("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/MAV:A")
        let scores = CVSSExplanation(vector).scores
        #expect(scores.map(\.name.ja) == ["基本値", "現状値", "環境値", "影響度（副次の値）", "攻撃容易性（副次の値）"])
        #expect(scores.map(\.score.description) == ["9.8", "9.3", "8.3", "5.9", "3.9"])
        #expect(scores.map(\.rating) == [.critical, .critical, .high, nil, nil])
        let row = CVSSExplanation(vector).rows.last
        #expect(row?.name.ja == "使用環境での攻撃元区分" && row?.valueName.ja == "隣接")
    }
}
