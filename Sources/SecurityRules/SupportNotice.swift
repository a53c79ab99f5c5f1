import Evidence
import Kernel
import Requirements

/// Telling the holders of the units that outlive a part's support (3.1, 5.): the check behind G-3.1-10.
enum SupportNotice {
    static func check(_ assessment: Record, _ inquiry: Inquiry) {
        guard let item = inquiry.record("disclosure_item", assessment.text("disclosure")),
            RiskManagementRules.isPast(item.day("published_on"), inquiry)
        else {
            inquiry.fail(
                assessment,
                LocalizedText(
                    ja: "知らせる必要があるのに、公表した開示項目がありません",
                    en: "users must be told, but no published disclosure item is named"),
                step: LocalizedText(
                    ja: "開示項目を公表し、disclosure に書く", en: "Publish a disclosure item and name it in disclosure"))
            return
        }
        let software = inquiry.record("component", assessment.text("software"))
        let running = InstalledUnits.inField(running: software?.texts("releases") ?? [], inquiry)
        guard InstalledUnits.areKnown(running, inquiry) else { return }
        let units = affected(running, by: software, inquiry)
        for holder in Set(units.compactMap { InstalledUnits.holder(of: $0, inquiry) }).sorted() {
            let isTold = InstalledUnits.distributions(of: [item.id], to: holder, inquiry).contains { entry in
                guard entry.flag("delivered") == true, let day = entry.day("date") else { return false }
                return day <= inquiry.today && software?.day("support_end").map { day < $0 } ?? true
            }
            guard !isTold else { continue }
            inquiry.fail(
                assessment,
                LocalizedText(
                    ja: "持ち主 \(holder) に、サポート終了より前に届いた記録がありません",
                    en: "nothing shows that holder \(holder) was told before the end of support"),
                step: LocalizedText(
                    ja: "\(item.id) を持ち主に届け、配布を記録する", en: "Deliver \(item.id) to the holder and log it"))
        }
    }

    /// Those of the units that outlive the software's support, or may do so.
    private static func affected(
        _ units: [Record], by software: Record?, _ inquiry: Inquiry
    ) -> [Record] {
        guard let span = inquiry.record("support_span", software?.id) else { return units }
        let affected = Set(span.texts("affected_units"))
        return units.filter { unit in
            if unit.day("life_end") == nil { _ = unit.day("installed_on") }
            return affected.contains(unit.id)
        }
    }
}
