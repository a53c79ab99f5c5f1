import Evidence
import Kernel
import Requirements

/// 2.1 対象となる医療機器: programs, accessories, supplied equipment, whatever the class.
enum CoveredDeviceRules {
    static let all: [Rule] = [programs, accessoryPrograms, anyClass, suppliedEquipment]

    /// G-2.1-01: a device with a program, stand-alone software included, has been examined.
    static let programs = Rule("R-2.1-01", .always) { inquiry in
        let message = LocalizedText(
            ja: "プログラムの有無か、プログラム単体かどうかが書かれていません",
            en: "it is not stated whether it uses a program, or is stand-alone software")
        let step = LocalizedText(
            ja: "identity.has_program と is_samd を記録する", en: "Record identity.has_program and is_samd")
        guard let product = inquiry.product else {
            inquiry.lack(missing: "product", message, step: step)
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let flags = [product.flag("has_program"), product.flag("is_samd")]
        if flags.contains(nil) { inquiry.lack(product, message, step: step) }
        guard flags.contains(true) else {
            return inquiry.notApplicable(
                LocalizedText(ja: "プログラムを使わないと記録されています", en: "It is recorded that no program is used"))
        }
        return concludeExamined(inquiry, LocalizedText(ja: "プログラムを使う機器", en: "A device with a program"))
    }

    /// G-2.1-02: a program in an accessory counts.
    static let accessoryPrograms = Rule("R-2.1-02", .always) { inquiry in
        if inquiry.record("completeness")?.flag("constituents") != true {
            inquiry.lack(missing: "completeness", ScopeRules.listMessage, step: ScopeRules.listStep)
        }
        let all = ScopeRules.accessories(inquiry)
        for accessory in all where accessory.flag("has_program") == nil {
            inquiry.lack(accessory, ScopeRules.programMessage, step: ScopeRules.programStep)
        }
        if all.contains(where: { $0.flag("has_program") == true }) {
            return concludeExamined(
                inquiry, LocalizedText(ja: "プログラムを含む付属品のある機器", en: "A device with a program in an accessory"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "付属品 \(all.count) 件の一覧は揃っており、プログラムを含むものはありません",
                en: "The list of \(all.count) accessories is complete, and none contains a program"))
    }

    /// G-2.1-03: the class of the device is no ground for leaving it out.
    static let anyClass = Rule("R-2.1-03", .always) { inquiry in
        if let product = inquiry.product, !product.has("class") {
            inquiry.lack(
                product, LocalizedText(ja: "クラス分類がありません", en: "its class is not recorded"),
                step: LocalizedText(ja: "identity.class を記録する", en: "Record identity.class"))
        }
        guard let decision = inquiry.record("scope_decision") else {
            inquiry.lack(
                missing: "scope_decision",
                LocalizedText(ja: "対象かどうかの判定がありません", en: "There is no scope decision"),
                step: ScopeRules.decide)
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let codes = decision.texts("rationale_codes")
        if codes.isEmpty {
            inquiry.lack(
                decision, LocalizedText(ja: "理由の符号がありません", en: "it has no reason codes"),
                step: LocalizedText(ja: "判定の理由の符号を記録する", en: "Record rationale_codes"))
        }
        let restsOnClass = decision.parts("premises").contains {
            $0.text("record") == "identity" && $0.text("field") == "class"
        }
        if codes.contains("class") || restsOnClass {
            inquiry.fail(
                decision, LocalizedText(ja: "クラス分類を判定の根拠にしています", en: "it rests on the class of the device"),
                step: LocalizedText(
                    ja: "クラス分類によらず、プログラム・接続口・使用環境から判定し直す",
                    en: "Decide again from programs, interfaces and environment, not from the class"))
        }
        return inquiry.conclude(
            LocalizedText(ja: "判定の根拠にクラス分類は含まれていません", en: "The decision does not rest on the class"))
    }

    /// G-2.1-04: equipment and software supplied with the device are among its assets and its threats.
    static let suppliedEquipment = Rule("R-2.1-04", .always) { inquiry in
        if inquiry.record("completeness")?.flag("constituents") != true {
            inquiry.lack(missing: "completeness", ScopeRules.listMessage, step: ScopeRules.listStep)
        }
        let items = inquiry.records("product_component").filter {
            ["it_equipment", "software"].contains($0.text("kind")) && $0.flag("is_device") != true
        }
        if items.isEmpty {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "構成品の一覧は揃っており、機器以外のIT機器やソフトはありません",
                    en: "The list of constituents is complete; it has no equipment or software of this kind"))
        }
        for item in items { checkSupplied(item, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "IT機器・ソフト \(items.count) 件の扱いが決まっています",
                en: "All \(items.count) pieces of IT equipment and software are dealt with"))
    }

    private static func checkSupplied(_ item: Record, _ inquiry: Inquiry) {
        guard let isSupplied = item.flag("supplied_as_constituent") else {
            return inquiry.lack(
                item, LocalizedText(ja: "構成品として供給するか書かれていません", en: "it is not stated whether it is supplied"),
                step: LocalizedText(
                    ja: "supplied_as_constituent を記録する", en: "Record supplied_as_constituent"))
        }
        guard isSupplied, !item.has("exclusion_rationale") else { return }
        let isAsset = inquiry.records("asset").contains { $0.text("constituent") == item.id }
        if isAsset && !inquiry.threats(naming: item.id, in: "constituents").isEmpty { return }
        inquiry.fail(
            item,
            LocalizedText(
                ja: "構成品として供給するのに、資産か脅威の一覧に入っていません",
                en: "it is supplied as a constituent but is not among the assets or the threats"),
            step: LocalizedText(
                ja: "資産と脅威に結び付けるか、対象から外す理由を書く",
                en: "Link it to assets and threats, or record why it is excluded"))
    }

    private static func concludeExamined(_ inquiry: Inquiry, _ what: LocalizedText) -> Verdict {
        if let decision = inquiry.record("scope_decision") {
            if ["not_examined", nil].contains(decision.text("result")) {
                inquiry.fail(
                    decision, LocalizedText(ja: "まだ判定していません", en: "it has not been examined"),
                    step: ScopeRules.decide)
            }
        } else {
            ScopeRules.failUndecided(inquiry)
        }
        return inquiry.conclude(what + LocalizedText(ja: "として判定済み", en: ": examined"))
    }
}
