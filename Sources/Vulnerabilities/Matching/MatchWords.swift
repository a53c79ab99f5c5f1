import Kernel

/// Results of matching, in words.
public enum MatchWords {
    /// A verdict with its doubt or ground.
    public static func text(_ verdict: Match.Verdict) -> LocalizedText {
        switch verdict {
        case .affected: LocalizedText(ja: "影響あり", en: "affected")
        case .possible(let doubt):
            LocalizedText(ja: "可能性（\(text(doubt).ja)）", en: "possible (\(text(doubt).en))")
        case .notAffected(let ground):
            LocalizedText(ja: "影響なし（\(text(ground).ja)）", en: "not affected (\(text(ground).en))")
        }
    }

    /// Why it may be only.
    public static func text(_ doubt: Match.Doubt) -> LocalizedText {
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

    /// Why it is not.
    public static func text(_ ground: Match.Ground) -> LocalizedText {
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

    /// How sure it is.
    public static func text(_ confidence: Match.Confidence) -> LocalizedText {
        switch confidence {
        case .high: LocalizedText(ja: "高", en: "high")
        case .medium: LocalizedText(ja: "中", en: "medium")
        case .low: LocalizedText(ja: "低", en: "low")
        }
    }

    /// How the component was found to be the product.
    public static func text(_ kind: Match.Kind) -> LocalizedText {
        switch kind {
        case .cpe: LocalizedText(ja: "CPE名", en: "CPE name")
        case .package: LocalizedText(ja: "パッケージURL", en: "package URL")
        case .distribution: LocalizedText(ja: "配布元のソースパッケージ", en: "distribution's source package")
        case .identity: LocalizedText(ja: "人が定めた識別子", en: "identity that a person gave")
        case .vendorAndName: LocalizedText(ja: "供給者と名称", en: "vendor and name")
        case .name: LocalizedText(ja: "名称だけ", en: "name alone")
        }
    }

    /// The word of a source on a product.
    public static func text(_ status: ProductStatement.Status) -> LocalizedText {
        switch status {
        case .affected: LocalizedText(ja: "影響あり", en: "affected")
        case .notAffected: LocalizedText(ja: "影響なし", en: "not affected")
        case .fixed: LocalizedText(ja: "修正済み", en: "fixed")
        case .underInvestigation: LocalizedText(ja: "調査中", en: "under investigation")
        case .unknown: LocalizedText(ja: "不明", en: "unknown")
        case .platform: LocalizedText(ja: "前提の環境", en: "platform")
        }
    }

    /// How far a source has come with a record.
    public static func text(_ state: Advisory.State) -> LocalizedText {
        switch state {
        case .published: LocalizedText(ja: "公表", en: "published")
        case .awaiting: LocalizedText(ja: "公表（製品の分析待ち）", en: "published (products not analysed yet)")
        case .deferred: LocalizedText(ja: "公表（製品は分析されない）", en: "published (products will not be analysed)")
        case .rejected: LocalizedText(ja: "番号の取り消し", en: "rejected")
        case .withdrawn: LocalizedText(ja: "取り下げ", en: "withdrawn")
        }
    }

    /// A span of versions in words.
    public static func text(_ span: VersionSpan) -> LocalizedText {
        switch span {
        case .all: return LocalizedText(ja: "すべての版", en: "every version")
        case .unstated: return LocalizedText(ja: "版は述べられていない", en: "versions not stated")
        case .exactly(let version): return LocalizedText(ja: "\(version) だけ", en: "\(version) only")
        case .between(let lower, let upper):
            let parts = [
                lower.map { bound in
                    LocalizedText(
                        ja: bound.isIncluded ? "\(bound.version) 以上" : "\(bound.version) より後",
                        en: bound.isIncluded ? "from \(bound.version)" : "after \(bound.version)")
                },
                upper.map { bound in
                    LocalizedText(
                        ja: bound.isIncluded ? "\(bound.version) 以下" : "\(bound.version) より前",
                        en: bound.isIncluded ? "up to \(bound.version)" : "before \(bound.version)")
                },
            ].compactMap(\.self)
            return LocalizedText.list(parts, ja: "、", en: ", ")
        }
    }

    /// A product as a source names it.
    public static func text(_ subject: ProductStatement.Subject) -> String {
        switch subject {
        case .cpe(let text): text
        case .package(let ecosystem, let name): "\(ecosystem): \(name)"
        case .named(let vendor, let product): [vendor, product].compactMap(\.self).joined(separator: " ")
        }
    }
}
