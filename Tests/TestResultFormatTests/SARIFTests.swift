import Kernel
import RiskManagement
import Testing

@testable import TestResultFormat

/// What a rule of a SARIF run comes to: passed only when the run lists it, runs it and finishes.
struct SARIFTests {
    /// A run of tool T 2.0 with rules A and B, and what is put in beside.
    static func log(_ results: String?, rules: String = "", more: String = "") -> String {
        let list = results.map { ", \"results\": [\($0)]" } ?? ""
        let rules =
            rules.isEmpty ? #"{"id": "A"}, {"id": "B", "defaultConfiguration": {"level": "note"}}"# : rules
        return """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "T", "version": "2.0",
            "rules": [\(rules)]}}\(list)\(more)}]}
            """
    }

    struct Row: Sendable, CustomStringConvertible {
        let log: String
        let results: [String]
        var codes: [String] = []

        var description: String { results.joined(separator: ", ") }
    }

    static let message = #""message": {"text": "m"}"#

    static let rows: [Row] = [
        Row(log: log(""), results: ["A: pass", "B: pass"]),
        Row(
            log: log(#"{"ruleId": "A", \#(message)}"#), results: ["A: fail m", "B: pass"]),
        Row(
            log: log(
                #"{"ruleId": "A", "level": "error", \#(message), "locations": [{"physicalLocation": "#
                    + #"{"artifactLocation": {"uri": "a.c"}, "region": {"startLine": 3}}}]},"#
                    + #"{"ruleIndex": 0, "level": "warning", \#(message), "codeFlows": []}"#),
            results: ["A: fail 2 results; a.c:3: m", "B: pass"], codes: ["not-carried"]),
        // A note does not fail; a rule whose own level is note does not either, unless the result says more.
        Row(
            log: log(#"{"ruleId": "A", "level": "note", \#(message)}, {"ruleId": "B", \#(message)}"#),
            results: ["A: pass", "B: pass"]),
        Row(
            log: log(#"{"ruleId": "B", "level": "error", \#(message)}"#), results: ["A: pass", "B: fail m"]),
        // A part of a rule counts at the rule; a rule that is not listed never passes.
        Row(
            log: log(
                #"{"ruleId": "A/1", \#(message)}, {"ruleId": "Z", "level": "note", \#(message)}, {"#
                    + message + "}"),
            results: [
                "A: fail m", "B: pass", "Z: skipped not among the rules of the run", "unnamed: fail m",
            ], codes: ["missing-id"]),
        Row(
            log: log(
                #"{"ruleId": "A", \#(message), "suppressions": [{"kind": "external"}]},"#
                    + #"{"ruleId": "B", "level": "error", \#(message), "#
                    + #""suppressions": [{"status": "rejected"}]}"#
            ),
            results: ["A: skipped 1 suppressed", "B: fail m"]),
        Row(
            log: log(
                #"{"ruleId": "A", "kind": "review", \#(message)}, {"ruleId": "B", "kind": "notApplicable"}"#),
            results: ["A: skipped 1 to be decided by a person", "B: skipped not applicable"]),
        Row(
            log: log(
                "",
                rules:
                    #"{"id": "A", "defaultConfiguration": {"enabled": false}}, {"id": "B"}, {"name": "?"}"#,
                more: #", "invocations": [{"executionSuccessful": true, "ruleConfigurationOverrides": "#
                    + #"[{"descriptor": {"index": 1}, "configuration": {"enabled": false}}]}]"#),
            results: ["A: skipped not enabled", "B: skipped not enabled"], codes: ["missing-id"]),
        Row(
            log: log(
                #"{"ruleId": "A", \#(message)}"#,
                more: #", "invocations": [{"executionSuccessful": false}]"#),
            results: ["A: fail m", "B: error the run is not complete"], codes: ["run-incomplete"]),
        Row(
            log: log("", more: #", "externalPropertyFileReferences": {"results": [{}]}"#),
            results: ["A: error the run is not complete", "B: error the run is not complete"],
            codes: ["run-incomplete"]),
        Row(
            log: log(nil),
            results: [
                "A: skipped the run has no list of results", "B: skipped the run has no list of results",
            ]),
        Row(
            log: log(
                "",
                more:
                    #", "invocations": [{"executionSuccessful": true, "endTimeUtc": "2026-03-01T20:00:00Z","#
                    + #""toolExecutionNotifications": [{"level": "error", "message": {"text": "x"}, "#
                    + #""associatedRule": {"id": "B"}}]}]"#),
            results: ["A: pass", "B: error the tool reports an error about this rule"],
            codes: ["tool-error"]),
    ]

    @Test("Each rule comes to its outcome", arguments: rows)
    func outcomes(_ row: Row) {
        let (run, findings) = TestResultReader.read(Array(row.log.utf8), file: "scan.sarif")
        #expect(JUnitTests.lines(run) == row.results)
        #expect(findings.map(\.code).sorted() == row.codes, "\(findings)")
        #expect(run?.tool == "T 2.0" && run?.format == .sarif)
    }

    @Test("A time of the evening in universal time is the next day in Japan")
    func day() throws {
        let log = try #require(Self.rows.last).log
        #expect(TestResultReader.read(Array(log.utf8), file: "f").run?.date?.description == "2026-03-02")
    }

    @Test(
        "A message of the rule is filled in; rules of extensions count; tools of several runs are told apart")
    func severalRuns() {
        let log = #"""
            {"version": "2.1.0", "$schema": "s", "inlineExternalProperties": [], "runs": [
              {"tool": {"driver": {"name": "T"}, "extensions": [{"rules": [
                 {"id": "X", "messageStrings": {"d": {"text": "{0} is {1}"}}}]}]},
               "results": [{"rule": {"index": 0, "toolComponent": {"index": 0}}, "level": "error",
                 "message": {"id": "d", "arguments": ["a", "b"]}}]},
              {"tool": {"driver": {"name": "U", "rules": [{"id": "X"}]}}, "results": []}]}
            """#
        let (run, findings) = TestResultReader.read(Array(log.utf8), file: "f")
        #expect(JUnitTests.lines(run) == ["T/X: fail a is b", "U/X: pass"])
        #expect(run?.tool == "T, U")
        #expect(findings.map(\.message.en) == ["not taken over: inlineExternalProperties (1)"])
    }

    @Test("What stands in an argument is text, however many arguments name one another")
    func arguments() throws {
        func message(_ text: String, _ arguments: [String]) throws -> String? {
            let list = arguments.map { "\"\($0)\"" }.joined(separator: ", ")
            let log = Self.log(
                #"{"ruleId": "A", "message": {"text": "\#(text)", "arguments": [\#(list)]}}"#)
            return try #require(TestResultReader.read(Array(log.utf8), file: "f").run).results.first?.message
        }
        #expect(try message("{1}{0} {2} {x} {0", ["{1}", "b"]) == "b{1} {2} {x} {0")
        // Filled in one after the other, this text would have a million million characters.
        let nested = (1...10).map { String(repeating: "{\($0)}", count: 16) }
        let filled = try #require(try message(String(repeating: "{0}", count: 16), nested))
        #expect(filled.hasPrefix("{1}{1}") && filled.count <= TestTally.messageMax + 1)
        let long = String(repeating: "n", count: 20_000)
        #expect(try message(String(repeating: "{0}", count: 50_000), [long])?.hasPrefix("nnn") == true)
    }
}
