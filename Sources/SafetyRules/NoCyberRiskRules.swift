import Evidence
import Kernel
import Requirements

/// 5. サイバーリスクが想定されない機器: saying so, and being able to show why.
enum NoCyberRiskRules {
    static let all: [Rule] = [statement, reason]

    /// G-5-03: a device that uses a program but has no foreseeable risk says so.
    static let statement = Rule("R-5-03", .always) { inquiry in
        guard let decision = decided(inquiry) else { return inquiry.conclude(LocalizedText(same: "")) }
        if let stale = inquiry.staleScope(decision) {
            inquiry.lack(
                decision, stale,
                step: LocalizedText(ja: "対象の判定をやり直す", en: "Decide again whether the device is in scope"))
        }
        guard decision.text("result") == "no_risk" else { return otherResult(inquiry) }
        guard let usesProgram = inquiry.product?.flag("has_program") else {
            inquiry.lack(
                missing: "product",
                LocalizedText(ja: "プログラムを使うか書かれていません", en: "it is not stated whether a program is used"),
                step: LocalizedText(ja: "identity.has_program を記録する", en: "Record identity.has_program"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard usesProgram else {
            return inquiry.notApplicable(
                LocalizedText(ja: "プログラムを使わないと記録済み", en: "Recorded: no program is used"))
        }
        let statements = inquiry.records("disclosure_item").filter {
            $0.text("type") == "no_cyber_risk_statement"
        }
        if !statements.contains(where: { inquiry.hasCome($0.day("published_on")) }) {
            inquiry.fail(
                missing: "disclosure_item",
                LocalizedText(
                    ja: "サイバーリスクが想定されない旨を公表していません",
                    en: "the statement that no cyber risk is foreseen is not published"),
                step: LocalizedText(
                    ja: "no_cyber_risk_statement の開示項目を公表する",
                    en: "Publish a disclosure item of type no_cyber_risk_statement"))
        }
        return inquiry.conclude(
            LocalizedText(ja: "サイバーリスクが想定されない旨を公表しています", en: "It is published that no cyber risk is foreseen")
        )
    }

    /// G-5-04: "no risk foreseen" rests on premises and on an inventory without any open data interface.
    static let reason = Rule("R-5-04", .always) { inquiry in
        guard let decision = decided(inquiry) else { return inquiry.conclude(LocalizedText(same: "")) }
        guard decision.text("result") == "no_risk" else { return otherResult(inquiry) }
        if !decision.has("premises") {
            inquiry.lack(
                decision, LocalizedText(ja: "前提が書かれていません", en: "its premises are not recorded"),
                step: LocalizedText(ja: "判定の前提を記録する（premises）", en: "Record the premises"))
        }
        let open = inquiry.unansweredKinds(of: Inquiry.networkKinds + Inquiry.portKinds)
        if !open.isEmpty {
            inquiry.fail(
                missing: "interface",
                LocalizedText(
                    ja: "有無が書かれていない接続口があります（\(open.joined(separator: ", "))）",
                    en: "it is not stated whether these interfaces exist: \(open.joined(separator: ", "))"),
                step: LocalizedText(
                    ja: "接続口を記録するか、ない種類を completeness.absent_interfaces に書く",
                    en: "Record the interfaces, or name the absent kinds in completeness.absent_interfaces"))
        }
        for interface in inquiry.records("interface") where interface.text("state") != "absent" {
            switch interface.flag("carries_data") {
            case false?: continue
            case true?:
                inquiry.fail(
                    interface, LocalizedText(ja: "データを通す接続口です", en: "it carries data"),
                    step: LocalizedText(ja: "対象の判定をやり直す", en: "Decide again whether the device is in scope"))
            case nil:
                inquiry.lack(
                    interface,
                    LocalizedText(ja: "データを通すか書かれていません", en: "it is not stated whether it carries data"),
                    step: LocalizedText(ja: "carries_data を記録する", en: "Record carries_data"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "リスクが想定されない理由を、前提と接続口の一覧で示せます",
                en: "The reason for no foreseeable risk can be shown from premises and the inventory"))
    }

    // MARK: Questions of this family

    /// The scope decision with a result; its lack is noted.
    private static func decided(_ inquiry: Inquiry) -> Record? {
        guard let decision = inquiry.record("scope_decision") else {
            inquiry.lack(
                missing: "scope_decision",
                LocalizedText(
                    ja: "対象かどうかの判定がまだありません",
                    en: "There is no decision yet on whether the device is in scope"),
                step: LocalizedText(ja: "scope_decision を記録する", en: "Record scope_decision"))
            return nil
        }
        guard let result = decision.text("result"), result != "not_examined" else {
            inquiry.lack(
                decision, LocalizedText(ja: "判定の結果が決まっていません", en: "the result has not been decided"),
                step: LocalizedText(ja: "判定の結果を記録する", en: "Record the result of the decision"))
            return nil
        }
        return decision
    }

    private static func otherResult(_ inquiry: Inquiry) -> Verdict {
        inquiry.notApplicable(
            LocalizedText(
                ja: "「サイバーリスクが想定されない」との判定ではないと記録済み",
                en: "Recorded: the decision is not that no cyber risk is foreseen"))
    }
}
