import Evidence
import Kernel
import Requirements

/// 5. 3)その他 and the end of 5.: life cycle, the company's effort, contacts, services, and where to get it.
enum OtherInformationRules {
    static let all: [Rule] = [
        lifecycle, companyEffort, securityContact, serviceContact, website, availability,
    ]

    /// G-5.3-01: the published life-cycle item says what the plan says.
    static let lifecycle = Rule("R-5.3-01", .inScope) { inquiry in
        let plan = inquiry.record("lifecycle_plan")
        let item = published("lifecycle", inquiry)
        let step = LocalizedText(
            ja: "EOL・EOS・更新の方針を計画どおりに知らせる", en: "Tell EOL, EOS and update policy as planned")
        if plan == nil {
            inquiry.fail(
                missing: "lifecycle_plan",
                LocalizedText(ja: "寿命の計画がありません", en: "there is no life-cycle plan"),
                step: LocalizedText(ja: "寿命の計画を記録する（lifecycle_plan）", en: "Record the plan (lifecycle_plan)"))
        }
        if item == nil {
            inquiry.fail(
                missing: "disclosure_item",
                LocalizedText(ja: "ライフサイクルの開示項目を公表していません", en: "no item on the life cycle is published"),
                step: step)
        }
        guard let plan, let item else { return inquiry.conclude(LocalizedText(same: "")) }
        for field in ["eol", "eos"] {
            let (planned, told) = (plan.day(field), item.day(field))
            let name = field.uppercased()
            if planned == nil {
                inquiry.fail(
                    plan, LocalizedText(ja: "\(name) がありません", en: "it has no \(name)"),
                    step: LocalizedText(ja: "\(name) を記録する", en: "Record \(name)"))
            }
            if told == nil || (planned != nil && told != planned) {
                inquiry.fail(
                    item,
                    LocalizedText(ja: "\(name) が計画と一致しません", en: "its \(name) does not equal the plan's"),
                    step: step)
            }
        }
        if !plan.has("update_policy") {
            inquiry.fail(
                plan, LocalizedText(ja: "更新の方針がありません", en: "it has no update policy"),
                step: LocalizedText(ja: "更新の方針を記録する", en: "Record the update policy"))
        }
        if item.flag("update_policy_stated") != true {
            inquiry.fail(
                item, LocalizedText(ja: "更新の方針を記していません", en: "it does not state the update policy"),
                step: step)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "EOL・EOS・更新の方針を計画どおりに公表しています", en: "EOL, EOS and update policy are published as planned"))
    }

    /// G-5.3-02: the policy's public summary is published in the version in force.
    static let companyEffort = Rule("R-5.3-02", .inScope) { inquiry in
        let policies = inquiry.records("security_policy").filter(inquiry.isEffective)
        if policies.isEmpty {
            inquiry.fail(
                missing: "security_policy",
                LocalizedText(ja: "有効なサイバーセキュリティ方針がありません", en: "no security policy is in force"),
                step: LocalizedText(
                    ja: "方針を承認して発効させる（security_policies）", en: "Put one into force (security_policies)"))
        }
        let items = inquiry.records("disclosure_item").filter {
            $0.text("type") == "company_effort" && inquiry.hasCome($0.day("published_on"))
        }
        for policy in policies {
            if !policy.has("public_summary") {
                inquiry.fail(
                    policy, LocalizedText(ja: "公開用の要約がありません", en: "it has no public summary"),
                    step: LocalizedText(ja: "公開用の要約を書く", en: "Write the public summary"))
            }
            let version = policy.text("version")
            guard !items.contains(where: { $0.has("policy_version") && $0.text("policy_version") == version })
            else { continue }
            inquiry.fail(
                policy,
                LocalizedText(
                    ja: "この版の要約を公表した開示項目がありません", en: "no published item gives the summary of this version"),
                step: LocalizedText(
                    ja: "会社の取組みの開示項目を同じ版で公表する", en: "Publish a company_effort item of this version"))
        }
        return inquiry.conclude(
            LocalizedText(ja: "有効な方針の要約を同じ版で公表しています", en: "The summary of the policy in force is published"))
    }

    /// G-5.3-03: the pack names the contact point for security that is in force.
    static let securityContact = Rule("R-5.3-03", .inScope) { inquiry in
        guard let pack = currentPack(inquiry) else { return inquiry.conclude(LocalizedText(same: "")) }
        checkContact("security", in: pack, "contact", inquiry)
        return inquiry.conclude(
            LocalizedText(
                ja: "開示資料に、有効なサイバーセキュリティの窓口があります", en: "The pack names the security contact in force"))
    }

    /// G-5.3-04: the pack names the contact point for services, or says that there are none.
    static let serviceContact = Rule("R-5.3-04", .inScope) { inquiry in
        guard let pack = currentPack(inquiry) else { return inquiry.conclude(LocalizedText(same: "")) }
        let items = inquiry.records("disclosure_item", pack.texts("items"))
        guard let none = items.first(where: { $0.flag("no_services") == true }) else {
            checkContact("service", in: pack, "services", inquiry)
            return inquiry.conclude(
                LocalizedText(
                    ja: "開示資料に、有効なサービスの照会先があります", en: "The pack names the service contact in force"))
        }
        let device = inquiry.product?.text("id") ?? ""
        for service in inquiry.records("service_offering") where service.text("kind") != "none" {
            let products = service.texts("products")
            guard products.isEmpty || products.contains(device) else { continue }
            inquiry.fail(
                none,
                LocalizedText(
                    ja: "サービスはないと記していますが、\(service.id) を提供しています",
                    en: "it says none, but \(service.id) is offered"),
                step: LocalizedText(ja: "サービスの照会先を記す", en: "Name the contact point for services"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "関連サービスを提供していないことを開示資料に記しています", en: "The pack says that no related service is offered"))
    }

    /// G-5.4-01: where the website is the means, the insert gives its address and the address answered.
    static let website = Rule("R-5.4-01", .inScope) { inquiry in
        guard isByWebsite(inquiry) else { return otherMeans(inquiry) }
        let publications = means(inquiry)
        guard let insert = inquiry.record("package_insert"), let url = insert.text("url_reference") else {
            inquiry.fail(
                missing: "package_insert",
                LocalizedText(ja: "添付文書に公開先の URL がありません", en: "the insert does not give the address"),
                step: LocalizedText(
                    ja: "添付文書に URL を記す（url_reference）", en: "Give the address in the insert (url_reference)"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let named = publications.filter { $0.text("url") == url }
        if named.isEmpty, !publications.isEmpty {
            inquiry.fail(
                insert,
                LocalizedText(ja: "URL が公開先と一致しません", en: "its address is not that of the publication"),
                step: LocalizedText(ja: "URL を公開先に合わせる", en: "Align the address with the publication"))
        }
        for publication in named { checkAvailable(publication, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "添付文書の URL が公開先と一致し、到達を確認しています",
                en: "The insert gives the publication's address, which answered when checked"))
    }

    /// G-5.4-02: what is published can be had at any time, earlier versions too.
    static let availability = Rule("R-5.4-02", .inScope) { inquiry in
        guard isByWebsite(inquiry) else { return otherMeans(inquiry) }
        let publications = means(inquiry)
        let days = inquiry.setting(.availabilityCheckDays)
        for publication in publications {
            checkAvailable(publication, inquiry)
            if let checked = publication.day("availability_checked"), !inquiry.isWithin(checked, days: days) {
                inquiry.fail(
                    publication,
                    LocalizedText(
                        ja: "\(days) 日以内に到達を確認していません", en: "it was not checked within \(days) days"),
                    step: LocalizedText(ja: "到達を確認して日を記録する", en: "Check that it answers and record the day"))
            }
            switch publication.flag("superseded_retrievable") {
            case true?: continue
            case false?:
                inquiry.fail(
                    publication, LocalizedText(ja: "旧版を取り出せません", en: "earlier versions cannot be had"),
                    step: LocalizedText(
                        ja: "旧版も日付で取り出せるようにする", en: "Keep earlier versions retrievable by date"))
            case nil:
                inquiry.lack(
                    publication,
                    LocalizedText(
                        ja: "旧版を取り出せるか書かれていません", en: "it is not stated whether earlier versions can be had"),
                    step: LocalizedText(
                        ja: "superseded_retrievable を記録する", en: "Record superseded_retrievable"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "公開先 \(publications.count) 件すべてで、期限内に到達を確認し旧版も取り出せます",
                en: "All \(publications.count) publications answered recently and keep earlier versions"))
    }

    // MARK: Questions of this family

    /// The newest published disclosure item of a type.
    private static func published(_ type: String, _ inquiry: Inquiry) -> Record? {
        inquiry.records("disclosure_item").filter {
            $0.text("type") == type && inquiry.hasCome($0.day("published_on"))
        }.max { ($0.day("published_on")?.ordinal ?? 0) < ($1.day("published_on")?.ordinal ?? 0) }
    }

    /// The published pack of the current release; its lack is noted as a failure.
    private static func currentPack(_ inquiry: Inquiry) -> Record? {
        let current = inquiry.product?.text("current_version") ?? ""
        if let pack = DisclosureRules.pack(for: current, inquiry) { return pack }
        inquiry.fail(
            missing: "disclosure_pack",
            LocalizedText(ja: "現行の版の開示資料一式がありません", en: "the current release has no published pack"),
            step: LocalizedText(
                ja: "開示資料一式を作って提供する（disclosure_packs）", en: "Publish a pack (disclosure_packs)"))
        return nil
    }

    /// The pack's items of the type name a contact point of the kind, and only ones that are in force.
    private static func checkContact(_ kind: String, in pack: Record, _ type: String, _ inquiry: Inquiry) {
        let items = inquiry.records("disclosure_item", pack.texts("items")).filter { $0.text("type") == type }
        let named = Set(items.flatMap { $0.texts("contact_points") })
        let points = inquiry.records("contact_point").filter {
            $0.text("kind") == kind && named.contains($0.id)
        }
        let name =
            kind == "security"
            ? LocalizedText(ja: "サイバーセキュリティの窓口", en: "contact point for security")
            : LocalizedText(ja: "サービスの照会先", en: "contact point for services")
        if points.isEmpty {
            inquiry.fail(
                pack, LocalizedText(ja: "\(name.ja)が載っていません", en: "it names no \(name.en)"),
                step: LocalizedText(
                    ja: "\(name.ja)を開示項目に載せる", en: "Name the \(name.en) in an item of the pack"))
        }
        for point in points where !inquiry.isEffective(point) {
            inquiry.fail(
                point,
                LocalizedText(ja: "開示資料に載っていますが、有効ではありません", en: "the pack names it, but it is not in force"),
                step: LocalizedText(ja: "有効な窓口に改める", en: "Name the one in force"))
        }
    }

    private static func isByWebsite(_ inquiry: Inquiry) -> Bool {
        inquiry.product?.text("delivery_means") == "website"
    }

    /// For a device whose information is provided by another means, or by none that is recorded.
    private static func otherMeans(_ inquiry: Inquiry) -> Verdict {
        if inquiry.product?.has("delivery_means") != true {
            inquiry.lack(
                missing: "product",
                LocalizedText(
                    ja: "情報の提供手段が書かれていません", en: "the means of providing information is not recorded"),
                step: LocalizedText(ja: "identity.delivery_means を記録する", en: "Record identity.delivery_means")
            )
        }
        return inquiry.notApplicable(
            LocalizedText(ja: "自社サイト以外の提供手段を記録済み", en: "Recorded: provided by other means than a website"))
    }

    /// The publications that serve as the means of delivery; their lack is noted.
    private static func means(_ inquiry: Inquiry) -> [Record] {
        let publications = inquiry.records("publication").filter { $0.flag("delivery_means") == true }
        if publications.isEmpty {
            inquiry.lack(
                missing: "publication",
                LocalizedText(ja: "提供の手段として使う公開先の記録がありません", en: "no publication is recorded as the means"),
                step: LocalizedText(ja: "公開先を記録する（publications）", en: "Record the publication (publications)")
            )
        }
        return publications
    }

    private static func checkAvailable(_ publication: Record, _ inquiry: Inquiry) {
        let step = LocalizedText(ja: "到達を確認して日と結果を記録する", en: "Check that it answers and record it")
        if publication.flag("availability_passed") == false {
            inquiry.fail(
                publication, LocalizedText(ja: "最後の確認で到達できませんでした", en: "it did not answer when last checked"),
                step: LocalizedText(ja: "公開先を直し、到達を確認する", en: "Repair the address and check it again"))
        } else if !publication.has("availability_passed") || !publication.has("availability_checked") {
            inquiry.lack(
                publication, LocalizedText(ja: "到達の確認がありません", en: "no availability check is recorded"),
                step: step)
        }
    }
}
