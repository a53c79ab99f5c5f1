import Evidence
import Kernel
import Requirements

/// 3.1 ライフサイクルの整合: the support of what a device carries against the device's own life.
enum SupportGapRules {
    static let all: [Rule] = [aligned, assessed, told]

    /// G-3.1-08: the support of each piece of runtime software lasts until the device's life ends.
    static let aligned = Rule("R-3.1-08", .inScope) { inquiry in
        guard let releases = SoftwareLifeRules.coveredReleases(inquiry),
            let entries = runtimeEntries(of: releases, inquiry)
        else { return inquiry.conclude(LocalizedText(same: "")) }
        guard !entries.isEmpty else { return inquiry.notApplicable(noSoftware) }
        _ = BillSupportRules.failShortSupport(of: releases, inquiry)
        for (entry, span) in spans(of: entries, inquiry) {
            switch span.text("standing") {
            case "gap": failMisaligned(entry, span, inquiry)
            case "unknown": lackComparison(entry, span, inquiry)
            default: continue
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "既製ソフト \(entries.count) 件すべてのサポートが、載せた機器の耐用期間の終わりまで続きます",
                en:
                    "the support of all \(entries.count) pieces of software lasts until the service life of "
                    + "what carries them ends"))
    }

    /// G-3.1-09: where support ends too early or is unknown, what to do meanwhile is decided in time.
    static let assessed = Rule("R-3.1-09", .inScope) { inquiry in
        guard let releases = SoftwareLifeRules.coveredReleases(inquiry),
            let entries = runtimeEntries(of: releases, inquiry)
        else { return inquiry.conclude(LocalizedText(same: "")) }
        var gaps = BillSupportRules.failShortSupport(of: releases, inquiry) ? 1 : 0
        for (entry, span) in spans(of: entries, inquiry) {
            switch (span.text("standing"), entry.day("support_end")) {
            case ("gap", let end?):
                gaps += 1
                checkPlan(for: entry, span, before: end, inquiry)
            case ("unknown", _?):
                lackComparison(entry, span, inquiry)
            case ("unknown", nil):
                guard entry.isUnknown("support_end"), let again = entry.day("review_by") else {
                    lackEnd(entry, inquiry)
                    continue
                }
                gaps += 1
                checkPlan(for: entry, span, before: again, inquiry)
            default: continue
            }
        }
        guard gaps > 0 else {
            return inquiry.notApplicable(entries.isEmpty ? noSoftware : allAligned)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "サポートが足りない、または不明な既製ソフト \(gaps) 件すべてで、対応が期限までに決まっています",
                en:
                    "what to do is decided in time for all \(gaps) "
                    + "pieces of software with short or unknown support"
            ))
    }

    /// G-3.1-10: users are told, before support ends, what the assessment says they have to know.
    static let told = Rule("R-3.1-10", .inScope) { inquiry in
        let assessments = inquiry.records("support_gap_assessment")
        guard !assessments.isEmpty else { return withoutAssessments(inquiry) }
        for assessment in assessments {
            switch assessment.flag("user_info_needed") {
            case true: SupportNotice.check(assessment, inquiry)
            case false: break
            default:
                inquiry.lack(
                    assessment,
                    LocalizedText(
                        ja: "使用者に知らせる必要があるかが書かれていません", en: "whether users must be told is not recorded"),
                    step: LocalizedText(
                        ja: "user_info_needed を決めて記録する", en: "Decide on user_info_needed and record it"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "検討 \(assessments.count) 件すべてで、使用者に知らせる要否が決まり、要るものは届いています",
                en:
                    "for all \(assessments.count) assessments it is "
                    + "decided whether users must be told, and they are"
            ))
    }

    private static let noSoftware = LocalizedText(
        ja: "既製ソフトを載せていないと、署名のある理由で記録されています",
        en: "signed reasons state that no off-the-shelf software is carried")
    private static let allAligned = LocalizedText(
        ja: "既製ソフトのサポートはすべて機器の寿命の終わりまで続きます",
        en: "the support of all software lasts until the device's life ends")

    /// The runtime software of these releases; empty only when each release gives a signed reason. Nil when a
    /// release has no list, which is noted.
    private static func runtimeEntries(of releases: [Record], _ inquiry: Inquiry) -> [Record]? {
        let entries = inquiry.records("component").filter { $0.text("usage") == "runtime" }
        var listed = true
        for release in releases {
            SoftwareLifeRules.noteUncovered(by: release, inquiry)
            let hasEntries = entries.contains { carries($0, release) }
            guard !hasEntries,
                !SoftwareLifeRules.hasSignedReason("no_runtime_software_reason", release)
                    || BillSupportRules.listsParts(of: release, inquiry)
            else { continue }
            listed = false
            inquiry.lack(
                release, LocalizedText(ja: "載せた既製ソフトの一覧がありません", en: "the software it carries is not listed"),
                step: LocalizedText(ja: "載せた既製ソフトを software に記録する", en: "Record what it carries in software"))
        }
        let carried = entries.filter { entry in releases.contains { carries(entry, $0) } }
        return listed || !carried.isEmpty ? carried : nil
    }

    /// An entry that names no release counts for every one.
    private static func carries(_ entry: Record, _ release: Record) -> Bool {
        !entry.has("releases") || entry.texts("releases").contains(release.id)
    }

    // MARK: Comparing

    /// The comparison of each entry with the lives of what carries it, citing all that it rests on.
    private static func spans(of entries: [Record], _ inquiry: Inquiry) -> [(entry: Record, span: Record)] {
        citeLives(inquiry)
        return entries.compactMap { entry in
            if let span = inquiry.record("support_span", entry.id) { return (entry, span) }
            inquiry.lack(
                entry,
                LocalizedText(ja: "耐用期間と比べられていません", en: "it was not compared with the service life"),
                step: LocalizedText(ja: "評価をやり直す", en: "Assess again"))
            return nil
        }
    }

    /// Reads what the service lives come from, and notes when the model's own is not known.
    private static func citeLives(_ inquiry: Inquiry) {
        _ = inquiry.product?.text("current_version")
        _ = inquiry.record("completeness")?.flag("installed_units")
        for unit in InstalledUnits.inField(inquiry) {
            _ = unit.text("version")
            if unit.day("life_end") == nil { _ = unit.day("installed_on") }
        }
        let life = inquiry.record("service_life")
        let shipped = life?.day("last_shipment") ?? inquiry.record("lifecycle_plan")?.day("last_sale")
        guard shipped == nil || life?.number("years") == nil else { return }
        inquiry.lack(
            missing: "service_life",
            LocalizedText(
                ja: "耐用期間の年数か、最終出荷日（販売終了日）が書かれていないため、機器の寿命の終わりが決まりません",
                en: "without the years of service life and the last shipment or sale, "
                    + "the end of the device's life is not known"),
            step: LocalizedText(
                ja: "service_life に年数と最終出荷日（見込み）を記録する",
                en: "Record in service_life the years and the (planned) last shipment"))
    }

    private static func failMisaligned(_ entry: Record, _ span: Record, _ inquiry: Inquiry) {
        let months = span.whole("gap_months") ?? 0
        let end = entry.day("support_end")?.written ?? LocalizedText(same: "")
        let life = span.day("life_end")?.written ?? LocalizedText(same: "")
        var units = LocalizedText(same: "")
        if let count = span.whole("unsupported_units"), let all = span.whole("units") {
            units = LocalizedText(
                ja: "。出荷済みの個体では \(all) 台のうち \(count) 台が足りません",
                en: "; of the \(all) units shipped with it, \(count) outlive it")
        }
        inquiry.fail(
            entry,
            LocalizedText(
                ja: "サポート終了（\(end.ja)）が、機器の寿命の終わり（\(life.ja)）より \(months) か月早く来ます",
                en: "its support ends on \(end.en), \(months) months before the device's life does "
                    + "(\(life.en))") + units,
            step: LocalizedText(
                ja: "延長サポート・更新・代替策・隔離などを検討し、support_gaps に記録する",
                en: "Study extended support, upgrade, other measures or isolation; record it in support_gaps")
        )
    }

    /// Why the comparison is open; an open life of the model is noted with the service life.
    private static func lackComparison(_ entry: Record, _ span: Record, _ inquiry: Inquiry) {
        guard entry.day("support_end") != nil else {
            inquiry.lack(
                entry, LocalizedText(ja: "サポート終了が分かりません", en: "its end of support is not known"),
                step: LocalizedText(ja: "サポート終了を調べて記録する", en: "Find out its end of support and record it"))
            return
        }
        guard let count = span.whole("unknown_units"), count > 0 else { return }
        inquiry.lack(
            entry,
            LocalizedText(
                ja: "載っている版か耐用期間の終わりが分からない個体が \(count) 台あり、比べられません",
                en: "\(count) units cannot be compared: their release or the end of their life is not known"),
            step: LocalizedText(
                ja: "個体の版と耐用期間の終わりを記録する", en: "Record the units' release and end of life"))
    }

    private static func lackEnd(_ entry: Record, _ inquiry: Inquiry) {
        inquiry.lack(
            entry,
            LocalizedText(
                ja: "サポート終了も、不明とした上で次に調べる日も書かれていません",
                en: "neither the end of support nor, being unknown, a day to look again is recorded"),
            step: LocalizedText(ja: "サポート終了を調べて記録する", en: "Find out its end of support and record it"))
    }

    /// A plan is decided, has a due day, was approved before the limit, and is carried out or not yet due.
    private static func checkPlan(
        for entry: Record, _ span: Record, before limit: Day, _ inquiry: Inquiry
    ) {
        let assessments = inquiry.records("support_gap_assessment").filter { $0.text("software") == entry.id }
        for assessment in assessments {
            for field in ["decision", "due", "approved_on", "done_on"] { _ = assessment.has(field) }
        }
        let until = limit.written
        let message: LocalizedText
        switch span.text("plan") {
        case "done", "planned": return
        case "overdue":
            message = LocalizedText(
                ja: "サポートが足りない（または不明）のに、決めた対応が期限を過ぎても実施されていません",
                en: "support is short or unknown, and what was decided is past its due day and not done")
        case "late":
            message = LocalizedText(
                ja: "サポートが足りない（または不明）のに、対応の承認が\(until.ja)より前ではありません",
                en: "support is short or unknown, and the decision was not approved before \(until.en)")
        case "unapproved":
            message = LocalizedText(
                ja: "サポートが足りない（または不明）のに、検討に決定・期限・承認のいずれかがありません（\(until.ja)より前に要る）",
                en: "support is short or unknown, and the assessment lacks a decision, a due day or an "
                    + "approval (needed before \(until.en))")
        default:
            message = LocalizedText(
                ja: "サポートが足りない（または不明）のに、対応の計画がありません（\(until.ja)より前に承認が要る）",
                en: "support is short or unknown, and there is no plan "
                    + "(one approved before \(until.en) is needed)")
        }
        inquiry.fail(
            assessments.last ?? entry,
            assessments.isEmpty
                ? message : LocalizedText(ja: "\(entry.label.ja)の", en: "\(entry.label.en): ") + message,
            step: LocalizedText(
                ja: "対応を検討して決定・期限・承認を support_gaps に記録する",
                en: "Study what to do; record decision, due date and approval in support_gaps"))
    }

    /// Without any assessment the demand is void only if there is no gap to assess.
    private static func withoutAssessments(_ inquiry: Inquiry) -> Verdict {
        if let releases = SoftwareLifeRules.coveredReleases(inquiry),
            let entries = runtimeEntries(of: releases, inquiry)
        {
            if entries.isEmpty { return inquiry.notApplicable(noSoftware) }
            let standings = spans(of: entries, inquiry).map { $0.span.text("standing") }
            let isFree = standings.allSatisfy { $0 == "aligned" || $0 == "not_carried" }
            let isShort = BillSupportRules.hasShortSupport(in: releases, inquiry)
            if isFree, !isShort, standings.count == entries.count {
                return inquiry.notApplicable(allAligned)
            }
        }
        inquiry.lack(
            missing: "support_gap_assessment",
            LocalizedText(
                ja: "サポートが足りない期間の検討の記録がありません", en: "no assessment of a support gap is recorded"),
            step: LocalizedText(ja: "足りない期間への対応を検討して記録する", en: "Assess the support gaps and record it"))
        return inquiry.conclude(LocalizedText(same: ""))
    }
}
