import Evidence
import Kernel
import Requirements

/// 3. サイバーセキュリティ対応: who does what, with current references, fitting the environment of use.
enum ResponsibilityRules {
    static let all: [Rule] = [makerFirst, properUse, dailyManagement, currentReferences, fitsEnvironment]

    /// G-3-01: every control has a responsible party, and the maker itself bears some.
    static let makerFirst = Rule("R-3-01", .inScope) { inquiry in
        let controls = inquiry.records("control")
        guard !controls.isEmpty else { return withoutControls(inquiry) }
        for control in controls where !control.has("responsible") {
            inquiry.lack(
                control, LocalizedText(ja: "担う者が書かれていません", en: "the responsible party is not recorded"),
                step: LocalizedText(
                    ja: "対策の responsible を記録する", en: "Record who is responsible for the control"))
        }
        let own = controls.filter { $0.text("responsible") == "maker" }
        if own.isEmpty, inquiry.isClear {
            for control in controls {
                inquiry.fail(
                    control,
                    LocalizedText(
                        ja: "ほかの者に委ねており、自社が担う対策が一つもありません",
                        en: "left to others; the maker bears no control at all"),
                    step: LocalizedText(
                        ja: "製造販売業者が担う対策を定める", en: "Decide on controls that the maker bears itself"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "対策 \(controls.count) 件すべてに担う者があり、うち \(own.count) 件を自社が担います",
                en: "all \(controls.count) controls have a responsible party; the maker bears \(own.count)"))
    }

    /// G-3-02: users have been given what they must observe, have acknowledged it, and keep the device up.
    static let properUse = Rule("R-3-02", .inScope) { inquiry in
        let units = InstalledUnits.inField(inquiry)
        guard !units.isEmpty else {
            inquiry.lack(
                missing: "installed_unit",
                LocalizedText(ja: "使用中の個体の記録がありません", en: "no unit in use is recorded"),
                step: LocalizedText(
                    ja: "個体を installed_units に記録する", en: "Record the units in installed_units"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let items = Set(
            inquiry.records("disclosure_item").filter { $0.text("type") == "user_obligations" }.map(\.id))
        for unit in units {
            if let holder = InstalledUnits.holder(of: unit, inquiry) {
                checkDelivery(of: items, to: holder, unit, inquiry)
            }
            let acknowledged = inquiry.records("user_obligation_ack").contains {
                $0.texts("units").contains(unit.id)
            }
            if !acknowledged {
                inquiry.lack(
                    unit,
                    LocalizedText(
                        ja: "遵守事項の確認の記録がありません", en: "no acknowledgement of the obligations is recorded"),
                    step: LocalizedText(
                        ja: "医療機関から遵守事項の確認を得る", en: "Obtain the institution's acknowledgement"))
            }
            checkMaintenance(of: unit, inquiry)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "個体 \(units.count) 台すべてで、遵守事項の提供と確認が記録されています",
                en: "obligations are delivered and acknowledged for all \(units.count) units"))
    }

    /// G-3-03: not to be seen from the maker's records; the last attestation is shown, never taken as proof.
    static let dailyManagement = Rule("R-3-03", .inScope) { inquiry in
        let step = LocalizedText(
            ja: "医療機関に日常管理の申告を求め、判断を記録する",
            en: "Ask the institutions for an attestation of their daily management, and record a judgement")
        let seen = inquiry.records("institution_attestation") + inquiry.records("checklist_answer")
        let dated = seen.compactMap { record in record.day("date").map { (record, $0) } }
        guard let (last, day) = dated.max(by: { $0.1 < $1.1 }) else {
            inquiry.lack(
                missing: "institution_attestation",
                LocalizedText(
                    ja: "医療機関の申告も点検表への回答もありません",
                    en: "no institution's attestation or checklist answer is recorded"),
                step: step)
            return inquiry.conclude(LocalizedText(same: ""))
        }
        inquiry.lack(
            last,
            LocalizedText(
                ja: "最後の申告は\(day.written.ja)です。日常管理が行われているかは製造販売業者の記録では決まりません",
                en: "the last attestation is of \(day.written.en); "
                    + "the maker's records cannot tell whether the daily management is done"),
            step: step)
        return inquiry.conclude(LocalizedText(same: ""))
    }

    /// G-3-04: the references that the device uses are checked regularly, and successors are reviewed.
    static let currentReferences = Rule("R-3-04", .inScope) { inquiry in
        guard let product = inquiry.product, let status = product.text("status") else {
            return withoutStatus(inquiry)
        }
        guard status != "ended" else {
            return inquiry.notApplicable(
                LocalizedText(ja: "サポートを終えた機器です", en: "the device is no longer supported"))
        }
        let id = product.text("id") ?? ""
        let cited = inquiry.records("reference_document").filter { $0.texts("used_by").contains(id) }
        if cited.isEmpty {
            inquiry.fail(
                missing: "reference_document",
                LocalizedText(
                    ja: "この機器で使っている参照文書がありません",
                    en: "no reference document is recorded as used for this device"),
                step: LocalizedText(
                    ja: "参照した指針・規格を reference_documents に記録し、used_by に機器の id を書く",
                    en: "Record the guidance and standards consulted, with the device's id in used_by"))
        }
        let months = inquiry.setting(.referenceCheckMonths)
        for document in cited { checkCurrency(of: document, months: months, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "使っている参照文書 \(cited.count) 件を \(months) か月以内に確認しています",
                en: "the \(cited.count) reference documents in use were checked within \(months) months"))
    }

    /// G-3-05: each control says for which environments it is, and the baseline covers every environment.
    static let fitsEnvironment = Rule("R-3-05", .inScope) { inquiry in
        let controls = inquiry.records("control")
        let environments = inquiry.records("environment_profile")
        guard !controls.isEmpty else { return withoutControls(inquiry) }
        guard !environments.isEmpty else {
            inquiry.lack(
                missing: "environment_profile",
                LocalizedText(ja: "使用環境の記録がありません", en: "no use environment is recorded"),
                step: LocalizedText(ja: "使用環境を environments に記録する", en: "Record the use environments"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let known = Set(environments.map(\.id))
        for control in controls where known.isDisjoint(with: control.texts("environments")) {
            inquiry.fail(
                control, LocalizedText(ja: "どの使用環境のための対策かが示されていません", en: "it is tied to no use environment"),
                step: LocalizedText(ja: "対策の environments を記録する", en: "Record the control's environments"))
        }
        if let baseline = inquiry.record("baseline") {
            let covered = Set(baseline.texts("environments"))
            for environment in environments where !covered.contains(environment.id) {
                inquiry.fail(
                    environment,
                    LocalizedText(ja: "ベースラインがこの使用環境を扱っていません", en: "the baseline does not cover it"),
                    step: LocalizedText(
                        ja: "この使用環境をベースラインに含める", en: "Include this environment in the baseline"))
            }
        } else {
            inquiry.fail(
                missing: "baseline",
                LocalizedText(
                    ja: "使用環境を扱うベースラインがありません", en: "there is no baseline to cover the environments"),
                step: LocalizedText(ja: "ベースラインを定めて記録する", en: "Decide on a baseline and record it"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "対策 \(controls.count) 件が使用環境に結び付き、使用環境 \(environments.count) 件をベースラインが扱っています",
                en: "\(controls.count) controls are tied to environments; "
                    + "the baseline covers all \(environments.count) environments"))
    }

    private static func withoutControls(_ inquiry: Inquiry) -> Verdict {
        inquiry.lack(
            missing: "control", LocalizedText(ja: "対策の記録がありません", en: "no control is recorded"),
            step: LocalizedText(ja: "対策を controls に記録する", en: "Record the controls"))
        return inquiry.conclude(LocalizedText(same: ""))
    }

    private static func withoutStatus(_ inquiry: Inquiry) -> Verdict {
        inquiry.lack(
            missing: "product",
            LocalizedText(ja: "市販の状態が書かれていません", en: "the status on the market is not recorded"),
            step: LocalizedText(ja: "identity.status を記録する", en: "Record identity.status"))
        return inquiry.conclude(LocalizedText(same: ""))
    }

    private static func checkDelivery(
        of items: Set<String>, to holder: String, _ unit: Record, _ inquiry: Inquiry
    ) {
        let entries = InstalledUnits.distributions(of: items, to: holder, inquiry)
        guard !entries.contains(where: { $0.flag("delivered") == true }) else { return }
        let step = LocalizedText(ja: "遵守事項を持ち主に届け、配布を記録する", en: "Deliver the obligations and log it")
        if let failed = entries.first(where: { $0.flag("delivered") == false }) {
            inquiry.fail(
                failed, LocalizedText(ja: "遵守事項が届いていません", en: "the obligations did not arrive"), step: step)
        } else {
            inquiry.lack(
                unit, LocalizedText(ja: "遵守事項を届けた記録がありません", en: "no delivery of the obligations is recorded"),
                step: step)
        }
    }

    /// Only where someone supplies maintenance records: the last one has to be recent.
    private static func checkMaintenance(of unit: Record, _ inquiry: Inquiry) {
        let days = inquiry.records("maintenance_record")
            .filter { $0.text("unit") == unit.id }.compactMap { $0.day("date") }
        let months = inquiry.setting(.maintenanceMonths)
        guard let last = days.max(), !inquiry.isWithin(last, months: months) else { return }
        inquiry.lack(
            unit,
            LocalizedText(
                ja: "最後の保守点検（\(last.written.ja)）が \(months) か月以内ではありません",
                en: "the last maintenance (\(last.written.en)) is not within \(months) months"),
            step: LocalizedText(ja: "その後の保守点検の記録を得る", en: "Obtain the records of maintenance since then"))
    }

    private static func checkCurrency(of document: Record, months: Int, _ inquiry: Inquiry) {
        let step = LocalizedText(
            ja: "最新の版を確かめ、確認日を記録する", en: "Check for the latest edition and record the day")
        if let day = document.day("last_checked") {
            if !inquiry.isWithin(day, months: months) {
                inquiry.fail(
                    document,
                    LocalizedText(
                        ja: "確認日（\(day.written.ja)）が \(months) か月以内ではありません",
                        en: "last checked on \(day.written.en), not within \(months) months"), step: step)
            }
        } else {
            inquiry.lack(
                document, LocalizedText(ja: "確認日が書かれていません", en: "the day of the last check is not recorded"),
                step: step)
        }
        if document.has("superseded_by"), !document.has("impact_review") {
            inquiry.fail(
                document,
                LocalizedText(
                    ja: "後継文書があるのに、影響の確認がありません", en: "it is superseded, but the impact was not reviewed"),
                step: LocalizedText(
                    ja: "後継文書による影響を確かめて記録する", en: "Review the impact of the successor and record it"))
        }
    }
}
