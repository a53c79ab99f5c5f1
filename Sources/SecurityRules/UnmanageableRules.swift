import Evidence
import Kernel
import Requirements

/// 3.1 ※2 管理できない脆弱性: users are told quickly and correctly, and it is dealt with together with them.
enum UnmanageableRules {
    static let all: [Rule] = [told, dealtWith]

    /// G-3.1-18: each decision reaches every affected holder in time, and no hopeless case goes undecided.
    static let told = Rule("R-3.1-18", .inScope) { inquiry in
        let decisions = inquiry.records("unmanageable_decision")
        let shipped = shippedReleases(inquiry)
        for decision in decisions { checkAdvisory(of: decision, inquiry) }
        var cases = 0
        for release in shipped where isHopeless(release, inquiry) {
            cases += 1
            checkCase(release, decisions, inquiry)
        }
        if decisions.isEmpty, cases == 0 {
            for release in shipped { checkMatch(of: release, inquiry) }
            if shipped.isEmpty { noteNothingShipped(inquiry) }
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "管理できない脆弱性はありません（照合は最新です）",
                    en: "there is no vulnerability that cannot be managed; the matching is current"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "管理できないとの判断 \(decisions.count) 件すべてを、影響する持ち主全員に期限内に知らせています",
                en: "all affected holders were told in time of all \(decisions.count) decisions"))
    }

    /// G-3.1-19: each affected unit has an agreed measure that is done or not overdue, or a recorded refusal.
    static let dealtWith = Rule("R-3.1-19", .inScope) { inquiry in
        let decisions = inquiry.records("unmanageable_decision")
        guard !decisions.isEmpty else {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "脆弱性を管理できないとの判断はありません", en: "no vulnerability was decided to be unmanageable"))
        }
        var count = 0
        for decision in decisions {
            let units = affectedUnits(of: decision, inquiry)
            guard InstalledUnits.areKnown(units, inquiry) else { continue }
            count += units.count
            for unit in units { checkJointAction(on: unit, decision, inquiry) }
        }
        if count == 0 {
            return inquiry.notApplicable(
                LocalizedText(ja: "判断が及ぶ個体はありません", en: "no unit is affected by the decisions"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "影響する個体 \(count) 台すべてに、使用者と決めた対処か断りの記録があります",
                en: "all \(count) affected units have a measure agreed with the user, or a recorded refusal"))
    }

    private static func affectedUnits(of decision: Record, _ inquiry: Inquiry) -> [Record] {
        InstalledUnits.inField(running: decision.text("version").map { [$0] } ?? [], inquiry)
    }

    private static func checkAdvisory(of decision: Record, _ inquiry: Inquiry) {
        let days = inquiry.setting(.noticeDays)
        guard let decided = decision.day("date"), let limit = decided.adding(days: days) else { return }
        let step = LocalizedText(
            ja: "扱い方の注意喚起を \(limit.written.ja)までに公表する",
            en: "Publish an advisory on how to treat the device by \(limit.written.en)")
        guard let advisory = inquiry.record("advisory", decision.text("advisory")),
            let published = advisory.day("published_on"), published <= inquiry.today
        else {
            noteLate(
                decision, limit, LocalizedText(ja: "注意喚起が公表されていません", en: "no advisory has been published"),
                step: step, inquiry)
            return
        }
        if published > limit {
            inquiry.fail(
                advisory,
                LocalizedText(
                    ja: "公表（\(published.written.ja)）が判断から \(days) 日を超えました",
                    en: "published on \(published.written.en), more than \(days) days after the decision"),
                step: step)
        }
        let units = affectedUnits(of: decision, inquiry)
        guard InstalledUnits.areKnown(units, inquiry) else { return }
        for holder in Set(units.compactMap { InstalledUnits.holder(of: $0, inquiry) }).sorted() {
            checkReceipt(of: advisory, by: holder, limit, inquiry)
        }
    }

    private static func checkReceipt(
        of advisory: Record, by holder: String, _ limit: Day, _ inquiry: Inquiry
    ) {
        let entries = inquiry.records("distribution_log").filter {
            $0.text("advisory") == advisory.id && $0.text("to") == holder
        }
        let delivered = entries.filter { $0.flag("delivered") == true }
        guard !delivered.isEmpty else {
            noteLate(
                entries.last ?? advisory, limit,
                LocalizedText(
                    ja: "持ち主 \(holder) に届いた記録がありません", en: "nothing shows that it reached holder \(holder)"),
                step: LocalizedText(
                    ja: "持ち主 \(holder) に届け、配布を記録する", en: "Deliver it to holder \(holder) and log it"), inquiry
            )
            return
        }
        let isSettled = delivered.contains { $0.flag("acknowledged") == true || $0.has("follow_up") }
        guard !isSettled else { return }
        inquiry.fail(
            delivered[0],
            LocalizedText(
                ja: "受領の返事がなく、対応の記録もありません", en: "it is not acknowledged and nothing was done about that"),
            step: LocalizedText(ja: "受領を確かめ、対応を記録する", en: "Follow it up and record what was done"))
    }

    /// Before the limit the demand is open; after it, it is not met.
    private static func noteLate(
        _ record: Record, _ limit: Day, _ message: LocalizedText, step: LocalizedText, _ inquiry: Inquiry
    ) {
        guard limit < inquiry.today else {
            inquiry.lack(
                record,
                message + LocalizedText(ja: "（期限 \(limit.written.ja)）", en: " (due \(limit.written.en))"),
                step: step)
            return
        }
        inquiry.fail(record, message, step: step)
    }

    /// Releases that are out, and any other that a unit in the field runs.
    private static func shippedReleases(_ inquiry: Inquiry) -> [Record] {
        let released = inquiry.releasedVersions
        let known = Set(released.map(\.id))
        let run = Set(InstalledUnits.inField(inquiry).compactMap { $0.text("version") }).subtracting(known)
        return released + inquiry.records("product_version", run.sorted())
    }

    /// An open vulnerability in a release that carries software whose support is over.
    private static func isHopeless(_ release: Record, _ inquiry: Inquiry) -> Bool {
        guard let open = openMatches(release, inquiry) else {
            inquiry.lack(
                release,
                LocalizedText(
                    ja: "未対応の脆弱性の数が書かれていません", en: "the number of open vulnerabilities is not recorded"),
                step: LocalizedText(
                    ja: "脆弱性と照合し、未対応の数を記録する", en: "Match for vulnerabilities and record how many are open"))
            return false
        }
        guard open > 0 else { return false }
        let carried = inquiry.records("component").filter {
            $0.text("usage") == "runtime"
                && (!$0.has("releases") || $0.texts("releases").contains(release.id))
        }
        let isPastSupport = carried.contains { $0.day("support_end").map { $0 < inquiry.today } ?? false }
        if !isPastSupport {
            for entry in carried where entry.day("support_end") == nil {
                inquiry.lack(
                    entry,
                    LocalizedText(
                        ja: "サポート終了が分からず、未対応の脆弱性を管理できるか決まりません",
                        en:
                            "its end of support is not known, so whether "
                            + "the open vulnerabilities can be managed is open"
                    ),
                    step: LocalizedText(ja: "サポート終了を調べて記録する", en: "Find out its end of support and record it")
                )
            }
        }
        return isPastSupport
    }

    /// What the record says, or what was found if that is more: a record may be older than what is published.
    private static func openMatches(_ release: Record, _ inquiry: Inquiry) -> Int? {
        let recorded = release.whole("open_matches")
        guard let found = ScanQuestions.scan(of: release, inquiry)?.whole("affected") else { return recorded }
        // Nothing found does not show that there is nothing.
        return found > 0 ? max(found, recorded ?? 0) : recorded
    }

    private static func checkCase(_ release: Record, _ decisions: [Record], _ inquiry: Inquiry) {
        let isDecided = decisions.contains { $0.text("version") == nil || $0.text("version") == release.id }
        let hasMeasure = inquiry.records("safety_measure").contains {
            $0.texts("versions").contains(release.id)
        }
        guard !isDecided, !hasMeasure else { return }
        inquiry.fail(
            release,
            LocalizedText(
                ja: "サポートの切れた既製ソフトと未対応の脆弱性があるのに、措置も、管理できないとの判断もありません",
                en: "open vulnerabilities and software past its support, but neither a measure nor a decision"
            ),
            step: LocalizedText(
                ja: "安全管理情報の措置をとるか、管理できないと判断して使用者に知らせる",
                en: "Take a safety measure, or decide that it is unmanageable and tell the users"))
    }

    private static func checkMatch(of release: Record, _ inquiry: Inquiry) {
        let days = inquiry.setting(.matchIntervalDays)
        guard !inquiry.isWithin(release.day("last_match"), days: days) else { return }
        inquiry.lack(
            release,
            LocalizedText(
                ja: "\(days) 日以内の脆弱性の照合がありません",
                en: "it was not matched for vulnerabilities within \(days) days"),
            step: LocalizedText(ja: "脆弱性と照合し、その日を記録する", en: "Match for vulnerabilities and record the day"))
    }

    private static func noteNothingShipped(_ inquiry: Inquiry) {
        guard inquiry.product?.text("status") != "development" else { return }
        inquiry.lack(
            missing: "product_version",
            LocalizedText(ja: "出荷した版の記録がありません", en: "no release is recorded as shipped"),
            step: LocalizedText(ja: "出荷した版を releases に記録する", en: "Record the shipped releases"))
    }

    private static func checkJointAction(on unit: Record, _ decision: Record, _ inquiry: Inquiry) {
        let actions = inquiry.records("joint_action").filter {
            $0.text("decision") == decision.id && $0.text("unit") == unit.id
        }
        let step = LocalizedText(
            ja: "使用者と対処・担当・期限を決めて実施し、joint_actions に記録する",
            en: "Agree measure, owner and due date with the user, carry it out and record it in joint_actions"
        )
        guard let action = actions.last else {
            inquiry.fail(
                unit,
                LocalizedText(
                    ja: "\(decision.id) について、使用者と決めた対処がありません",
                    en: "no measure on \(decision.id) is agreed with the user"),
                step: step)
            return
        }
        let isSettled = actions.contains {
            $0.has("refusal") || RiskManagementRules.isPast($0.day("done_on"), inquiry)
        }
        guard !isSettled else { return }
        guard let due = action.day("due") else {
            inquiry.lack(
                action, LocalizedText(ja: "期限が書かれていません", en: "its due date is not recorded"), step: step)
            return
        }
        guard due < inquiry.today else { return }
        inquiry.fail(
            action, LocalizedText(ja: "期限（\(due.written.ja)）を過ぎています", en: "it was due on \(due.written.en)"),
            step: step)
    }
}
