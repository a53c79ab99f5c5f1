import Evidence
import Kernel
import Requirements

/// 2.2.2 医療機関の管理が及ばない使用環境: where the management of an institution does not reach.
enum HomeAndMobileRules {
    static let all: [Rule] = [homeUse, homeEnvironment, withoutInstitution, laySheets]

    /// The verdict when the device is not for the home or nobody has said so; nil for a device used at home.
    private static func homeGate(_ inquiry: Inquiry) -> Verdict? {
        switch inquiry.product?.flag("home_use") {
        case true: return nil
        case false:
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "在宅・家庭では使わないと記録されています", en: "It is recorded that the device is not used at home"))
        default:
            inquiry.lack(
                missing: "product",
                LocalizedText(
                    ja: "在宅・家庭で使うか書かれていません", en: "It is not stated whether the device is used at home"),
                step: LocalizedText(ja: "identity.home_use を記録する", en: "Record identity.home_use"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
    }

    static func profiles(_ settings: [String], _ inquiry: Inquiry) -> [Record] {
        inquiry.records("environment_profile").filter { settings.contains($0.text("setting") ?? "") }
    }

    static func failEnvironment(_ inquiry: Inquiry, _ message: LocalizedText) {
        inquiry.fail(
            missing: "environment_profile", message,
            step: LocalizedText(ja: "その使用環境を environments に記録する", en: "Record it in environments"))
    }

    private static let noHome = LocalizedText(
        ja: "在宅・家庭の使用環境がありません", en: "There is no environment for use at home")

    /// G-2.2.2-01: a device for the home has an environment outside institutions.
    static let homeUse = Rule("R-2.2.2-01", .inScope) { inquiry in
        if let verdict = homeGate(inquiry) { return verdict }
        let count = profiles(["home", "outside"], inquiry).count
        if count == 0 { failEnvironment(inquiry, noHome) }
        return inquiry.conclude(
            LocalizedText(
                ja: "医療機関の外の使用環境 \(count) 件を記録しています",
                en: "\(count) environments outside institutions are recorded"))
    }

    /// G-2.2.2-02: the home is described: line, router, installer, those who live there, who maintains.
    static let homeEnvironment = Rule("R-2.2.2-02", .inScope) { inquiry in
        if let verdict = homeGate(inquiry) { return verdict }
        let fields = ["connectivity", "router_owner", "installer", "caregiver", "maintenance_party"]
        let homes = profiles(["home"], inquiry)
        if homes.isEmpty { failEnvironment(inquiry, noHome) }
        for home in homes {
            let missing = fields.filter { !home.has($0) }.joined(separator: ", ")
            if missing.isEmpty { continue }
            inquiry.fail(
                home,
                LocalizedText(ja: "決めていない項目があります（\(missing)）", en: "it does not define \(missing)"),
                step: LocalizedText(
                    ja: "回線・ルータ・設置者・同居者・保守担当をはっきり書く",
                    en: "Define line, router, installer, co-residents and who maintains it"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "在宅・家庭の使用環境に必要な項目がそろっています",
                en: "The home environment states all that it must"))
    }

    /// G-2.2.2-03: outside institutions no risk is accepted on a control that an institution would run.
    static let withoutInstitution = Rule("R-2.2.2-03", .inScope) { inquiry in
        let homes = Set(profiles(["home", "outside"], inquiry).map(\.id))
        if homes.isEmpty {
            if let verdict = homeGate(inquiry) { return verdict }
            inquiry.lack(
                missing: "environment_profile", noHome,
                step: LocalizedText(ja: "その使用環境を environments に記録する", en: "Record it in environments"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        for control in inquiry.records("control") where !control.has("depends_on") {
            inquiry.lack(
                control, LocalizedText(ja: "何に頼る対策か書かれていません", en: "it does not state what it depends on"),
                step: LocalizedText(ja: "頼る先（depends_on）を記録する", en: "Record depends_on"))
        }
        let risks = inquiry.records("risk").filter { !homes.isDisjoint(with: $0.texts("environments")) }
        if risks.isEmpty {
            inquiry.lack(
                missing: "risk",
                LocalizedText(
                    ja: "医療機関の外の使用環境でのリスクがありません",
                    en: "No risk is recorded for the environments outside institutions"),
                step: LocalizedText(
                    ja: "その使用環境でのリスクを分析する（risks の environments）",
                    en: "Analyse the risks there (environments of risks)"))
        }
        for risk in risks {
            lackUnlessAssessed(risk, inquiry)
            checkReliance(of: risk, in: homes, inquiry)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "医療機関の外でのリスク \(risks.count) 件は、医療機関の管理に頼らずに評価しています",
                en: "All \(risks.count) risks outside institutions are assessed without their management"))
    }

    static func isAssessed(_ risk: Record) -> Bool {
        risk.has("severity") && (risk.has("residual_level") || risk.has("initial_level"))
    }

    private static func lackUnlessAssessed(_ risk: Record, _ inquiry: Inquiry) {
        if isAssessed(risk) { return }
        inquiry.lack(
            risk, LocalizedText(ja: "重さか水準が評価されていません", en: "its severity or level has not been assessed"),
            step: LocalizedText(ja: "リスクの重さと水準を記録する", en: "Record its severity and level"))
    }

    /// An institution's control may stand beside others; outside institutions the others must suffice.
    private static func checkReliance(of risk: Record, in homes: Set<String>, _ inquiry: Inquiry) {
        let controls = inquiry.records("control", risk.texts("controls"))
        let relied = controls.filter { $0.text("depends_on") == "institution" }
        let own = controls.filter { control in
            let places = control.texts("environments")
            return control.text("depends_on") != "institution"
                && (places.isEmpty || !homes.isDisjoint(with: places))
        }
        let step = LocalizedText(
            ja: "医療機関の管理に頼らない対策を加えて評価し直す",
            en: "Add a control that does not rely on an institution and assess again")
        for control in relied where !homes.isDisjoint(with: control.texts("environments")) {
            inquiry.fail(
                control,
                LocalizedText(
                    ja: "医療機関に頼る対策なのに、医療機関の外でも働くとしています",
                    en: "it relies on an institution yet is claimed for use outside one"), step: step)
        }
        if !relied.isEmpty && own.isEmpty {
            inquiry.fail(
                risk,
                LocalizedText(
                    ja: "医療機関の外でも、医療機関の管理だけを頼りに受容しています",
                    en: "outside institutions it rests on institutional control alone"), step: step)
        }
    }

    /// G-2.2.2-04: what lay users must do, and whom to call, in an item of their own.
    static let laySheets = Rule("R-2.2.2-04", .inScope) { inquiry in
        if let verdict = homeGate(inquiry) { return verdict }
        let reachable = Set(
            inquiry.records("contact_point").filter {
                inquiry.isEffective($0) && $0.texts("audiences").contains("lay_user")
            }.map(\.id))
        let items = inquiry.records("disclosure_item").filter { item in
            item.text("audience") == "lay_user"
                && (item.day("published_on").map { $0 <= inquiry.today } ?? false)
        }
        let step = LocalizedText(
            ja: "守ることと連絡先を書いた、一般の使用者向けの情報を公開する",
            en: "Publish an item for lay users with what they must do and whom to call")
        if items.isEmpty {
            inquiry.fail(
                missing: "disclosure_item",
                LocalizedText(
                    ja: "一般の使用者向けに公開した情報がありません", en: "Nothing is published for lay users"), step: step)
        }
        let isUsable = { (item: Record) in
            !inquiry.records("user_obligation", item.texts("obligations")).isEmpty
                && !reachable.isDisjoint(with: item.texts("contact_points"))
        }
        if let item = items.first, !items.contains(where: isUsable) {
            inquiry.fail(
                item,
                LocalizedText(
                    ja: "守ることか、一般の使用者が使える連絡先がありません",
                    en: "it lacks obligations or a contact point that lay users can reach"), step: step)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "守ることと連絡先を書いた一般の使用者向けの情報を公開済み",
                en: "An item for lay users with obligations and a contact point is published"))
    }
}
