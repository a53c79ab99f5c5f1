import Evidence
import Kernel
import Requirements

/// 3.1 ベースライン: what the device has to be able to do, why, and the proof that it can.
enum BaselineRules {
    static let all: [Rule] = [grounds, verified]

    /// G-3.1-04: an approved baseline whose items rest on intended use, users and environment.
    static let grounds = Rule("R-3.1-04", .inScope) { inquiry in
        guard let (baseline, items) = baseline(inquiry) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        if !baseline.has("approved_by")
            || !RiskManagementRules.isPast(baseline.day("approved_on"), inquiry)
        {
            inquiry.fail(
                baseline, LocalizedText(ja: "承認されていません", en: "it is not approved"),
                step: LocalizedText(ja: "ベースラインの承認を得る", en: "Have the baseline approved"))
        }
        for item in items where !item.has("cites") {
            inquiry.fail(
                item, LocalizedText(ja: "求める根拠が示されていません", en: "what calls for it is not stated"),
                step: LocalizedText(
                    ja: "使用目的・使用者・使用環境のどれが求めるかを cites に書く",
                    en: "State in cites whether intended use, user or environment calls for it"))
        }
        let cited = Set(items.flatMap { $0.texts("cites") })
        for kind: RecordKind in [
            "product", "environment_profile", "interface", "remote_service", "asset", "data_flow",
            "essential_function", "component", "user_profile",
        ] { _ = inquiry.records(kind) }
        for check in inquiry.records("baseline_check") where check.flag("answered") == false {
            inquiry.fail(
                check,
                LocalizedText(
                    ja: "使用目的・使用者・使用環境から求められる項目に、回答がありません",
                    en: "it is called for by intended use, users or environment and has no answer"),
                step: LocalizedText(
                    ja: "baseline_items で答え、items に項目の番号を書く（mamori risk gate で一覧）",
                    en: "Answer it in baseline_items and name it in items (mamori risk gate lists them)"))
        }
        for ground in groundKinds { check(ground, cited, baseline, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "承認されたベースラインの項目 \(items.count) 件が、使用目的・使用者・使用環境に基づいています",
                en:
                    "the approved baseline has \(items.count) items "
                    + "resting on intended use, users and environment"
            ))
    }

    /// G-3.1-05: each item passed its verification on the current release, or its deviation is approved.
    ///
    /// An item answered as not applicable, with a reason, asks for nothing that could be verified.
    static let verified = Rule("R-3.1-05", .inScope) { inquiry in
        guard let version = RiskManagementRules.currentVersion(inquiry) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard let (_, items) = baseline(inquiry) else { return inquiry.conclude(LocalizedText(same: "")) }
        for item in items {
            if item.text("answer") == "not_applicable", item.has("reason") { continue }
            if item.has("deviation"), item.has("deviation_approved_by") { continue }
            let ids =
                item.texts("verifications")
                + inquiry.records("control", item.texts("controls")).flatMap { $0.texts("verifications") }
            let results = inquiry.records("verification_result", ids).filter { $0.text("version") == version }
            let passed = results.contains { $0.text("result") == "pass" }
            let failed = results.contains { $0.text("result") == "fail" }
            guard !passed || failed else { continue }
            inquiry.fail(
                item,
                LocalizedText(
                    ja: "版 \(version) での検証に合格しておらず、承認された逸脱もありません",
                    en: "not verified with a pass on version \(version), and no approved deviation"),
                step: LocalizedText(
                    ja: "版 \(version) で検証して合格を記録するか、逸脱の承認を得る",
                    en: "Verify it on version \(version) and record the pass, or have the deviation approved")
            )
        }
        checkProfiles(inquiry)
        return inquiry.conclude(
            LocalizedText(
                ja: "ベースラインの項目 \(items.count) 件すべてが、版 \(version) で検証済みか、承認された逸脱・対象外です",
                en:
                    "all \(items.count) baseline items are verified "
                    + "on version \(version), deviate with approval "
                    + "or do not apply"))
    }

    /// What the profiles ask for, answered and not proved on this release: controls included, not only tests.
    private static func checkProfiles(_ inquiry: Inquiry) {
        for check in inquiry.records("baseline_check")
        where check.flag("answered") == true && check.text("standing") == "failed" {
            for kind: RecordKind in ["control", "verification_result", "test_run"] {
                _ = inquiry.records(kind)
            }
            inquiry.fail(
                check, check.words("reason") ?? LocalizedText(same: ""),
                step: LocalizedText(
                    ja: "対策をこの版で検証して合格を記録するか、逸脱の承認を得る",
                    en:
                        "Verify the control on this release, or have the deviation approved"
                ))
        }
    }

    private static let groundKinds: [(cite: String, kind: RecordKind, name: LocalizedText)] = [
        ("intended_use", "intended_use", LocalizedText(ja: "使用目的", en: "intended use")),
        ("user", "user_profile", LocalizedText(ja: "使用者", en: "user")),
        ("environment", "environment_profile", LocalizedText(ja: "使用環境", en: "environment")),
    ]

    /// The baseline and its items; without either the demand is not met, which is noted.
    private static func baseline(_ inquiry: Inquiry) -> (Record, [Record])? {
        let items = inquiry.records("baseline_item")
        guard let baseline = inquiry.record("baseline") else {
            inquiry.fail(
                missing: "baseline", LocalizedText(ja: "ベースラインがありません", en: "there is no baseline"),
                step: LocalizedText(ja: "ベースラインを定めて記録する", en: "Decide on a baseline and record it"))
            return nil
        }
        guard !items.isEmpty else {
            inquiry.fail(
                missing: "baseline_item",
                LocalizedText(ja: "ベースラインに項目がありません", en: "the baseline has no item"),
                step: LocalizedText(ja: "ベースラインの項目を記録する", en: "Record the items of the baseline"))
            return nil
        }
        return (baseline, items)
    }

    private static func check(
        _ ground: (cite: String, kind: RecordKind, name: LocalizedText), _ cited: Set<String>,
        _ baseline: Record, _ inquiry: Inquiry
    ) {
        guard cited.contains(ground.cite) else {
            inquiry.fail(
                baseline,
                LocalizedText(
                    ja: "\(ground.name.ja)を根拠とする項目がありません", en: "no item rests on the \(ground.name.en)"),
                step: LocalizedText(
                    ja: "\(ground.name.ja)を考えた項目を加えるか、根拠を示す",
                    en: "Add items that the \(ground.name.en) calls for, or cite it"))
            return
        }
        guard inquiry.records(ground.kind).isEmpty else { return }
        inquiry.lack(
            missing: ground.kind,
            LocalizedText(
                ja: "根拠とされた\(ground.name.ja)の記録がありません", en: "the \(ground.name.en) cited is not recorded"),
            step: LocalizedText(ja: "\(ground.name.ja)を記録する", en: "Record the \(ground.name.en)"))
    }
}
