import Evidence
import Kernel
import Requirements

/// 3.1 ※2 耐用期間: how long the device serves, that its security is kept up so long, and what comes after.
enum ServiceLifeRules {
    static let all: [Rule] = [stated, keptUp, afterLife]

    /// G-3.1-15: the service life has a basis and is the one in the package insert.
    static let stated = Rule("R-3.1-15", .inScope) { inquiry in
        let life = inquiry.record("service_life")
        let insert = inquiry.record("package_insert")
        let step = LocalizedText(
            ja: "耐用期間の年数と根拠を service_life に記録する", en: "Record years and basis in service_life")
        if life == nil {
            inquiry.fail(
                missing: "service_life",
                LocalizedText(ja: "耐用期間の記録がありません", en: "no service life is recorded"), step: step)
        }
        if let life, !life.has("years") || !life.has("basis") {
            inquiry.fail(
                life, LocalizedText(ja: "年数か根拠がありません", en: "its years or its basis is missing"), step: step)
        }
        let align = LocalizedText(
            ja: "添付文書の耐用期間を service_life に合わせる", en: "Make the insert state the same service life")
        if insert == nil {
            inquiry.fail(
                missing: "package_insert",
                LocalizedText(ja: "添付文書の記録がありません", en: "no package insert is recorded"), step: align)
        }
        let years = life?.number("years")
        if let insert {
            let printed = insert.number("service_life_years")
            if printed == nil {
                inquiry.fail(
                    insert, LocalizedText(ja: "耐用期間が記載されていません", en: "it does not state the service life"),
                    step: align)
            } else if years != nil, printed != years {
                inquiry.fail(
                    insert,
                    LocalizedText(

                        ja: "記載の耐用期間が service_life と一致しません",
                        en: "its service life differs from service_life"),
                    step: align)
            }
        }
        let text = years.map { EvidenceValue.number($0).spelled } ?? ""
        return inquiry.conclude(
            LocalizedText(
                ja: "耐用期間 \(text) 年が根拠とともに記録され、添付文書と一致しています",
                en: "the service life of \(text) years has a basis and equals the package insert"))
    }

    /// G-3.1-16: as long as a unit's service life lasts, its release is monitored and patched.
    static let keptUp = Rule("R-3.1-16", .inScope) { inquiry in
        let units = InstalledUnits.inField(inquiry)
        guard InstalledUnits.areKnown(units, inquiry) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard !units.isEmpty else {
            return inquiry.notApplicable(
                LocalizedText(ja: "使用者のもとにある個体はありません", en: "no unit is with a user"))
        }
        let end = endOfSupport(inquiry)
        for unit in units {
            guard let life = unit.day("life_end") else {
                noteNoLifeEnd(unit, inquiry)
                continue
            }
            if let end, end < life {
                inquiry.fail(
                    unit,
                    LocalizedText(
                        ja: "耐用期間の終わり（\(life.written.ja)）より前にサポート（EOS \(end.written.ja)）が終わります",
                        en:
                            "support ends (EOS \(end.written.en)) before "
                            + "its service life does (\(life.written.en))"
                    ),
                    step: LocalizedText(
                        ja: "EOS を耐用期間の終わり以降にする", en: "Move the EOS to the end of the service life or later"))
            }
            if life >= inquiry.today { checkUpkeep(of: unit, inquiry) }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "個体 \(units.count) 台すべてについて、耐用期間の間の監視と更新が続いています",
                en: "monitoring and patching go on for all \(units.count) units as long as their service life"
            ))
    }

    /// G-3.1-17: what happens after the service life is decided, and users of older units have been told.
    static let afterLife = Rule("R-3.1-17", .inScope) { inquiry in
        checkAfterLifePlan(inquiry)
        let units = InstalledUnits.inField(inquiry)
        guard InstalledUnits.areKnown(units, inquiry) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let advised = Set(
            inquiry.records("advisory").filter {
                $0.text("kind") == "after_life"
                    && RiskManagementRules.isPast($0.day("published_on"), inquiry)
            }.flatMap { $0.texts("units") })
        for unit in units {
            guard let life = unit.day("life_end") else {
                noteNoLifeEnd(unit, inquiry)
                continue
            }
            guard let status = unit.text("status") else {
                inquiry.lack(
                    unit, LocalizedText(ja: "状態が書かれていません", en: "its status is not recorded"),
                    step: LocalizedText(ja: "個体の状態を調べて記録する", en: "Find out the unit's status and record it"))
                continue
            }
            guard life < inquiry.today, status == "in_use", !advised.contains(unit.id) else { continue }
            inquiry.fail(
                unit,
                LocalizedText(
                    ja: "耐用期間（\(life.written.ja)まで）を過ぎて使われていますが、注意喚起（after_life）を出していません",
                    en: "in use after its service life (\(life.written.en)) without an after_life advisory"),
                step: LocalizedText(
                    ja: "耐用期間後の扱いを使用者に知らせ、advisories に記録する",
                    en: "Tell the user how to treat it after its service life; record it in advisories"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "耐用期間後の扱いと廃棄の手順があり、個体 \(units.count) 台に知らせ漏れはありません",
                en:
                    "what comes after the service life is decided; "
                    + "none of the \(units.count) units was left untold"
            ))
    }

    private static func noteNoLifeEnd(_ unit: Record, _ inquiry: Inquiry) {
        inquiry.lack(
            unit, LocalizedText(ja: "耐用期間の終わりが書かれていません", en: "the end of its service life is not recorded"),
            step: LocalizedText(ja: "個体の life_end を記録する", en: "Record the unit's life_end"))
    }

    private static func endOfSupport(_ inquiry: Inquiry) -> Day? {
        let step = LocalizedText(ja: "lifecycle_plan に EOS を記録する", en: "Record the EOS in lifecycle_plan")
        let message = LocalizedText(ja: "EOS が書かれていません", en: "the EOS is not recorded")
        guard let plan = inquiry.record("lifecycle_plan") else {
            inquiry.lack(missing: "lifecycle_plan", message, step: step)
            return nil
        }
        if let end = plan.day("eos") { return end }
        inquiry.lack(plan, message, step: step)
        return nil
    }

    private static func checkUpkeep(of unit: Record, _ inquiry: Inquiry) {
        guard let release = inquiry.record("product_version", unit.text("version")) else {
            inquiry.lack(
                unit, LocalizedText(ja: "載っている版が分かりません", en: "the release it runs is not known"),
                step: LocalizedText(ja: "個体に載っている版を記録する", en: "Record the release that the unit runs"))
            return
        }
        let activities = [
            ("monitoring_active", LocalizedText(ja: "監視", en: "monitoring")),
            ("patch_process_active", LocalizedText(ja: "更新の工程", en: "the patch process")),
        ]
        for (field, name) in activities {
            let step = LocalizedText(
                ja: "版 \(release.id) の\(name.ja)を続け、記録する",
                en: "Keep up \(name.en) of version \(release.id) and record it")
            switch release.flag(field) {
            case true: break
            case false:
                inquiry.fail(
                    unit,
                    LocalizedText(
                        ja: "耐用期間の途中ですが、版 \(release.id) の\(name.ja)が止まっています",
                        en: "within its service life, but \(name.en) of version \(release.id) has stopped"),
                    step: step)
            default:
                inquiry.lack(
                    release,
                    LocalizedText(
                        ja: "\(name.ja)が続いているかが書かれていません", en: "whether \(name.en) goes on is not recorded"),
                    step: step)
            }
        }
    }

    private static func checkAfterLifePlan(_ inquiry: Inquiry) {
        let step = LocalizedText(
            ja: "耐用期間後の扱いと廃棄の手順を lifecycle_plan に記録する",
            en:
                "Record in lifecycle_plan what comes after the "
                + "service life and how the device is decommissioned"
        )
        guard let plan = inquiry.record("lifecycle_plan") else {
            inquiry.fail(
                missing: "lifecycle_plan",
                LocalizedText(ja: "寿命の計画がありません", en: "there is no life-cycle plan"), step: step)
            return
        }
        if !plan.has("after_life_policy") {
            inquiry.fail(
                plan,
                LocalizedText(
                    ja: "耐用期間後の扱いが決まっていません", en: "what comes after the service life is not decided"),
                step: step)
        }
        if !plan.has("decommission_procedure") {
            inquiry.fail(
                plan, LocalizedText(ja: "廃棄の手順がありません", en: "there is no decommissioning procedure"),
                step: step)
        }
    }
}
