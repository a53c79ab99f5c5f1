import Kernel

/// Whether a decision holds for a component, a vulnerability and a release, and why.
public struct DecisionAnswer: Hashable, Sendable {
    public enum Outcome: String, Sendable, CaseIterable {
        /// It holds: its status is the component's.
        case applies
        /// It was made for this, but somebody has to look again; until then its status does not count.
        case needsReview = "needs-review"
        /// It was made for something else.
        case doesNotApply = "does-not-apply"
        /// It is not a decision that can count at all.
        case doesNotCount = "does-not-count"
    }

    /// Why; each as stable code and in words.
    public enum Reason: Hashable, Sendable {
        case made(scope: ReleaseScope)
        case inherited(from: String, to: String)
        case otherVulnerability(String)
        case otherComponent
        case otherVersion(String?)
        case otherProduct
        case otherRelease(String)
        case earlierRelease(String, decided: String)
        case versionUnknown
        case unknownRelease(String)
        case noVersionPremise(release: String)
        case versionChanged(from: String, to: String?)
        case advisoryChanged(source: String, id: String)
        case advisoryGone(source: String, id: String)
        case advisoryUndated(source: String, id: String)
        case patchMissing(String)
        case reviewDue(Day)
        case expired(Day)
        case undated
        case noReason
        case noComponent
        case replaced(by: String)
    }

    public let decision: ExploitabilityDecision
    public let outcome: Outcome
    public let reasons: [Reason]

    /// The status that counts; nil where none does.
    public var status: ExploitabilityDecision.Status? { outcome == .applies ? decision.status : nil }

    /// The answer as a sentence.
    public var explanation: LocalizedText {
        let reasons = LocalizedText.list(self.reasons.map(\.words), ja: "。", en: "; ")
        let id = decision.id
        switch outcome {
        case .applies:
            let status = decision.status.words
            return LocalizedText(
                ja: "判断 \(id)（\(status.ja)）が当てはまります：\(reasons.ja)",
                en: "decision \(id) (\(status.en)) applies: \(reasons.en)")
        case .needsReview:
            return LocalizedText(
                ja: "判断 \(id) は見直しが必要です：\(reasons.ja)", en: "decision \(id) needs review: \(reasons.en)")
        case .doesNotApply:
            return LocalizedText(
                ja: "判断 \(id) は当てはまりません：\(reasons.ja)", en: "decision \(id) does not apply: \(reasons.en)")
        case .doesNotCount:
            return LocalizedText(
                ja: "判断 \(id) は判断として数えません：\(reasons.ja)",
                en: "decision \(id) does not count: \(reasons.en)")
        }
    }
}

extension DecisionAnswer.Reason {
    /// In words.
    public var words: LocalizedText {
        switch self {
        case .made(let scope): scope.words
        case .inherited(let from, let to):
            LocalizedText(
                ja: "版 \(from) についての判断で、前提が変わっていないので版 \(to) に引き継がれます",
                en: "made for release \(from) and inherited by \(to), since its premises hold")
        case .otherVulnerability(let id):
            LocalizedText(ja: "別の脆弱性（\(id)）についての判断です", en: "it is on another vulnerability, \(id)")
        case .otherComponent: LocalizedText(ja: "別の部品についての判断です", en: "it is on another component")
        case .otherVersion(let version):
            LocalizedText(
                ja: "部品の別の版についての判断です（この版は \(version ?? "不明")）",
                en: "it is on other versions of the component (this is \(version ?? "unknown"))")
        case .otherProduct:
            LocalizedText(ja: "別の製品の中の部品についての判断です", en: "it is on the component within another product")
        case .otherRelease(let release):
            LocalizedText(ja: "版 \(release) は判断の範囲にありません", en: "release \(release) is not in its scope")
        case .earlierRelease(let release, let decided):
            LocalizedText(
                ja: "版 \(release) は判断した版 \(decided) より前です",
                en: "release \(release) is earlier than \(decided), for which it was made")
        default: reviewWords
        }
    }

    private var reviewWords: LocalizedText {
        switch self {
        case .versionUnknown:
            LocalizedText(ja: "部品の版を判断の版と比べられません", en: "the component's version cannot be compared")
        case .unknownRelease(let release):
            LocalizedText(ja: "版 \(release) が機器の記録にありません", en: "release \(release) is not on record")
        case .noVersionPremise(let release):
            LocalizedText(
                ja: "版 \(release) に引き継ぐための前提（部品の版）が書かれていません",
                en: "it names no version of the component by which \(release) could inherit it")
        case .versionChanged(let from, let to):
            LocalizedText(
                ja: "部品の版が前提（\(from)）と違います（いまは \(to ?? "不明")）",
                en: "the component's version is not that of the premise, \(from), but \(to ?? "unknown")")
        case .advisoryChanged(let source, let id):
            LocalizedText(
                ja: "\(source) の \(id) が判断のあとに改訂されました", en: "\(id) of \(source) was modified since")
        case .advisoryGone(let source, let id):
            LocalizedText(
                ja: "前提とした \(source) の \(id) が手元のデータにありません",
                en: "\(id) of \(source), on which it rests, is not in the data")
        case .advisoryUndated(let source, let id):
            LocalizedText(
                ja: "\(source) の \(id) の改訂日が分からず、判断のあとかどうか確かめられません",
                en: "when \(id) of \(source) was modified is not known")
        case .patchMissing(let patch):
            LocalizedText(
                ja: "前提としたパッチ（\(patch)）が当たっていません", en: "the patch \(patch), on which it rests, is missing")
        case .reviewDue(let day):
            LocalizedText(ja: "見直しの期日（\(day)）を過ぎました", en: "its review was due by \(day)")
        case .expired(let day): LocalizedText(ja: "\(day) で期限が切れました", en: "it expired on \(day)")
        case .undated: LocalizedText(ja: "判断の日が書かれていません", en: "it says no date")
        case .noReason:
            LocalizedText(
                ja: "「影響を受けない」とする理由が書かれていません", en: "it says not affected and gives no reason")
        case .noComponent:
            LocalizedText(ja: "どの部品の判断か書かれていません", en: "it names no component")
        case .replaced(let id):
            LocalizedText(ja: "判断 \(id) に置き換えられました", en: "decision \(id) takes its place")
        default: LocalizedText(same: "")
        }
    }
}

extension ReleaseScope {
    /// In words.
    public var words: LocalizedText {
        switch self {
        case .release(let release):
            LocalizedText(ja: "版 \(release) についての判断です", en: "made for release \(release)")
        case .releases(let list):
            LocalizedText(
                ja: "版 \(list.joined(separator: "、")) についての判断です",
                en: "made for releases \(list.joined(separator: ", "))")
        case .range(let from, let through):
            LocalizedText(
                ja: "版 \(from ?? "最初") から \(through ?? "最新") までについての判断です",
                en: "made for releases from \(from ?? "the first") through \(through ?? "the newest")")
        case .everywhere:
            LocalizedText(ja: "この部品を使うすべての版についての判断です", en: "made for the component everywhere")
        }
    }
}
