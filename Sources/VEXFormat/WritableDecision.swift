import BillOfMaterials
import Kernel
import Vulnerabilities

/// A decision in the words of the vocabulary that it is to be written in, with what gets lost on the way.
struct WritableDecision {
    let decision: ExploitabilityDecision
    let status: String
    let justification: String?
    /// The other vocabulary's labels in words, where ours do not say the same.
    let remark: String?

    init(
        _ decision: ExploitabilityDecision, in vocabulary: ExploitabilityVocabulary,
        losses: inout Losses
    ) {
        self.decision = decision
        var remark: [String] = []
        var label: String?
        if let original = decision.original, original.vocabulary == vocabulary {
            status = original.status
            label = original.justification
        } else {
            status = decision.status.label(in: vocabulary)
            if let justification = decision.justification {
                let found = justification.label(in: vocabulary)
                label = found?.label.rawValue
                if found?.isExact != true {
                    remark.append("justification: \(justification.rawValue)")
                    losses.lose(
                        "vex-justification", ja: "理由のラベル（言葉で残します）",
                        en: "labels of justifications (kept in words)")
                }
            }
            if let original = decision.original,
                ExploitabilityDecision.Status(label: original.status, in: original.vocabulary)?
                    .label(in: original.vocabulary) != original.status
            {
                remark.append("\(original.vocabulary.rawValue) status: \(original.status)")
                losses.lose("vex-status", ja: "状態のラベル（言葉で残します）", en: "labels of states (kept in words)")
            }
        }
        justification = label
        self.remark = remark.isEmpty ? nil : remark.joined(separator: "; ")
        Self.tell(decision, vocabulary, &losses)
    }

    /// What none of the foreign vocabularies can say, and what was carried for another.
    private static func tell(
        _ decision: ExploitabilityDecision, _ vocabulary: ExploitabilityVocabulary, _ losses: inout Losses
    ) {
        if decision.scope != .everywhere {
            losses.lose("vex-scope", ja: "判断の範囲（機器の版）", en: "the releases it was made for")
        }
        if !decision.premises.isEmpty { losses.lose("vex-premises", ja: "前提", en: "premises") }
        if decision.reviewBy != nil || decision.expires != nil {
            losses.lose("vex-expiry", ja: "見直しの期日と期限", en: "days of review and expiry")
        }
        if !decision.replaces.isEmpty {
            losses.lose("vex-replaces", ja: "置き換えた判断", en: "the decisions it takes the place of")
        }
        if decision.carried.contains(where: { $0.path.first != vocabulary.rawValue }) {
            losses.lose(
                "vex-carried", ja: "ほかの書式だけの項目", en: "members that only another format has")
        }
        for words in [decision.statement, decision.action] {
            guard let words, words.ja != words.en else { continue }
            losses.lose("vex-language", ja: "もう一方の言語の文", en: "the text in the other language")
        }
    }
}
