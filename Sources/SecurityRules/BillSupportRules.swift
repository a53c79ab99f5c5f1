import Evidence
import Kernel
import Requirements

/// 3.1 note 2, for the lines of a bill that no support record stands for but of which a fact tells the end.
enum BillSupportRules {
    /// Notes as failures the bills that hold a part which, by the facts, loses its support before the
    /// device's life ends; true when there is one.
    static func failShortSupport(
        of releases: [Record], _ inquiry: Inquiry
    ) -> Bool {
        let life = lifeEnd(inquiry)
        var found = false
        for release in releases {
            guard let bill = inquiry.records("bill").first(where: { $0.text("release") == release.id })
            else { continue }
            if let message = shortSupport(in: bill, before: life) {
                found = true
                inquiry.fail(bill, message, step: step)
            }
        }
        return found
    }

    /// Whether a bill of these releases holds such a part.
    static func hasShortSupport(
        in releases: [Record], _ inquiry: Inquiry
    ) -> Bool {
        let life = lifeEnd(inquiry)
        return inquiry.records("bill").contains { bill in
            releases.contains { $0.id == bill.text("release") } && shortSupport(in: bill, before: life) != nil
        }
    }

    /// The release's bill lists parts, whatever is said of there being none.
    static func listsParts(of release: Record, _ inquiry: Inquiry) -> Bool {
        inquiry.records("bill").contains {
            $0.text("release") == release.id && ($0.whole("components") ?? 0) > 0
        }
    }

    private static let step = LocalizedText(
        ja: "software に記録して covers で部品に結び付け、足りない期間への対応を support_gaps に決める",
        en: "Record it in software, tie it to the parts with covers, and decide on the gap in support_gaps")

    private static func shortSupport(in bill: Record, before life: Day?) -> LocalizedText? {
        if let ended = bill.whole("fact_ended"), ended > 0 {
            return LocalizedText(
                ja: "部品 \(ended) 件は、サポート情報ではサポートがもう終わっています（日は不明）。検討の記録がありません",
                en: "by the facts the support of \(ended) parts has ended (on an unknown day); "
                    + "nothing is decided about them")
        }
        guard let life, let end = bill.day("fact_first_end"), end < life else { return nil }
        let name = bill.text("fact_first_name") ?? ""
        return LocalizedText(
            ja: "\(name) などの部品のサポートは、サポート情報では\(end.written.ja)に終わり、"
                + "機器の寿命の終わり（\(life.written.ja)）より早く来ます。検討の記録がありません",
            en: "by the facts the support of parts such as \(name) ends on \(end.written.en), before the "
                + "device's life does (\(life.written.en)); nothing is decided about them")
    }

    /// The later of the units' ends of life and of the last shipment (or sale) plus the service life; what is
    /// missing of these is told where the records of software are compared.
    private static func lifeEnd(_ inquiry: Inquiry) -> Day? {
        let units = InstalledUnits.inField(inquiry).compactMap { $0.day("life_end") }
        let life = inquiry.record("service_life")
        let shipped = life?.day("last_shipment") ?? inquiry.record("lifecycle_plan")?.day("last_sale")
        var planned: Day?
        if let shipped, let years = life?.number("years") {
            planned = shipped.adding(months: Int((years * 12).rounded()))
        }
        return (units + [planned].compactMap { $0 }).max()
    }
}
