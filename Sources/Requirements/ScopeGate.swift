import Evidence
import Kernel

extension Inquiry {
    /// The verdict for a device on which nothing can be asked yet, or to which cyber demands do not apply;
    /// nil when the device is in scope.
    ///
    /// The scope decision counts only while it is current: made for the current release, agreeing with what
    /// the records give (or overriding it with a reason), and with all of its premises unchanged.
    public func scopeGate() -> Verdict? {
        guard let decision = record("scope_decision") else {
            lack(
                missing: "scope_decision",
                LocalizedText(
                    ja: "対象かどうかの判定がまだありません",
                    en: "There is no decision yet on whether the device is in scope"),
                step: LocalizedText(
                    ja: "scope_decision を記録する（2.1〜2.3）", en: "Record scope_decision (guidance 2.1 to 2.3)"))
            return conclude(LocalizedText(same: ""))
        }
        if let stale = staleScope(decision) {
            lack(
                decision, stale,
                step: LocalizedText(ja: "対象の判定をやり直す", en: "Decide again whether the device is in scope"))
            return conclude(LocalizedText(same: ""))
        }
        switch decision.text("result") {
        case "in_scope": return nil
        case "no_risk":
            return notApplicable(
                LocalizedText(
                    ja: "サイバーリスクが想定されないと判定済み", en: "Decided: no cyber risk is foreseen for this device"))
        case "out_of_scope":
            return notApplicable(
                LocalizedText(ja: "ガイダンスの対象外と判定済み", en: "Decided: the guidance does not cover this device"))
        default:
            lack(
                decision, LocalizedText(ja: "判定の結果が決まっていません", en: "the result has not been decided"),
                step: LocalizedText(ja: "判定の結果を記録する", en: "Record the result of the decision"))
            return conclude(LocalizedText(same: ""))
        }
    }

    /// Why a scope decision no longer counts, or nil while it is current.
    public func staleScope(_ decision: Record) -> LocalizedText? {
        for premise in Premise.read(from: decision.content) {
            cite(path: premise.record, field: premise.field)
        }
        let computation = record("scope_computation")
        for path in computation?.texts("pivots") ?? [] { cite(path: path) }
        if let changed = computation?.texts("changed_premises"), !changed.isEmpty {
            return LocalizedText(
                ja: "判定の前提が変わりました（\(changed.joined(separator: "、"))）",
                en: "a premise has changed (\(changed.joined(separator: ", ")))")
        }
        let current = record("product")?.text("current_version")
        if let current, let decided = decision.text("version"), decided != current {
            return LocalizedText(
                ja: "版 \(decided) の判定であり、現行の版 \(current) のものではありません",
                en: "it was made for version \(decided), not for the current version \(current)")
        }
        guard let computed = computation?.text("result"), let result = decision.text("result") else {
            return nil
        }
        if computed != result, !decision.has("override_reason") {
            return LocalizedText(
                ja: "記録から求めた結果（\(computed)）と食い違い、理由がありません",
                en: "it differs from what the records give (\(computed)) and no reason is recorded")
        }
        return nil
    }
}
