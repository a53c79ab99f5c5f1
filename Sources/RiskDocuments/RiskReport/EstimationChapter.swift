import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// How risk is estimated and which risk the company accepts (JIS T 14971 4.4 d, 5.5, 6).
struct EstimationChapter {
    let view: RiskView

    var sections: [Report.Section] {
        [
            Report.Section(
                "method", LocalizedText(ja: "見積りの方法と受容基準", en: "Estimation and acceptability criteria"),
                [
                    .note(
                        LocalizedText(
                            ja: "重さは危害の大きさの五段階。悪意による原因には「悪用のしやすさ」（経路の広さと要る力から。悪用が知られていれば高）を、"
                                + "故障と誤使用には「起こりやすさ」を、それぞれ三段階で見積ります。攻撃者に確率は使いません。水準は会社の表が決めます。",
                            en:
                                "Severity has five steps. A malicious cause is graded by exploitability "
                                + "(how wide the way "
                                + "in is and what skill it takes; known exploitation makes it high), a "
                                + "fault or use error by "
                                + "occurrence, each in three steps. No probability is used for "
                                + "attackers. The company's "
                                + "matrix gives the level.")),
                    .note(
                        LocalizedText(
                            ja: "対策後の見積りは、対策がすべてこの版で検証に合格したときにだけ数えます。そうでなければ対策前の水準のままです。",
                            en:
                                "The estimate after controls counts only when every control is verified "
                                + "on this release; "
                                + "otherwise the level before controls stands.")),
                ] + criteria)
        ]
    }

    private var criteria: [ReportBlock] {
        guard let criteria = view.file.criteria else {
            return [
                .text(
                    .gap(
                        LocalizedText(
                            ja: "受容基準。これがない間は、どのリスクも受容できません",
                            en: "acceptability criteria; without them no risk is acceptable"),
                        view.section("acceptability_criteria")))
            ]
        }
        let source = view.source("acceptability_criteria/\(criteria.id)", criteria.origin)
        let levels = Grade.allCases.filter(criteria.acceptable.contains).map(\.name)
        let accepted =
            levels.isEmpty
            ? LocalizedText(ja: "受容できる水準は記されていません。", en: "No level is named as acceptable.")
            : LocalizedText(
                ja: "受容できる水準：\(LocalizedText.list(levels).ja)。",
                en: "Acceptable levels: \(LocalizedText.list(levels).en).")
        let approval =
            criteria.isApproved
            ? LocalizedText(ja: "承認済みです。", en: "They are approved.")
            : LocalizedText(
                ja: "承認者か承認日の記録がないため、どのリスクも受容できません。",
                en: "The approver or the day of approval is not recorded, so no risk is acceptable.")
        let head = Sentence(
            LocalizedText(
                ja: "受容基準 \(criteria.id)、版 \(criteria.version)。",
                en: "Criteria \(criteria.id), version \(criteria.version)."), from: [source])
        return [
            .text(
                .paragraph([head, Sentence(accepted, from: [source]), Sentence(approval, from: [source])])),
            .matrix(RiskMatrix(view: view).criteria(criteria)),
        ]
    }
}
