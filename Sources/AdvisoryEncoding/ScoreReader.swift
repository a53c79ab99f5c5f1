import LocatedJSON
import Vulnerabilities

/// Reads a CVSS object (`vectorString`, `baseScore`), which NVD and the CVE List write alike.
public enum ScoreReader {
    /// The score, or nil where there is no vector (`cvss-without-vector`). A base score that is no number from
    /// 0.0 to 10.0 is left out with a warning (`cvss-score`).
    ///
    /// - Parameter version: as the list that it stands in says; the object's own counts first.
    public static func read(
        _ node: JSONNode, version: String, asserter: String?, isPrimary: Bool,
        _ findings: inout FeedFindings
    ) -> PublishedScore? {
        guard let object = FeedFields.object(node, "cvss", &findings) else { return nil }
        guard let vector = FeedFields.text(object["vectorString"], "vectorString", &findings) else {
            findings.warning(
                "cvss-without-vector", at: node.origin, ja: "CVSS にベクトル（vectorString）がありません",
                en: "a CVSS score without its vector")
            return nil
        }
        var tenths: Int?
        if let score = object["baseScore"], score.kind != .null {
            tenths = score.number.flatMap { DecimalNumber.scaled($0, places: 1) }
            if tenths == nil || tenths.map({ $0 > 100 }) == true {
                tenths = nil
                findings.warning(
                    "cvss-score", at: score.origin, ja: "基本値が 0.0〜10.0 の数ではありません",
                    en: "the base score is no number from 0.0 to 10.0")
            }
        }
        let written = FeedFields.text(object["version"], "version", &findings)
        return PublishedScore(
            vector: vector, version: written ?? version, tenths: tenths, asserter: asserter,
            isPrimary: isPrimary)
    }
}
