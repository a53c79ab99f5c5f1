import Evidence
import Kernel
import Requirements

/// The stages that one piece of cyber safety information goes through (4.): intake, evaluation, decision on a
/// measure, report where it is due.
struct SafetyStages {
    private let info: Record
    private let inquiry: Inquiry
    private let evaluation: Record?

    init(of info: Record, _ inquiry: Inquiry) {
        self.info = info
        self.inquiry = inquiry
        self.evaluation = inquiry.records("safety_evaluation").filter { $0.text("info") == info.id }.max {
            ($0.day("date")?.ordinal ?? 0) < ($1.day("date")?.ordinal ?? 0)
        }
    }

    /// Notes each stage that was skipped, came out of order, or stands still beyond its day.
    func check() {
        guard let received = info.day("received_on") else {
            inquiry.fail(
                info, LocalizedText(ja: "受けた日がありません", en: "the day of receipt is not recorded"),
                step: LocalizedText(ja: "受けた日を記録する", en: "Record the day of receipt"))
            return
        }
        let order = ["intake", "evaluation", "measure", "report", "closed"]
        guard let state = info.text("state"), let stage = order.firstIndex(of: state) else {
            inquiry.lack(
                info, LocalizedText(ja: "どこまで進んだか書かれていません", en: "its stage is not recorded"),
                step: LocalizedText(ja: "進みを記録する（state）", en: "Record its stage (state)"))
            return
        }
        if state != "closed" { checkDue() }
        if stage >= 2 { checkEvaluation(after: received) }
        if stage >= 3 { checkDecision() }
        checkReport(isClosed: state == "closed")
    }

    private func checkDue() {
        guard let due = info.day("state_due") else {
            inquiry.lack(
                info, LocalizedText(ja: "次の期限がありません", en: "its next due date is not recorded"),
                step: LocalizedText(ja: "次の期限を記録する（state_due）", en: "Record the next due date (state_due)"))
            return
        }
        guard inquiry.isOver(due) else { return }
        inquiry.fail(
            info,
            LocalizedText(ja: "期限 \(due) を過ぎて止まっています", en: "it stands still beyond its due date \(due)"),
            step: LocalizedText(ja: "次の段階へ進める", en: "Move it on to the next stage"))
    }

    private func checkEvaluation(after received: Day) {
        guard let date = evaluation?.day("date"), date >= received, inquiry.hasCome(date) else {
            inquiry.fail(
                info, LocalizedText(ja: "受付の後の評価を飛ばしています", en: "it skipped the evaluation after intake"),
                step: LocalizedText(
                    ja: "評価して記録する（safety_evaluations）", en: "Evaluate it (safety_evaluations)"))
            return
        }
        guard let evaluation, !evaluation.has("reportability") else { return }
        inquiry.lack(
            evaluation, LocalizedText(ja: "報告の要否が書かれていません", en: "its reportability is not recorded"),
            step: LocalizedText(ja: "報告の要否を記録する", en: "Record the reportability"))
    }

    private func checkDecision() {
        guard let evaluation else { return }
        switch evaluation.text("decision") {
        case "no_act": return
        case "act":
            let isPlanned = inquiry.records("safety_measure").contains { $0.text("info") == info.id }
            guard !isPlanned else { return }
            inquiry.fail(
                info, LocalizedText(ja: "決めた措置を飛ばしています", en: "it skipped the decided measure"),
                step: LocalizedText(
                    ja: "措置を記録する（safety_measures）", en: "Record the measure (safety_measures)"))
        default:
            inquiry.fail(
                info, LocalizedText(ja: "措置の判断を飛ばしています", en: "it skipped the decision on a measure"),
                step: LocalizedText(ja: "対応するかどうかを判断して記録する", en: "Decide whether to act and record it"))
        }
    }

    /// A due report must stand, after the evaluation, once the case is closed or the report's day has passed.
    private func checkReport(isClosed: Bool) {
        guard let evaluation, let kind = evaluation.text("reportability"), kind != "not_reportable" else {
            return
        }
        guard isClosed || inquiry.isOver(evaluation.day("report_due")) else { return }
        let evaluated = evaluation.day("date")
        let isReported = inquiry.records("regulatory_report").contains { report in
            guard let date = report.day("date"), let evaluated else { return false }
            return report.text("info") == info.id && date >= evaluated && inquiry.hasCome(date)
        }
        guard !isReported else { return }
        inquiry.fail(
            info, LocalizedText(ja: "評価の後の当局への報告がありません", en: "the report to the authority is missing"),
            step: LocalizedText(
                ja: "報告して記録する（regulatory_reports）", en: "Report it and record it (regulatory_reports)"))
    }
}
