import Evidence
import Kernel
import Requirements

/// 4. 市販後の安全確保: gather, analyse, decide and act within the safety-information flow.
enum SafetyInformationRules {
    static let all: [Rule] = [gathering, analysis, measures, sameFlow]

    /// G-4-01: each class of source has an owner and was checked in the interval.
    static let gathering = Rule("R-4-01", .always) { inquiry in
        for source in sourceClasses {
            let gap = sourceGap(source.key, inquiry)
            let step = LocalizedText(
                ja: "\(source.name.ja)の情報源の担当を決め、確認して日を記録する",
                en: "Assign an owner for sources of \(source.name.en), check them and record the day")
            switch gap {
            case .none?:
                inquiry.fail(
                    missing: "watch_source",
                    LocalizedText(
                        ja: "\(source.name.ja)の情報源も受付経路もありません",
                        en: "there is no source or channel for \(source.name.en)"), step: step)
            case .silent(let record)?:
                inquiry.lack(
                    record,
                    LocalizedText(ja: "担当か確認日が書かれていません", en: "its owner or its last check is not recorded"),
                    step: step)
            case .old(let record)?:
                let days = inquiry.setting(.sourceCheckDays)
                inquiry.fail(
                    record,
                    LocalizedText(ja: "\(days) 日以内に確認していません", en: "it was not checked within \(days) days"),
                    step: step)
            case nil: continue
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "情報源の \(sourceClasses.count) 区分すべてに担当と期限内の確認があります",
                en: "All \(sourceClasses.count) classes of source have an owner and a recent check"))
    }

    /// G-4-02: each piece of safety information was analysed before its clock ran out.
    static let analysis = Rule("R-4-02", .inScope) { inquiry in
        let infos = inquiry.records("safety_info")
        guard !infos.isEmpty else { return nothingGathered(inquiry) }
        let evaluated = noteEvaluations(of: infos, inquiry)
        return inquiry.conclude(
            LocalizedText(
                ja: "安全管理情報 \(infos.count) 件のうち \(evaluated) 件を期限内に評価し、残りは期限前です",
                en:
                    "\(evaluated) of \(infos.count) pieces evaluated in time, the rest not due"
            ))
    }

    /// G-4-03: each evaluation ends in a decision, and the decision in a measure or a reason.
    static let measures = Rule("R-4-03", .inScope) { inquiry in
        let infos = inquiry.records("safety_info")
        let evaluations = inquiry.records("safety_evaluation")
        guard !evaluations.isEmpty else {
            guard !infos.isEmpty else { return nothingGathered(inquiry) }
            _ = noteEvaluations(of: infos, inquiry)
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let measures = inquiry.records("safety_measure")
        for evaluation in evaluations {
            switch evaluation.text("decision") {
            case "act":
                let taken = measures.filter { $0.text("info") == evaluation.text("info") }
                if taken.isEmpty {
                    inquiry.fail(
                        evaluation,
                        LocalizedText(ja: "対応すると決めた措置の記録がありません", en: "the decided measure is not recorded"),
                        step: LocalizedText(
                            ja: "措置を決めて記録する（safety_measures）", en: "Plan and record it (safety_measures)"))
                }
                for measure in taken { check(measure, inquiry) }
            case "no_act":
                guard !evaluation.has("rationale") else { continue }
                inquiry.fail(
                    evaluation,
                    LocalizedText(ja: "対応しない理由がありません", en: "the reason for not acting is not recorded"),
                    step: LocalizedText(ja: "理由を記録する", en: "Record the rationale"))
            default:
                inquiry.lack(
                    evaluation,
                    LocalizedText(ja: "対応するかどうかが決まっていません", en: "it is not decided whether to act"),
                    step: LocalizedText(ja: "判断を記録する", en: "Record the decision"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "評価 \(evaluations.count) 件すべてに判断があり、措置は期限どおりです",
                en: "All \(evaluations.count) evaluations are decided and the measures are on time"))
    }

    /// G-4-04: cyber information walks the same stages, none skipped and none left standing.
    static let sameFlow = Rule("R-4-04", .inScope) { inquiry in
        let infos = inquiry.records("safety_info").filter { $0.text("category") == "cyber" }
        guard !infos.isEmpty else { return nothingGathered(inquiry) }
        for info in infos { SafetyStages(of: info, inquiry).check() }
        return inquiry.conclude(
            LocalizedText(
                ja: "サイバーの安全管理情報 \(infos.count) 件は、段階を飛ばさず期限どおりに進んでいます",
                en: "All \(infos.count) pieces of cyber safety information went through each stage in time"))
    }

    // MARK: Questions of this family

    private static let sourceClasses: [(key: String, name: LocalizedText)] = [
        ("institution", LocalizedText(ja: "医療機関", en: "institutions")),
        ("literature", LocalizedText(ja: "学会・文献", en: "literature")),
        ("authority", LocalizedText(ja: "行政", en: "authorities")),
        ("foreign", LocalizedText(ja: "外国", en: "foreign bodies")),
        ("other_mah", LocalizedText(ja: "他の製造販売業者", en: "other makers")),
        ("other", LocalizedText(ja: "その他", en: "other kinds")),
    ]

    private enum SourceGap {
        case none
        case silent(Record)
        case old(Record)
    }

    /// What is wanting in a class of source; nil when one of its sources has an owner and a recent check.
    private static func sourceGap(_ key: String, _ inquiry: Inquiry) -> SourceGap? {
        let channels = inquiry.records("intake_channel").filter { $0.flag("active") != false }
        let sources = (inquiry.records("watch_source") + channels).filter {
            $0.text("source_class") == key
        }
        let days = inquiry.setting(.sourceCheckDays)
        let isChecked = { (source: Record) in inquiry.isWithin(source.day("last_checked"), days: days) }
        guard !sources.contains(where: { $0.has("owner") && isChecked($0) }) else { return nil }
        guard let first = sources.first else { return SourceGap.none }
        if let old = sources.first(where: { $0.has("last_checked") && !isChecked($0) }) { return .old(old) }
        return .silent(first)
    }

    /// No information: that is an answer only while every class of source is looked after (G-4-01).
    private static func nothingGathered(_ inquiry: Inquiry) -> Verdict {
        let isWatched = sourceClasses.allSatisfy { sourceGap($0.key, inquiry) == nil }
        if !isWatched {
            inquiry.lack(
                missing: "safety_info",
                LocalizedText(
                    ja: "安全管理情報の記録がなく、情報の収集（G-4-01）も満たしていません",
                    en: "no safety information is recorded, and gathering (G-4-01) is not met"),
                step: LocalizedText(
                    ja: "情報源を確認し、得た安全管理情報を記録する（safety_infos）",
                    en: "Check the sources and record what they gave (safety_infos)"))
        }
        return inquiry.notApplicable(
            LocalizedText(
                ja: "情報源はすべて確認しており、該当する安全管理情報はありません",
                en: "All sources are checked and gave no such safety information"))
    }

    /// Notes information without a timely evaluation; gives how many were evaluated in time.
    ///
    /// What is still within its time is not held against anyone, but does not count as analysed either.
    private static func noteEvaluations(of infos: [Record], _ inquiry: Inquiry) -> Int {
        let evaluations = inquiry.records("safety_evaluation")
        let days = inquiry.setting(.evaluationDays)
        let step = LocalizedText(
            ja: "評価して報告の要否を記録する（safety_evaluations）",
            en: "Evaluate it and record its reportability (safety_evaluations)")
        var evaluated = 0
        var pending: [Record] = []
        for info in infos {
            guard let received = info.day("received_on"), let due = received.adding(days: days) else {
                inquiry.fail(
                    info, LocalizedText(ja: "受けた日がありません", en: "the day of receipt is not recorded"),
                    step: LocalizedText(ja: "受けた日を記録する", en: "Record the day of receipt"))
                continue
            }
            let inTime = evaluations.contains { evaluation in
                guard evaluation.text("info") == info.id, evaluation.has("reportability") else {
                    return false
                }
                guard let date = evaluation.day("date"), inquiry.hasCome(date) else { return false }
                return date <= due && date <= (evaluation.day("report_due") ?? date)
            }
            if inTime {
                evaluated += 1
            } else if inquiry.today > due {
                inquiry.fail(
                    info,
                    LocalizedText(
                        ja: "\(due) までに、報告の要否を含む評価がされていません",
                        en: "it was not evaluated, with its reportability, by \(due)"), step: step)
            } else {
                pending.append(info)
            }
        }
        guard evaluated == 0 else { return evaluated }
        for info in pending {
            inquiry.lack(info, LocalizedText(ja: "評価はこれからです", en: "it has yet to be evaluated"), step: step)
        }
        return evaluated
    }

    /// A measure: approved, done by its day, and its effect checked once it is done.
    private static func check(_ measure: Record, _ inquiry: Inquiry) {
        if !(measure.has("approved_by") && inquiry.hasCome(measure.day("approved_on"))) {
            inquiry.lack(
                measure, LocalizedText(ja: "承認の記録がありません", en: "its approval is not recorded"),
                step: LocalizedText(ja: "措置を承認して記録する", en: "Approve the measure and record it"))
        }
        guard let due = measure.day("due") else {
            inquiry.lack(
                measure, LocalizedText(ja: "期限がありません", en: "it has no due date"),
                step: LocalizedText(ja: "期限を記録する", en: "Record the due date"))
            return
        }
        let done = measure.day("done_on").flatMap { $0 <= inquiry.today ? $0 : nil }
        if (done ?? inquiry.today) > due {
            inquiry.fail(
                measure, LocalizedText(ja: "期限 \(due) までに実施されていません", en: "it was not carried out by \(due)"),
                step: LocalizedText(ja: "措置を実施して日を記録する", en: "Carry it out and record the day"))
        }
        if done != nil, !measure.has("effectiveness") {
            inquiry.lack(
                measure, LocalizedText(ja: "効果の確認がありません", en: "its effectiveness has not been checked"),
                step: LocalizedText(ja: "効果を確かめて記録する", en: "Check the effect and record it"))
        }
    }
}
