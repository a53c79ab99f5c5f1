import Evidence
import Kernel
import Requirements

/// 4. 市販後の安全確保: with dealers and lessors, repairers and institutions.
enum SafetyPartnerRules {
    static let all: [Rule] = [dealers, repairers, institutions]

    /// G-4-05: for each measure on units that came through a dealer or lessor, that party answered.
    static let dealers = Rule("R-4-05", .inScope) { inquiry in
        let deliveries = inquiry.records("delivery_record")
        guard !deliveries.isEmpty else {
            inquiry.lack(
                missing: "delivery_record",
                LocalizedText(ja: "納品の記録がありません", en: "no delivery is recorded"),
                step: LocalizedText(
                    ja: "納品を記録する（delivery_records）", en: "Record the deliveries (delivery_records)"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let viaOthers = deliveries.filter {
            ["dealer", "lessor"].contains(inquiry.record("party", $0.text("via"))?.text("kind"))
        }
        let requests = inquiry.records("info_request")
        var asked = 0
        for measure in inquiry.records("safety_measure") {
            let units = Set(affectedUnits(by: measure, inquiry).map(\.id))
            var parties: Set<String> = []
            for delivery in viaOthers {
                if delivery.texts("units").isEmpty {
                    inquiry.lack(
                        delivery,
                        LocalizedText(
                            ja: "個体が書かれておらず、措置 \(measure.id) が及ぶか分かりません",
                            en:
                                "its units, which measure \(measure.id) may touch, are not recorded"
                        ),
                        step: LocalizedText(ja: "納品した個体を記録する", en: "Record the units delivered"))
                }
                if let via = delivery.text("via"), !units.isDisjoint(with: delivery.texts("units")) {
                    parties.insert(via)
                }
            }
            asked += parties.count
            for party in parties.sorted() {
                let isAnswered = requests.contains {
                    $0.text("measure") == measure.id && $0.text("party") == party
                        && inquiry.hasCome($0.day("answered_on"))
                }
                guard !isAnswered else { continue }
                inquiry.fail(
                    measure,
                    LocalizedText(
                        ja: "業者 \(party) への協力の求めと答えの記録がありません",
                        en: "no request to \(party) with an answer is recorded"),
                    step: LocalizedText(
                        ja: "業者に協力を求め、答えを記録する（info_requests）",
                        en: "Ask the party and record the answer (info_requests)"))
            }
        }
        guard asked > 0 else {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "販売・貸与業者を経た個体に及ぶ措置はありません",
                    en: "No measure touches a unit delivered through a dealer or lessor"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "措置にかかわる業者 \(asked) 者すべてから答えを得ています",
                en: "All \(asked) dealers or lessors concerned have answered"))
    }

    /// G-4-06: each repair tells both versions; a departure from the approved ones is followed up.
    static let repairers = Rule("R-4-06", .inScope) { inquiry in
        let supported = inquiry.supportedUnits
        let repairs = inquiry.records("repair_record").filter { repair in
            supported.contains { $0.id == repair.text("unit") }
        }
        if repairs.isEmpty {
            inquiry.lack(
                missing: "repair_record",
                LocalizedText(ja: "サポート中の個体の修理の記録がありません", en: "no repair of a supported unit is recorded"),
                step: LocalizedText(
                    ja: "修理業者から報告を得て記録する（repair_records）",
                    en: "Obtain the repairers' reports and record them (repair_records)"))
        }
        for repair in repairs { check(repair, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "修理 \(repairs.count) 件すべてに前後の版があり、食い違いには対応があります",
                en: "All \(repairs.count) repairs tell both versions, and departures are followed up"))
    }

    /// G-4-07: each measure lists every institution concerned, and is closed only when all are settled.
    static let institutions = Rule("R-4-07", .inScope) { inquiry in
        let measures = inquiry.records("safety_measure")
        guard !measures.isEmpty else {
            return inquiry.notApplicable(
                LocalizedText(ja: "措置の記録がありません", en: "No measure is on record"))
        }
        var listed = 0
        for measure in measures {
            listed += checkInstitutions(of: measure, inquiry)
        }
        if listed == 0 {
            inquiry.lack(
                missing: "installed_unit",
                LocalizedText(
                    ja: "措置が及ぶ医療機関が記録から分かりません", en: "the records name no institution that a measure touches"),
                step: LocalizedText(
                    ja: "個体と持ち主を記録し、措置に医療機関ごとの状況を書く",
                    en: "Record units and holders, and each institution's status in the measure"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "措置 \(measures.count) 件に、及ぶ医療機関すべての状況があります",
                en: "All \(measures.count) measures give the status of each institution concerned"))
    }

    // MARK: Questions of this family

    /// The units that a measure names, or that carry a release which it covers.
    private static func affectedUnits(by measure: Record, _ inquiry: Inquiry) -> [Record] {
        let (units, versions) = (measure.texts("units"), measure.texts("versions"))
        if units.isEmpty && versions.isEmpty {
            inquiry.lack(
                measure,
                LocalizedText(ja: "どの版・個体に及ぶか書かれていません", en: "the versions or units covered are not recorded"),
                step: LocalizedText(ja: "対象の版か個体を記録する", en: "Record the versions or units covered"))
        }
        return inquiry.unitsInField.filter {
            units.contains($0.id) || versions.contains($0.text("version") ?? "")
        }
    }

    private static func check(_ repair: Record, _ inquiry: Inquiry) {
        guard repair.has("version_before"), let after = repair.text("version_after") else {
            inquiry.lack(
                repair,
                LocalizedText(ja: "修理の前後の版が書かれていません", en: "the versions before and after are not recorded"),
                step: LocalizedText(ja: "修理業者に確かめて前後の版を記録する", en: "Ask the repairer and record both versions")
            )
            return
        }
        let unit = inquiry.record("installed_unit", repair.text("unit"))
        let release = inquiry.record("product_version", unit?.text("version"))
        let approved = release?.texts("approved_configuration") ?? []
        guard !approved.isEmpty else {
            inquiry.lack(
                release ?? unit ?? repair,
                LocalizedText(ja: "承認された構成が書かれていません", en: "the approved configuration is not recorded"),
                step: LocalizedText(
                    ja: "版に approved_configuration を記録する", en: "Record approved_configuration of the release")
            )
            return
        }
        guard !approved.contains(after), !repair.has("follow_up") else { return }
        inquiry.fail(
            repair,
            LocalizedText(
                ja: "修理後の版 \(after) が承認された構成と違い、対応がありません",
                en: "version \(after) after the repair is not approved, and nothing followed"),
            step: LocalizedText(
                ja: "承認された版に戻すか、対応を記録する", en: "Restore an approved version or record the follow-up"))
    }

    /// Gives how many institutions the measure concerns.
    private static func checkInstitutions(of measure: Record, _ inquiry: Inquiry) -> Int {
        let entries = measure.parts("institutions")
        var concerned: Set<String> = []
        for unit in affectedUnits(by: measure, inquiry) {
            if let party = inquiry.institution(holding: unit) {
                concerned.insert(party.id)
            } else if inquiry.record("party", unit.text("holder")) == nil {
                inquiry.lack(
                    unit, LocalizedText(ja: "持ち主が分かりません", en: "its holder is not known"),
                    step: LocalizedText(ja: "持ち主を記録する", en: "Record the holder"))
            }
        }
        for party in concerned.sorted() where !entries.contains(where: { $0.text("party") == party }) {
            inquiry.fail(
                measure,
                LocalizedText(
                    ja: "対象の個体を持つ医療機関 \(party) の状況がありません",
                    en: "the status of institution \(party), which holds such a unit, is missing"),
                step: LocalizedText(ja: "医療機関ごとの状況を記録する", en: "Record the status of each institution"))
        }
        let isOpen = entries.contains { !["done", "justified"].contains($0.text("status")) }
        if measure.has("closed_on"), isOpen {
            inquiry.fail(
                measure,
                LocalizedText(ja: "済んでいない医療機関があるのに終了しています", en: "it was closed while an institution is open"),
                step: LocalizedText(
                    ja: "すべての医療機関で終えるか、理由を記録する", en: "Finish at each institution or justify it"))
        }
        return concerned.count
    }
}
