import Evidence
import Kernel
import Requirements

/// 背景: confidentiality, integrity and availability of what the device handles and does.
enum SecurityPropertyRules {
    static let all: [Rule] = [threeProperties, confidentiality, integrity, availability]

    private static let properties = [
        ("c_need", "confidentiality", LocalizedText(ja: "機密性", en: "confidentiality")),
        ("i_need", "integrity", LocalizedText(ja: "完全性", en: "integrity")),
        ("a_need", "availability", LocalizedText(ja: "可用性", en: "availability")),
    ]

    /// G-B-04: each property needed has a risk with an acceptable remainder, or a reason for none.
    static let threeProperties = Rule("R-B-04", .inScope) { inquiry in
        let things = inquiry.records("asset") + inquiry.records("essential_function")
        if things.isEmpty { lackThings("asset", inquiry) }
        let acceptable = inquiry.acceptableLevels()
        for thing in things {
            let risks = inquiry.records("risk", naming: thing.id, in: "affects")
            for (field, property, name) in properties {
                guard let need = need(field, name, of: thing, inquiry), need != "none" else { continue }
                let own = risks.filter { $0.text("impaired_property") == property }
                if own.isEmpty && thing.has("no_risk_rationale") { continue }
                checkRisks(own, of: thing, name, acceptable: acceptable, inquiry)
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "資産と機能 \(things.count) 件の三つの性質について、残るリスクは受容できます",
                en: "The three properties of \(things.count) assets and functions leave acceptable risk"))
    }

    /// One risk with a disposition and an acceptable remainder is enough.
    private static func checkRisks(
        _ risks: [Record], of thing: Record, _ name: LocalizedText, acceptable: Set<String>,
        _ inquiry: Inquiry
    ) {
        if risks.isEmpty {
            return inquiry.fail(
                thing,
                LocalizedText(
                    ja: "\(name.ja)が損なわれるリスクも、ない理由もありません",
                    en: "there is neither a risk to its \(name.en) nor a reason for none"),
                step: LocalizedText(
                    ja: "\(name.ja)のリスクを記録するか、ない理由（no_risk_rationale）を書く",
                    en: "Record the risk to its \(name.en), or why there is none (no_risk_rationale)"))
        }
        let isDone = { (risk: Record) in
            !["open", nil].contains(risk.text("disposition"))
                && acceptable.contains(risk.text("residual_level") ?? "")
        }
        if risks.contains(where: isDone) { return }
        let unsaid = risks.first { !$0.has("disposition") || !$0.has("residual_level") }
        if let unsaid, unsaid.text("disposition") != "open" {
            return inquiry.lack(
                unsaid,
                LocalizedText(
                    ja: "扱いか対策後の水準が書かれていません",
                    en: "its disposition or its level after controls is not recorded"),
                step: LocalizedText(
                    ja: "リスクの扱いと対策後の水準を記録する",
                    en: "Record the disposition and the level after controls"))
        }
        for risk in risks {
            inquiry.fail(
                risk,
                LocalizedText(
                    ja: "\(thing.id) の\(name.ja)のリスクが受容できる水準になっていません",
                    en: "the risk to the \(name.en) of \(thing.id) is not at an acceptable level"),
                step: LocalizedText(
                    ja: "対策を加えて、対策後の水準を見直す", en: "Add controls and assess the level again"))
        }
    }

    /// G-B-05: only those entitled reach the asset, by a verified control and named roles.
    static let confidentiality = Rule("R-B-05", .inScope) { inquiry in
        let assets = inquiry.records("asset")
        guard !assets.isEmpty else {
            lackThings("asset", inquiry)
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let name = properties[0].2
        let needed = assets.filter { (need("c_need", name, of: $0, inquiry) ?? "none") != "none" }
        for asset in needed {
            checkControl(of: asset, name, ["PAUT", "AUTH", "STCF", "TXCF", "PLOK"], inquiry)
            if inquiry.records("access_role", asset.texts("access_roles")).isEmpty {
                inquiry.fail(
                    asset, LocalizedText(ja: "触れてよい権限が決まっていません", en: "no access role is assigned"),
                    step: LocalizedText(
                        ja: "資産に権限（access_roles）を割り当てる", en: "Assign access_roles to the asset"))
            }
        }
        if needed.isEmpty {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "機密性を要する資産はないと記録されています",
                    en: "It is recorded that no asset needs confidentiality"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "機密性を要する資産 \(needed.count) 件に、検証済みの対策と権限があります",
                en: "All \(needed.count) assets that need confidentiality have a verified control and roles"))
    }

    /// G-B-06: functions and data stay as intended, by a verified control.
    static let integrity = Rule("R-B-06", .inScope) { inquiry in
        let needed = thingsNeeding("i_need", properties[1].2, inquiry)
        for thing in needed {
            checkControl(of: thing, properties[1].2, ["IGAU", "TXIG", "MLDP", "SAHD", "NAUT"], inquiry)
        }
        return concludeControls(needed, properties[1].2, inquiry)
    }

    /// G-B-07: functions and data are there when needed, by a verified control and a plan to recover.
    static let availability = Rule("R-B-07", .inScope) { inquiry in
        let needed = thingsNeeding("a_need", properties[2].2, inquiry)
        for thing in needed {
            checkControl(of: thing, properties[2].2, ["DTBK", "EMRG", "SAHD", "MLDP"], inquiry)
            let plan = inquiry.record("recovery_plan", thing.text("recovery_plan"))
            if plan == nil && !thing.has("recovery_rationale") {
                inquiry.fail(
                    thing,
                    LocalizedText(
                        ja: "復旧計画も、要らない理由もありません", en: "it has neither a recovery plan nor a reason"),
                    step: LocalizedText(
                        ja: "復旧計画を結び付けるか、要らない理由を書く",
                        en: "Link a recovery plan, or record why none is needed"))
            }
        }
        return concludeControls(needed, properties[2].2, inquiry)
    }

    /// Every essential function, whatever need it states, and the assets that need the property.
    private static func thingsNeeding(_ field: String, _ name: LocalizedText, _ inquiry: Inquiry) -> [Record]
    {
        let functions = inquiry.records("essential_function")
        let assets = inquiry.records("asset")
        if functions.isEmpty && assets.isEmpty { lackThings("essential_function", inquiry) }
        for function in functions { _ = need(field, name, of: function, inquiry) }
        return functions + assets.filter { (need(field, name, of: $0, inquiry) ?? "none") != "none" }
    }

    /// The need as recorded; notes that it is lacking when it is not.
    private static func need(
        _ field: String, _ name: LocalizedText, of thing: Record, _ inquiry: Inquiry
    ) -> String? {
        if let need = thing.text(field) { return need }
        inquiry.lack(
            thing,
            LocalizedText(ja: "\(name.ja)がどれだけ要るか書かれていません", en: "its need for \(name.en) is not recorded"),
            step: LocalizedText(
                ja: "\(name.ja)の必要度（\(field)）を記録する", en: "Record its need for \(name.en) (\(field))"))
        return nil
    }

    private static func lackThings(_ kind: RecordKind, _ inquiry: Inquiry) {
        inquiry.lack(
            missing: kind,
            LocalizedText(
                ja: "守るもの（資産・機能）が記録されていません", en: "No asset or essential function is recorded"),
            step: LocalizedText(
                ja: "assets と essential_functions を、三つの必要度とともに記録する",
                en: "Record assets and essential_functions with their three needs"))
    }

    private static func checkControl(
        of thing: Record, _ name: LocalizedText, _ capabilities: [String], _ inquiry: Inquiry
    ) {
        let controls = inquiry.controls(protecting: thing.id).filter {
            capabilities.contains($0.text("capability") ?? "")
        }
        if controls.contains(where: inquiry.isVerified) { return }
        let codes = capabilities.joined(separator: ", ")
        inquiry.fail(
            thing,
            LocalizedText(
                ja: "\(name.ja)を守る、検証に合格した対策がありません",
                en: "no control with a passing verification protects its \(name.en)"),
            step: LocalizedText(
                ja: "\(name.ja)の対策（\(codes)）を実装して検証する",
                en: "Implement and verify a control for its \(name.en) (\(codes))"))
    }

    private static func concludeControls(
        _ things: [Record], _ name: LocalizedText, _ inquiry: Inquiry
    ) -> Verdict {
        if things.isEmpty {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "\(name.ja)を要する資産も機能もないと記録されています",
                    en: "It is recorded that nothing needs \(name.en)"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "資産と機能 \(things.count) 件の\(name.ja)に、検証済みの対策があります",
                en: "The \(name.en) of all \(things.count) assets and functions has a verified control"))
    }
}
