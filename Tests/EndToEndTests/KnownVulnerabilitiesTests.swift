import Foundation
import Testing

/// An assessment looks in what is kept, and says loudly where nothing is.
struct KnownVulnerabilitiesTests {
    private let pump = BuiltBinary.root.appendingPathComponent("Examples/devices/infusion-pump").path
    private let facts = ["nvd.json", "kev.json"].map {
        BuiltBinary.root.appendingPathComponent("Examples/intelligence/\($0)").path
    }

    private func home() -> [String: String] {
        ["MAMORI_HOME": BuiltBinary.temporary.appendingPathComponent(UUID().uuidString).path]
    }

    private func report(_ environment: [String: String]) throws -> [String: Any] {
        let run = BuiltBinary.run(
            ["assess", pump, "--on", "2026-11-22", "--format", "json"], environment: environment)
        #expect(run.code == 0, "\(run.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    private func state(_ demand: String, _ report: [String: Any]) -> String? {
        let demands = report["requirements"] as? [[String: Any]] ?? []
        return demands.first { $0["id"] as? String == demand }?["state"] as? String
    }

    @Test func withoutFactsItSaysThatNobodyHasLooked() throws {
        let environment = home()
        let report = try report(environment)
        let known = try #require(report["vulnerabilities"] as? [String: Any])
        #expect(known["lookedFor"] as? Bool == false)
        #expect(known["reason"] as? String == "nothing-kept")
        let codes = (report["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
        #expect(codes.contains("vulnerabilities-not-looked-for"))
        let text = BuiltBinary.run(["assess", pump, "--on", "2026-11-22"], environment: environment).output
        #expect(text.contains("既知の脆弱性を調べていません"))
    }

    @Test func withFactsDecisionsThatHoldSettleAndOvertakenOnesAreLoud() throws {
        let environment = home()
        let taken = BuiltBinary.run(["intel", "import"] + facts, environment: environment)
        #expect(taken.code == 0, "\(taken.errors)")
        let report = try report(environment)
        let known = try #require(report["vulnerabilities"] as? [String: Any])
        #expect(known["lookedFor"] as? Bool == true)
        let release = try #require((known["releases"] as? [[String: Any]])?.first)
        func ids(_ key: String) -> [String] {
            (release[key] as? [[String: Any]] ?? []).compactMap { $0["vulnerability"] as? String }
        }
        #expect(ids("settled") == ["CVE-2025-0725"])
        #expect(ids("open").contains("CVE-2024-33600"))
        let counts = try #require(release["counts"] as? [String: Int])
        #expect(counts["toReview"] == 1)
        #expect(counts["affected"].map { $0 + (counts["possible"] ?? 0) } == ids("open").count)
        #expect(state("G-3.1-07", report) == "unmet")
        let codes = (report["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
        #expect(codes.contains("decision-needs-review"))
        #expect(!codes.contains("vulnerabilities-not-looked-for"))
    }

    @Test func theReportTellsCoverageAgesAndDecisions() throws {
        let environment = home()
        #expect(BuiltBinary.run(["intel", "import"] + facts, environment: environment).code == 0)
        for (language, phrases) in [
            ("ja", ["既知の脆弱性", "古い", "判断で処置済み（1 件）", "要見直し", "CVE-2025-0725"]),
            ("en", ["Known vulnerabilities", "old", "Settled by a decision (1)", "needs review"]),
        ] {
            let run = BuiltBinary.run(
                ["assess", pump, "--on", "2026-11-22", "--format", "html", "--lang", language],
                environment: environment)
            for phrase in phrases { #expect(run.output.contains(phrase), "\(language): \(phrase)") }
        }
    }
}
