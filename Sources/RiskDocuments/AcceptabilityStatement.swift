import Documents
import Evidence
import Kernel
import RiskManagement

/// The acceptability statement: to be signed when the release gate is open, and saying in its first lines
/// when not.
struct AcceptabilityStatement {
    let view: RiskView

    init(_ view: RiskView) { self.view = view }

    var report: Report {
        Report(
            id: view.report, title: LocalizedText(ja: "残留リスクの受容説明書", en: "Acceptability statement"),
            audience: LocalizedText(ja: "署名者、出荷判定者", en: "those who sign and who release"),
            subject: view.header.device, facts: view.header.facts, basis: view.header.basis,
            day: view.header.day,
            sections: [
                Report.Section("statement", LocalizedText(ja: "説明", en: "Statement"), statement),
                Report.Section("criteria", LocalizedText(ja: "よりどころの受容基準", en: "Criteria"), [criteria]),
                Report.Section(
                    "residual", LocalizedText(ja: "残留リスクの要約", en: "Residual risks in short"), residual),
                Report.Section(
                    "unresolved", LocalizedText(ja: "未解決の既知の脆弱性", en: "Known vulnerabilities, unresolved"),
                    ResidualChapter(view: view).vulnerabilities),
                Report.Section("conclusion", LocalizedText(ja: "結論", en: "Conclusion"), conclusion),
                Report.Section("signatures", LocalizedText(ja: "署名", en: "Signatures"), signatures),
            ])
    }

    private var gate: ReleaseGate { view.evaluation.gate }

    private var statement: [ReportBlock] {
        guard gate.isOpen else {
            let kinds = ReleaseGate.Item.Kind.allCases.compactMap { kind -> LocalizedText? in
                let count = gate.blocking.count { $0.kind == kind }
                return count == 0
                    ? nil : LocalizedText(ja: "\(kind.name.ja) \(count) 件", en: "\(kind.name.en): \(count)")
            }
            let list = LocalizedText.list(kinds, ja: "、", en: "; ")
            return [
                .verdict(
                    .bad,
                    [
                        view.say(
                            "この説明書に署名してはいけません。版 \(view.releaseName.ja) の出荷判定が通っていません（\(list.ja)）。",
                            "This statement must not be signed: the release gate of "
                                + "\(view.releaseName.en) is closed "
                                + "(\(list.en)).", from: "product_version")
                    ]), GateChapter(view: view).blockingTable,
            ]
        }
        return [
            view.paragraph(
                "版 \(view.releaseName.ja) のセキュリティのリスクは、下記の基準に照らして受容できます。根拠はセキュリティリスクマネジメント報告書にあります。",
                "The security risks of release \(view.releaseName.en) are acceptable by the criteria "
                    + "below. The grounds "
                    + "stand in the security risk management report.", from: "risk", "acceptability_criteria")
        ]
    }

    private var criteria: ReportBlock {
        guard let criteria = view.file.criteria else {
            return view.gap("受容基準", "acceptability criteria", in: "acceptability_criteria")
        }
        let source = view.source("acceptability_criteria/\(criteria.id)", criteria.origin)
        return .text(
            .paragraph([
                Sentence(
                    LocalizedText(
                        ja:
                            "受容基準 \(criteria.id)、版 \(criteria.version)、"
                            + "\(criteria.isApproved ? "承認済み" : "未承認")。",
                        en: "Criteria \(criteria.id), version \(criteria.version), "
                            + "\(criteria.isApproved ? "approved" : "not approved")."), from: [source])
            ]))
    }

    private var written: EvidenceRecord? {
        view.evidence.records("acceptability_statement").last {
            $0.text("version") == view.evaluation.release
        }
    }

    private var residual: [ReportBlock] {
        if view.evaluation.exemption != nil, view.evaluation.risks.isEmpty {
            return GateChapter(view: view).exemption
        }
        let (all, bad) = (view.evaluation.risks.count, view.evaluation.uncontrolled.count)
        var blocks: [ReportBlock] = []
        if let record = written, let text = record.words("residual_summary") {
            blocks.append(.text(.paragraph([Sentence(text, from: [view.source(record)])])))
        } else {
            blocks.append(
                view.gap(
                    "この版の残留リスクの要約", "summary of residual risk of this release", in: "acceptability_statement")
            )
        }
        blocks.append(
            view.paragraph(
                "リスク \(all) 件のうち管理できているもの \(all - bad) 件、管理できていないもの \(bad) 件。",
                "Of \(all) risks \(all - bad) are controlled and \(bad) are not.", from: "risk"))
        if bad > 0 { blocks.append(.table(ResidualTable.table(view))) }
        return blocks
    }

    private var conclusion: [ReportBlock] {
        if view.evaluation.exemption != nil { return GateChapter(view: view).exemption }
        guard let overall = view.file.overall, overall.release == view.evaluation.release else {
            return [
                view.gap(
                    "この版の全体の残留リスクの結論", "conclusion on the overall residual risk of this release",
                    in: "overall_residual_risk")
            ]
        }
        let source = view.source("overall_residual_risk", overall.origin)
        var sentences = [
            Sentence(
                LocalizedText(
                    ja:
                        "全体の残留リスクは\(overall.isAcceptable ? "受容できる" : "受容できない")（判定："
                        + "\(overall.decidedBy ?? "記録なし")、"
                        + "\(overall.decidedOn?.description ?? "日付の記録なし")）。",
                    en:
                        "The overall residual risk is "
                        + "\(overall.isAcceptable ? "acceptable" : "not acceptable") (decided by "
                        + "\(overall.decidedBy ?? "nobody recorded"), "
                        + "\(overall.decidedOn?.description ?? "no day recorded"))."
                ),
                from: [source])
        ]
        if let benefit = overall.benefitRisk { sentences.append(Sentence(benefit, from: [source])) }
        return [.text(.paragraph(sentences))]
    }

    private var signatures: [ReportBlock] {
        let signed = (written?.parts("signatures") ?? []).compactMap { part -> Sentence? in
            guard let record = written, let by = part.text("by") else { return nil }
            let role = part.text("role") ?? ""
            let day = part.day("date")?.description ?? ""
            return Sentence(
                LocalizedText(
                    ja: "記録された署名：\(by)（\(role)）\(day)", en: "Signature on record: \(by) (\(role)), \(day)"),
                from: [view.source(record)])
        }
        let roles = [
            LocalizedText(ja: "製品セキュリティ責任者", en: "Product security officer"),
            LocalizedText(ja: "国内品質業務運営責任者", en: "Domestic quality manager"),
            LocalizedText(ja: "安全管理責任者", en: "Safety management officer"),
            LocalizedText(ja: "総括製造販売責任者", en: "General marketing controller"),
        ]
        guard gate.isOpen else {
            let note: ReportBlock = .note(
                LocalizedText(
                    ja: "出荷判定が通っていないため、署名欄は出しません。",
                    en: "The release gate is closed, so there are no lines to sign."))
            return signed.isEmpty ? [note] : [note, .text(.list(signed))]
        }
        return (signed.isEmpty ? [] : [.text(.list(signed))]) + [.signatures(roles)]
    }
}
