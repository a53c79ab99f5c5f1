import Evidence
import Kernel
import Requirements

/// 参考資料等, 規格・技術文書等: the documents that the guidance names are consulted, in their current editions.
enum ReferenceRules {
    static let all: [Rule] = [application, safetyGuideline, disclosureGuide, capabilities, nistControls]

    /// G-R-01: for stand-alone software, the application guidance of 2016 was consulted.
    static let application = Rule("R-R-01", .inScope) { inquiry in
        guard let product = inquiry.product, let isSoftware = product.flag("is_samd") else {
            inquiry.lack(
                missing: "product",
                LocalizedText(
                    ja: "医療機器プログラムかどうかが書かれていません", en: "whether it is stand-alone software is not recorded"),
                step: LocalizedText(ja: "identity.is_samd を記録する", en: "Record identity.is_samd"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard isSoftware else {
            return inquiry.notApplicable(
                LocalizedText(ja: "医療機器プログラムではありません", en: "the device is not stand-alone software"))
        }
        if let document = checked("PROGRAM-APPLICATION-2016", inquiry),
            !document.texts("used_by").contains(product.text("id") ?? "")
        {
            inquiry.fail(
                document,
                LocalizedText(ja: "この機器で参照した記録がありません", en: "it is not recorded as used for this device"),
                step: LocalizedText(ja: "used_by に機器の id を書く", en: "Write the device's id in used_by"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "プログラム医療機器の申請ガイダンスを参照しています", en: "the application guidance for software was consulted"))
    }

    /// G-R-02: the safety-management guideline and its Q&A, with a mapping where an older edition is
    /// consulted.
    static let safetyGuideline = Rule("R-R-02", .always) { inquiry in
        if let guideline = checked("MHLW-SMG", inquiry) {
            checkEdition(of: guideline, inquiry)
        }
        if document("MHLW-SMG-QA", inquiry) == nil { failMissing("MHLW-SMG-QA", inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "安全管理ガイドラインとQ&Aを参照し、版の違いに対応表があります",
                en:
                    "the safety-management guideline and its Q&A are "
                    + "consulted; editions are mapped where they differ"
            ))
    }

    /// G-R-03: the disclosure statements follow the guide, and a newer edition of it has been decided on.
    static let disclosureGuide = Rule("R-R-03", .inScope) { inquiry in
        let statements = inquiry.records("mds_statement").filter { $0.flag("superseded") != true }
        guard !statements.isEmpty else {
            inquiry.lack(
                missing: "mds_statement",
                LocalizedText(ja: "医療情報セキュリティ開示書がありません", en: "there is no disclosure statement (MDS)"),
                step: LocalizedText(
                    ja: "開示書を作って mds_statements に記録する",
                    en: "Draw up the statement and record it in mds_statements"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        for statement in statements where !statement.has("form_version") {
            inquiry.lack(
                statement, LocalizedText(ja: "書式の版が書かれていません", en: "the version of its form is not recorded"),
                step: LocalizedText(ja: "書式の版を記録する", en: "Record the version of the form"))
        }
        if let guide = checked("MDS-GUIDE", inquiry), isOutdated(guide), !guide.has("migration_decision") {
            inquiry.fail(
                guide,
                LocalizedText(
                    ja: "新しい版があるのに、移行するかが決まっていません",
                    en: "there is a newer edition, but no decision on moving to it"),
                step: LocalizedText(
                    ja: "新版への移行を決めて記録する", en: "Decide on the move to the newer edition and record it"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "開示書 \(statements.count) 件がガイドの版を示し、ガイドの改版に追随しています",
                en:
                    "\(statements.count) statements name the version of "
                    + "the form; newer editions of the guide are decided on"
            ))
    }

    /// G-R-04: the IEC 80001 documents are consulted, and each of the 19 capabilities is answered.
    static let capabilities = Rule("R-R-04", .inScope) { inquiry in
        let items = inquiry.records("baseline_item")
        guard inquiry.record("baseline") != nil, !items.isEmpty else { return withoutBaseline(inquiry) }
        for key in ["IEC80001-1", "IECTR80001-2-2", "IECTR80001-2-8"] { _ = checked(key, inquiry) }
        for item in items where !item.has("answer") {
            inquiry.lack(
                item, LocalizedText(ja: "回答が書かれていません", en: "its answer is not recorded"),
                step: LocalizedText(
                    ja: "能力について yes・no・not_applicable を答える", en: "Answer yes, no or not_applicable"))
        }
        let asked = Set(items.compactMap { $0.text("capability") })
        let open = capabilityCodes.filter { !asked.contains($0) }
        if !open.isEmpty {
            let names = open.joined(separator: ", ")
            inquiry.fail(
                missing: "baseline_item",
                LocalizedText(
                    ja: "答えていない能力があります（\(names)）", en: "these capabilities are not answered: \(names)"),
                step: LocalizedText(ja: "残りの能力にも答える", en: "Answer the remaining capabilities as well"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "IEC 80001 の文書を参照し、19の能力すべてに答えています",
                en: "the IEC 80001 documents are consulted and all 19 capabilities are answered"))
    }

    /// G-R-05: NIST SP 800-53 is consulted, and the ids cited exist in revision 5.
    static let nistControls = Rule("R-R-05", .inScope) { inquiry in
        let items = inquiry.records("baseline_item")
        guard let baseline = inquiry.record("baseline"), !items.isEmpty else {
            return withoutBaseline(inquiry)
        }
        _ = checked("NIST-SP800-53", inquiry)
        let ids = items.flatMap { $0.texts("nist_ids") }
        if ids.isEmpty, !baseline.has("no_nist_reason") {
            inquiry.fail(
                baseline,
                LocalizedText(
                    ja: "NIST SP 800-53 の番号を引いた項目も、使わない理由もありません",
                    en: "no item cites NIST SP 800-53, and there is no reason for not using it"),
                step: LocalizedText(
                    ja: "項目に nist_ids を書くか、使わない理由を記録する", en: "Write nist_ids in the items, or record why not")
            )
        }
        for record in items + inquiry.records("control") { checkIDs(of: record, inquiry) }
        return inquiry.conclude(
            ids.isEmpty
                ? LocalizedText(
                    ja: "NIST SP 800-53 を使わない理由が記録されています", en: "why NIST SP 800-53 is not used is recorded")
                : LocalizedText(
                    ja: "項目が引く番号 \(ids.count) 件は、いずれも rev.5 にあります",
                    en: "all \(ids.count) ids cited by the items are in revision 5"))
    }

    /// The 19 capabilities of IEC TR 80001-2-2.
    static let capabilityCodes = [
        "ALOF", "AUDT", "AUTH", "CNFS", "CSUP", "DIDT", "DTBK", "EMRG", "IGAU", "MLDP", "NAUT", "PAUT",
        "PLOK",
        "RDMP", "SAHD", "SGUD", "STCF", "TXCF", "TXIG",
    ]

    private static func document(_ key: String, _ inquiry: Inquiry) -> Record? {
        inquiry.records("reference_document").first { $0.text("key") == key }
    }

    private static func failMissing(_ key: String, _ inquiry: Inquiry) {
        inquiry.fail(
            missing: "reference_document",
            LocalizedText(ja: "参照文書 \(key) がありません", en: "the reference document \(key) is not registered"),
            step: LocalizedText(
                ja: "\(key) を参照し、reference_documents に記録する",
                en: "Consult \(key) and record it in reference_documents"))
    }

    /// The document of this key; noted as a failure when it is missing or no check is recorded.
    private static func checked(_ key: String, _ inquiry: Inquiry) -> Record? {
        guard let document = document(key, inquiry) else {
            failMissing(key, inquiry)
            return nil
        }
        if !RiskManagementRules.isPast(document.day("last_checked"), inquiry) {
            inquiry.fail(
                document, LocalizedText(ja: "確かめた日がありません", en: "no day of a check is recorded"),
                step: LocalizedText(
                    ja: "最新の版を確かめ、確認日を記録する", en: "Check for the latest edition and record the day"))
        }
        return document
    }

    private static func isOutdated(_ document: Record) -> Bool {
        if document.has("superseded_by") { return true }
        guard let current = document.text("current_version") else { return false }
        return document.text("version") != current
    }

    private static func checkEdition(of guideline: Record, _ inquiry: Inquiry) {
        guard let version = guideline.text("version") else {
            inquiry.fail(
                guideline, LocalizedText(ja: "参照した版がありません", en: "the edition consulted is not recorded"),
                step: LocalizedText(ja: "参照した版を記録する", en: "Record the edition consulted"))
            return
        }
        guard let current = guideline.text("current_version") else {
            inquiry.lack(
                guideline, LocalizedText(ja: "現行の版が書かれていません", en: "the edition now current is not recorded"),
                step: LocalizedText(ja: "現行の版を調べて記録する", en: "Find out the current edition and record it"))
            return
        }
        guard version != current else { return }
        let isMapped = inquiry.records("guideline_mapping").contains {
            $0.text("key") == "MHLW-SMG" && covers($0.text("from") ?? "", version)
                && covers($0.text("to") ?? "", current)
        }
        guard !isMapped else { return }
        inquiry.fail(
            guideline,
            LocalizedText(
                ja: "第 \(version) 版を参照していますが、現行の第 \(current) 版への対応表がありません",
                en: "edition \(version) is consulted, without a mapping to the current edition \(current)"),
            step: LocalizedText(
                ja: "版の対応表を作り、guideline_mappings に記録する",
                en: "Draw up the mapping and record it in guideline_mappings"))
    }

    /// `5.x` covers 5 and 5.1; any other spelling only itself.
    private static func covers(_ pattern: String, _ version: String) -> Bool {
        guard pattern.hasSuffix(".x") else { return pattern == version }
        let stem = pattern.dropLast(2)
        return version == stem || version.hasPrefix(stem + ".")
    }

    private static func withoutBaseline(_ inquiry: Inquiry) -> Verdict {
        inquiry.lack(
            missing: "baseline_item",
            LocalizedText(ja: "ベースラインの記録がありません", en: "no baseline is recorded"),
            step: LocalizedText(ja: "ベースラインとその項目を記録する", en: "Record the baseline and its items"))
        return inquiry.conclude(LocalizedText(same: ""))
    }

    private static func checkIDs(of record: Record, _ inquiry: Inquiry) {
        for id in record.texts("nist_ids") {
            let step = LocalizedText(ja: "rev.5 の番号に直す", en: "Correct it to an id of revision 5")
            switch NISTControls.standing(of: id) {
            case .listed: break
            case .unknown:
                inquiry.fail(
                    record,
                    LocalizedText(
                        ja: "\(id) は NIST SP 800-53 rev.5 の番号ではありません",
                        en: "\(id) is no id of NIST SP 800-53 rev. 5"),
                    step: step)
            case .unconfirmed:
                inquiry.lack(
                    record,
                    LocalizedText(
                        ja: "\(id) が rev.5 にあるか、内蔵の一覧では確かめられません",
                        en: "the built-in list cannot confirm that \(id) is in rev. 5"),
                    step: LocalizedText(
                        ja: "rev.5 の原典で確かめ、管理策の番号（\(id.prefix { $0 != "(" })）で引く",
                        en: "Check it in revision 5 itself and cite the control (\(id.prefix { $0 != "(" }))")
                )
            }
        }
    }
}
