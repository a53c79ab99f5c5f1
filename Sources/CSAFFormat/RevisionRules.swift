import AdvisoryEncoding
import LocatedJSON
import VersionOrdering

/// Which revision of a document this is (CSAF 2.0, tests 6.1.16, 6.1.17, 6.1.20, 6.1.22): a reader that takes
/// an old or unfinished one for the newest would rest on it.
enum RevisionRules {
    static func check(_ head: JSONNode, into findings: inout FeedFindings) {
        guard let tracking = head["tracking"], let current = tracking["version"] else { return }
        let version = plain(current.text ?? "")
        let status = tracking["status"]?.text
        var seen: Set<String> = []
        var newest: String?
        for entry in CSAFDocumentReader.items(tracking["revision_history"], "revision_history", &findings) {
            guard let number = entry["number"]?.text else { continue }
            if !seen.insert(number).inserted {
                findings.warning(
                    "csaf-revision-twice", at: entry.origin, ja: "改訂履歴に「\(number)」が二度あります",
                    en: "the revision history has \"\(number)\" twice")
            }
            let candidate = plain(number)
            let isEarly = candidate == "0" || candidate.hasPrefix("0.") || candidate.contains("-")
            if isEarly, status != "draft" {
                findings.warning(
                    "csaf-unfinished", at: entry.origin,
                    ja: "改訂履歴に公表前の版「\(number)」が残っています",
                    en: "the revision history still has \"\(number)\", from before publication")
            }
            if newest.map({ VersionScheme.semver.compare(candidate, $0) == .greater }) ?? true {
                newest = candidate
            }
        }
        // A draft of 2.0.0-1 stands as 2.0.0 in the history.
        let isNewest = newest.map { core($0) == core(version) } ?? true
        let isSame = status == "draft" || newest.map { $0 == version } ?? true
        if !isNewest || !isSame {
            findings.warning(
                "csaf-not-latest", at: current.origin,
                ja: "文書の版「\(version)」が改訂履歴の最新「\(newest ?? "")」と違います",
                en: "the document's version \"\(version)\" is not the newest of its history, "
                    + "\"\(newest ?? "")\"")
        }
        let isUnfinished = version == "0" || version.hasPrefix("0.") || version.contains("-")
        if isUnfinished, status != "draft" {
            findings.warning(
                "csaf-unfinished", at: current.origin,
                ja: "版「\(version)」は公表前のものですが、status は「\(status ?? "")」です",
                en: "version \"\(version)\" is one before publication, but the status is \"\(status ?? "")\"")
        } else if status == "draft" {
            findings.warning(
                "csaf-draft", at: current.origin, ja: "草案（draft）の文書です",
                en: "the document is a draft")
        }
    }

    /// Without build metadata.
    private static func plain(_ version: String) -> String { String(version.prefix { $0 != "+" }) }

    private static func core(_ version: String) -> String { String(version.prefix { $0 != "-" }) }
}
