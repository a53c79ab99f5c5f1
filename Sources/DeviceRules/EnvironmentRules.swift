import Evidence
import Kernel
import Requirements

/// 2.2: the environment of use is identified, thought through and told to users.
enum EnvironmentRules {
    static let all: [Rule] = [identified, exchanges, reliedOnInstitution, told]

    static let recordEnvironments = LocalizedText(
        ja: "使用環境を environments に記録して承認する", en: "Record and approve the use environments in environments")

    /// The maker has approved the profile on or before the day of the evaluation.
    private static func isApproved(_ profile: Record, _ inquiry: Inquiry) -> Bool {
        profile.day("approved_on").map { $0 <= inquiry.today } ?? false
    }

    /// G-2.2-01: at least one approved profile that says all that a profile must say.
    static let identified = Rule("R-2.2-01", .inScope) { inquiry in
        let mandatory = ["network", "physical_access", "users", "managed_by", "assumptions"]
        let profiles = inquiry.records("environment_profile")
        if profiles.isEmpty {
            inquiry.fail(
                missing: "environment_profile",
                LocalizedText(ja: "使用環境が特定されていません", en: "No use environment is identified"),
                step: recordEnvironments)
        }
        let judged = profiles.map { profile in
            (profile, isApproved(profile, inquiry), mandatory.filter { !profile.has($0) })
        }
        if !judged.contains(where: { $0.1 && $0.2.isEmpty }) {
            for (profile, isApproved, missing) in judged {
                let names = missing.joined(separator: ", ")
                inquiry.fail(
                    profile,
                    isApproved || missing.isEmpty
                        ? isApproved
                            ? LocalizedText(ja: "書かれていない項目があります（\(names)）", en: "it does not state \(names)")
                            : LocalizedText(ja: "承認されていません", en: "it is not approved")
                        : LocalizedText(
                            ja: "承認されておらず、書かれていない項目があります（\(names)）",
                            en: "it is not approved and does not state \(names)"),
                    step: LocalizedText(
                        ja: "使用環境の項目をすべて書き、承認する", en: "State all items of the environment and approve it"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "必要な項目のそろった、承認済みの使用環境があります",
                en: "There is an approved use environment with all items"))
    }

    /// G-2.2-02: exchanges between units and devices over a network are each assessed for threats.
    static let exchanges = Rule("R-2.2-02", .inScope) { inquiry in
        let completeness = inquiry.record("completeness")
        let flows = inquiry.records("data_flow")
        let step = LocalizedText(
            ja: "データの流れを書き出し、completeness に揃っていることを書く",
            en: "List the data flows and state in completeness that the list is complete")
        if completeness?.flag("data_flows") != true {
            inquiry.lack(
                missing: "completeness",
                LocalizedText(
                    ja: "データの流れの一覧が揃っているか書かれていません",
                    en: "It is not stated that the list of data flows is complete"), step: step)
        }
        if flows.isEmpty, let completeness, !completeness.has("no_data_flows_reason") {
            inquiry.lack(
                completeness,
                LocalizedText(ja: "データの流れがない理由がありません", en: "no reason is given for having no data flow"),
                step: step)
        }
        let networked = flows.filter { flow in
            guard let interface = inquiry.record("interface", flow.text("interface")) else { return true }
            return Inquiry.networkKinds.contains(interface.text("kind") ?? "")
        }
        for flow in networked { inquiry.noteOpenThreats(about: flow) }
        for flow in networked where !flow.has("no_threat_reason") { checkThreats(of: flow, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "ネットワークを通る流れ \(networked.count) 件すべてで、脅威を評価しています",
                en: "All \(networked.count) flows over a network are assessed for threats"))
    }

    private static func checkThreats(of flow: Record, _ inquiry: Inquiry) {
        let threats = inquiry.threats(naming: flow.id, in: "data_flows")
        if threats.contains(where: { !["open", nil].contains($0.text("disposition")) }) { return }
        let step = LocalizedText(
            ja: "この流れの脅威を評価するか、ない理由を書く", en: "Assess the threats to it, or record why there is none")
        guard let unsaid = threats.first(where: { !$0.has("disposition") }) else {
            return inquiry.fail(
                flow,
                threats.isEmpty
                    ? LocalizedText(ja: "脅威も、ない理由もありません", en: "it has neither a threat nor a reason for none")
                    : LocalizedText(ja: "脅威が評価されていません", en: "its threats have not been assessed"),
                step: step)
        }
        inquiry.lack(
            unsaid, LocalizedText(ja: "扱いが書かれていません", en: "its disposition is not recorded"), step: step)
    }

    /// The edition of the institutions' guideline that is current (2023-05).
    private static let guidelineEdition = 6.0

    /// G-2.2-03: what the design takes from the institution's management, and by which guideline edition.
    static let reliedOnInstitution = Rule("R-2.2-03", .inScope) { inquiry in
        guard let profiles = institutionProfiles(inquiry) else {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "医療機関での使用は意図しないと記録されています",
                    en: "It is recorded that use in institutions is not intended"))
        }
        for profile in profiles {
            if !profile.has("guideline_version") || !profile.isStated("relied_controls") {
                inquiry.lack(
                    profile,
                    LocalizedText(
                        ja: "指針の版か、医療機関に頼る対策が書かれていません",
                        en: "the guideline's edition or the controls relied on are not recorded"),
                    step: LocalizedText(
                        ja: "guideline_version と relied_controls を記録する",
                        en: "Record guideline_version and relied_controls"))
            } else if !profile.has("relied_controls") {
                inquiry.fail(
                    profile,
                    LocalizedText(
                        ja: "医療機関の管理に頼る対策が一つもありません",
                        en: "it relies on no control of the institution"),
                    step: LocalizedText(
                        ja: "医療機関の管理を前提にする対策を挙げる",
                        en: "Name the controls that rely on the institution's management"))
            }
            for control in inquiry.records("control", profile.texts("relied_controls")) {
                guard let source = control.text("depends_on"), source != "institution" else { continue }
                inquiry.fail(
                    control,
                    LocalizedText(
                        ja: "医療機関に頼る対策として挙げたのに、頼る先が \(source) です",
                        en: "it is listed as relying on the institution, but depends on \(source)"),
                    step: LocalizedText(
                        ja: "depends_on か relied_controls を直す", en: "Correct depends_on or relied_controls"))
            }
        }
        let old = profiles.filter { (edition($0.text("guideline_version")) ?? 0) < guidelineEdition }
        let met = LocalizedText(
            ja: "医療機関での使用環境に、指針の版と頼る対策があります",
            en: "The institution's environment names the guideline's edition and the controls relied on")
        guard !old.isEmpty else { return inquiry.conclude(met) }
        return inquiry.conclude(
            met + LocalizedText(ja: "。ただし指針の版が現行（6.0）より前です", en: "; but its edition is older than 6.0"))
    }

    /// The number in `6.0` or `第6.0版`.
    private static func edition(_ text: String?) -> Double? {
        text.flatMap { Double($0.filter { $0 == "." || ("0"..."9").contains($0) }) }
    }

    /// The profiles of institutions; nil when another setting alone is recorded. Lacks what is not recorded.
    private static func institutionProfiles(_ inquiry: Inquiry) -> [Record]? {
        let profiles = inquiry.records("environment_profile")
        let own = profiles.filter { $0.text("setting") == "institution" }
        if !own.isEmpty { return own }
        let isIntended = inquiry.product?.texts("intended_settings").contains("institution") ?? false
        if !profiles.isEmpty && !isIntended { return nil }
        inquiry.lack(
            missing: "environment_profile",
            LocalizedText(
                ja: "医療機関での使用環境が書かれていません", en: "The institution's environment is not recorded"),
            step: recordEnvironments)
        return []
    }

    /// G-2.2-04: the environment is published in its current version and has reached every known owner.
    static let told = Rule("R-2.2-04", .inScope) { inquiry in
        let profiles = inquiry.records("environment_profile").filter { isApproved($0, inquiry) }
        if profiles.isEmpty {
            inquiry.fail(
                missing: "environment_profile",
                LocalizedText(ja: "承認された使用環境がありません", en: "There is no approved use environment"),
                step: recordEnvironments)
        }
        let items = inquiry.records("disclosure_item").filter { item in
            item.text("type") == "intended_environment"
                && (item.day("published_on").map { $0 <= inquiry.today } ?? false)
        }
        let owners = knownOwners(inquiry)
        for profile in profiles {
            guard let version = profile.text("version") else {
                inquiry.lack(
                    profile, LocalizedText(ja: "版がありません", en: "it has no version"),
                    step: LocalizedText(ja: "使用環境の版を記録する", en: "Record its version"))
                continue
            }
            let current = items.filter { states(profile, version: version, in: $0) }
            if current.isEmpty {
                inquiry.fail(
                    profile,
                    LocalizedText(
                        ja: "版 \(version) を載せた公開済みの情報がありません",
                        en: "no published item states its version \(version)"),
                    step: LocalizedText(
                        ja: "使用環境の開示項目（intended_environment）を公開する",
                        en: "Publish a disclosure item (intended_environment)"))
            } else {
                checkDelivery(of: current, to: owners, inquiry)
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "使用環境を公開し、把握している持ち主 \(owners.count) 者すべてに届けています",
                en: "The environment is published and delivered to all \(owners.count) known owners"))
    }

    /// The item names the profile and, at the same place of its list, the version.
    private static func states(_ profile: Record, version: String, in item: Record) -> Bool {
        let versions = item.texts("environment_versions")
        guard let place = item.texts("environments").firstIndex(of: profile.id), place < versions.count else {
            return false
        }
        return versions[place] == version
    }

    /// The parties that hold a unit in use or in store; lacks what the list of units does not say.
    static func knownOwners(_ inquiry: Inquiry) -> [Record] {
        let units = inquiry.records("installed_unit")
        if units.isEmpty, inquiry.record("completeness")?.flag("installed_units") != true {
            inquiry.lack(
                missing: "installed_unit",
                LocalizedText(ja: "個体と持ち主が書かれていません", en: "Units and their owners are not recorded"),
                step: LocalizedText(
                    ja: "個体を installed_units に記録するか、ないことを completeness に書く",
                    en: "Record installed_units, or state in completeness that there are none"))
        }
        let held = units.filter { !["resold", "exported", "disposed"].contains($0.text("status")) }
        for unit in held where !unit.has("holder") {
            inquiry.lack(
                unit, LocalizedText(ja: "持ち主が書かれていません", en: "its owner is not recorded"),
                step: LocalizedText(ja: "個体の持ち主を記録する", en: "Record its holder"))
        }
        var seen: Set<String> = []
        return inquiry.records("party", held.compactMap { $0.text("holder") }).filter {
            seen.insert($0.id).inserted
        }
    }

    private static func checkDelivery(of items: [Record], to owners: [Record], _ inquiry: Inquiry) {
        let ids = Set(items.map(\.id))
        let packs = Set(
            inquiry.records("disclosure_pack").filter { !ids.isDisjoint(with: $0.texts("items")) }.map(\.id))
        let log = inquiry.records("distribution_log").filter {
            !ids.isDisjoint(with: $0.texts("items")) || packs.contains($0.text("pack") ?? "")
        }
        for owner in owners {
            let isDelivered = log.contains {
                $0.text("to") == owner.id && $0.flag("delivered") == true
                    && ($0.day("date").map { $0 <= inquiry.today } ?? false)
            }
            if isDelivered { continue }
            inquiry.fail(
                owner,
                LocalizedText(ja: "使用環境の情報が届いていません", en: "the environment has not been delivered to it"),
                step: LocalizedText(
                    ja: "使用環境の情報を届け、distribution_log に記録する",
                    en: "Deliver it and record that in distribution_log"))
        }
    }
}
