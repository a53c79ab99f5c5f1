import Kernel
import LocatedJSON
import RiskManagement

/// The rules of one run of SARIF with what its results say of each.
struct SARIFRules {
    /// What the run says of a rule.
    private struct Rule {
        var isListed = false
        var level = "warning"
        var isEnabled = true
        var texts: [String: String] = [:]
        var failures = 0
        var undecided = 0
        var notApplicable = 0
        var suppressed = 0
        var message: String?
    }

    private var order: [String] = []
    private var rules: [String: Rule] = [:]
    /// The ids of the driver's rules by their index, and of each extension's.
    private var driverIDs: [String] = []
    private var extensionIDs: [[String]] = []

    /// From where on no more arguments are put into a text; far more than is kept of it.
    private static let textBytesMax = 1 << 16

    var isEmpty: Bool { order.isEmpty }

    init(_ run: JSONNode, _ findings: inout TestFindings) {
        driverIDs = list(run["tool"]?["driver"]?["rules"], &findings)
        if let extensions = run["tool"]?["extensions"], extensions.kind == .list {
            for item in extensions.items { extensionIDs.append(list(item["rules"], &findings)) }
        }
        guard let invocations = run["invocations"], invocations.kind == .list else { return }
        for invocation in invocations.items {
            guard let overrides = invocation["ruleConfigurationOverrides"], overrides.kind == .list else {
                continue
            }
            for item in overrides.items {
                guard let id = name(item["descriptor"]), rules[id] != nil else { continue }
                configure(id, item["configuration"])
            }
        }
    }

    /// Reads the rules of a component, and gives their ids in order.
    private mutating func list(_ node: JSONNode?, _ findings: inout TestFindings) -> [String] {
        guard let node, node.kind == .list else { return [] }
        return node.items.map { item in
            guard let id = item["id"]?.text, !id.isEmpty else {
                findings.add(
                    .warning, "missing-id", at: item.origin, ja: "規則に id がありません", en: "a rule has no id")
                return ""
            }
            if rules[id] == nil { order.append(id) }
            var rule = rules[id] ?? Rule()
            rule.isListed = true
            if let texts = item["messageStrings"], texts.kind == .object {
                for member in texts.members { rule.texts[member.key] = member.value["text"]?.text }
            }
            rules[id] = rule
            configure(id, item["defaultConfiguration"])
            return id
        }
    }

    private mutating func configure(_ id: String, _ node: JSONNode?) {
        if let level = node?["level"]?.text { rules[id]?.level = level }
        if let isEnabled = node?["enabled"]?.flag { rules[id]?.isEnabled = isEnabled }
    }

    /// The rule that a reference names: by its id, or by its place in the driver or an extension.
    private func name(_ reference: JSONNode?) -> String? {
        if let id = reference?["id"]?.text, !id.isEmpty { return id }
        guard let index = reference?["index"]?.number.flatMap({ Int($0) }), index >= 0 else { return nil }
        var ids = driverIDs
        if let place = reference?["toolComponent"]?["index"]?.number.flatMap({ Int($0) }) {
            guard extensionIDs.indices.contains(place) else { return nil }
            ids = extensionIDs[place]
        }
        return ids.indices.contains(index) && !ids[index].isEmpty ? ids[index] : nil
    }

    // MARK: Results

    /// Counts one result at its rule.
    mutating func take(_ result: JSONNode, _ findings: inout TestFindings) {
        let known: Set = ["ruleId", "ruleIndex", "rule", "level", "kind", "message", "suppressions"]
        let silent: Set = ["baselineState", "locations"]
        for member in result.members where !known.contains(member.key) && !silent.contains(member.key) {
            findings.leaveOut(member.key)
        }
        let index = result["ruleIndex"]?.number.flatMap { Int($0) }
        let indexed = index.flatMap { driverIDs.indices.contains($0) ? driverIDs[$0] : nil }
        var id = result["ruleId"]?.text ?? name(result["rule"]) ?? indexed ?? ""
        // A result may name a part of a rule: `CA1000/1`.
        if rules[id] == nil, let whole = name(result["rule"]) ?? parent(of: id) ?? indexed { id = whole }
        if id.isEmpty {
            findings.add(
                .warning, "missing-id", at: result.origin, ja: "どの規則の結果か書かれていません",
                en: "a result does not name its rule")
            id = "unnamed"
        }
        if rules[id] == nil {
            rules[id] = Rule()
            order.append(id)
        }
        // What a comparison with an earlier run says is gone is not a result of this run.
        if result["baselineState"]?.text == "absent" { return findings.leaveOut("baselineState absent") }
        count(result, at: id)
    }

    private func parent(of id: String) -> String? {
        var parts = id.split(separator: "/", omittingEmptySubsequences: false)
        while parts.count > 1 {
            parts.removeLast()
            let whole = parts.joined(separator: "/")
            if rules[whole] != nil { return whole }
        }
        return nil
    }

    private mutating func count(_ result: JSONNode, at id: String) {
        guard var rule = rules[id] else { return }
        defer { rules[id] = rule }
        switch result["kind"]?.text ?? "fail" {
        case "fail": break
        case "notApplicable":
            rule.notApplicable += 1
            return
        case "pass", "informational": return
        default:
            rule.undecided += 1
            return
        }
        let level = result["level"]?.text ?? rule.level
        if ["note", "none"].contains(level) { return }
        if SARIFRules.isSuppressed(result) {
            rule.suppressed += 1
            return
        }
        rule.failures += 1
        if rule.message == nil { rule.message = SARIFRules.text(of: result, rule.texts) }
    }

    /// Someone has set the result aside, and nobody has yet to agree.
    private static func isSuppressed(_ result: JSONNode) -> Bool {
        guard let list = result["suppressions"], list.kind == .list else { return false }
        let states = list.items.map { $0["status"]?.text ?? "accepted" }
        return !states.isEmpty && states.allSatisfy { $0 == "accepted" }
    }

    /// `file:line: message`.
    private static func text(of result: JSONNode, _ texts: [String: String]) -> String {
        let message = result["message"]
        var text = message?["text"]?.text ?? message?["id"]?.text.flatMap { texts[$0] } ?? ""
        if let values = message?["arguments"], values.kind == .list {
            text = SARIFRules.filled(text, values.items.prefix(10).map { $0.text ?? "" })
        }
        let place = result["locations"]?.items.first { _ in true }?["physicalLocation"]
        guard let file = place?["artifactLocation"]?["uri"]?.text else { return text }
        let line = place?["region"]?["startLine"]?.number.map { ":\($0)" } ?? ""
        return "\(file)\(line): \(text)"
    }

    /// The text with an argument for each `{0}`. What stands in an argument is no place for another one: a
    /// few of them in one another would fill the memory.
    private static func filled(_ text: String, _ values: [String]) -> String {
        let parts = text.split(separator: "{", omittingEmptySubsequences: false)
        var filled = String(parts.first ?? "")
        for part in parts.dropFirst() where filled.utf8.count < textBytesMax {
            let digits = part.prefix { $0 != "}" }
            if let index = Int(digits), values.indices.contains(index), digits.endIndex < part.endIndex {
                filled += values[index] + part[digits.endIndex...].dropFirst()
            } else {
                filled += "{" + part
            }
        }
        return filled
    }

    // MARK: Outcomes

    /// Each rule with its outcome. A rule passes only when the run lists it, runs it and finishes.
    func outcomes(
        isFinished: Bool, hasResults: Bool, broken: Set<String>
    ) -> [(id: String, outcome: TestRun.Outcome, message: String?)] {
        order.map { id in
            let rule = rules[id] ?? Rule()
            if rule.failures > 0 {
                let more = rule.failures > 1 ? "\(rule.failures) results; " : ""
                return (id, .fail, more + (rule.message ?? ""))
            }
            if broken.contains(id) { return (id, .error, "the tool reports an error about this rule") }
            if !isFinished { return (id, .error, "the run is not complete") }
            if rule.suppressed > 0 { return (id, .skipped, "\(rule.suppressed) suppressed") }
            if rule.undecided > 0 { return (id, .skipped, "\(rule.undecided) to be decided by a person") }
            if !rule.isEnabled { return (id, .skipped, "not enabled") }
            if rule.notApplicable > 0 { return (id, .skipped, "not applicable") }
            if !hasResults { return (id, .skipped, "the run has no list of results") }
            if !rule.isListed { return (id, .skipped, "not among the rules of the run") }
            return (id, .pass, nil)
        }
    }
}
