import Kernel
import LocatedXML
import RiskManagement

/// JUnit XML as tools write it: `testsuites` or `testsuite` outermost, suites in suites, cases anywhere
/// in them.
struct JUnitReader {
    /// What was counted of a suite's cases, its inner suites included.
    private struct Counts {
        var tests = 0
        var outcomes: [TestRun.Outcome: Int] = [:]

        mutating func add(_ outcome: TestRun.Outcome) {
            tests += 1
            outcomes[outcome, default: 0] += 1
        }

        mutating func add(_ other: Counts) {
            tests += other.tests
            outcomes.merge(other.outcomes) { $0 + $1 }
        }
    }

    private var tally = TestTally()
    private var days: [Day] = []

    static func read(_ root: XMLNode, _ findings: inout TestFindings) -> TestRun? {
        var reader = JUnitReader()
        switch root.localName {
        case "testsuites", "testsuite": _ = reader.suite(root, name: nil, &findings)
        default:
            findings.add(
                .error, "unknown-format", at: root.origin,
                ja: "一番外側が testsuites でも testsuite でもありません（\(root.name.prefix(40))）",
                en: "the outermost element is neither testsuites nor testsuite (\(root.name.prefix(40)))")
            return nil
        }
        return TestResultReader.run(
            reader.tally, tool: nil, .junit, date: reader.days.max(), &findings)
    }

    // MARK: Suites

    private mutating func suite(
        _ node: XMLNode, name outer: String?, _ findings: inout TestFindings
    ) -> Counts {
        let name = node.value("name") ?? outer
        day(node, &findings)
        var counts = Counts()
        for child in node.children {
            switch child.localName {
            case "testsuite", "testsuites": counts.add(suite(child, name: name, &findings))
            case "testcase": counts.add(testCase(child, suite: name, &findings))
            case "error", "failure":
                // The suite itself broke, in its set-up for example; none of its cases says so.
                let outcome: TestRun.Outcome = child.localName == "error" ? .error : .fail
                tally.add(name ?? "testsuite", outcome, child.value("message") ?? child.text)
                counts.add(outcome)
            case "skipped", "disabled":
                tally.add(name ?? "testsuite", .skipped, child.value("message") ?? child.text)
            default: findings.leaveOut(child.localName)
            }
        }
        compare(counts, with: node, name: name, &findings)
        return counts
    }

    /// A suite that counts more than it shows hides something; what it hides may have failed.
    private mutating func compare(
        _ counts: Counts, with node: XMLNode, name: String?, _ findings: inout TestFindings
    ) {
        let bad = (counts.outcomes[.fail] ?? 0) + (counts.outcomes[.error] ?? 0)
        let statedBad = (node.count("failures") ?? 0) + (node.count("errors") ?? 0)
        let stated = node.count("tests") ?? counts.tests
        guard statedBad > bad || stated > counts.tests else { return }
        findings.add(
            .warning, "count-differs", at: node.origin,
            ja: "「\(name ?? node.name)」は試験 \(stated) 件・失敗と誤り \(statedBad) 件と記しますが、"
                + "書かれているのは \(counts.tests) 件と \(bad) 件です",
            en: "\"\(name ?? node.name)\" counts \(stated) tests and \(statedBad) failures and errors, "
                + "but lists \(counts.tests) and \(bad)")
        if statedBad > bad {
            tally.add(
                name ?? node.name, .error, "counts \(statedBad) failures and errors, lists \(bad)")
        }
    }

    private mutating func day(_ node: XMLNode, _ findings: inout TestFindings) {
        guard let text = node.value("timestamp") else { return }
        // The day as the tool's clock had it; a time zone behind it is of no concern to a test report.
        if let day = Day(text.prefix(10)) { return days.append(day) }
        findings.add(
            .warning, "impossible-time", at: node.origin, ja: "「\(text.prefix(40))」は日時として読めません",
            en: "\"\(text.prefix(40))\" is no time")
    }

    // MARK: Cases

    private mutating func testCase(
        _ node: XMLNode, suite: String?, _ findings: inout TestFindings
    ) -> TestRun.Outcome {
        var outcomes: Set<TestRun.Outcome> = []
        var messages: [TestRun.Outcome: String] = [:]
        var retried = 0
        for child in node.children {
            let outcome: TestRun.Outcome
            switch child.localName {
            case "failure": outcome = .fail
            case "error": outcome = .error
            case "skipped", "disabled": outcome = .skipped
            case "flakyFailure", "flakyError":
                retried += 1
                continue
            default:
                findings.leaveOut(child.localName)
                continue
            }
            outcomes.insert(outcome)
            if messages[outcome] == nil {
                let text = child.value("message") ?? child.text
                messages[outcome] = text.isEmpty ? child.value("type") : text
            }
        }
        if let stated = statedOutcome(node, &findings) { outcomes.insert(stated) }
        let outcome = [.fail, .error, .skipped].first { outcomes.contains($0) } ?? TestRun.Outcome.pass
        let name = name(of: node, suite: suite, &findings)
        if retried > 0 {
            findings.add(
                .warning, "passed-on-retry", at: node.origin,
                ja: "「\(name.prefix(120))」は \(retried) 回失敗した後の再実行の結果です",
                en: "\"\(name.prefix(120))\" failed \(retried) times before this result")
        }
        tally.add(name, outcome, messages[outcome])
        return outcome
    }

    /// `classname.name`, or the suite's name in its place.
    private func name(of node: XMLNode, suite: String?, _ findings: inout TestFindings) -> String {
        let owner = node.value("classname") ?? node.value("class") ?? suite
        guard let name = node.value("name") else {
            findings.add(
                .warning, "missing-name", at: node.origin, ja: "名前のない試験があります",
                en: "a test has no name")
            return owner.map { "\($0).testcase" } ?? "testcase"
        }
        return owner.map { "\($0).\(name)" } ?? name
    }

    /// The worst of what the attributes say; some tools write the result nowhere else.
    private func statedOutcome(_ node: XMLNode, _ findings: inout TestFindings) -> TestRun.Outcome? {
        var worst: TestRun.Outcome?
        for key in ["status", "result"] {
            guard let word = node.value(key)?.lowercased() else { continue }
            switch word {
            case "run", "passed", "pass", "success", "successful", "completed", "ok", "executed": continue
            case "fail", "failed", "failure": return .fail
            case "error", "errored": worst = .error
            case "notrun", "not_run", "not run", "skipped", "skip", "disabled", "ignored", "pending",
                "suppressed", "todo":
                worst = worst ?? .skipped
            default:
                findings.add(
                    .warning, "unknown-result", at: node.origin,
                    ja: "\(key) の「\(word.prefix(40))」を知りません。合格とは数えません",
                    en: "\(key) \"\(word.prefix(40))\" is not known; it does not count as passed")
                worst = .error
            }
        }
        return worst
    }
}

extension XMLNode {
    /// The name without its prefix.
    var localName: String { name.split(separator: ":").last.map(String.init) ?? name }

    /// The value of an attribute that is not empty.
    func value(_ name: String) -> String? {
        attributes.first { $0.name == name }.map(\.value).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// How many things an attribute counts; none below nothing, and no more than can be added up.
    func count(_ name: String) -> Int? {
        guard let text = value(name) else { return nil }
        let isWhole = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return (Int(text) ?? (isWhole ? .max : nil)).map { min(max($0, 0), Int(Int32.max)) }
    }
}
