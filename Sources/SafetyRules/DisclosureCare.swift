import Evidence
import Kernel
import Requirements

/// Whether items that must not be public are kept to their recipients, channel and day (5.).
struct DisclosureCare {
    private let inquiry: Inquiry
    private let items: [Record]
    private let publications: [Record]
    private let grants: [Record]

    init(_ inquiry: Inquiry) {
        self.inquiry = inquiry
        self.items = inquiry.records("disclosure_item")
        self.publications = inquiry.records("publication")
        self.grants = inquiry.records("access_grant")
    }

    /// Met when each item has a sensitivity and every way in which it went out respects it.
    func verdict() -> Verdict {
        if items.isEmpty {
            inquiry.lack(
                missing: "disclosure_item",
                LocalizedText(ja: "開示項目の記録がありません", en: "no disclosure item is recorded"),
                step: LocalizedText(ja: "開示項目を記録する（disclosure_items）", en: "Record them (disclosure_items)"))
        }
        let deliveries = self.deliveries
        for item in items {
            checkEmbargo(of: item, deliveries)
            guard item.text("sensitivity") != "public" else { continue }
            if !item.has("sensitivity") {
                inquiry.fail(
                    item, LocalizedText(ja: "公開の範囲が決まっていません", en: "its sensitivity has not been decided"),
                    step: LocalizedText(
                        ja: "公開の範囲を決めて記録する（sensitivity）", en: "Decide and record its sensitivity"))
            }
            checkRestricted(item, deliveries)
        }
        let restricted = items.filter { $0.text("sensitivity") != "public" }.count
        return inquiry.conclude(
            LocalizedText(
                ja: "開示項目 \(items.count) 件の公開の範囲が決まり、限定する \(restricted) 件は守られています",
                en: "All \(items.count) items have a sensitivity; the \(restricted) restricted ones are kept")
        )
    }

    /// What went to whom and when, from the distribution log, item by item.
    private var deliveries: [(items: [String], log: Record)] {
        inquiry.records("distribution_log").map { log in
            (
                log.texts("items")
                    + (inquiry.record("disclosure_pack", log.text("pack"))?.texts("items") ?? []), log
            )
        }
    }

    /// Nothing goes out before the item's day, by whatever way.
    private func checkEmbargo(of item: Record, _ deliveries: [(items: [String], log: Record)]) {
        guard let embargo = item.day("embargo_until") else { return }
        var days = [item.day("published_on")].compactMap { $0 }
        days += deliveries.filter { $0.items.contains(item.id) }.compactMap { $0.log.day("date") }
        days += grants.filter { $0.text("item") == item.id }.compactMap { $0.day("granted_on") }
        let isPublic = publications.contains { $0.texts("items").contains(item.id) }
        guard days.contains(where: { $0 < embargo }) || (isPublic && inquiry.today < embargo) else { return }
        inquiry.fail(
            item, LocalizedText(ja: "\(embargo) より前に出しています", en: "it went out before \(embargo)"),
            step: LocalizedText(ja: "公開を止め、影響を確かめる", en: "Withdraw it and examine the effect"))
    }

    private func checkRestricted(_ item: Record, _ deliveries: [(items: [String], log: Record)]) {
        for publication in publications
        where publication.texts("items").contains(item.id) && publication.text("audience") != "restricted" {
            inquiry.fail(
                item,
                LocalizedText(
                    ja: "限定する項目が公開先 \(publication.id) に載っています",
                    en: "restricted, yet part of the open publication \(publication.id)"),
                step: LocalizedText(ja: "公開先から外すか、見られる人を限る", en: "Remove it or restrict the publication"))
        }
        if item.has("sensitivity"), !item.has("release_condition") {
            inquiry.lack(
                item, LocalizedText(ja: "渡す条件が書かれていません", en: "the condition of its release is not recorded"),
                step: LocalizedText(ja: "渡す条件を記録する（release_condition）", en: "Record release_condition"))
        }
        let granted = grants.filter { $0.text("item") == item.id }
        for grant in granted where !grant.has("log") {
            inquiry.fail(
                grant, LocalizedText(ja: "渡した記録がありません", en: "the access is not logged"),
                step: LocalizedText(ja: "渡した記録を残す（log）", en: "Keep a log of the access"))
        }
        for delivery in deliveries where delivery.items.contains(item.id) {
            let date = delivery.log.day("date")
            let isGranted = granted.contains { grant in
                guard let day = grant.day("granted_on"), let date else { return false }
                return grant.text("party") == delivery.log.text("to") && day <= date
            }
            guard !isGranted else { continue }
            inquiry.fail(
                delivery.log,
                LocalizedText(
                    ja: "許可のないまま \(item.id) を渡しています", en: "\(item.id) was handed over without a grant"),
                step: LocalizedText(
                    ja: "許可を判断して記録する（access_grants）", en: "Decide and record the grant (access_grants)"))
        }
    }
}
