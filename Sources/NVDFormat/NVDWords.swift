import AdvisoryEncoding
import LocatedJSON
import Vulnerabilities

/// What records of both editions have in common.
enum NVDWords {
    /// The CVE id; a record without one cannot be taken.
    static func id(_ node: JSONNode?, at place: JSONNode, _ findings: inout FeedFindings) -> String? {
        if let id = node?.text, isID(id) { return id }
        findings.error(
            "nvd-id", at: (node ?? place).origin, ja: "CVE の番号（CVE-年-番号）がありません",
            en: "there is no CVE id (CVE-year-number)")
        return nil
    }

    private static func isID(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0].elementsEqual("CVE".utf8) && parts[1].count == 4
            && (4...19).contains(parts[2].count)
            && parts[1...2].allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// NVD itself goes without saying.
    static func asserter(_ source: String?) -> String? { source == "nvd@nist.gov" ? nil : source }

    /// The descriptions, and what is told in them by marks: `** REJECT **` and `** DISPUTED **`.
    static func readDescriptions(
        _ node: JSONNode?, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        for (language, text) in FeedFields.wordings(node, "descriptions", &findings) {
            if text.utf8.starts(with: "** REJECT".utf8) { advisory.state = .rejected }
            if isDisputed(text) { advisory.isDisputed = true }
            advisory.summaries.append(Advisory.Wording(language: language, text: text))
        }
    }

    private static func isDisputed(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let mark = "** DISPUTED **"
            guard bytes.count >= mark.utf8.count else { return false }
            for at in 0...(bytes.count - mark.utf8.count)
            where bytes[at] == UInt8(ascii: "*") && bytes[at + 1] == UInt8(ascii: "*") {
                if bytes[at..<(at + mark.utf8.count)].elementsEqual(mark.utf8) { return true }
            }
            return false
        }
    }

    static func readReferences(
        _ node: JSONNode?, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        guard let items = FeedFields.items(node, "references", &findings) else { return }
        for item in items {
            guard let item = FeedFields.object(item, "references", &findings),
                let url = FeedFields.text(item["url"], "url", &findings)
            else { continue }
            let tags = FeedFields.texts(item["tags"], "tags", &findings)
            advisory.references.append(Advisory.Reference(url: url, tags: tags))
        }
    }

    /// Weaknesses with a number. `NVD-CWE-Other` and `NVD-CWE-noinfo` name none.
    static func readWeaknesses(
        _ node: JSONNode?, into advisory: inout Advisory, _ findings: inout FeedFindings
    ) {
        for (_, text) in FeedFields.wordings(node, "weaknesses", &findings)
        where text.hasPrefix("CWE-") && !advisory.weaknesses.contains(text) {
            advisory.weaknesses.append(text)
        }
    }

    /// Whether somebody has put the tag: `[{"sourceIdentifier": "…", "tags": ["disputed"]}]`.
    static func hasTag(_ tag: String, _ node: JSONNode?, _ findings: inout FeedFindings) -> Bool {
        guard let items = FeedFields.items(node, "cveTags", &findings) else { return false }
        for item in items {
            let tags = FeedFields.object(item, "cveTags", &findings)?["tags"]
            if FeedFields.texts(tags, "tags", &findings).contains(tag) { return true }
        }
        return false
    }
}
