import Evidence
import Kernel
import Requirements

/// 3.1 方針・体制・窓口・サービス: what the company as a whole has set up, and what it tells users of it.
enum PolicyRules {
    static let all: [Rule] = [policy, organisation, contactPoint, services]

    /// G-3.1-11: exactly one policy is in force, within the quality system, approved and not overdue for
    /// review.
    static let policy = Rule("R-3.1-11", .always) { inquiry in
        let effective = inquiry.records("security_policy").filter(inquiry.isEffective)
        guard let policy = effective.first else {
            inquiry.fail(
                missing: "security_policy",
                LocalizedText(ja: "発効しているサイバーセキュリティ方針がありません", en: "no cybersecurity policy is in force"),
                step: LocalizedText(
                    ja: "方針を品質システムの中に定め、発効日とともに記録する",
                    en: "Establish the policy within the quality system and record it with its effective date"
                ))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        for other in effective.dropFirst() {
            inquiry.fail(
                other,
                LocalizedText(
                    ja: "発効している方針がほかにもあります（\(policy.id)）",
                    en: "another policy is in force as well (\(policy.id))"),
                step: LocalizedText(ja: "古い方針に失効日を記録する", en: "Record the day on which the older policy ended")
            )
        }
        checkPolicy(policy, inquiry)
        return inquiry.conclude(
            LocalizedText(
                ja: "方針 \(policy.id) が品質システムの文書として承認され、発効しています",
                en: "policy \(policy.id) is approved as a document of the quality system and in force"))
    }

    /// G-3.1-12: each role that the policy requires is held, deputised and competent, and there is a line
    /// of contact.
    static let organisation = Rule("R-3.1-12", .always) { inquiry in
        let step = LocalizedText(
            ja: "発効している方針に、置くべき役割（required_roles）を記録する",
            en: "Record the required_roles in the policy in force")
        guard let policy = inquiry.records("security_policy").first(where: inquiry.isEffective) else {
            inquiry.lack(
                missing: "security_policy",
                LocalizedText(
                    ja: "発効している方針がなく、置くべき役割が分かりません",
                    en: "without a policy in force the required roles are not known"),
                step: step)
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let required = policy.texts("required_roles")
        if required.isEmpty {
            inquiry.lack(
                policy, LocalizedText(ja: "置くべき役割が書かれていません", en: "the required roles are not recorded"),
                step: step)
        }
        for name in required {
            let roles = inquiry.records("org_role").filter { $0.text("role") == name }
            if roles.isEmpty {
                inquiry.fail(
                    policy,
                    LocalizedText(
                        ja: "置くべき役割 \(name) が置かれていません", en: "the required role \(name) is not set up"),
                    step: LocalizedText(
                        ja: "役割 \(name) を定めて roles に記録する",
                        en: "Set up the role \(name) and record it in roles"))
            }
            let current = roles.filter { isCurrent($0, inquiry) }
            if let role = current.first ?? roles.first {
                checkRole(role, isCurrent: !current.isEmpty, inquiry)
            }
        }
        if inquiry.records("escalation_path").isEmpty {
            inquiry.fail(
                missing: "escalation_path",
                LocalizedText(ja: "連絡経路が定められていません", en: "no line of contact is set up"),
                step: LocalizedText(
                    ja: "連絡経路を定めて escalation_paths に記録する", en: "Set up the line of contact and record it"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "置くべき役割 \(required.count) 件に担当・代行・力量の記録があり、連絡経路が定められています",
                en:
                    "\(required.count) required roles are held, deputised "
                    + "and competent; the line of contact is set up"
            ))
    }

    /// G-3.1-13: a contact point for cybersecurity is public, and known to work.
    static let contactPoint = Rule("R-3.1-13", .always) { inquiry in
        let points = inquiry.records("contact_point").filter {
            $0.text("kind") == "security" && inquiry.isEffective($0)
        }
        let months = inquiry.setting(.contactTestMonths)
        let working = points.filter {
            $0.has("published_url") && inquiry.isWithin($0.day("last_tested"), months: months)
        }
        guard working.isEmpty else {
            return inquiry.conclude(
                LocalizedText(
                    ja: "公開した窓口 \(working.count) 件が \(months) か月以内の動作確認に通っています",
                    en: "\(working.count) public contact points were tested within \(months) months"))
        }
        if points.isEmpty {
            inquiry.fail(
                missing: "contact_point",
                LocalizedText(
                    ja: "サイバーセキュリティの窓口（kind: security）がありません",
                    en: "there is no contact point for cybersecurity (kind: security)"),
                step: LocalizedText(
                    ja: "窓口を設けて公開し、開始日とともに記録する",
                    en: "Set up a contact point, publish it and record it with its first day"))
        }
        for point in points { checkContact(point, months: months, inquiry) }
        return inquiry.conclude(LocalizedText(same: ""))
    }

    /// G-3.1-14: users are told which services on cybersecurity there are, or that there is none.
    static let services = Rule("R-3.1-14", .inScope) { inquiry in
        guard let product = inquiry.product, let status = product.text("status") else {
            inquiry.lack(
                missing: "product",
                LocalizedText(ja: "市販の状態が書かれていません", en: "the status on the market is not recorded"),
                step: LocalizedText(ja: "identity.status を記録する", en: "Record identity.status"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard inquiry.isSupported else {
            return inquiry.notApplicable(
                status == "development"
                    ? LocalizedText(ja: "まだ市販していない機器です", en: "the device is not on the market yet")
                    : LocalizedText(ja: "サポートを終えた機器です", en: "the device is no longer supported"))
        }
        let offered = offerings(for: product.text("id") ?? "", inquiry)
        let items = inquiry.records("disclosure_item").filter {
            $0.text("type") == "services" && RiskManagementRules.isPast($0.day("published_on"), inquiry)
        }
        guard let item = items.last else {
            inquiry.fail(
                missing: "disclosure_item",
                LocalizedText(
                    ja: "サービスについて公表した開示項目（type: services）がありません",
                    en: "no published disclosure item tells of the services (type: services)"),
                step: LocalizedText(
                    ja: "サービスの内容（なければ、ないこと）を公表する", en: "Publish the services offered, or that there is none"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        checkServices(item, stated: Set(items.flatMap { $0.texts("services") }), offered, inquiry)
        return inquiry.conclude(
            offered.isEmpty
                ? LocalizedText(ja: "サービスの提供はないと公表しています", en: "it is published that no service is offered")
                : LocalizedText(
                    ja: "提供するサービス \(offered.count) 件を公表しています",
                    en: "the \(offered.count) services offered are published"))
    }

    private static func checkPolicy(_ policy: Record, _ inquiry: Inquiry) {
        if !policy.has("qms_document_no") {
            inquiry.fail(
                policy,
                LocalizedText(ja: "品質システムの文書番号がありません", en: "it has no document number in the quality system"),
                step: LocalizedText(
                    ja: "方針を品質システムの文書にする", en: "Make the policy a document of the quality system"))
        }
        if !policy.has("approved_by") {
            inquiry.fail(
                policy, LocalizedText(ja: "承認者がありません", en: "nobody is recorded as having approved it"),
                step: LocalizedText(ja: "方針の承認を得て記録する", en: "Have the policy approved and record it"))
        }
        let step = LocalizedText(ja: "方針を見直し、次の見直しの日を決める", en: "Review the policy and set the next review")
        guard let next = policy.day("next_review") else {
            inquiry.lack(
                policy, LocalizedText(ja: "次の見直しの日が書かれていません", en: "the next review is not recorded"),
                step: step)
            return
        }
        guard next <= inquiry.today else { return }
        inquiry.fail(
            policy,
            LocalizedText(
                ja: "見直しの日（\(next.written.ja)）が来ています", en: "its review was due on \(next.written.en)"),
            step: step)
    }

    private static func isCurrent(_ role: Record, _ inquiry: Inquiry) -> Bool {
        guard role.has("person"), role.day("from").map({ $0 <= inquiry.today }) ?? true else { return false }
        return role.day("to").map { inquiry.today < $0 } ?? true
    }

    private static func checkRole(_ role: Record, isCurrent: Bool, _ inquiry: Inquiry) {
        if !isCurrent {
            inquiry.fail(
                role, LocalizedText(ja: "今の担当がいません", en: "nobody holds it now"),
                step: LocalizedText(ja: "担当を決めて記録する", en: "Appoint someone and record it"))
        }
        if !role.has("deputy") {
            inquiry.fail(
                role, LocalizedText(ja: "代行がいません", en: "it has no deputy"),
                step: LocalizedText(ja: "代行を決めて記録する", en: "Appoint a deputy and record it"))
        }
        let step = LocalizedText(
            ja: "力量を確かめ、記録と有効期限を残す", en: "Check the competence; record evidence and validity")
        guard role.has("competence_evidence") else {
            inquiry.fail(
                role, LocalizedText(ja: "力量の記録がありません", en: "there is no evidence of competence"), step: step)
            return
        }
        guard let until = role.day("competence_valid_until") else {
            inquiry.lack(
                role,
                LocalizedText(ja: "力量の有効期限が書かれていません", en: "how long the competence counts is not recorded"),
                step: step)
            return
        }
        guard until < inquiry.today else { return }
        inquiry.fail(
            role,
            LocalizedText(
                ja: "力量の有効期限（\(until.written.ja)）が切れています",
                en: "the competence was valid until \(until.written.en)"),
            step: step)
    }

    private static func checkContact(_ point: Record, months: Int, _ inquiry: Inquiry) {
        if !point.has("published_url") {
            inquiry.fail(
                point, LocalizedText(ja: "公開されていません", en: "it is not published"),
                step: LocalizedText(ja: "窓口を公開し、公開先を記録する", en: "Publish it and record where"))
        }
        let step = LocalizedText(ja: "窓口が働くか確かめ、その日を記録する", en: "Test the contact point and record the day")
        if let day = point.day("last_tested") {
            guard !inquiry.isWithin(day, months: months) else { return }
            inquiry.fail(
                point,
                LocalizedText(
                    ja: "動作確認（\(day.written.ja)）が \(months) か月以内ではありません",
                    en: "last tested on \(day.written.en), not within \(months) months"), step: step)
        } else {
            inquiry.lack(
                point, LocalizedText(ja: "動作確認の日が書かれていません", en: "the day of the last test is not recorded"),
                step: step)
        }
    }

    /// The services offered for a device; an offering that names no device is for all of them.
    private static func offerings(for id: String, _ inquiry: Inquiry) -> [Record] {
        inquiry.records("service_offering").filter {
            $0.text("kind") != "none" && (!$0.has("products") || $0.texts("products").contains(id))
        }
    }

    private static func checkServices(
        _ item: Record, stated: Set<String>, _ offered: [Record], _ inquiry: Inquiry
    ) {
        let step = LocalizedText(
            ja: "公表したサービスと実際の提供を合わせる", en: "Make the published services match those offered")
        for service in offered where !stated.contains(service.id) {
            inquiry.fail(
                service, LocalizedText(ja: "提供しているのに公表していません", en: "it is offered but not published"),
                step: step)
        }
        for id in stated.subtracting(offered.map(\.id)).sorted() {
            inquiry.fail(
                item, LocalizedText(ja: "提供していない \(id) を載せています", en: "it lists \(id), which is not offered"),
                step: step)
        }
        if offered.isEmpty, item.flag("no_services") != true {
            inquiry.fail(
                item,
                LocalizedText(
                    ja: "提供するサービスも、提供がないことも書かれていません",
                    en: "it neither lists services nor says that there is none"),
                step: step)
        }
        if !offered.isEmpty, item.flag("no_services") == true {
            inquiry.fail(
                item,
                LocalizedText(ja: "提供がないと記していますが、提供しています", en: "it says that none is offered, but some are"),
                step: step)
        }
    }
}
