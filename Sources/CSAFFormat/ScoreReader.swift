import AdvisoryEncoding
import LocatedJSON

/// Reads the vectors of a score (CSAF 2.0, 3.2.3.13) or of a metric's content (2.1).
enum ScoreReader {
    static func scores(
        _ node: JSONNode, products: JSONNode?, into findings: inout FeedFindings
    ) -> [CSAFVulnerability.Score] {
        let concerned = CSAFDocumentReader.items(products, "products", &findings).compactMap(\.text)
        var scores: [CSAFVulnerability.Score] = []
        for key in ["cvss_v2", "cvss_v3", "cvss_v4"] {
            guard let score = node[key] else { continue }
            guard let vector = score["vectorString"]?.text else {
                findings.error(
                    "csaf-score", at: score.origin, ja: "\(key) に vectorString がありません",
                    en: "\(key) has no vectorString")
                continue
            }
            let version = score["version"]?.text ?? Self.version(of: vector)
            if version != Self.version(of: vector) {
                findings.warning(
                    "csaf-score", at: score.origin, ja: "ベクトル「\(vector)」は版 \(version) のものではありません",
                    en: "the vector \"\(vector)\" is not one of version \(version)")
            }
            if score["version"] == nil || score["baseScore"] == nil {
                findings.warning(
                    "csaf-score", at: score.origin, ja: "\(key) に version か baseScore がありません",
                    en: "\(key) has no version or no baseScore")
            }
            if key != "cvss_v2", score["baseScore"] != nil, score["baseSeverity"] == nil {
                findings.warning(
                    "csaf-score", at: score.origin, ja: "\(key) に baseSeverity がありません",
                    en: "\(key) has no baseSeverity")
            }
            scores.append(
                CSAFVulnerability.Score(
                    vector: vector, version: version, tenths: tenths(score["baseScore"], &findings),
                    products: concerned, origin: score.origin))
        }
        return scores
    }

    private static func version(of vector: String) -> String {
        guard vector.hasPrefix("CVSS:") else { return "2.0" }
        return String(vector.dropFirst(5).prefix { $0 != "/" })
    }

    private static func tenths(_ node: JSONNode?, _ findings: inout FeedFindings) -> Int? {
        guard let node else { return nil }
        if let number = node.number, let tenths = DecimalNumber.scaled(number, places: 1), tenths <= 100 {
            return tenths
        }
        findings.warning(
            "csaf-score", at: node.origin, ja: "baseScore が 0.0 から 10.0 の数ではありません",
            en: "baseScore is no number from 0.0 to 10.0")
        return nil
    }
}
