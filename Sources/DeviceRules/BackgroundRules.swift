import Evidence
import Kernel
import Requirements

/// 背景: the maker's responsibility covers cybersecurity, collects information and reckons with attackers.
enum BackgroundRules {
    static let all: [Rule] = [
        releaseDecisions, fieldInformation, maliciousThreats, causesOfHazards, definition,
    ]

    /// G-B-01: each version that went out was released on an acceptability statement of its own.
    static let releaseDecisions = Rule("R-B-01", .inScope) { inquiry in
        let out = versionsSentOut(inquiry)
        if out.isEmpty {
            inquiry.lack(
                missing: "product_version",
                LocalizedText(ja: "出荷した版の記録がありません", en: "No version that went out is recorded"),
                step: LocalizedText(
                    ja: "出荷した版と出荷判定を releases に記録する",
                    en: "Record the released versions and their release decisions in releases"))
        }
        for version in out {
            let decisions = version.parts("release_decision")
            let isGrounded = decisions.contains { decision in
                guard let day = decision.day("decided_on"), day <= inquiry.today else { return false }
                let statement = inquiry.record("acceptability_statement", decision.text("statement"))
                return statement?.text("version") == version.id
            }
            if isGrounded { continue }
            inquiry.fail(
                version,
                decisions.isEmpty
                    ? LocalizedText(ja: "出荷したのに出荷判定がありません", en: "it went out without a release decision")
                    : LocalizedText(
                        ja: "出荷判定が、この版の受容説明に基づいていません",
                        en: "its release decision does not rest on an acceptability statement of this version"
                    ),
                step: LocalizedText(
                    ja: "この版の受容説明を作り、それを引いて出荷判定を記録する",
                    en: "Write this version's acceptability statement and record the decision that cites it"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "出荷した \(out.count) 版すべてに、受容説明に基づく出荷判定があります",
                en: "All \(out.count) versions sent out have a release decision on an acceptability statement"
            ))
    }

    /// Versions of released status, with a release decision, or carried by a unit (deliveries name units).
    private static func versionsSentOut(_ inquiry: Inquiry) -> [Record] {
        let carried = Set(inquiry.records("installed_unit").compactMap { $0.text("version") })
        let released = Set(inquiry.releasedVersions.map(\.id))
        return inquiry.records("product_version").filter {
            released.contains($0.id) || carried.contains($0.id) || !$0.parts("release_decision").isEmpty
        }
    }

    /// The classes of source from which GVP asks a maker to collect.
    private static let sourceClasses = [
        "institution", "literature", "authority", "foreign", "other_mah", "other",
    ]

    /// G-B-02: each class of source is checked; what came in was evaluated in time and acted on as decided.
    static let fieldInformation = Rule("R-B-02", .inScope) { inquiry in
        let days = inquiry.setting(.sourceCheckDays)
        let checked = (inquiry.records("watch_source") + inquiry.records("intake_channel")).filter { source in
            let isOff = source.kind == "watch_source" ? "subscribed" : "active"
            return source.flag(isOff) != false && inquiry.isWithin(source.day("last_checked"), days: days)
        }
        let classes = Set(checked.compactMap { $0.text("source_class") })
        let open = sourceClasses.filter { !classes.contains($0) }
        if !open.isEmpty {
            let names = open.joined(separator: ", ")
            inquiry.fail(
                missing: "watch_source",
                LocalizedText(
                    ja: "\(days) 日以内に確認した情報源のない区分があります（\(names)）",
                    en: "Classes without a source checked within \(days) days: \(names)"),
                step: LocalizedText(
                    ja: "区分ごとに情報源か受付経路を確認し、確認日を記録する",
                    en: "Check a source or intake channel of each class and record the day"))
        }
        let infos = inquiry.records("safety_info")
        for info in infos { checkEvaluation(of: info, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "6 区分の情報源を確認済み。安全管理情報 \(infos.count) 件は期限内に評価し、措置しています",
                en:
                    "All 6 classes are checked; \(infos.count) pieces of information were evaluated in time"
            ))
    }

    /// Information that came in is evaluated by its day; until that day it may wait.
    private static func checkEvaluation(of info: Record, _ inquiry: Inquiry) {
        guard let received = info.day("received_on") else {
            return inquiry.lack(
                info, LocalizedText(ja: "受けた日がありません", en: "the day of receipt is not recorded"),
                step: LocalizedText(ja: "受けた日を記録する", en: "Record the day of receipt"))
        }
        let limit = received.adding(days: inquiry.setting(.evaluationDays)) ?? received
        let evaluations = inquiry.records("safety_evaluation").filter {
            $0.text("info") == info.id && ($0.day("date").map { $0 <= inquiry.today } ?? false)
        }
        let isInTime = evaluations.contains { $0.day("date").map { $0 <= limit } ?? false }
        if !isInTime && (inquiry.today > limit || !evaluations.isEmpty) {
            inquiry.fail(
                info,
                LocalizedText(ja: "期限（\(limit)）までに評価されていません", en: "it was not evaluated by \(limit)"),
                step: LocalizedText(
                    ja: "評価し、遅れた理由を添えて記録する", en: "Evaluate it and record why it was late"))
        }
        for evaluation in evaluations {
            guard let decision = evaluation.text("decision") else {
                inquiry.lack(
                    evaluation,
                    LocalizedText(ja: "措置の要否が書かれていません", en: "it does not say whether to act"),
                    step: LocalizedText(ja: "措置の要否を記録する", en: "Record whether to act"))
                continue
            }
            let measures = inquiry.records("safety_measure").filter { $0.text("info") == info.id }
            if decision == "act" && measures.isEmpty {
                inquiry.fail(
                    evaluation,
                    LocalizedText(ja: "措置すると決めたのに措置がありません", en: "action was decided but none is recorded"),
                    step: LocalizedText(ja: "措置を safety_measures に記録する", en: "Record it in safety_measures"))
            }
        }
    }

    /// G-B-03: malicious threats, each with the environments in question and a risk that is dealt with.
    static let maliciousThreats = Rule("R-B-03", .inScope) { inquiry in
        let threats = inquiry.records("threat").filter { $0.text("actor_type") == "malicious" }
        if threats.isEmpty {
            inquiry.fail(
                missing: "threat",
                LocalizedText(ja: "悪意ある攻撃の脅威が記録されていません", en: "No malicious threat is recorded"),
                step: LocalizedText(
                    ja: "悪意ある攻撃を threats に挙げる（actor_type: malicious）",
                    en: "Record malicious attacks in threats (actor_type: malicious)"))
        }
        for threat in threats {
            if inquiry.records("environment_profile", threat.texts("environments")).isEmpty {
                inquiry.fail(
                    threat, LocalizedText(ja: "どの使用環境での脅威か書かれていません", en: "it names no use environment"),
                    step: LocalizedText(
                        ja: "脅威に使用環境（environments）を結び付ける", en: "Link the threat to its environments"))
            }
            let isDismissed = threat.text("disposition") == "not_applicable" && threat.has("rationale")
            let isDealtWith = inquiry.risks(from: [threat]).contains {
                !inquiry.records("control", $0.texts("controls")).isEmpty || $0.has("no_control_rationale")
            }
            if !isDismissed && !isDealtWith {
                inquiry.fail(
                    threat,
                    LocalizedText(
                        ja: "対策か「対策なしの理由」のあるリスクにつながっていません",
                        en: "it leads to no risk with a control or a reason for having none"),
                    step: LocalizedText(
                        ja: "脅威から生じるリスクを記録し、対策か理由を書く",
                        en: "Record the risk that follows, with a control or a reason for none"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "悪意ある脅威 \(threats.count) 件すべてに、使用環境と手当てがあります",
                en: "All \(threats.count) malicious threats have an environment and are dealt with"))
    }

    /// G-B-08: faults, use errors and attackers are each among the causes, or a signed reason says why not.
    static let causesOfHazards = Rule("R-B-08", .inScope) { inquiry in
        guard let file = inquiry.record("risk_management_file") else {
            inquiry.fail(
                missing: "risk_management_file",
                LocalizedText(
                    ja: "リスクマネジメントファイルがありません", en: "There is no risk management file"),
                step: LocalizedText(
                    ja: "risk_management_file を記録する", en: "Record risk_management_file"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let causes = Set(inquiry.records("risk").compactMap { $0.text("cause_type") })
        let names = [
            ("fault", LocalizedText(ja: "故障", en: "faults")),
            ("use_error", LocalizedText(ja: "誤操作", en: "use errors")),
            ("malicious", LocalizedText(ja: "悪意ある攻撃", en: "malicious attacks")),
        ]
        for (cause, name) in names where !causes.contains(cause) {
            let isExplained = file.parts("cause_rationales").contains {
                $0.text("cause_type") == cause && $0.has("rationale") && $0.has("signed_by")
            }
            if isExplained { continue }
            inquiry.fail(
                file,
                LocalizedText(
                    ja: "原因「\(name.ja)」のリスクも、署名のある理由もありません",
                    en: "there is neither a risk caused by \(name.en) nor a signed reason"),
                step: LocalizedText(
                    ja: "「\(name.ja)」によるリスクを分析するか、ない理由を署名付きで記録する",
                    en: "Analyse risks caused by \(name.en), or record a signed reason for their absence"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "故障・誤操作・悪意ある攻撃のすべてを原因として扱っています",
                en: "Faults, use errors and malicious attacks are all dealt with as causes"))
    }

    /// G-B-11: the policy in force defines cybersecurity with all four elements of the term.
    static let definition = Rule("R-B-11", .always) { inquiry in
        let elements = [
            "information_protection", "system_network_reliability", "network_and_media_borne_attack",
            "upkeep",
        ]
        let policies = inquiry.records("security_policy").filter(inquiry.isEffective)
        if policies.isEmpty {
            inquiry.lack(
                missing: "security_policy",
                LocalizedText(ja: "発効中の方針がありません", en: "No security policy is in force"),
                step: LocalizedText(
                    ja: "発効中のサイバーセキュリティ方針を記録する", en: "Record the security policy in force"))
        }
        let missing = policies.map { policy in
            (policy, elements.filter { !policy.texts("definition_elements").contains($0) })
        }
        if !missing.contains(where: { $0.1.isEmpty }) {
            for (policy, lacking) in missing {
                let names = lacking.joined(separator: ", ")
                inquiry.fail(
                    policy,
                    LocalizedText(
                        ja: "用語の定義に足りない要素があります（\(names)）",
                        en: "its definition lacks these elements: \(names)"),
                    step: LocalizedText(
                        ja: "方針の定義に四つの要素を入れ、definition_elements に記録する",
                        en: "Put all four elements into the definition and record them"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "発効中の方針の定義に四つの要素がそろっています",
                en: "The definition in the policy in force has all four elements"))
    }
}
