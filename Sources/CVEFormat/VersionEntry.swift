import AdvisoryEncoding
import LocatedJSON
import VersionOrdering
import Vulnerabilities

/// A span of versions with its status, as one entry of `versions` gives it (several where it has `changes`).
struct VersionEntry {
    let status: ProductStatement.Status
    let span: VersionSpan
    var scheme: VersionScheme?
    var basis = ProductStatement.Basis.stated
    var phrase: String?

    func statement(on subject: ProductStatement.Subject) -> ProductStatement {
        ProductStatement(subject, status, span, scheme: scheme, basis: basis, phrase: phrase)
    }

    /// The highest number that stands for the `*` of `5.4.*`: `5.4.4294967295`.
    static let highest = "4294967295"

    /// - Returns: at least one; what cannot be read says nothing of any version and keeps its words.
    static func read(_ node: JSONNode, _ findings: inout FeedFindings) -> [VersionEntry] {
        let status = status(node["status"], &findings)
        if node["status"] == nil { noStatus(node, &findings) }
        let version = FeedFields.text(node["version"], "version", &findings) ?? ""
        let type = FeedFields.text(node["versionType"], "versionType", &findings)?.lowercased()
        let below = node["lessThan"].flatMap { FeedFields.text($0, "lessThan", &findings) }
        let through = node["lessThanOrEqual"].flatMap { FeedFields.text($0, "lessThanOrEqual", &findings) }
        let phrase = phrase(version, below, through, type)
        func unreadable(_ basis: ProductStatement.Basis = .productOnly) -> [VersionEntry] {
            [VersionEntry(status: status, span: .unstated, basis: basis, phrase: phrase)]
        }
        let limit = below ?? through
        if type == "git" || isHash(version) || limit.map(isHash) == true { return unreadable() }
        let isAmbiguous = below != nil && through != nil
        if isAmbiguous || (limit == nil && (node["lessThan"] ?? node["lessThanOrEqual"]) != nil) {
            findings.warning(
                "cve-version-bounds", at: node.origin,
                ja: "lessThan と lessThanOrEqual の両方があるか、読めません",
                en: "both lessThan and lessThanOrEqual, or neither can be read")
            return unreadable()
        }
        let scheme = type.flatMap { schemes[$0] }
        guard let limit else { return [single(version, status, scheme, phrase, node, &findings)] }
        guard let span = range(version, limit, isIncluded: through != nil) else {
            told(phrase, node, &findings)
            return unreadable()
        }
        let whole = VersionEntry(status: status, span: span, scheme: scheme)
        guard let changes = FeedFields.items(node["changes"], "changes", &findings) else { return [whole] }
        return whole.split(changes, node, phrase, &findings)
    }

    /// The status in the words of the CVE Record Format.
    static func status(_ node: JSONNode?, _ findings: inout FeedFindings) -> ProductStatement.Status {
        switch node?.text {
        case "affected": return .affected
        case "unaffected": return .notAffected
        case "unknown": return .unknown
        default:
            if let node {
                findings.warning(
                    "cve-status", at: node.origin, ja: "status は affected・unaffected・unknown のどれかです",
                    en: "a status is affected, unaffected or unknown")
            }
            return .unknown
        }
    }

    private static func noStatus(_ node: JSONNode, _ findings: inout FeedFindings) {
        findings.warning(
            "cve-status", at: node.origin, ja: "status がありません", en: "there is no status")
    }

    /// The types whose order is known. `custom` and whatever else makers write say none.
    private static let schemes: [String: VersionScheme] = [
        "semver": .semver, "rpm": .rpm, "maven": .maven, "python": .pypi, "pypi": .pypi, "npm": .npm,
        "deb": .debian, "dpkg": .debian, "go": .go, "gem": .rubyGems, "rubygems": .rubyGems,
        "nuget": .nuget, "apk": .alpine,
    ]

    // MARK: Spans

    private static func single(
        _ version: String, _ status: ProductStatement.Status, _ scheme: VersionScheme?, _ phrase: String,
        _ node: JSONNode, _ findings: inout FeedFindings
    ) -> VersionEntry {
        switch VersionWords(version) {
        case .none:
            return VersionEntry(status: status, span: .unstated, basis: .productOnly, phrase: phrase)
        case .any: return VersionEntry(status: status, span: .all, scheme: scheme)
        case .version(let version):
            return VersionEntry(status: status, span: .exactly(version), scheme: scheme)
        case .prefix(let prefix):
            let upper = VersionSpan.Bound("\(prefix).\(highest)", isIncluded: true)
            let span = VersionSpan.between(lower: .init(prefix, isIncluded: true), upper: upper)
            return VersionEntry(status: status, span: span, scheme: scheme, basis: .phrase, phrase: phrase)
        case .span(let span):
            return VersionEntry(status: status, span: span, scheme: scheme, basis: .phrase, phrase: phrase)
        case .words:
            told(phrase, node, &findings)
            return VersionEntry(status: status, span: .unstated, basis: .productOnly, phrase: phrase)
        }
    }

    /// From `version` to a limit; nil where one of them is no version.
    private static func range(_ version: String, _ limit: String, isIncluded: Bool) -> VersionSpan? {
        var lower: VersionSpan.Bound?
        switch VersionWords(version) {
        // Where nothing is said of the beginning, everything below the limit is meant.
        case .none, .any: break
        case .version("0"): break
        case .version(let text), .prefix(let text): lower = VersionSpan.Bound(text, isIncluded: true)
        case .span, .words: return nil
        }
        var upper: VersionSpan.Bound?
        switch VersionWords(limit) {
        case .any: break
        case .version(let text): upper = VersionSpan.Bound(text, isIncluded: isIncluded)
        case .prefix(let text): upper = VersionSpan.Bound("\(text).\(highest)", isIncluded: true)
        case .none, .span, .words: return nil
        }
        return lower == nil && upper == nil ? .all : .between(lower: lower, upper: upper)
    }

    private static func told(_ phrase: String, _ node: JSONNode, _ findings: inout FeedFindings) {
        findings.note(
            "cve-version-words", at: node.origin,
            ja: "版「\(phrase.prefix(80))」は範囲として読めません（版は不明とします）",
            en: "the versions \"\(phrase.prefix(80))\" are no range that can be read; nothing is known of any"
        )
    }

    private static func phrase(
        _ version: String, _ below: String?, _ through: String?, _ type: String?
    ) -> String {
        var words = type == "git" ? "git \(version)" : version
        if let below { words += " < \(below)" }
        if let through { words += " <= \(through)" }
        return words
    }

    /// The name of a commit.
    private static func isHash(_ text: String) -> Bool {
        text.utf8.count == 40
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
