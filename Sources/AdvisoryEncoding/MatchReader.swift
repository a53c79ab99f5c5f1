import LocatedJSON
import Vulnerabilities

/// Reads one match: CPE criteria, whether what they name is vulnerable, and bounds on its versions.
enum MatchReader {
    /// Always a statement: one that left a list would change what the others mean together. What cannot be
    /// read says nothing of any version.
    static func read(_ node: JSONNode, _ findings: inout FeedFindings) -> ProductStatement {
        var name: JSONNode?
        var isVulnerable: Bool?
        var bounds = Bounds()
        for member in node.members {
            let value = member.value
            if member.isNamed("criteria") || member.isNamed("cpe23Uri") {
                name = value
            } else if member.isNamed("vulnerable") {
                isVulnerable = value.flag
            } else if member.isNamed("versionStartIncluding") {
                bounds.add(lower: value, isIncluded: true)
            } else if member.isNamed("versionStartExcluding") {
                bounds.add(lower: value, isIncluded: false)
            } else if member.isNamed("versionEndIncluding") {
                bounds.add(upper: value, isIncluded: true)
            } else if member.isNamed("versionEndExcluding") {
                bounds.add(upper: value, isIncluded: false)
            } else if !isPassedOver(member) {
                bounds.unreadable = member.keyNode
            }
        }
        let status: ProductStatement.Status =
            isVulnerable.map { $0 ? .affected : .platform } ?? .unknown
        if isVulnerable == nil {
            findings.warning(
                "applicability-vulnerable", at: node.origin, ja: "vulnerable（真偽値）がありません",
                en: "there is no flag `vulnerable`")
        }
        guard let name, let criteria = CPECriteria.read(name) else {
            return unreadable(node, name, status, &findings)
        }
        if criteria.isMended {
            findings.warning(
                "cpe-blank", at: name.origin, ja: "CPE の名前に空白があります（_ とみなします）",
                en: "there is a blank in the CPE name (taken as _)")
        }
        return statement(criteria, status, bounds, name, &findings)
    }

    /// What a match has beside the criteria and says nothing more of versions.
    private static func isPassedOver(_ member: JSONMember) -> Bool {
        member.isNamed("matchCriteriaId") || member.isNamed("cpe_name") || member.isNamed("cpe22Uri")
            || member.isNamed("cpeName")
    }

    /// The bounds as written.
    private struct Bounds {
        var lower: VersionSpan.Bound?
        var upper: VersionSpan.Bound?
        /// A key that is unknown, a bound that is no text, or the second one on the same side.
        var unreadable: JSONNode?
        /// A bound that is an empty text: none, where there is one on the other side.
        var empty: JSONNode?
        var isEmpty: Bool { lower == nil && upper == nil }

        mutating func add(lower node: JSONNode, isIncluded: Bool) {
            guard node.kind != .null else { return }
            guard let text = node.text, lower == nil else { return unreadable = node }
            guard !text.isEmpty else { return empty = node }
            lower = VersionSpan.Bound(text, isIncluded: isIncluded)
        }

        mutating func add(upper node: JSONNode, isIncluded: Bool) {
            guard node.kind != .null else { return }
            guard let text = node.text, upper == nil else { return unreadable = node }
            guard !text.isEmpty else { return empty = node }
            upper = VersionSpan.Bound(text, isIncluded: isIncluded)
        }
    }

    private static func statement(
        _ criteria: CPECriteria, _ status: ProductStatement.Status, _ bounds: Bounds, _ name: JSONNode,
        _ findings: inout FeedFindings
    ) -> ProductStatement {
        let subject = ProductStatement.Subject.cpe(criteria.text)
        if let node = bounds.unreadable ?? (bounds.isEmpty ? bounds.empty : nil) {
            findings.warning(
                "applicability-bound", at: node.origin, ja: "版の範囲を読めません（版は不明とします）",
                en: "the bound on versions cannot be read; nothing is known of any version")
            return ProductStatement(
                subject, status, .unstated, basis: .productOnly,
                phrase: node.text ?? node.number ?? "\(node.kind)")
        }
        if !bounds.isEmpty {
            if criteria.version != .any, criteria.version != .notApplicable {
                findings.warning(
                    "applicability-version-and-bounds", at: name.origin,
                    ja: "CPE に版があるのに版の範囲もあります（範囲を採ります）",
                    en: "the CPE name has a version and there are bounds as well (the bounds count)")
            }
            return ProductStatement(subject, status, .between(lower: bounds.lower, upper: bounds.upper))
        }
        switch criteria.version {
        case .any: return ProductStatement(subject, status, .all)
        case .notApplicable:
            // The NVD writes it where no version is told; devices and what something runs on have none.
            guard status == .affected, !criteria.text.hasPrefix("cpe:2.3:h:") else {
                return ProductStatement(subject, status, .all)
            }
            return ProductStatement(subject, status, .unstated, basis: .productOnly, phrase: "-")
        case .exactly(let version): return ProductStatement(subject, status, .exactly(version))
        case .pattern(let pattern):
            findings.warning(
                "applicability-version-pattern", at: name.origin,
                ja: "CPE の版に * や ? があり、範囲として読めません（版は不明とします）",
                en: "the version in the CPE name has a * or ? in it; nothing is known of any version")
            return ProductStatement(subject, status, .unstated, basis: .productOnly, phrase: pattern)
        }
    }

    private static func unreadable(
        _ node: JSONNode, _ name: JSONNode?, _ status: ProductStatement.Status,
        _ findings: inout FeedFindings
    ) -> ProductStatement {
        findings.warning(
            "cpe-malformed", at: (name ?? node).origin, ja: "CPE の名前として読めません",
            en: "not a well-formed CPE name")
        let words = name?.text ?? name?.number ?? "?"
        return ProductStatement(
            .named(vendor: nil, product: String(words.prefix(256))), status, .unstated, basis: .productOnly)
    }
}
