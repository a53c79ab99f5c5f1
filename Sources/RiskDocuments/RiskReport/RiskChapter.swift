import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// Every risk before and after controls, as it stands on the release (JIS T 14971 5.5, 6, 7).
struct RiskChapter {
    let view: RiskView

    var sections: [Report.Section] {
        [
            Report.Section(
                "risks", LocalizedText(ja: "リスクの見積りと評価", en: "Risks, estimated and evaluated"), blocks),
            Report.Section(
                "matrix", level: 2,
                LocalizedText(ja: "リスクの表：対策前と対策後", en: "Risk matrix before and after controls"), matrices),
        ]
    }

    private var blocks: [ReportBlock] {
        let (all, bad) = (view.evaluation.risks.count, view.evaluation.uncontrolled.count)
        guard all > 0 else { return [view.gap("リスク", "risks", in: "risk")] }
        return [
            view.paragraph(
                "リスク \(all) 件のうち、この版で管理できているもの \(all - bad) 件、管理できていないもの \(bad) 件。",
                "Of \(all) risks, \(all - bad) are controlled on this release and \(bad) are not.",
                from: "risk"), table,
        ]
    }

    private var table: ReportBlock {
        view.table(
            "table-risks", ja: "リスク", en: "Risks",
            [
                .init(.id, ja: "id", en: "Id"), .init(.long, ja: "リスク", en: "Risk"),
                .init(.links, ja: "脅威・危険状態", en: "Threats, situations"),
                .init(.title, ja: "対策前", en: "Before"),
                .init(.links, ja: "対策", en: "Controls"), .init(.title, ja: "対策後", en: "After"),
                .init(.long, ja: "この版での評価と理由", en: "On this release, and why"),
            ],
            view.evaluation.risks.sorted { RiskEvaluation.order($0, $1) }.map(row),
            none: ("リスク", "risks"), in: "risk")
    }

    private func row(_ standing: RiskStanding) -> DataTable.Row {
        let risk = standing.risk
        let isControlled = standing.result == .controlled
        let threats = risk.threats.map { Cell.Part(LocalizedText(same: $0), to: view.threatLink($0)) }
        let situations = risk.situations.map {
            Cell.Part(LocalizedText(same: $0), to: view.link(toPath: "hazardous_situations/\($0)"))
        }
        let (hit, severity) = (risk.harm?.name ?? Cell.notRecorded, risk.severity?.name ?? Cell.notRecorded)
        let harm = Cell.Part(
            LocalizedText(ja: "危害：\(hit.ja)・\(severity.ja)", en: "harm: \(hit.en), \(severity.en)"),
            risk.harm == nil || risk.severity == nil ? .unknown : nil)
        let result = [Cell.Part(standing.result.name, isControlled ? .ok : .bad)]
        return DataTable.Row(
            Anchor(risk.path), from: view.source(risk.path, risk.origin),
            [
                Cell(same: risk.id.text),
                Cell(
                    [
                        Cell.Part(risk.title),
                        Cell.Part(risk.cause?.name ?? Cell.notRecorded, risk.cause == nil ? .unknown : nil),
                        harm,
                    ]),
                Cell(threats + situations),
                Cell(estimate(risk.cause, risk.grade, standing.initialLevel)), controls(standing),
                Cell(estimate(risk.cause, risk.residualGrade, standing.residualLevel)),
                Cell(result + standing.reasons.map { Cell.Part($0) }),
            ])
    }

    private func estimate(_ cause: RiskCause?, _ grade: Grade?, _ level: Grade?) -> [Cell.Part] {
        let scale = cause?.scale ?? LocalizedText(ja: "しやすさ", en: "grade")
        let graded =
            grade.map { LocalizedText(ja: "\(scale.ja) \($0.name.ja)", en: "\(scale.en) \($0.name.en)") }
            ?? LocalizedText(ja: "\(scale.ja) 記録なし", en: "\(scale.en) not recorded")
        return [RiskMatrix.level(level, view.file.criteria), Cell.Part(graded)]
    }

    private func controls(_ standing: RiskStanding) -> Cell {
        let known = standing.controls.map { view.control($0.control, $0.standing) }
        let names = Set(standing.controls.map(\.control.id.text))
        let missing = standing.risk.controls.filter { !names.contains($0) }.map {
            Cell.Part(LocalizedText(ja: "\($0) 記録なし", en: "\($0) not recorded"), .unknown)
        }
        if let why = standing.risk.noControlRationale, known.isEmpty { return Cell(why) }
        return known.isEmpty && missing.isEmpty
            ? Cell(LocalizedText(ja: "対策も理由もない", en: "neither control nor reason"), .bad)
            : Cell(known + missing)
    }

    private var matrices: [ReportBlock] {
        guard let criteria = view.file.criteria else {
            return [
                view.gap("受容基準の表（リスクを置く先がありません）", "the matrix of the criteria", in: "acceptability_criteria")
            ]
        }
        let matrix = RiskMatrix(view: view)
        return [.matrix(matrix.before(criteria)), .matrix(matrix.after(criteria))]
    }
}

extension ControlStanding {
    /// How it is shown.
    var state: CellState {
        switch self {
        case .verified: .ok
        case .failed, .notImplemented: .bad
        case .unverified, .notYet: .warn
        }
    }
}
