import Evidence
import Kernel
import Requirements

/// 通知文: cyber risk is managed device by device, and the company decides demand by demand what it does.
enum NoticeRules {
    static let all: [Rule] = [riskManagement, demandByDemand, noticeReceived]

    /// G-N-01: a risk management file, at least one risk, and each risk dealt with.
    static let riskManagement = Rule("R-N-01", .inScope) { inquiry in
        if inquiry.record("risk_management_file") == nil {
            inquiry.fail(
                missing: "risk_management_file",
                LocalizedText(
                    ja: "リスクマネジメントファイルがありません", en: "There is no risk management file"),
                step: LocalizedText(
                    ja: "risk_management_file を記録する", en: "Record risk_management_file"))
        }
        let risks = inquiry.records("risk")
        if risks.isEmpty {
            inquiry.fail(
                missing: "risk",
                LocalizedText(ja: "サイバーリスクが 1 件も挙げられていません", en: "Not one cyber risk is recorded"),
                step: LocalizedText(
                    ja: "リスクを分析して risks に記録する", en: "Analyse the risks and record them in risks"))
        }
        for risk in risks {
            switch risk.text("disposition") {
            case nil:
                inquiry.lack(
                    risk, LocalizedText(ja: "扱いが書かれていません", en: "its disposition is not recorded"),
                    step: LocalizedText(
                        ja: "リスクの扱い（disposition）を記録する", en: "Record the disposition of the risk"))
            case "open":
                inquiry.fail(
                    risk, LocalizedText(ja: "扱いが決まっていません", en: "it is still open"),
                    step: LocalizedText(
                        ja: "リスクの扱いを決めて手当てする", en: "Decide how the risk is dealt with, and do it"))
            default: continue
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "リスクマネジメントファイルがあり、リスク \(risks.count) 件すべての扱いが決まっています",
                en: "There is a risk management file, and all \(risks.count) risks have a disposition"))
    }

    /// G-N-02: each demand that is still open has a decision with a reason and a day that has not passed.
    static let demandByDemand = Rule("R-N-02", .inScope) { inquiry in
        guard !inquiry.otherStates.isEmpty else {
            inquiry.lack(
                missing: "requirement_status",
                LocalizedText(
                    ja: "ほかの項目の状態がまだ分かりません",
                    en: "The states of the other demands are not known yet"),
                step: LocalizedText(ja: "すべての項目を評価する", en: "Evaluate all demands"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let open = inquiry.otherStates.filter { !$0.value.isSettled }.keys.sorted()
        let plans = inquiry.records("requirement_status")
        var undecided: [String] = []
        for demand in open {
            let own = plans.filter { $0.text("demand") == demand.text }
            guard let last = own.last else {
                undecided.append(demand.text)
                continue
            }
            if own.contains(where: { isLive($0, on: inquiry.today) }) { continue }
            inquiry.fail(
                last,
                LocalizedText(
                    ja: "\(demand) の取組に、理由か、過ぎていない期限がありません",
                    en: "\(demand) lacks a reason or a due day that has not passed"),
                step: LocalizedText(
                    ja: "\(demand) をどうするか決め直し、理由と期限を記録する",
                    en: "Decide again about \(demand); record the reason and a due day"))
        }
        if !undecided.isEmpty { failUndecided(undecided, inquiry) }
        return inquiry.conclude(
            open.isEmpty
                ? LocalizedText(
                    ja: "\(inquiry.otherStates.count) 項目に、未解決のものはありません",
                    en: "None of the \(inquiry.otherStates.count) demands is open")
                : LocalizedText(
                    ja: "未解決の \(open.count) 項目すべてに、理由と期限のある決定があります",
                    en: "All \(open.count) open demands have a decision with a reason and a due day"))
    }

    private static func isLive(_ plan: Record, on today: Day) -> Bool {
        guard plan.has("rationale"), let due = plan.day("due") else { return false }
        return due >= today
    }

    private static func failUndecided(_ demands: [String], _ inquiry: Inquiry) {
        let shown = demands.prefix(5).joined(separator: ", ")
        let more = demands.count > 5
        inquiry.fail(
            missing: "requirement_status",
            LocalizedText(
                ja: "未解決の \(demands.count) 項目について、どうするかの決定がありません（\(shown)\(more ? " ほか" : "")）",
                en: "\(demands.count) open demands have no decision (\(shown)\(more ? " and more" : ""))"),
            step: LocalizedText(
                ja: "requirement_plans に、項目ごとの決定・理由・期限を記録する",
                en: "Record a decision, reason and due day for each in requirement_plans"))
    }

    /// G-N-03, the maker's side: the notice was received, and which newer documents replace what.
    static let noticeReceived = Rule("R-N-03", .always) { inquiry in
        let documents = inquiry.records("reference_document")
        let notices = documents.filter { $0.text("key") == "MHLW-2018-0724-1" }
        let isReceived = { (notice: Record) in notice.day("received").map { $0 <= inquiry.today } ?? false }
        let step = LocalizedText(
            ja: "通知（MHLW-2018-0724-1）を受領日とともに reference_documents に記録する",
            en: "Record the notice (MHLW-2018-0724-1) with its day of receipt in reference_documents")
        if notices.isEmpty {
            inquiry.fail(
                missing: "reference_document",
                LocalizedText(ja: "通知を受け取った記録がありません", en: "Receipt of the notice is not recorded"),
                step: step)
        } else if !notices.contains(where: isReceived), let notice = notices.first {
            inquiry.fail(
                notice, LocalizedText(ja: "受領日がありません", en: "it has no day of receipt"), step: step)
        }
        let unreviewed = documents.filter { $0.has("superseded_by") && !$0.has("impact_review") }.count
        let received = LocalizedText(ja: "通知の受領を記録済み", en: "Receipt of the notice is recorded")
        guard unreviewed > 0 else { return inquiry.conclude(received) }
        return inquiry.conclude(
            received
                + LocalizedText(
                    ja: "。ただし後継が出た文書 \(unreviewed) 件の影響が未確認です",
                    en: "; but the impact of \(unreviewed) superseded documents has not been reviewed"))
    }
}
