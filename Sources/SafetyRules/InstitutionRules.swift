import Evidence
import Kernel
import Requirements

/// 3.2 医療機関との関係: hand-over, contact, contracts and the boundary of responsibility.
enum InstitutionRules {
    static let all: [Rule] = [dailyManagement, contact, contracts, boundary]

    /// G-3.2-01: each unit was delivered and its user acknowledged the daily management.
    static let dailyManagement = Rule("R-3.2-01", .inScope) { inquiry in
        let units = someUnits(inquiry)
        let deliveries = inquiry.records("delivery_record").filter { inquiry.hasCome($0.day("date")) }
        let acks = inquiry.records("handover_ack").filter { inquiry.hasCome($0.day("date")) }
        for unit in units {
            if !deliveries.contains(where: { $0.texts("units").contains(unit.id) }) {
                inquiry.lack(
                    unit, LocalizedText(ja: "納品の記録がありません", en: "no delivery is recorded"),
                    step: LocalizedText(
                        ja: "納品を記録する（delivery_records）", en: "Record the delivery (delivery_records)"))
            }
            if !acks.contains(where: { $0.texts("units").contains(unit.id) }) {
                inquiry.lack(
                    unit,
                    LocalizedText(
                        ja: "日常管理の引渡しを医療機関が確認した記録がありません",
                        en: "no institution has acknowledged the hand-over of daily management"),
                    step: LocalizedText(
                        ja: "引渡しの確認を医療機関から得て記録する（handover_acks）",
                        en: "Obtain and record the hand-over acknowledgement (handover_acks)"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "個体 \(units.count) 台すべてに納品と引渡し確認の記録があります",
                en: "All \(units.count) units have a delivery and a hand-over acknowledgement on record"))
    }

    /// G-3.2-02: each institution with a supported unit has a checked contact or was spoken with lately.
    static let contact = Rule("R-3.2-02", .inScope) { inquiry in
        if inquiry.record("completeness")?.flag("installed_units") != true {
            inquiry.lack(
                missing: "installed_unit",
                LocalizedText(
                    ja: "個体の一覧が揃っているか書かれていません", en: "it is not stated that the list of units is complete"),
                step: LocalizedText(
                    ja: "個体を記録し completeness.installed_units に書く",
                    en: "Record the units and state completeness.installed_units"))
        }
        var institutions: [Record] = []
        for unit in inquiry.supportedUnits {
            if inquiry.record("party", unit.text("holder")) == nil {
                inquiry.lack(
                    unit, LocalizedText(ja: "持ち主が分かりません", en: "its holder is not known"),
                    step: LocalizedText(ja: "持ち主を記録する", en: "Record the holder"))
            } else if let party = inquiry.institution(holding: unit),
                !institutions.contains(where: { $0.id == party.id })
            {
                institutions.append(party)
            }
        }
        if institutions.isEmpty {
            inquiry.lack(
                missing: "installed_unit",
                LocalizedText(
                    ja: "サポート中の個体を持つ医療機関の記録がありません",
                    en: "no institution is recorded as holding a supported unit"),
                step: LocalizedText(ja: "個体と持ち主を記録する", en: "Record the units and their holders"))
        }
        for institution in institutions { checkContact(with: institution, inquiry) }
        let months = inquiry.setting(.institutionContactMonths)
        return inquiry.conclude(
            LocalizedText(
                ja: "医療機関 \(institutions.count) か所すべてと \(months) か月以内に連絡を確かめています",
                en:
                    "All \(institutions.count) institutions were reached within \(months) months"
            ))
    }

    /// G-3.2-03: each unit has a contract with cyber scope or a decline; patches due are done.
    static let contracts = Rule("R-3.2-03", .inScope) { inquiry in
        let units = someUnits(inquiry)
        let contracts = inquiry.records("contract")
        for unit in units {
            let holder = unit.text("holder")
            let covered = contracts.contains { contract in
                let named = contract.texts("units")
                let concerns =
                    named.contains(unit.id) || (named.isEmpty && holder == contract.text("party"))
                return concerns && (contract.flag("declined") == true || isInForce(contract, inquiry))
            }
            guard !covered else { continue }
            inquiry.fail(
                unit,
                LocalizedText(
                    ja: "サイバーセキュリティを含む有効な保守契約も、辞退の記録もありません",
                    en: "neither a contract in force that includes cyber support nor a recorded decline"),
                step: LocalizedText(
                    ja: "契約を結ぶか、辞退を記録する（contracts）",
                    en: "Conclude a contract or record the decline (contracts)"))
        }
        for service in inquiry.records("service_record")
        where inquiry.isOver(service.day("due")) && !inquiry.hasCome(service.day("done_on")) {
            inquiry.fail(
                service, LocalizedText(ja: "期限を過ぎた更新が当てられていません", en: "the patch is overdue"),
                step: LocalizedText(
                    ja: "更新を当てて実施日を記録する", en: "Apply the patch and record the day"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "個体 \(units.count) 台すべてに契約か辞退の記録があり、期限の来た更新は実施済みです",
                en:
                    "All \(units.count) units have a contract or a decline; due patches are done"
            ))
    }

    /// G-3.2-04: for each flow into the institution's system, users were told where responsibility passes.
    static let boundary = Rule("R-3.2-04", .inScope) { inquiry in
        let flows = inquiry.records("data_flow")
        if inquiry.record("completeness")?.flag("data_flows") != true {
            inquiry.lack(
                missing: "data_flow",
                LocalizedText(
                    ja: "データの流れの一覧が揃っているか書かれていません",
                    en: "it is not stated that the list of data flows is complete"),
                step: LocalizedText(
                    ja: "データの流れを記録し completeness.data_flows に書く",
                    en: "Record the data flows and state completeness.data_flows"))
        }
        let items = inquiry.records("disclosure_item").filter { $0.text("type") == "responsibility_boundary" }
        for flow in flows { checkBoundary(of: flow, items, inquiry) }
        let outbound = flows.filter { $0.flag("to_institution_system") == true }
        guard !outbound.isEmpty else {
            if flows.isEmpty {
                inquiry.lack(
                    missing: "data_flow",
                    LocalizedText(ja: "データの流れの記録がありません", en: "no data flow is recorded"),
                    step: LocalizedText(
                        ja: "データの流れを記録する（data_flows）", en: "Record the data flows (data_flows)"))
            }
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "医療機関の情報システムへ渡すデータがないと記録済み",
                    en: "Recorded: no data passes into the institution's system"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "医療機関のシステムへ渡すデータ \(outbound.count) 件すべてについて、責任の境を知らせています",
                en: "The boundary of responsibility has been told for all \(outbound.count) flows"))
    }

    // MARK: Questions of this family

    /// The units in the field; their lack is noted.
    private static func someUnits(_ inquiry: Inquiry) -> [Record] {
        let units = inquiry.unitsInField
        if units.isEmpty {
            inquiry.lack(
                missing: "installed_unit",
                LocalizedText(ja: "個体の記録がありません", en: "no installed unit is recorded"),
                step: LocalizedText(ja: "個体を記録する（installed_units）", en: "Record the units (installed_units)"))
        }
        return units
    }

    private static func isInForce(_ contract: Record, _ inquiry: Inquiry) -> Bool {
        contract.flag("cyber_scope") == true && inquiry.hasCome(contract.day("from"))
            && !inquiry.isOver(contract.day("to"))
    }

    /// Old contact contradicts the demand; no contact at all leaves it without a record.
    private static func checkContact(with institution: Record, _ inquiry: Inquiry) {
        let months = inquiry.setting(.institutionContactMonths)
        let hasContact = institution.has("security_contact")
        let verified = institution.day("verified_on")
        let talks = inquiry.records("communication_log").filter { $0.text("party") == institution.id }
        let talked = talks.contains { inquiry.isWithin($0.day("date"), months: months) }
        guard !talked, !(hasContact && inquiry.isWithin(verified, months: months)) else { return }
        let step = LocalizedText(
            ja: "連絡先を確かめるか、連絡を取って記録する",
            en: "Verify the contact, or get in touch and record it")
        if talks.isEmpty && !(hasContact && verified != nil) {
            inquiry.lack(
                institution,
                LocalizedText(
                    ja: "確認した連絡先も連絡の記録もありません", en: "no verified contact and no communication is recorded"),
                step: step)
        } else {
            inquiry.fail(
                institution,
                LocalizedText(
                    ja: "この \(months) か月、連絡先の確認も連絡もありません",
                    en: "neither verified nor contacted within \(months) months"), step: step)
        }
    }

    private static func checkBoundary(of flow: Record, _ items: [Record], _ inquiry: Inquiry) {
        guard let outbound = flow.flag("to_institution_system") else {
            inquiry.lack(
                flow,
                LocalizedText(
                    ja: "医療機関の情報システムに渡すか書かれていません",
                    en: "it is not stated whether it passes into the institution's system"),
                step: LocalizedText(ja: "to_institution_system を記録する", en: "Record to_institution_system"))
            return
        }
        guard outbound else { return }
        if !flow.has("responsibility_boundary") {
            inquiry.lack(
                flow, LocalizedText(ja: "責任が移る所が書かれていません", en: "where responsibility passes is not recorded"),
                step: LocalizedText(ja: "responsibility_boundary を記録する", en: "Record responsibility_boundary")
            )
        }
        guard !items.isEmpty else {
            inquiry.lack(
                missing: "disclosure_item",
                LocalizedText(
                    ja: "責任の境を知らせる開示項目がありません",
                    en: "no disclosure item tells the boundary of responsibility"),
                step: LocalizedText(
                    ja: "責任の境の開示項目を作って公表する",
                    en: "Write and publish a disclosure item of type responsibility_boundary"))
            return
        }
        let told = items.contains {
            $0.texts("data_flows").contains(flow.id) && inquiry.hasCome($0.day("published_on"))
        }
        guard !told else { return }
        inquiry.fail(
            flow,
            LocalizedText(
                ja: "公表した開示項目がこの流れの責任の境に触れていません",
                en: "no published disclosure item tells the boundary for this flow"),
            step: LocalizedText(
                ja: "開示項目にこの流れを加えて公表する", en: "Add the flow to the disclosure item and publish it"))
    }
}
