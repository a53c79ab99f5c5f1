import LocatedJSON
import Vulnerabilities

/// Reads applicability: nodes with an operator, a negation, and CPE criteria with bounds on versions.
///
/// NVD 2.0 (`configurations`), NVD 1.1 (`nodes` with `children`) and CVE 5 (`cpeApplicability`) share it. Each
/// match gives one statement. Where all of a configuration's matches stand for themselves (OR only, no
/// negation, all vulnerable) there is no condition; otherwise the configuration becomes one.
///
/// The CPE name stays whole: a version in it also is the span (`exactly`), while an update or edition is only
/// in the name. A `-` in its place gives the span `all`, with the name keeping the `-`.
public struct ApplicabilityReader {
    public private(set) var statements: [ProductStatement] = []
    public private(set) var conditions: [ApplicabilityCondition] = []
    private var isPlain = true

    public init() {}

    /// Reads configurations of which any may hold; each is a node in whatever depth.
    public mutating func read(_ configurations: JSONItems, _ findings: inout FeedFindings) {
        for configuration in configurations {
            guard let node = FeedFields.object(configuration, "configurations", &findings) else { continue }
            isPlain = true
            var index = statements.count
            let start = index
            readNode(node, &findings)
            if statements.count == start {
                findings.warning(
                    "applicability-empty", at: node.origin, ja: "この構成に CPE がありません",
                    en: "a configuration without any CPE name")
            }
            if !isPlain { conditions.append(condition(node, &index)) }
        }
    }

    // MARK: Statements

    /// The lists in a node, whichever edition calls them so.
    private static func isMatches(_ member: JSONMember) -> Bool {
        member.isNamed("cpeMatch") || member.isNamed("cpe_match")
    }

    private static func isNodes(_ member: JSONMember) -> Bool {
        member.isNamed("nodes") || member.isNamed("children")
    }

    private mutating func readNode(_ node: JSONNode, _ findings: inout FeedFindings) {
        var (count, isAll) = (0, false)
        for member in node.members {
            if Self.isMatches(member) {
                for match in FeedFields.items(member.value, "cpeMatch", &findings) ?? member.value.items {
                    count += 1
                    statements.append(MatchReader.read(match, &findings))
                    if statements.last?.status != .affected { isPlain = false }
                }
            } else if Self.isNodes(member) {
                for child in FeedFields.items(member.value, "nodes", &findings) ?? member.value.items {
                    count += 1
                    readNode(child, &findings)
                }
            } else if member.isNamed("operator") {
                isAll = Self.isAll(member.value)
                if !isAll, member.value.text?.lowercased() != "or" { unknown(member.value, &findings) }
            } else if member.isNamed("negate") {
                if member.value.flag != false { isPlain = false }
                if member.value.flag == nil {
                    FeedFields.wrongType(member.value, "negate", ja: "真偽値", en: "a flag", &findings)
                }
            } else {
                findings.warning(
                    "applicability-unknown-key", at: member.keyNode.origin,
                    ja: "構成に知らない項目「\(member.key)」があります",
                    en: "a configuration has an unknown key `\(member.key)`")
            }
        }
        if isAll, count > 1 { isPlain = false }
    }

    private static func isAll(_ node: JSONNode) -> Bool { node.text?.lowercased() == "and" }

    /// An operator that nobody knows counts as OR, which lets more apply.
    private func unknown(_ node: JSONNode, _ findings: inout FeedFindings) {
        findings.warning(
            "applicability-operator", at: node.origin,
            ja: "operator が AND でも OR でもありません（OR とみなします）",
            en: "the operator is neither AND nor OR (taken as OR)")
    }

    // MARK: Conditions

    /// The condition of a node whose statements begin at `index`, in the order in which they were read.
    private func condition(_ node: JSONNode, _ index: inout Int) -> ApplicabilityCondition {
        var parts: [ApplicabilityCondition] = []
        var (isAll, isNegated) = (false, false)
        for member in node.members {
            if Self.isMatches(member) {
                for _ in member.value.items {
                    parts.append(.statement(index))
                    index += 1
                }
            } else if Self.isNodes(member) {
                for child in member.value.items { parts.append(condition(child, &index)) }
            } else if member.isNamed("operator") {
                isAll = Self.isAll(member.value)
            } else if member.isNamed("negate") {
                isNegated = member.value.flag == true
            }
        }
        let whole = parts.count == 1 ? parts[0] : isAll ? .all(parts) : .any(parts)
        return isNegated ? .not(whole) : whole
    }
}
