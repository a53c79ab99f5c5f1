import Evidence
import Kernel
import Requirements

/// 3.2 情報の受付: what comes in is taken in, institutions are spoken with, and each unit can be traced.
enum IntakeRules {
    static let all: [Rule] = [intake, liaison, traceability]

    /// G-3.2-05: what may affect the device is taken in as safety information.
    static let intake = Rule("R-3.2-05", .inScope) { inquiry in
        let events = inquiry.records("incident") + inquiry.records("vuln_report")
        guard !events.isEmpty else { return noEvent(inquiry) }
        for event in events {
            guard let affects = event.flag("device_effect") else {
                inquiry.fail(
                    event,
                    LocalizedText(
                        ja: "機器への影響のおそれが判断されていません", en: "the possible effect on the device is not stated"),
                    step: LocalizedText(ja: "device_effect を判断して記録する", en: "Decide and record device_effect"))
                continue
            }
            guard affects else { continue }
            let info = inquiry.record("safety_info", event.text("safety_info"))
            guard info?.text("category") != "cyber" else { continue }
            inquiry.fail(
                event,
                LocalizedText(
                    ja: "安全管理情報（サイバー）として受け付けられていません",
                    en: "it was not taken in as safety information of category cyber"),
                step: LocalizedText(
                    ja: "安全管理情報を起こして結び付ける（safety_infos）",
                    en: "Open safety information and link it (safety_infos)"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "事象と報告 \(events.count) 件すべてについて、影響の判断と受付があります",
                en: "All \(events.count) incidents and reports are assessed and, where needed, taken in"))
    }

    /// G-3.2-06: institutions have a channel, are spoken with, and their reports are followed up.
    static let liaison = Rule("R-3.2-06", .inScope) { inquiry in
        let channels = inquiry.records("intake_channel").filter {
            $0.text("source_class") == "institution" && $0.flag("active") == true
        }
        if channels.isEmpty {
            inquiry.fail(
                missing: "intake_channel",
                LocalizedText(
                    ja: "医療機関から情報を受ける経路が動いていません",
                    en: "no intake channel for institutions is active"),
                step: LocalizedText(
                    ja: "受付経路を設けて記録する（intake_channels）",
                    en: "Set up a channel and record it (intake_channels)"))
        }
        let months = inquiry.setting(.institutionContactMonths)
        let talks = inquiry.records("communication_log").filter {
            inquiry.record("party", $0.text("party"))?.text("kind") == "institution"
        }
        let newest = talks.filter { inquiry.hasCome($0.day("date")) }.max {
            ($0.day("date")?.ordinal ?? 0) < ($1.day("date")?.ordinal ?? 0)
        }
        let step = LocalizedText(
            ja: "医療機関と連絡を取り記録する（communication_log）",
            en: "Get in touch with institutions and record it (communication_log)")
        if let newest {
            if !inquiry.isWithin(newest.day("date"), months: months) {
                inquiry.fail(
                    newest,
                    LocalizedText(
                        ja: "最後の連絡から \(months) か月を超えています", en: "the last contact is over \(months) months ago"
                    ),
                    step: step)
            }
        } else {
            inquiry.lack(
                missing: "communication_log",
                LocalizedText(ja: "医療機関との連絡の記録がありません", en: "no contact with an institution is recorded"),
                step: step)
        }
        let reports = inquiry.records("safety_info").filter {
            $0.text("category") == "cyber" && $0.text("source") == "institution"
        }
        for report in reports { checkFollowUp(of: report, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "受付経路と \(months) か月以内の連絡があり、医療機関からの報告 \(reports.count) 件を追っています",
                en: "The channel is active, contact is recent, and \(reports.count) reports are followed up"))
    }

    /// G-3.2-09: as many units as were shipped, each with a holder or a follow-up.
    static let traceability = Rule("R-3.2-09", .inScope) { inquiry in
        let deliveries = inquiry.records("delivery_record").filter { inquiry.hasCome($0.day("date")) }
        guard !deliveries.isEmpty else {
            inquiry.lack(
                missing: "delivery_record",
                LocalizedText(ja: "納品の記録がありません", en: "no delivery is recorded"),
                step: LocalizedText(
                    ja: "納品を記録する（delivery_records）", en: "Record the deliveries (delivery_records)"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let units = inquiry.records("installed_unit")
        if let shipped = shippedQuantity(deliveries, inquiry), shipped != units.count {
            inquiry.fail(
                missing: "installed_unit",
                LocalizedText(
                    ja: "納品は \(shipped) 台、個体の記録は \(units.count) 台で、合いません",
                    en: "\(shipped) units were delivered but \(units.count) are recorded"),
                step: LocalizedText(ja: "個体と納品の記録を突き合わせる", en: "Reconcile the units with the deliveries"))
        }
        for unit in units where unit.text("status") != "disposed" {
            let isTraced = inquiry.record("party", unit.text("holder")) != nil
            guard !isTraced, !unit.has("untraceable_follow_up") else { continue }
            inquiry.lack(
                unit,
                LocalizedText(
                    ja: "今の持ち主も、追えない場合の対応も書かれていません",
                    en: "neither its holder nor a follow-up of its being untraceable is recorded"),
                step: LocalizedText(
                    ja: "持ち主か、販売業者への照会（untraceable_follow_up）を記録する",
                    en: "Record the holder, or the follow-up with the dealer (untraceable_follow_up)"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "納品 \(units.count) 台すべての行き先をたどれます", en: "All \(units.count) delivered units can be traced"
            ))
    }

    // MARK: Questions of this family

    /// Nothing came in: that counts only while a channel is open and looked after.
    private static func noEvent(_ inquiry: Inquiry) -> Verdict {
        let days = inquiry.setting(.sourceCheckDays)
        let open = inquiry.records("intake_channel").contains {
            $0.flag("active") == true && inquiry.isWithin($0.day("last_checked"), days: days)
        }
        if !open {
            inquiry.lack(
                missing: "intake_channel",
                LocalizedText(
                    ja: "事象の記録がなく、\(days) 日以内に確認した受付経路もありません",
                    en: "no incident is recorded, and no intake channel was checked within \(days) days"),
                step: LocalizedText(
                    ja: "受付経路を動かし、確認日を記録する（intake_channels）",
                    en: "Keep a channel active and record its checks (intake_channels)"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "受付経路は動いており、受け付けた事象はありません",
                en: "The intake channel is active and nothing has come in"))
    }

    private static func checkFollowUp(of report: Record, _ inquiry: Inquiry) {
        for field in ["questions_sent", "answers_tracked"] {
            let step = LocalizedText(
                ja: "医療機関に追加の問いを送り、答えを追って記録する",
                en: "Send follow-up questions to the institution, track the answers and record it")
            switch report.flag(field) {
            case true?: continue
            case false?:
                inquiry.fail(
                    report,
                    LocalizedText(
                        ja: field == "questions_sent" ? "追加の問いを送っていません" : "答えを追っていません",
                        en: field == "questions_sent"
                            ? "no follow-up questions were sent" : "the answers are not tracked"), step: step)
            case nil:
                inquiry.lack(
                    report, LocalizedText(ja: "\(field) が書かれていません", en: "\(field) is not recorded"),
                    step: step)
            }
        }
    }

    /// The quantity shipped: units named, each once however often it moved, and the
    /// ones delivered without being named.
    private static func shippedQuantity(_ deliveries: [Record], _ inquiry: Inquiry) -> Int? {
        var named: Set<String> = []
        var unnamed = 0
        var isKnown = true
        for delivery in deliveries {
            let units = delivery.texts("units")
            named.formUnion(units)
            if let quantity = delivery.whole("quantity") {
                unnamed += max(0, quantity - units.count)
            } else if units.isEmpty {
                isKnown = false
                inquiry.lack(
                    delivery,
                    LocalizedText(ja: "数も個体も書かれていません", en: "neither a quantity nor units are recorded"),
                    step: LocalizedText(ja: "納品した数を記録する", en: "Record the quantity delivered"))
            }
        }
        return isKnown ? named.count + unnamed : nil
    }
}
