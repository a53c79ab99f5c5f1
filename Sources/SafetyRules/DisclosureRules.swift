import Evidence
import Kernel
import Requirements

/// 5. 使用者への情報提供: what is told to whom, how much of it, and what is told only to some.
enum DisclosureRules {
    static let all: [Rule] = [delivery, wearers, depth, care]

    /// G-5-01: each release has a published pack with its items, delivered to each holder of a unit.
    static let delivery = Rule("R-5-01", .inScope) { inquiry in
        let releases = inquiry.releasedVersions
        if releases.isEmpty {
            inquiry.lack(
                missing: "product_version",
                LocalizedText(ja: "出荷した版の記録がありません", en: "no released version is recorded"),
                step: LocalizedText(ja: "版を記録する（releases）", en: "Record the releases (releases)"))
        }
        let profile = profile(inquiry)
        if profile == nil {
            inquiry.lack(
                missing: "disclosure_profile",
                LocalizedText(
                    ja: "リスクの段階に必要な項目が定められていません", en: "the items for the device's risk tier are not defined"),
                step: LocalizedText(
                    ja: "段階ごとの必須項目を定める（disclosure_profiles）",
                    en: "Define the items of each tier (disclosure_profiles)"))
        }
        let required = profile?.texts("required_items") ?? []
        var reached = 0
        for release in releases {
            let units = inquiry.unitsInField.filter { $0.text("version") == release.id }
            guard let pack = pack(for: release.id, inquiry) else {
                inquiry.fail(
                    release,
                    LocalizedText(ja: "提供を始めた開示資料一式がありません", en: "it has no published disclosure pack"),
                    step: LocalizedText(
                        ja: "開示資料一式を作って提供する（disclosure_packs）",
                        en: "Assemble and publish a pack (disclosure_packs)"))
                continue
            }
            checkItems(of: pack, required, inquiry)
            reached += checkDelivery(of: pack, to: units, inquiry)
        }
        if reached == 0, !releases.isEmpty {
            inquiry.lack(
                missing: "installed_unit",
                LocalizedText(
                    ja: "出荷した版の個体と持ち主の記録がありません",
                    en: "no unit of a released version with its holder is recorded"),
                step: LocalizedText(
                    ja: "個体と持ち主を記録する（installed_units）", en: "Record units and holders (installed_units)"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "版 \(releases.count) 件の開示資料を、持ち主 \(reached) 者すべてに届けています",
                en: "The packs of \(releases.count) releases were delivered to all \(reached) holders"))
    }

    /// G-5-02: for implants and, unless reasoned otherwise, worn devices, the wearer is reached too.
    static let wearers = Rule("R-5-02", .inScope) { inquiry in
        guard let product = inquiry.product, let isImplanted = product.flag("implantable"),
            let isWorn = product.flag("wearable")
        else {
            inquiry.lack(
                missing: "product",
                LocalizedText(
                    ja: "植込み・装着の別が書かれていません", en: "it is not stated whether the device is implanted or worn"),
                step: LocalizedText(
                    ja: "identity.implantable と wearable を記録する",
                    en: "Record identity.implantable and wearable"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard isImplanted || isWorn else {
            return inquiry.notApplicable(
                LocalizedText(ja: "植込みでも装着でもないと記録済み", en: "Recorded: neither implanted nor worn"))
        }
        if !isImplanted, product.has("no_wearer_notice_reason") {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "装着者への通知を要しない理由を記録済み", en: "Recorded: why the wearer needs no notice"))
        }
        checkWearerNotice(inquiry)
        return inquiry.conclude(
            LocalizedText(
                ja: "装着者への通知を提供し、医療機関を通じた到達を記録しています",
                en: "The notice to wearers is out and its delivery through institutions is recorded"))
    }

    /// G-5-05: the pack has what the tier of risk asks for; what it leaves out has a reason.
    static let depth = Rule("R-5-05", .inScope) { inquiry in
        guard let tier = inquiry.product?.text("risk_tier") else {
            inquiry.lack(
                missing: "product",
                LocalizedText(ja: "リスクの段階が決まっていません", en: "the risk tier has not been set"),
                step: LocalizedText(ja: "identity.risk_tier を記録する", en: "Record identity.risk_tier"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard let profile = profile(inquiry) else {
            inquiry.lack(
                missing: "disclosure_profile",
                LocalizedText(
                    ja: "段階 \(tier) に必要な項目が定められていません", en: "the items for tier \(tier) are not defined"),
                step: LocalizedText(
                    ja: "段階ごとの必須項目を定める（disclosure_profiles）",
                    en: "Define the items of each tier (disclosure_profiles)"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard let pack = pack(for: inquiry.product?.text("current_version") ?? "", inquiry) else {
            inquiry.fail(
                missing: "disclosure_pack",
                LocalizedText(ja: "現行の版の開示資料一式がありません", en: "the current release has no published pack"),
                step: LocalizedText(ja: "開示資料一式を作って提供する", en: "Assemble and publish a pack"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let required = profile.texts("required_items")
        checkItems(of: pack, required, inquiry)
        let present = Set(inquiry.records("disclosure_item", pack.texts("items")).map { $0.text("type") })
        let reasoned = pack.parts("omissions").filter { $0.has("rationale") }.map { $0.text("item") }
        for item in regularItems where !present.contains(item) && !required.contains(item) {
            guard !reasoned.contains(item) else { continue }
            inquiry.fail(
                pack,
                LocalizedText(ja: "\(item) を載せない理由がありません", en: "no reason is given for leaving out \(item)"),
                step: LocalizedText(
                    ja: "項目を加えるか、omissions に理由を記録する", en: "Add the item or give the reason in omissions"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "段階 \(tier) の必須項目 \(required.count) 件が揃い、載せない項目には理由があります",
                en: "All \(required.count) items of tier \(tier) are present; what is left out has a reason"))
    }

    /// G-5-06: what raises risk when public is kept to its recipients, channel and day.
    static let care = Rule("R-5-06", .inScope) { inquiry in DisclosureCare(inquiry).verdict() }

    // MARK: Questions of this family

    /// The items of 5. 1) to 3).
    private static let regularItems = [
        "intended_environment", "user_obligations", "out_of_environment_risk", "technical", "lifecycle",
        "company_effort", "contact", "services",
    ]

    /// The newest published pack of a release.
    static func pack(for release: String, _ inquiry: Inquiry) -> Record? {
        let packs = inquiry.records("disclosure_pack").filter { $0.text("version") == release }
        return packs.filter { inquiry.hasCome($0.day("published_on")) }.max {
            ($0.day("published_on")?.ordinal ?? 0) < ($1.day("published_on")?.ordinal ?? 0)
        }
    }

    private static func profile(_ inquiry: Inquiry) -> Record? {
        guard let tier = inquiry.product?.text("risk_tier") else { return nil }
        return inquiry.records("disclosure_profile").first { $0.text("risk_tier") == tier }
    }

    private static func checkItems(of pack: Record, _ required: [String], _ inquiry: Inquiry) {
        let items = inquiry.records("disclosure_item", pack.texts("items"))
        let present = Set(items.compactMap { $0.text("type") })
        if items.isEmpty {
            inquiry.fail(
                pack, LocalizedText(ja: "項目がありません", en: "it has no items"),
                step: LocalizedText(ja: "開示項目を加える", en: "Add disclosure items"))
        }
        for item in required where !present.contains(item) {
            inquiry.fail(
                pack, LocalizedText(ja: "必須の項目 \(item) がありません", en: "the required item \(item) is missing"),
                step: LocalizedText(ja: "\(item) の開示項目を加える", en: "Add a disclosure item of type \(item)"))
        }
    }

    /// Gives how many holders the units have.
    private static func checkDelivery(of pack: Record, to units: [Record], _ inquiry: Inquiry) -> Int {
        var holders: [Record] = []
        for unit in units {
            guard let holder = inquiry.record("party", unit.text("holder")) else {
                inquiry.lack(
                    unit, LocalizedText(ja: "持ち主が分かりません", en: "its holder is not known"),
                    step: LocalizedText(ja: "持ち主を記録する", en: "Record the holder"))
                continue
            }
            if !holders.contains(where: { $0.id == holder.id }) { holders.append(holder) }
        }
        let log = inquiry.records("distribution_log").filter { $0.text("pack") == pack.id }
        for holder in holders {
            let isDelivered = log.contains {
                $0.text("to") == holder.id && $0.flag("delivered") == true && inquiry.hasCome($0.day("date"))
            }
            guard !isDelivered else { continue }
            inquiry.fail(
                holder,
                LocalizedText(
                    ja: "開示資料 \(pack.id) が届いた記録がありません", en: "pack \(pack.id) is not recorded as delivered"),
                step: LocalizedText(
                    ja: "届けて記録する（distribution_log）", en: "Deliver it and record it (distribution_log)"))
        }
        return holders.count
    }

    private static func checkWearerNotice(_ inquiry: Inquiry) {
        guard let notice = inquiry.record("wearer_notice") else {
            inquiry.fail(
                missing: "wearer_notice",
                LocalizedText(ja: "装着者への通知がありません", en: "there is no notice to wearers"),
                step: LocalizedText(
                    ja: "装着者への通知を作る（wearer_notice）", en: "Write the notice to wearers (wearer_notice)"))
            return
        }
        if !inquiry.hasCome(notice.day("published_on")) {
            inquiry.fail(
                notice, LocalizedText(ja: "まだ提供していません", en: "it has not been provided yet"),
                step: LocalizedText(ja: "通知を提供して日を記録する", en: "Provide the notice and record the day"))
        }
        if !notice.has("channel") {
            inquiry.lack(
                notice, LocalizedText(ja: "渡し方が決まっていません", en: "how it reaches the wearer is not recorded"),
                step: LocalizedText(ja: "渡し方を記録する（channel）", en: "Record the channel"))
        }
        let log = inquiry.records("wearer_delivery_log")
        if log.isEmpty {
            inquiry.fail(
                missing: "wearer_delivery_log",
                LocalizedText(ja: "医療機関を通じた到達の記録がありません", en: "delivery through institutions is not recorded"),
                step: LocalizedText(
                    ja: "医療機関ごとに人数だけを記録する（wearer_deliveries）",
                    en: "Record the numbers by institution (wearer_deliveries)"))
        }
        for entry in log where ["informed", "declined", "unreachable"].contains(where: { !entry.has($0) }) {
            inquiry.lack(
                entry, LocalizedText(ja: "知らせた・辞退・届かない人数が揃っていません", en: "its numbers are incomplete"),
                step: LocalizedText(ja: "医療機関に確かめて人数を記録する", en: "Ask the institution and record the numbers"))
        }
    }
}
