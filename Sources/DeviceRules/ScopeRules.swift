import Evidence
import Kernel
import Requirements

/// 2.: whether a device needs cyber measures, decided from what it is and where it is used.
enum ScopeRules {
    static let all: [Rule] = [scopeDecision, peopleFirst, groundsOfExclusion]

    static let decide = LocalizedText(
        ja: "対象かどうかを判定し、scope_decision に記録する",
        en: "Decide whether the device is in scope and record scope_decision")

    /// G-2-01: a current decision, all four inputs known, and agreement with what the records give.
    static let scopeDecision = Rule("R-2-01", .always) { inquiry in
        checkInputs(inquiry)
        guard let decision = inquiry.record("scope_decision") else {
            failUndecided(inquiry)
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let result = decision.text("result") ?? "not_examined"
        if result == "not_examined" {
            inquiry.fail(
                decision, LocalizedText(ja: "まだ判定していません", en: "it has not been examined"), step: decide)
        }
        if decision.text("version") == nil {
            inquiry.fail(
                decision,
                LocalizedText(ja: "どの版の判定か書かれていません", en: "it does not name the version decided on"),
                step: LocalizedText(ja: "判定した版を記録する", en: "Record the version decided on"))
        }
        if let product = inquiry.product, !product.has("current_version") {
            inquiry.lack(
                product, LocalizedText(ja: "現行の版が書かれていません", en: "its current version is not recorded"),
                step: LocalizedText(
                    ja: "identity.current_version を記録する", en: "Record identity.current_version"))
        }
        failIfStale(decision, inquiry)
        return inquiry.conclude(
            LocalizedText(
                ja: "現行の版について判定済み（\(result)）で、四つの入力がそろっています",
                en: "Decided for the current version (\(result)), with all four inputs recorded"))
    }

    static func failUndecided(_ inquiry: Inquiry) {
        inquiry.fail(
            missing: "scope_decision",
            LocalizedText(
                ja: "対象かどうかの判定がありません", en: "There is no decision on whether the device is in scope"),
            step: decide)
    }

    private static func failIfStale(_ decision: Record, _ inquiry: Inquiry) {
        guard let stale = inquiry.staleScope(decision) else { return }
        inquiry.fail(
            decision, stale,
            step: LocalizedText(ja: "対象の判定をやり直す", en: "Decide again whether the device is in scope"))
    }

    /// Program, programs in accessories, external interfaces, environment: an unset input is a failure.
    private static func checkInputs(_ inquiry: Inquiry) {
        if let product = inquiry.product, product.flag("has_program") == nil {
            inquiry.fail(
                product,
                LocalizedText(ja: "プログラムの有無が書かれていません", en: "it is not stated whether it uses a program"),
                step: LocalizedText(ja: "identity.has_program を記録する", en: "Record identity.has_program"))
        }
        if inquiry.record("completeness")?.flag("constituents") != true {
            inquiry.fail(missing: "completeness", listMessage, step: listStep)
        }
        for accessory in accessories(inquiry) where accessory.flag("has_program") == nil {
            inquiry.fail(accessory, programMessage, step: programStep)
        }
        let every = Inquiry.networkKinds + Inquiry.portKinds
        let kinds = inquiry.unansweredKinds(of: every)
        // One way in answers the question; only "there is none" needs the whole inventory.
        let hasWayIn = inquiry.interfaces(of: every).contains { $0.has("state") }
        if !hasWayIn && !kinds.isEmpty {
            let names = kinds.joined(separator: ", ")
            inquiry.fail(
                missing: "interface",
                LocalizedText(
                    ja: "有無が書かれていない接続口があります（\(names)）",
                    en: "It is not stated whether these interfaces exist: \(names)"),
                step: LocalizedText(
                    ja: "接続口を記録するか、ない種類を completeness.absent_interfaces に書く",
                    en: "Record the interfaces, or name the absent kinds in completeness.absent_interfaces"))
        }
        if inquiry.records("environment_profile").isEmpty {
            inquiry.fail(
                missing: "environment_profile",
                LocalizedText(ja: "使用環境が書かれていません", en: "No use environment is recorded"),
                step: LocalizedText(ja: "使用環境を environments に記録する", en: "Record environments"))
        }
    }

    /// G-2-02: of the risks that are open, those of injury to people come first.
    static let peopleFirst = Rule("R-2-02", .always) { inquiry in
        let risks = inquiry.records("risk")
        if risks.isEmpty {
            if let verdict = inquiry.scopeGate() { return verdict }
            inquiry.lack(
                missing: "risk",
                LocalizedText(ja: "リスクが評価されていません", en: "No risk has been assessed"),
                step: LocalizedText(
                    ja: "リスクを分析して risks に記録する", en: "Analyse the risks and record them in risks"))
        }
        // A risk without a disposition is still open, and one without a level is not acceptable.
        let open = risks.filter { ["open", nil].contains($0.text("disposition")) }
        let acceptable = inquiry.acceptableLevels()
        let serious = open.filter { !acceptable.contains(level(of: $0) ?? "") }
        for risk in serious where ["harm_type", "priority", "due_date"].contains(where: { !risk.has($0) }) {
            inquiry.fail(
                risk,
                LocalizedText(
                    ja: "受容できない未対応のリスクに、危害の種類・優先順・期限のどれかがありません",
                    en: "open and not acceptable, without kind of harm, priority or due day"),
                step: LocalizedText(
                    ja: "危害の種類・優先順・期限を記録する", en: "Record harm_type, priority and due_date"))
        }
        for risk in serious where inquiry.harmsPeople(risk) {
            let others = open.filter { $0.has("harm_type") && !inquiry.harmsPeople($0) }
            guard let other = others.first(where: { isAhead($0, of: risk) }) else { continue }
            inquiry.fail(
                risk,
                LocalizedText(
                    ja: "人への危害なのに、\(other.id) より後回しになっています",
                    en: "it harms people but comes after \(other.id)"),
                step: LocalizedText(
                    ja: "優先順と期限を直すか、\(other.id) を先にする理由を記録する",
                    en: "Correct priority and due day, or record why \(other.id) goes first"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "未対応で受容できないリスク \(serious.count) 件のうち、人への危害を後回しにしたものはありません",
                en: "Of \(serious.count) open unacceptable risks none that harms people comes later"))
    }

    /// An open risk stands where it stood before its controls.
    private static func level(of risk: Record) -> String? {
        risk.text("initial_level") ?? risk.text("residual_level")
    }

    /// The other risk goes first, without being higher and having a reason.
    private static func isAhead(_ other: Record, of risk: Record) -> Bool {
        let isEarlier =
            other.day("due_date").flatMap { due in risk.day("due_date").map { due < $0 } } ?? false
        let isPrior = other.whole("priority").flatMap { first in risk.whole("priority").map { first < $0 } }
        guard isEarlier || isPrior ?? false else { return false }
        let isHigher = (Inquiry.levelRank(level(of: other)) ?? -1) > (Inquiry.levelRank(level(of: risk)) ?? 3)
        return !(isHigher && other.has("priority_rationale"))
    }

    /// G-2-03: a decision that a device is out keeps its reason and premises and is renewed when they change.
    static let groundsOfExclusion = Rule("R-2-03", .always) { inquiry in
        let excluding = ["out_of_scope", "no_risk"]
        guard let decision = inquiry.record("scope_decision") else {
            return inquiry.notApplicable(
                LocalizedText(ja: "対象外とした判定はありません", en: "No decision puts the device out of scope"))
        }
        guard let result = decision.text("result") else {
            inquiry.lack(decision, LocalizedText(ja: "判定の結果が決まっていません", en: "it has no result"), step: decide)
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard excluding.contains(result) else {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "対象外とした判定ではありません（\(result)）",
                    en: "The decision does not put the device out of scope (\(result))"))
        }
        if !decision.has("rationale") || decision.parts("premises").isEmpty {
            inquiry.fail(
                decision,
                LocalizedText(ja: "対象外とする理由か前提がありません", en: "it lacks its reason or its premises"),
                step: LocalizedText(ja: "判定の理由と前提を記録する", en: "Record the reason and the premises"))
        }
        failIfStale(decision, inquiry)
        checkChanges(since: decision, inquiry)
        return inquiry.conclude(
            LocalizedText(
                ja: "対象外とした理由と前提があり、判定のあとに前提に及ぶ変更はありません",
                en: "Reason and premises are recorded, and no change has touched them since"))
    }

    private static func checkChanges(since decision: Record, _ inquiry: Inquiry) {
        guard let decided = decision.day("decided_on") else {
            return inquiry.lack(
                decision, LocalizedText(ja: "判定日がありません", en: "it has no day"),
                step: LocalizedText(ja: "判定日を記録する", en: "Record the day of the decision"))
        }
        for change in inquiry.records("change_event") {
            let touched = change.texts("touches")
            guard touched.contains(where: ["interface", "accessory", "environment"].contains),
                let day = change.day("date"), day > decided, day <= inquiry.today
            else { continue }
            inquiry.fail(
                change,
                LocalizedText(
                    ja: "対象外と判定したあとの、前提に及ぶ変更です",
                    en: "it touches the premises and came after the decision"),
                step: LocalizedText(ja: "対象の判定をやり直す", en: "Decide again whether the device is in scope"))
        }
    }

    // MARK: Shared with 2.1

    static let listMessage = LocalizedText(
        ja: "構成品・付属品の一覧が揃っているか書かれていません",
        en: "It is not stated that the list of constituents and accessories is complete")
    static let listStep = LocalizedText(
        ja: "一覧を確かめ、completeness.constituents に書く",
        en: "Check the list and record completeness.constituents")
    static let programMessage = LocalizedText(
        ja: "プログラムを含むか書かれていません", en: "it is not stated whether it contains a program")
    static let programStep = LocalizedText(
        ja: "付属品の has_program を記録する", en: "Record has_program of the accessory")

    static func accessories(_ inquiry: Inquiry) -> [Record] {
        inquiry.records("product_component").filter { $0.text("kind") == "accessory" }
    }
}
