import Kernel
import SupportLifecycle

/// How support, its sources and their gaps are said.
public enum SupportStatusWords {
    /// In words.
    public static func words(_ standing: ComponentSupport.Standing) -> LocalizedText {
        switch standing {
        case .supported: LocalizedText(ja: "継続中", en: "supported")
        case .open: LocalizedText(ja: "継続中（終了未発表）", en: "supported (no end announced)")
        case .ended: LocalizedText(ja: "終了", en: "ended")
        case .unknown: LocalizedText(ja: "不明", en: "unknown")
        }
    }

    /// In words.
    public static func words(_ end: SupportEnd) -> LocalizedText {
        switch end {
        case .on(let day): LocalizedText(same: day.description)
        case .ended: LocalizedText(ja: "終了済み（日は不明）", en: "ended (day unknown)")
        case .notAnnounced: LocalizedText(ja: "未発表", en: "not announced")
        case .unknown: LocalizedText(ja: "不明", en: "unknown")
        }
    }

    /// In words.
    public static func words(_ way: SupportMatch.Way) -> LocalizedText {
        switch way {
        case .packageURL: LocalizedText(same: "purl")
        case .cpe: LocalizedText(same: "CPE")
        case .distribution: LocalizedText(ja: "ディストリビューション", en: "distribution")
        case .repology: LocalizedText(same: "Repology")
        }
    }

    /// In words.
    public static func words(_ confidence: SupportMatch.Confidence) -> LocalizedText {
        switch confidence {
        case .exact: LocalizedText(ja: "一致", en: "exact")
        case .derived: LocalizedText(ja: "推定", en: "derived")
        case .candidate: LocalizedText(ja: "候補", en: "candidate")
        }
    }

    /// In words.
    public static func words(_ reason: SupportNonMatch) -> LocalizedText {
        switch reason {
        case .noIdentifier: return LocalizedText(ja: "識別子がない", en: "no identifier")
        case .productNotInFacts: return LocalizedText(ja: "情報にない製品", en: "product not in the facts")
        case .noVersion(let product):
            return LocalizedText(ja: "\(product) の版が書かれていない", en: "\(product) without a version")
        case .cycleNotInFacts(let product, let version):
            return LocalizedText(
                ja: "\(product) の情報に \(version) の系列がない",
                en: "the facts on \(product) have no cycle for \(version)")
        case .severalCycles(let product, let names):
            let list = names.prefix(4).joined(separator: ", ") + (names.count > 4 ? " …" : "")
            return LocalizedText(
                ja: "\(product) の系列が 1 つに決まらない（\(list)）",
                en: "several cycles of \(product) are possible (\(list))")
        case .distributionUnknown(let namespace):
            return LocalizedText(
                ja: "どの版の \(namespace) の部品か分からない", en: "of which release of \(namespace) is not told")
        case .endNotStated(let product, let cycle):
            return LocalizedText(
                ja: "\(product) \(cycle) の終了が情報に書かれていない",
                en: "the facts do not say when \(product) \(cycle) ends")
        case .recordWithoutEnd(let record):
            return LocalizedText(
                ja: "記録 \(record) が終了を不明としている", en: "record \(record) states no end")
        }
    }

    /// A reason without its particulars, for counting.
    /// In words.
    public static func words(code: String) -> LocalizedText {
        switch code {
        case "no-identifier": LocalizedText(ja: "識別子がない", en: "no identifier")
        case "product-not-in-facts": LocalizedText(ja: "情報にない製品", en: "product not in the facts")
        case "no-version": LocalizedText(ja: "版がない", en: "no version")
        case "cycle-not-in-facts": LocalizedText(ja: "情報にない系列", en: "cycle not in the facts")
        case "several-cycles": LocalizedText(ja: "系列が決まらない", en: "several cycles possible")
        case "distribution-unknown":
            LocalizedText(ja: "ディストリビューションの版が不明", en: "distribution's release unknown")
        case "end-not-stated": LocalizedText(ja: "終了の記載なし", en: "end not stated")
        default: LocalizedText(ja: "記録が不明としている", en: "record states no end")
        }
    }

    /// In words.
    public static func words(_ change: SupportFactChange) -> LocalizedText {
        switch change {
        case .productAdded(let id): LocalizedText(ja: "＋ \(id)", en: "+ \(id)")
        case .productGone(let id):
            LocalizedText(ja: "－ \(id)（一覧からなくなりました）", en: "- \(id) (no longer in the list)")
        case .cycleAdded(let product, let cycle):
            LocalizedText(ja: "＋ \(product) \(cycle)", en: "+ \(product) \(cycle)")
        case .cycleGone(let product, let cycle):
            LocalizedText(
                ja: "－ \(product) \(cycle)（一覧からなくなりました）", en: "- \(product) \(cycle) (no longer in the list)")
        case .endChanged(let product, let cycle, let phase, let from, let to):
            LocalizedText(
                ja: "△ \(product) \(cycle) \(phase)：\(words(from).ja) → \(words(to).ja)",
                en: "~ \(product) \(cycle) \(phase): \(words(from).en) -> \(words(to).en)")
        }
    }
}
