import Kernel
import Vulnerabilities

/// Results of matching, in words.
enum MatchWords {
    static func text(_ verdict: Match.Verdict) -> LocalizedText {
        switch verdict {
        case .affected: LocalizedText(ja: "影響あり", en: "affected")
        case .possible(let doubt):
            LocalizedText(ja: "可能性（\(text(doubt).ja)）", en: "possible (\(text(doubt).en))")
        case .notAffected(let ground):
            LocalizedText(ja: "影響なし（\(text(ground).ja)）", en: "not affected (\(text(ground).en))")
        }
    }

    static func text(_ doubt: Match.Doubt) -> LocalizedText {
        switch doubt {
        case .versionsUnstated: LocalizedText(ja: "対象の版が不明", en: "versions not stated")
        case .versionUnreadable: LocalizedText(ja: "版を比べられない", en: "versions cannot be compared")
        case .noVersion: LocalizedText(ja: "部品の版がない", en: "component without version")
        case .attributesUnstated: LocalizedText(ja: "エディション等が不明", en: "edition or target not stated")
        case .platformUnstated: LocalizedText(ja: "前提の環境が不明", en: "platform not stated")
        case .nameOnly: LocalizedText(ja: "名前だけ一致", en: "name only")
        case .upstreamOfDistribution:
            LocalizedText(ja: "配布元の修正が不明", en: "distribution's fix not known")
        case .underInvestigation: LocalizedText(ja: "情報源が調査中", en: "under investigation")
        }
    }

    static func text(_ ground: Match.Ground) -> LocalizedText {
        switch ground {
        case .outsideRange: LocalizedText(ja: "版が範囲外", en: "outside the range")
        case .fixedByDistribution: LocalizedText(ja: "配布元が修正済み", en: "fixed by the distribution")
        case .statedByAsserter: LocalizedText(ja: "情報源が影響なしと明記", en: "stated by the source")
        case .platformAbsent: LocalizedText(ja: "前提の環境ではない", en: "platform absent")
        case .attributesDiffer: LocalizedText(ja: "エディション等が違う", en: "edition or target differs")
        case .patchedByPedigree: LocalizedText(ja: "修正を適用済み", en: "patched by pedigree")
        case .rejected: LocalizedText(ja: "番号が取り消し", en: "rejected")
        case .withdrawn: LocalizedText(ja: "情報源が取り下げ", en: "withdrawn")
        }
    }

    static func text(_ confidence: Match.Confidence) -> LocalizedText {
        switch confidence {
        case .high: LocalizedText(ja: "高", en: "high")
        case .medium: LocalizedText(ja: "中", en: "medium")
        case .low: LocalizedText(ja: "低", en: "low")
        }
    }

    /// A published base score with the version of CVSS, such as `9.8 (3.1)`.
    static func score(_ score: PublishedScore?) -> String {
        guard let score, let tenths = score.tenths else { return "-" }
        return "\(tenths / 10).\(tenths % 10) (\(score.version))"
    }
}
