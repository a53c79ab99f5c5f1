import Evidence
import Kernel
import Requirements

/// 3.2 IPA 等との情報のやり取り: what IPA and JPCERT/CC publish is used, and own cases are submitted.
enum IPARules {
    static let all: [Rule] = [watch, submission]

    /// G-3.2-07: IPA and JVN or JPCERT/CC are subscribed to and read, and what they say is triaged.
    static let watch = Rule("R-3.2-07", .always) { inquiry in
        let sources = inquiry.records("watch_source")
        checkSource("IPA", ["ipa"], sources, inquiry)
        checkSource("JVN／JPCERT/CC", ["jvn", "jpcert"], sources, inquiry)
        let items = inquiry.records("watch_item")
        if items.isEmpty {
            inquiry.lack(
                missing: "watch_item",
                LocalizedText(ja: "監視で得た情報の記録がありません", en: "no watch item is recorded"),
                step: LocalizedText(
                    ja: "得た情報と仕分けた日を記録する（watch_items）",
                    en: "Record what was received and when it was triaged (watch_items)"))
        }
        let days = inquiry.setting(.watchTriageDays)
        for item in items {
            guard let due = item.day("received_on")?.adding(days: days) else { continue }
            let triaged = item.day("triaged_on").flatMap { $0 <= inquiry.today ? $0 : nil }
            guard (triaged ?? inquiry.today) > due else { continue }
            inquiry.fail(
                item,
                LocalizedText(ja: "\(days) 日以内に仕分けられていません", en: "it was not triaged within \(days) days"),
                step: LocalizedText(ja: "仕分けて日を記録する", en: "Triage it and record the day"))
        }
        for scan in inquiry.records("vulnerability_scan") { checkScan(scan, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "IPA と JVN／JPCERT/CC を確認しており、情報 \(items.count) 件を期限内に仕分けています",
                en: "IPA and JVN or JPCERT/CC are read, and \(items.count) items are triaged in time"))
    }

    /// G-3.2-08: what is confirmed in the own product is submitted to IPA, or the reason not to is recorded.
    static let submission = Rule("R-3.2-08", .inScope) { inquiry in
        let events = inquiry.records("incident") + inquiry.records("vuln_report")
        if events.isEmpty, !(inquiry.isStated("incident") && inquiry.isStated("vuln_report")) {
            inquiry.lack(
                missing: "vuln_report",
                LocalizedText(
                    ja: "事象も脆弱性の報告も、ないとの明示も記録されていません",
                    en: "no incident or vulnerability report is recorded, nor that there is none"),
                step: LocalizedText(
                    ja: "事象と報告を記録する（なければ incidents と vuln_reports を空で書く）",
                    en: "Record them, or write incidents and vuln_reports as empty where there are none"))
        }
        let submissions = inquiry.records("ipa_submission")
        for event in events {
            guard let confirmed = event.flag("confirmed") else {
                inquiry.lack(
                    event,
                    LocalizedText(
                        ja: "自社製品の問題と確認したか書かれていません", en: "it is not stated whether it is confirmed"),
                    step: LocalizedText(ja: "confirmed を記録する", en: "Record confirmed"))
                continue
            }
            let settled = submissions.contains {
                $0.texts("about").contains(event.id)
                    && (inquiry.hasCome($0.day("date")) || $0.has("no_submission_reason"))
            }
            guard confirmed, !settled else { continue }
            inquiry.fail(
                event,
                LocalizedText(
                    ja: "IPA への届出も、届け出ない理由もありません",
                    en: "neither submitted to IPA nor is there a reason not to"),
                step: LocalizedText(
                    ja: "IPA に届け出るか理由を記録する（ipa_submissions）",
                    en: "Submit it to IPA or record the reason (ipa_submissions)"))
        }
        let confirmed = events.filter { $0.flag("confirmed") == true }
        guard !confirmed.isEmpty else {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "自社製品の問題と確認した事象はないと記録済み",
                    en: "Recorded: nothing has been confirmed in the own product"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "確認した \(confirmed.count) 件すべてに届出か理由の記録があります",
                en: "All \(confirmed.count) confirmed cases have a submission or a reason on record"))
    }

    // MARK: Questions of this family

    /// What JVN iPedia says of the release's parts is decided on, and what is kept of it is fresh.
    private static func checkScan(_ scan: Record, _ inquiry: Inquiry) {
        let days = inquiry.setting(.sourceCheckDays)
        if let age = scan.whole("jvn_age"), age > days {
            inquiry.lack(
                scan,
                LocalizedText(
                    ja: "取り込んだ JVN iPedia の情報が \(age) 日前のもので、\(days) 日以内ではありません",
                    en: "what is kept of JVN iPedia is \(age) days old, which is more than \(days)"),
                step: LocalizedText(
                    ja: "JVN iPedia の新しい情報を取り込む（mamori intel import）",
                    en: "Take in fresh records of JVN iPedia (mamori intel import)"))
        }
        guard let open = scan.whole("jvn_undecided"), open > 0 else { return }
        inquiry.lack(
            scan,
            LocalizedText(
                ja: "JVN iPedia にある脆弱性 \(open) 件が部品に当たり、影響の判断がありません",
                en: "\(open) vulnerabilities in JVN iPedia concern its parts and nobody has decided"),
            step: LocalizedText(
                ja: "影響を判断して decisions/vex に記録する", en: "Decide, and record it in decisions/vex"))
    }

    private static func checkSource(
        _ name: String, _ kinds: [String], _ sources: [Record], _ inquiry: Inquiry
    ) {
        let days = inquiry.setting(.sourceCheckDays)
        let candidates = sources.filter { kinds.contains($0.text("kind") ?? "") }
        let isRead = { (source: Record) in
            source.flag("subscribed") == true && inquiry.isWithin(source.day("last_checked"), days: days)
        }
        guard !candidates.contains(where: isRead) else { return }
        guard let source = candidates.first(where: { $0.flag("subscribed") == true }) ?? candidates.first
        else {
            inquiry.lack(
                missing: "watch_source",
                LocalizedText(ja: "情報源 \(name) の記録がありません", en: "no information source \(name) is recorded"),
                step: LocalizedText(
                    ja: "\(name) を登録して記録する（watch_sources）",
                    en: "Subscribe to \(name) and record it (watch_sources)"))
            return
        }
        switch (source.flag("subscribed"), source.day("last_checked")) {
        case (false?, _):
            inquiry.fail(
                source, LocalizedText(ja: "登録していません", en: "it is not subscribed to"),
                step: LocalizedText(ja: "\(name) に登録する", en: "Subscribe to \(name)"))
        case (true?, .some):
            inquiry.fail(
                source,
                LocalizedText(ja: "\(days) 日以内に確認していません", en: "it was not checked within \(days) days"),
                step: LocalizedText(ja: "確認して日を記録する", en: "Check it and record the day"))
        default:
            inquiry.lack(
                source,
                LocalizedText(
                    ja: "登録の有無か確認日が書かれていません", en: "the subscription or the last check is not recorded"),
                step: LocalizedText(
                    ja: "subscribed と last_checked を記録する", en: "Record subscribed and last_checked"))
        }
    }
}
