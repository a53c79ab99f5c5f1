import Evidence
import Kernel
import Requirements

/// 3.1 リスクマネジメント: it is done, its controls are in, and the result is shown to be acceptable.
enum RiskManagementRules {
    static let all: [Rule] = [file, controlsImplemented, acceptable]

    /// G-3.1-01: an approved risk management file with its six parts, for the current release, and risks
    /// analysed.
    static let file = Rule("R-3.1-01", .inScope) { inquiry in
        guard let file = inquiry.record("risk_management_file") else {
            inquiry.fail(
                missing: "risk_management_file",
                LocalizedText(ja: "リスクマネジメントファイルがありません", en: "there is no risk management file"),
                step: LocalizedText(
                    ja: "リスクマネジメントを行い、ファイルを記録する", en: "Do the risk management and record its file"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        checkCoverage(of: file, inquiry)
        let missing = ["plan", "analysis", "evaluation", "control", "residual", "review"]
            .filter { !file.has($0) }
        if !missing.isEmpty {
            let names = missing.joined(separator: ", ")
            inquiry.fail(
                file, LocalizedText(ja: "欠けている部分があります（\(names)）", en: "these parts are missing: \(names)"),
                step: LocalizedText(ja: "欠けている部分を作り、記録する", en: "Draw up the missing parts and record them"))
        }
        if !file.has("approved_by") || !isPast(file.day("approved_on"), inquiry) {
            inquiry.fail(
                file, LocalizedText(ja: "承認されていません", en: "it is not approved"),
                step: LocalizedText(ja: "ファイルの承認を得る", en: "Have the file approved"))
        }
        inquiry.noteOpenThreats()
        inquiry.noteInconsistencies()
        let risks = inquiry.records("risk")
        if risks.isEmpty {
            inquiry.fail(
                missing: "risk", LocalizedText(ja: "分析したリスクが一つもありません", en: "not a single risk is analysed"),
                step: LocalizedText(ja: "リスクを分析して risks に記録する", en: "Analyse the risks and record them"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "六つの部分が揃い、承認されています（リスク \(risks.count) 件）",
                en: "all six parts are there and approved (\(risks.count) risks)"))
    }

    /// G-3.1-02: each risk that needs it has a control that is implemented, placed in a release and verified.
    static let controlsImplemented = Rule("R-3.1-02", .inScope) { inquiry in
        let risks = inquiry.records("risk")
        guard !risks.isEmpty else { return withoutRisks(inquiry) }
        let acceptable = inquiry.acceptableLevels()
        var needed = 0
        for risk in risks {
            guard let level = risk.text("initial_level") else {
                inquiry.lack(
                    risk,
                    LocalizedText(ja: "対策前の水準が書かれていません", en: "its level before controls is not recorded"),
                    step: LocalizedText(
                        ja: "対策前の水準を見積もって記録する", en: "Estimate the level before controls and record it"))
                continue
            }
            guard !acceptable.contains(level) else { continue }
            needed += 1
            let controls = inquiry.records("control", risk.texts("controls"))
            let isDone = controls.contains { inquiry.isVerified($0) && $0.has("implemented_in") }
            guard !isDone else { continue }
            inquiry.fail(
                risk,
                LocalizedText(
                    ja: "受容できない水準（\(level)）なのに、実装して検証した対策がありません",
                    en: "its level (\(level)) is unacceptable and no control is implemented and verified"),
                step: LocalizedText(
                    ja: "対策を実装し、入った版と検証の合格を記録する",
                    en: "Implement a control; record its release and a passing verification"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "リスク \(risks.count) 件のうち対策が要る \(needed) 件すべてで、対策を実装して検証しています",
                en:
                    "of \(risks.count) risks, all \(needed) that need "
                    + "one have an implemented and verified control"
            ))
    }

    /// G-3.1-03: a signed statement for the current release, whose risks stay within the criteria that it
    /// cites.
    static let acceptable = Rule("R-3.1-03", .inScope) { inquiry in
        guard let version = currentVersion(inquiry) else { return inquiry.conclude(LocalizedText(same: "")) }
        let statements = inquiry.records("acceptability_statement").filter { $0.text("version") == version }
        guard let statement = statements.last else {
            inquiry.fail(
                missing: "acceptability_statement",
                LocalizedText(
                    ja: "版 \(version) の受容説明がありません",
                    en: "there is no acceptability statement for version \(version)"),
                step: LocalizedText(ja: "受容説明を作り、署名する", en: "Draw up the acceptability statement and sign it")
            )
            return inquiry.conclude(LocalizedText(same: ""))
        }
        if !statement.parts("signatures").contains(where: { isPast($0.day("date"), inquiry) }) {
            inquiry.fail(
                statement, LocalizedText(ja: "署名がありません", en: "it is not signed"),
                step: LocalizedText(ja: "受容説明に署名する", en: "Sign the acceptability statement"))
        }
        let risks = inquiry.records("risk")
        guard !risks.isEmpty else { return withoutRisks(inquiry) }
        if let levels = citedLevels(statement, inquiry) {
            for risk in risks { checkResidual(risk, levels, inquiry) }
        }
        for risk in risks { checkStanding(of: risk, inquiry) }
        for risk in risks where risk.has("controls") {
            let controls = inquiry.records("control", risk.texts("controls"))
            guard !controls.contains(where: { inquiry.passes($0.texts("verifications")) }) else { continue }
            inquiry.fail(
                risk,
                LocalizedText(
                    ja: "対策から合格した検証までたどれません", en: "its controls do not lead to a passing verification"),
                step: LocalizedText(
                    ja: "対策を検証し、合格を記録する", en: "Verify the controls and record the passing result"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "版 \(version) の受容説明が署名され、リスク \(risks.count) 件の残留リスクが基準に収まっています",
                en:
                    "the statement for version \(version) is signed; "
                    + "\(risks.count) residual risks keep to the criteria"
            ))
    }

    /// The release that the identity names as current; a missing one is noted.
    static func currentVersion(_ inquiry: Inquiry) -> String? {
        guard let product = inquiry.product else { return nil }
        if let version = product.text("current_version") { return version }
        inquiry.lack(
            product, LocalizedText(ja: "現行の版が書かれていません", en: "the current release is not recorded"),
            step: LocalizedText(ja: "identity.current_version を記録する", en: "Record identity.current_version"))
        return nil
    }

    /// The day is recorded and has come.
    static func isPast(_ day: Day?, _ inquiry: Inquiry) -> Bool {
        guard let day else { return false }
        return day <= inquiry.today
    }

    private static func withoutRisks(_ inquiry: Inquiry) -> Verdict {
        inquiry.lack(
            missing: "risk", LocalizedText(ja: "リスクの記録がありません", en: "no risk is recorded"),
            step: LocalizedText(ja: "リスクを risks に記録する", en: "Record the risks"))
        return inquiry.conclude(LocalizedText(same: ""))
    }

    private static func checkCoverage(of file: Record, _ inquiry: Inquiry) {
        guard let current = currentVersion(inquiry) else { return }
        let step = LocalizedText(
            ja: "現行の版 \(current) についてファイルを改め、対象の版を記録する",
            en: "Update the file for the current version \(current) and record the version it covers")
        guard let version = file.text("version") else {
            inquiry.lack(
                file, LocalizedText(ja: "対象の版が書かれていません", en: "the version it covers is not recorded"),
                step: step)
            return
        }
        guard version != current else { return }
        inquiry.fail(
            file,
            LocalizedText(
                ja: "版 \(version) のもので、現行の版 \(current) を扱っていません",
                en: "it covers version \(version), not the current version \(current)"), step: step)
    }

    /// The levels that the criteria cited by the statement accept; nil when they are not recorded.
    private static func citedLevels(_ statement: Record, _ inquiry: Inquiry) -> Set<String>? {
        let step = LocalizedText(
            ja: "受容基準を会社の記録に置き、その版を受容説明に書く",
            en: "Record the acceptability criteria and cite their version in the statement")
        guard let version = statement.text("criteria_version") else {
            inquiry.fail(
                statement, LocalizedText(ja: "受容基準の版が引かれていません", en: "it cites no version of the criteria"),
                step: step)
            return nil
        }
        guard inquiry.records("acceptability_criteria").contains(where: { $0.text("version") == version })
        else {
            inquiry.lack(
                missing: "acceptability_criteria",
                LocalizedText(
                    ja: "引かれた受容基準（版 \(version)）の記録がありません",
                    en: "the criteria cited (version \(version)) are not recorded"), step: step)
            return nil
        }
        return inquiry.acceptableLevels(criteria: version)
    }

    /// What the company's matrix and the proof on this release say of a risk.
    private static func checkStanding(of risk: Record, _ inquiry: Inquiry) {
        guard let standing = inquiry.record("risk_standing", risk.id), !risk.has("benefit_risk"),
            standing.text("result") != "controlled"
        else { return }
        // Its control's proof, the criteria and the order of releases decided it.
        for kind: RecordKind in ["acceptability_criteria", "product_version", "test_run"] {
            _ = inquiry.records(kind)
        }
        for control in inquiry.records("control", risk.texts("controls")) {
            _ = inquiry.records("verification_result", control.texts("verifications"))
        }
        let reasons = LocalizedText.list(standing.manyWords("reasons"), ja: "、", en: "; ")
        let step = LocalizedText(
            ja: "重さと、悪用のしやすさ（故障・誤使用では起こりやすさ）を対策の前後で見積り、対策をこの版で検証する",
            en:
                "Estimate severity and exploitability (for faults and use errors occurrence) before and "
                + "after controls, and verify the controls on this release")
        if standing.has("residual_level") {
            inquiry.fail(risk, reasons, step: step)
        } else {
            inquiry.lack(risk, reasons, step: step)
        }
    }

    private static func checkResidual(_ risk: Record, _ acceptable: Set<String>, _ inquiry: Inquiry) {
        guard let level = risk.text("residual_level") else {
            inquiry.lack(
                risk, LocalizedText(ja: "対策後の水準が書かれていません", en: "its level after controls is not recorded"),
                step: LocalizedText(
                    ja: "対策後の水準を見積もって記録する", en: "Estimate the level after controls and record it"))
            return
        }
        guard !acceptable.contains(level), !risk.has("benefit_risk") else { return }
        inquiry.fail(
            risk,
            LocalizedText(
                ja: "残留リスク（\(level)）が基準を超え、便益と比べた説明もありません",
                en: "its residual level (\(level)) exceeds the criteria without a benefit-risk rationale"),
            step: LocalizedText(
                ja: "対策を加えるか、便益と比べて受容できる理由を記録する",
                en: "Add controls, or record why the benefit outweighs the risk"))
    }
}
