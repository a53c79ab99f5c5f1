import Evidence
import Kernel
import Requirements

/// 1.目的: planned work before and after sale, reviewed against the state of the art.
enum PurposeRules {
    static let all: [Rule] = [securityPlan, periodicReview]

    /// G-1-01: both parts of the plan approved, due tasks done, the second part active while on the market.
    static let securityPlan = Rule("R-1-01", .inScope) { inquiry in
        guard let plan = inquiry.record("security_plan") else {
            inquiry.fail(
                missing: "security_plan",
                LocalizedText(ja: "計画がありません", en: "There is no security plan"),
                step: LocalizedText(
                    ja: "市販前と市販後の取組を計画し、security_plan に記録する",
                    en: "Plan the work before and after sale and record security_plan"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let parts = [
            ("premarket_approved_on", LocalizedText(ja: "市販前", en: "pre-market")),
            ("postmarket_approved_on", LocalizedText(ja: "市販後", en: "post-market")),
        ]
        for (field, name) in parts {
            if let day = plan.day(field), day <= inquiry.today { continue }
            inquiry.fail(
                plan,
                LocalizedText(ja: "\(name.ja)の部が承認されていません", en: "its \(name.en) part is not approved"),
                step: LocalizedText(
                    ja: "\(name.ja)の部を承認し、承認日を記録する",
                    en: "Approve the \(name.en) part and record the day"))
        }
        checkTasks(of: plan, inquiry)
        checkActivity(of: plan, inquiry)
        return inquiry.conclude(
            LocalizedText(
                ja: "市販前・市販後の計画が承認され、期限の来た課題は完了または再計画済み",
                en: "Both parts are approved; every due task is done or re-planned"))
    }

    private static func checkTasks(of plan: Record, _ inquiry: Inquiry) {
        let tasks = plan.parts("tasks")
        if tasks.isEmpty {
            inquiry.lack(
                plan, LocalizedText(ja: "課題が書かれていません", en: "it lists no task"),
                step: LocalizedText(ja: "計画の課題と期限を記録する", en: "Record its tasks and their due days"))
        }
        let late = tasks.filter { task in
            if let done = task.day("done_on"), done <= inquiry.today { return false }
            if let replanned = task.day("replanned_to"), replanned >= inquiry.today { return false }
            return task.day("due").map { $0 < inquiry.today } ?? true
        }
        if late.isEmpty { return }
        inquiry.fail(
            plan,
            LocalizedText(
                ja: "期限を過ぎ、完了も再計画もしていない課題が \(late.count) 件あります",
                en: "\(late.count) tasks are overdue, neither done nor re-planned"),
            step: LocalizedText(
                ja: "課題を完了するか、新しい期限を決めて記録する", en: "Finish the tasks, or record new due days"))
    }

    private static func checkActivity(of plan: Record, _ inquiry: Inquiry) {
        guard statusIsKnown(inquiry), inquiry.isSupported else { return }
        switch plan.flag("postmarket_active") {
        case true: return
        case false:
            inquiry.fail(
                plan,
                LocalizedText(
                    ja: "販売・サポート中なのに、市販後の部が動いていません",
                    en: "its post-market part is not active although the device is on the market"),
                step: LocalizedText(ja: "市販後の取組を始める", en: "Start the post-market work"))
        default:
            inquiry.lack(
                plan,
                LocalizedText(
                    ja: "市販後の部が動いているか書かれていません",
                    en: "it is not stated whether its post-market part is active"),
                step: LocalizedText(
                    ja: "postmarket_active を記録する", en: "Record postmarket_active"))
        }
    }

    private static func statusIsKnown(_ inquiry: Inquiry) -> Bool {
        let message = LocalizedText(ja: "市販の状態が書かれていません", en: "its status on the market is not recorded")
        let step = LocalizedText(ja: "identity.status を記録する", en: "Record identity.status")
        guard let product = inquiry.product else {
            inquiry.lack(missing: "product", message, step: step)
            return false
        }
        if product.has("status") { return true }
        inquiry.lack(product, message, step: step)
        return false
    }

    /// G-1-02: a recent review that looked at a source and says what follows for the measures.
    static let periodicReview = Rule("R-1-02", .inScope) { inquiry in
        guard statusIsKnown(inquiry) else { return inquiry.conclude(LocalizedText(same: "")) }
        guard inquiry.isSupported else {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "販売・サポート中の機器ではないと記録されています",
                    en: "It is recorded that the device is neither on the market nor supported"))
        }
        let months = inquiry.setting(.reviewIntervalMonths)
        let step = LocalizedText(
            ja: "情報源を見て対策を見直し、結論を periodic_reviews に記録する",
            en: "Review the measures against a watch source; record the conclusion in periodic_reviews")
        let recent = inquiry.records("periodic_review").filter {
            inquiry.isWithin($0.day("date"), months: months)
        }
        if recent.isEmpty {
            inquiry.fail(
                missing: "periodic_review",
                LocalizedText(
                    ja: "\(months) か月以内の定期見直しがありません",
                    en: "There is no periodic review within \(months) months"), step: step)
        }
        let isComplete = { (review: Record) in
            !inquiry.records("watch_source", review.texts("sources")).isEmpty && review.has("conclusion")
        }
        if let review = recent.last, !recent.contains(where: isComplete) {
            inquiry.fail(
                review,
                LocalizedText(
                    ja: "見た情報源か、対策についての結論がありません",
                    en: "it names no source that was checked, or no conclusion on the measures"), step: step)
        }
        noteExploited(since: recent.filter(isComplete).compactMap { $0.day("date") }.max(), inquiry)
        return inquiry.conclude(
            LocalizedText(
                ja: "\(months) か月以内に、情報源を見て対策を見直しています",
                en: "The measures were reviewed against a source within \(months) months"))
    }

    /// An open vulnerability that is known to be exploited since the last review is a change in how devices
    /// are attacked, which the review could not look at.
    private static func noteExploited(since last: Day?, _ inquiry: Inquiry) {
        guard let last else { return }
        for scan in inquiry.records("vulnerability_scan") {
            guard let day = scan.day("newest_exploited"), day > last else { continue }
            inquiry.lack(
                scan,
                LocalizedText(
                    ja: "見直し（\(last.written.ja)）のあとに悪用が確認された脆弱性があり、"
                        + "対策についての結論がありません",
                    en:
                        "a vulnerability came to be exploited after the review of \(last.written.en), and "
                        + "there is no conclusion on it"),
                step: LocalizedText(
                    ja: "悪用された脆弱性をふまえて対策を見直し、periodic_reviews に記録する",
                    en: "Review the measures with it in view; record the conclusion in periodic_reviews"))
        }
    }
}
