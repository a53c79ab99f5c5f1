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
        let life = lifeEnd(inquiry)
        _ = BillSupportRules.failShortSupport(of: releases, before: life, inquiry)
        for entry in entries {
            guard let end = entry.day("support_end") else {
                inquiry.lack(
                    entry, LocalizedText(ja: "サポート終了が分かりません", en: "its end of support is not known"),
                    step: LocalizedText(ja: "サポート終了を調べて記録する", en: "Find out its end of support and record it")
                )
                continue
            }
            guard let life, end < life else { continue }
            let months = end.months(until: life)
            inquiry.fail(
                entry,
                LocalizedText(
                    ja: "サポート終了（\(end.written.ja)）が、機器の寿命の終わり（\(life.written.ja)）より"
                        + " \(months) か月早く来ます",
                    en:
                        "its support ends on \(end.written.en), "
                        + "\(months) months before the device's life does "
                        + "(\(life.written.en))"),
                step: LocalizedText(
                    ja: "延長サポート・更新・代替策・隔離などを検討し、support_gaps に記録する",
                    en:
                        "Study extended support, upgrade, other measures "
                        + "or isolation; record it in support_gaps"
                ))
        }
        let until = life?.written ?? LocalizedText(same: "")
        return inquiry.conclude(
            LocalizedText(
                ja: "既製ソフト \(entries.count) 件すべてのサポートが、機器の寿命の終わり（\(until.ja)）まで続きます",
                en:
                    "the support of all \(entries.count) pieces of "
                    + "software lasts until the device's life ends "
                    + "(\(until.en))"))
    }

    /// G-3.1-09: where support ends too early or is unknown, what to do meanwhile is decided in time.
    static let assessed = Rule("R-3.1-09", .inScope) { inquiry in
        guard let releases = SoftwareLifeRules.coveredReleases(inquiry),
            let entries = runtimeEntries(of: releases, inquiry)
        else { return inquiry.conclude(LocalizedText(same: "")) }
        let life = lifeEnd(inquiry)
        var gaps = BillSupportRules.failShortSupport(of: releases, before: life, inquiry) ? 1 : 0
        for entry in entries {
            if let end = entry.day("support_end") {
                guard let life, end < life else { continue }
                gaps += 1
                checkAssessment(of: entry, before: end, inquiry)
            } else if entry.isUnknown("support_end"), let again = entry.day("review_by") {
                gaps += 1
                checkAssessment(of: entry, before: again, inquiry)
            } else {
                inquiry.lack(
                    entry,
                    LocalizedText(
                        ja: "サポート終了も、不明とした上で次に調べる日も書かれていません",
                        en: "neither the end of support nor, being unknown, a day to look again is recorded"),
                    step: LocalizedText(
                        ja: "サポート終了を調べて記録する", en: "Find out its end of support and record it"))
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
            case true: checkNotice(of: assessment, inquiry)
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

    /// The later of the units' ends of life and of the last shipment (or sale) plus the service life.
    ///
    /// What is missing is noted; the part that is known can still show that a support ends too early.
    private static func lifeEnd(_ inquiry: Inquiry) -> Day? {
        let units = InstalledUnits.inField(inquiry).compactMap { $0.day("life_end") }
        let life = inquiry.record("service_life")
        let shipped = life?.day("last_shipment") ?? inquiry.record("lifecycle_plan")?.day("last_sale")
        var planned: Day?
        if let shipped, let years = life?.number("years") {
            planned = shipped.adding(months: Int((years * 12).rounded()))
        } else {
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
        return (units + [planned].compactMap { $0 }).max()
    }

    private static func checkAssessment(of entry: Record, before limit: Day, _ inquiry: Inquiry) {
        let assessments = inquiry.records("support_gap_assessment").filter { $0.text("software") == entry.id }
        let isDecided = assessments.contains { assessment in
            guard let approved = assessment.day("approved_on") else { return false }
            return assessment.has("decision") && assessment.has("due") && approved < limit
                && approved <= inquiry.today
        }
        guard !isDecided else { return }
        inquiry.fail(
            assessments.last ?? entry,
            LocalizedText(
                ja: "\(entry.label.ja)のサポートが足りない（または不明）のに、\(limit.written.ja)より前に承認された決定と期限がありません",
                en:
                    "no decision with a due date was approved before "
                    + "\(limit.written.en) for \(entry.label.en), "
                    + "whose support is short or unknown"),
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
            if let life = lifeEnd(inquiry) {
                let isAligned = entries.allSatisfy { $0.day("support_end").map { $0 >= life } ?? false }
                let isShort = BillSupportRules.hasShortSupport(in: releases, before: life, inquiry)
                if isAligned, !isShort { return inquiry.notApplicable(allAligned) }
            }
        }
        inquiry.lack(
            missing: "support_gap_assessment",
            LocalizedText(
                ja: "サポートが足りない期間の検討の記録がありません", en: "no assessment of a support gap is recorded"),
            step: LocalizedText(ja: "足りない期間への対応を検討して記録する", en: "Assess the support gaps and record it"))
        return inquiry.conclude(LocalizedText(same: ""))
    }

    private static func checkNotice(of assessment: Record, _ inquiry: Inquiry) {
        guard let item = inquiry.record("disclosure_item", assessment.text("disclosure")),
            RiskManagementRules.isPast(item.day("published_on"), inquiry)
        else {
            inquiry.fail(
                assessment,
                LocalizedText(
                    ja: "知らせる必要があるのに、公表した開示項目がありません",
                    en: "users must be told, but no published disclosure item is named"),
                step: LocalizedText(
                    ja: "開示項目を公表し、disclosure に書く", en: "Publish a disclosure item and name it in disclosure"))
            return
        }
        let software = inquiry.record("component", assessment.text("software"))
        let units = InstalledUnits.inField(running: software?.texts("releases") ?? [], inquiry)
        guard InstalledUnits.areKnown(units, inquiry) else { return }
        for holder in Set(units.compactMap { InstalledUnits.holder(of: $0, inquiry) }).sorted() {
            let isTold = InstalledUnits.distributions(of: [item.id], to: holder, inquiry).contains { entry in
                guard entry.flag("delivered") == true, let day = entry.day("date") else { return false }
                return day <= inquiry.today && software?.day("support_end").map { day < $0 } ?? true
            }
            guard !isTold else { continue }
            inquiry.fail(
                assessment,
                LocalizedText(
                    ja: "持ち主 \(holder) に、サポート終了より前に届いた記録がありません",
                    en: "nothing shows that holder \(holder) was told before the end of support"),
                step: LocalizedText(
                    ja: "\(item.id) を持ち主に届け、配布を記録する", en: "Deliver \(item.id) to the holder and log it"))
        }
    }
}
