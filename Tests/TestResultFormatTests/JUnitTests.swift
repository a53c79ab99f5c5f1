import Kernel
import RiskManagement
import Testing

@testable import TestResultFormat

/// The shapes in which tools write JUnit XML, each with what must come of it.
struct JUnitTests {
    struct Shape: Sendable, CustomStringConvertible {
        let name: String
        let text: String
        /// `name: outcome`, one a line.
        let results: [String]
        var codes: [String] = []
        var date: String?

        var description: String { name }
    }

    static let shapes: [Shape] = [
        Shape(
            name: "suites in suites",
            text: """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites tests="3"><testsuite name="outer" timestamp="2026-03-01T10:00:00">
                <testcase name="a" classname="C"/>
                <testsuite name="inner" timestamp="2026-03-02T00:00:01"><testcase name="b"/></testsuite>
                </testsuite><testsuite name="empty"/><testcase name="c"/></testsuites>
                """,
            results: ["C.a: pass", "inner.b: pass", "c: pass"], date: "2026-03-02"),
        Shape(
            name: "one suite with every outcome",
            text: """
                <testsuite name="s" tests="4" failures="1" errors="1" skipped="1">
                <testcase name="p" classname="s"/><testcase name="f" classname="s"><failure message="no &lt;b&gt;">at x:1</failure></testcase>
                <testcase name="e" classname="s"><error type="Timeout"/></testcase>
                <testcase name="k" classname="s"><skipped/></testcase></testsuite>
                """,
            results: ["s.p: pass", "s.f: fail no <b>", "s.e: error Timeout", "s.k: skipped"]),
        Shape(
            name: "results in attributes",
            text: """
                <testsuite name="g"><testcase name="a" status="run" result="completed"/>
                <testcase name="b" status="notrun" result="suppressed"/><testcase name="c" status="fail"/>
                <testcase name="d" status="Disabled"><disabled/></testcase><testcase name="e" result="green"/></testsuite>
                """,
            results: ["g.a: pass", "g.b: skipped", "g.c: fail", "g.d: skipped", "g.e: error"],
            codes: ["unknown-result"]),
        Shape(
            name: "properties, output and attachments have no place",
            text: """
                <testsuite name="g"><properties><property name="a" value="b"/></properties>
                <testcase name="a"><system-out>x</system-out><properties/></testcase><system-err/></testsuite>
                """,
            results: ["g.a: pass"], codes: ["not-carried"]),
        Shape(
            name: "a retry",
            text: """
                <testsuite name="g"><testcase name="a"><flakyFailure message="m"/></testcase>
                <testcase name="b"><failure message="m"/><rerunFailure message="n"/></testcase></testsuite>
                """,
            results: ["g.a: pass", "g.b: fail m"], codes: ["not-carried", "passed-on-retry"]),
        Shape(
            name: "a suite that broke, and one that counts more than it shows",
            text: """
                <testsuites><testsuite name="up"><error message="no set-up"/></testsuite>
                <testsuite name="less" tests="3" failures="2"><testcase name="a"/></testsuite>
                <testsuite name="fewer" tests="2"><testcase name="b"/></testsuite></testsuites>
                """,
            results: [
                "up: error no set-up", "less.a: pass", "less: error counts 2 failures and errors, lists 0",
                "fewer.b: pass",
            ], codes: ["count-differs", "count-differs"]),
        Shape(
            name: "counts that no number holds, or below nothing",
            text: """
                <testsuite name="g" failures="9223372036854775807" errors="99999999999999999999"><testcase name="a"/>
                <testsuite name="h" failures="-1" errors="1"><testcase name="b"/></testsuite></testsuite>
                """,
            results: [
                "g.a: pass", "h.b: pass", "h: error counts 1 failures and errors, lists 0",
                "g: error counts 4294967294 failures and errors, lists 0",
            ], codes: ["count-differs", "count-differs"]),
        Shape(
            name: "a prefix, no names, a wrong time",
            text: """
                <j:testsuite xmlns:j="urn:x" timestamp="yesterday"><j:testcase/><j:testcase classname="C"/></j:testsuite>
                """,
            results: ["testcase: pass", "C.testcase: pass"],
            codes: ["impossible-time", "missing-name", "missing-name"]),
    ]

    static func lines(_ run: TestRun?) -> [String] {
        (run?.results ?? []).map { result in
            "\(result.test): \(result.outcome.rawValue)" + (result.message.map { " \($0)" } ?? "")
        }
    }

    @Test("A shape gives its results and says what it lacks", arguments: shapes)
    func shape(_ shape: Shape) {
        let (run, findings) = TestResultReader.read(Array(shape.text.utf8), file: "report.xml")
        #expect(Self.lines(run) == shape.results)
        #expect(findings.map(\.code).sorted() == shape.codes, "\(findings)")
        #expect(run?.date?.description == shape.date && run?.format == .junit)
        for finding in findings where finding.code != "not-carried" { #expect(finding.origin.line > 0) }
    }

    @Test("What is left out is counted by its name")
    func leftOut() throws {
        let shape = try #require(Self.shapes.first { $0.codes == ["not-carried"] })
        let (_, findings) = TestResultReader.read(Array(shape.text.utf8), file: "report.xml")
        #expect(
            findings.first?.message.en == "not taken over: properties (2), system-err (1), system-out (1)")
    }

    @Test(
        "What is no report is refused with its place",
        arguments: [
            ("", "unknown-format"), ("PASS", "unknown-format"), ("<a/>", "unknown-format"),
            ("<testsuite>", "xml-syntax"), ("<testsuite/>", "no-results"), ("{}", "unknown-format"),
            ("{\"runs\": 1}", "unknown-format"), ("{", "json-syntax"),
            (
                "<!DOCTYPE x [<!ENTITY a \"b\">]><testsuite><testcase name=\"&a;\"/></testsuite>",
                "xml-doctype"
            ),
            ("<testsuite><testcase name=\"&a;\"/></testsuite>", "xml-entity"),
            ("{\"version\": \"2.0.0\", \"runs\": []}", "unknown-version"),
            ("{\"version\": \"2.1.0\", \"runs\": []}", "no-results"),
            ("{\"version\": \"2.1.0\", \"runs\": [{}]}", "missing-tool"),
        ])
    func refused(_ text: String, _ code: String) {
        let (run, findings) = TestResultReader.read(Array(text.utf8), file: "f")
        #expect(run == nil)
        #expect(findings.contains { $0.severity == .error && $0.code == code }, "\(findings)")
    }

    @Test("Other encodings are named, deep nesting and large files stop")
    func limits() {
        let utf16: [UInt8] = [0xFF, 0xFE] + "<testsuite/>".utf8.flatMap { [$0, 0] }
        #expect(TestResultReader.read(utf16, file: "f").findings.map(\.code) == ["encoding"])
        let deep = String(repeating: "<testsuite>", count: 5000)
        let (run, findings) = TestResultReader.read(Array(deep.utf8), file: "f")
        #expect(run == nil && findings.count == 1 && findings.allSatisfy { $0.severity == .error })
        let large = [UInt8](repeating: 0x20, count: TestResultReader.bytesMax + 1)
        #expect(TestResultReader.read(large, file: "f").findings.map(\.code) == ["file-too-large"])
    }

    @Test("More results than a dossier's file holds are refused, not cut off")
    func tooMany() {
        func report(_ count: Int) -> [UInt8] {
            let cases = (0..<count).map { "<testcase name=\"t\($0)\"><skipped message=\"m\"/></testcase>" }
            return Array("<testsuite>\(cases.joined())</testsuite>".utf8)
        }
        #expect(TestResultReader.read(report(20_000), file: "f").run?.results.count == 20_000)
        let (run, findings) = TestResultReader.read(report(20_001), file: "f")
        #expect(run == nil && findings.map(\.code) == ["too-many-results"])
        // Long names pass the limit on bytes instead.
        let name = String(repeating: "n", count: 3000)
        let long = (0..<1000).map { _ in "<testcase name=\"\(name)\"/>" }.joined()
        let refused = TestResultReader.read(Array("<testsuite>\(long)</testsuite>".utf8), file: "f")
        #expect(refused.run == nil && refused.findings.map(\.code) == ["too-many-results"])
    }

    @Test("A long message is shortened, and that is told")
    func messages() throws {
        let text = String(repeating: "語 \n", count: 400)
        let report = "<testsuite><testcase name=\"a\"><failure>\(text)</failure></testcase></testsuite>"
        let (run, findings) = TestResultReader.read(Array(report.utf8), file: "f")
        let message = try #require(run?.results.first?.message)
        #expect(message.count <= TestTally.messageMax + 1 && message.hasSuffix("…"))
        #expect(!message.contains("\n") && findings.map(\.code) == ["messages-shortened"])
    }
}
