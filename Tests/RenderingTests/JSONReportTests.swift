import Evidence
import Ports
import SupportLifecycle
import Foundation
import Kernel
import Rendering
import Requirements
import Testing
import Workflows

@Suite struct JSONReportTests {
    private let reports = Reports(generatorVersion: "1.2.3", environment: [:])

    private func object(_ format: ReportFormat) throws -> [String: Any] {
        let bytes = try reports.render(MemoryStore.monitor.assessment(), as: format, in: .japanese)
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test func everyDemandIsThereAndWhatIsNotSettledHasANextStep() throws {
        let assessment = try MemoryStore.monitor.assessment()
        let catalogue = try #require(assessment.guidance?.catalogue)
        let demands = try #require(try object(.json)["requirements"] as? [[String: Any]])
        #expect(demands.map { $0["id"] as? String } == catalogue.requirements.map(\.id.text))
        #expect(demands.allSatisfy { $0["catalogue"] as? String == "MHLW-2018-0724" })
        for demand in demands {
            let isSettled = ["met", "notApplicable"].contains(demand["state"] as? String)
            #expect(isSettled == (demand["nextStep"] is NSNull), "\(demand["id"] ?? "")")
            #expect(isSettled || (demand["nextStep"] as? String)?.isEmpty == false, "\(demand["id"] ?? "")")
        }
    }

    @Test func theSummaryCountsTheDemands() throws {
        let report = try object(.json)
        let summary = try #require(report["summary"] as? [String: Int])
        let demands = try #require(report["requirements"] as? [[String: Any]])
        #expect(summary["total"] == demands.count)
        for state in RequirementState.allCases {
            let count = demands.count { $0["state"] as? String == state.rawValue }
            #expect(summary[state.rawValue] == count)
        }
    }

    @Test func textsAreExactAndUnknownIsNotNothing() throws {
        let report = try object(.json)
        let name = (report["device"] as? [String: Any])?["name"] as? String
        #expect(name == "監視<script>alert(1)</script>装置")
        let life = try #require(report["lifeSpan"] as? [String: Any])
        #expect(life["end"] as? String == "2030-03-31")
        let rows = try #require(life["rows"] as? [[String: Any]])
        let ends = Dictionary(uniqueKeysWithValues: rows.map { ($0["id"] as? String ?? "", $0) })
        #expect(ends["SW-LIB"]?["supportEnd"] as? String == "unknown")
        #expect(ends["SW-LIB"]?["standing"] as? String == "unknown")
        #expect(ends["SW-OS"]?["gapMonths"] as? Int == 31)
        #expect(ends["SW-OS"]?["hasPlan"] as? Bool == false)
        #expect(ends["SW-DB"]?["hasPlan"] as? Bool == true)
    }

    @Test(arguments: [ReportFormat.json, .sarif, .html], Language.allCases)
    func sameInputAndDayGiveSameBytes(format: ReportFormat, language: Language) throws {
        let first = try reports.render(MemoryStore.monitor.assessment(), as: format, in: language)
        let second = try reports.render(MemoryStore.monitor.assessment(), as: format, in: language)
        #expect(first == second)
    }

    @Test func sarifHasOneLocatedResultForWhatIsNotSettled() throws {
        let assessment = try MemoryStore.monitor.assessment()
        let report = try object(.sarif)
        #expect(report["version"] as? String == "2.1.0")
        let run = try #require((report["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        let results = try #require(run["results"] as? [[String: Any]])
        let unsettled = assessment.catalogues.flatMap(\.results).filter { !$0.state.isSettled }
        #expect(!unsettled.isEmpty)
        #expect(!assessment.horizon.warnings.isEmpty)
        #expect(
            results.count
                == unsettled.count + assessment.findings.count + assessment.horizon.warnings.count)
        let levels: [RequirementState: String] = [
            .unmet: "error", .noRecord: "warning", .needsJudgement: "note",
        ]
        for (result, demand) in zip(results, unsettled) {
            #expect(result["ruleId"] as? String == demand.requirement.id.text)
            #expect(result["level"] as? String == levels[demand.state])
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == demand.requirement.id.text)
            let location = try #require((result["locations"] as? [[String: Any]])?.first)
            let place = try #require(location["physicalLocation"] as? [String: Any])
            let artifact = try #require(place["artifactLocation"] as? [String: Any])
            #expect((artifact["uri"] as? String)?.hasSuffix(".yaml") == true)
            #expect((place["region"] as? [String: Int])?["startLine"] != 0)
        }
    }

    @Test func textIsNotMadeHere() throws {
        let assessment = try MemoryStore.monitor.assessment()
        #expect {
            try reports.render(assessment, as: .text, in: .japanese)
        } throws: { error in
            if case RenderingRefusal.noSuchFormat(.text) = error { true } else { false }
        }
    }
}
