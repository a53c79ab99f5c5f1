import Kernel
import LocatedJSON
import RiskManagement

/// SARIF 2.1.0: one result a rule, from all runs of the log.
struct SARIFReader {
    private var tally = TestTally()
    private var tools: [String] = []
    private var days: [Day] = []

    static func read(_ root: JSONNode, _ findings: inout TestFindings) -> TestRun? {
        guard let runs = root["runs"], runs.kind == .list else {
            findings.add(
                .error, "unknown-format", at: root.origin, ja: "SARIF の runs がありません",
                en: "there is no list runs of SARIF")
            return nil
        }
        guard root["version"]?.text == "2.1.0" else {
            let found = root["version"]?.text ?? "–"
            findings.add(
                .error, "unknown-version", at: root["version"]?.origin ?? root.origin,
                ja: "読めるのは SARIF 2.1.0 です（\(found.prefix(20))）",
                en: "only SARIF 2.1.0 is read (found \(found.prefix(20)))")
            return nil
        }
        var reader = SARIFReader()
        let all = Array(runs.items)
        for run in all { reader.run(run, isOneOfMany: all.count > 1, &findings) }
        for member in root.members where !["runs", "version", "$schema"].contains(member.key) {
            findings.leaveOut(member.key)
        }
        let tools = reader.tools.joined(separator: ", ")
        return TestResultReader.run(
            reader.tally, tool: tools.isEmpty ? nil : tools, .sarif, date: reader.days.max(), &findings)
    }

    private mutating func run(_ node: JSONNode, isOneOfMany: Bool, _ findings: inout TestFindings) {
        let driver = node["tool"]?["driver"]
        guard node.kind == .object, let driver, let name = driver["name"]?.text, !name.isEmpty else {
            return findings.add(
                .error, "missing-tool", at: node.origin, ja: "run に道具の名（tool.driver.name）がありません",
                en: "a run does not name its tool (tool.driver.name)")
        }
        let version = driver["semanticVersion"]?.text ?? driver["version"]?.text
        let title = version.map { "\(name) \($0)" } ?? name
        if !tools.contains(title) { tools.append(title) }
        let invocations = Invocations(node["invocations"])
        days += invocations.days
        let known: Set = ["tool", "results", "invocations", "externalPropertyFileReferences"]
        for member in node.members where !known.contains(member.key) { findings.leaveOut(member.key) }

        var book = SARIFRules(node, &findings)
        let isElsewhere = node["externalPropertyFileReferences"]?["results"] != nil
        if let results = node["results"], results.kind == .list {
            for result in results.items { book.take(result, &findings) }
        }
        let hasResults = node["results"]?.kind == .list && !isElsewhere
        if isElsewhere || !invocations.isSuccessful {
            let ja = isElsewhere ? "結果が別のファイルにあります" : "道具が最後まで動いていません"
            let en = isElsewhere ? "the results stand in another file" : "the tool did not finish"
            findings.add(
                .warning, "run-incomplete", at: node.origin, ja: "\(title)：\(ja)。合格とは数えません",
                en: "\(title): \(en); nothing counts as passed")
            if book.isEmpty { tally.add(name, .error, en) }
        }
        let prefix = isOneOfMany ? "\(name)/" : ""
        for rule in book.outcomes(
            isFinished: invocations.isSuccessful && !isElsewhere, hasResults: hasResults,
            broken: invocations.brokenRules)
        {
            tally.add(prefix + rule.id, rule.outcome, rule.message)
        }
        invocations.report(title, &findings)
    }
}

/// What a run says of how its tool ran.
private struct Invocations {
    /// No invocation says that it failed.
    private(set) var isSuccessful = true
    private(set) var days: [Day] = []
    /// Rules that the tool reports an error about.
    private(set) var brokenRules: Set<String> = []
    private var faults: [(text: String, node: JSONNode)] = []

    init(_ node: JSONNode?) {
        guard let node, node.kind == .list else { return }
        for invocation in node.items {
            if invocation["executionSuccessful"]?.flag != true { isSuccessful = false }
            let times = ["endTimeUtc", "startTimeUtc"].compactMap { invocation[$0]?.text }
            if let day = times.compactMap(Self.day).first { days.append(day) }
            for key in ["toolExecutionNotifications", "toolConfigurationNotifications"] {
                guard let list = invocation[key], list.kind == .list else { continue }
                for item in list.items where item["level"]?.text == "error" {
                    faults.append((item["message"]?["text"]?.text ?? "", item))
                    if let id = item["associatedRule"]?["id"]?.text { brokenRules.insert(id) }
                }
            }
        }
    }

    /// The day in Japan of a time in UTC; the day as written where the time cannot be read.
    private static func day(_ text: String) -> Day? {
        guard let day = Day(text.prefix(10)) else { return nil }
        let hour = text.dropFirst(11).prefix(2)
        return text.hasSuffix("Z") && (Int(hour) ?? 0) >= 15 ? day.adding(days: 1) : day
    }

    func report(_ title: String, _ findings: inout TestFindings) {
        for fault in faults {
            let text = TestTally.oneLine(fault.text, atMost: 120).text
            findings.add(
                .warning, "tool-error", at: fault.node.origin, ja: "\(title) が誤りを伝えています：\(text)",
                en: "\(title) reports an error: \(text)")
        }
    }
}
