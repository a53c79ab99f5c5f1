import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// The company's matrix, empty or with the risks in their cells.
struct RiskMatrix {
    let view: RiskView

    /// A level as a part of a cell: acceptable or not by the criteria, never guessed.
    static func level(_ level: Grade?, _ criteria: AcceptabilityCriteria?) -> Cell.Part {
        guard let level else { return Cell.Part(LocalizedText(ja: "水準なし", en: "no level"), .unknown) }
        let name = LocalizedText(ja: "水準 \(level.name.ja)", en: "level \(level.name.en)")
        return Cell.Part(name, state(level, criteria))
    }

    private static func state(_ level: Grade, _ criteria: AcceptabilityCriteria?) -> CellState {
        guard let criteria else { return .unknown }
        return criteria.acceptable.contains(level) ? .ok : level == .high ? .bad : .warn
    }

    func criteria(_ criteria: AcceptabilityCriteria) -> MatrixFigure {
        figure(
            "matrix-criteria", LocalizedText(ja: "会社の受容の表", en: "The company's matrix"), criteria, [],
            unplaced: [])
    }

    func before(_ criteria: AcceptabilityCriteria) -> MatrixFigure {
        place(
            "matrix-before", LocalizedText(ja: "対策前", en: "Before controls"), criteria,
            view.evaluation.risks.map { ($0.risk, $0.risk.severity, $0.risk.grade) })
    }

    /// Where each risk stands on the release.
    func after(_ criteria: AcceptabilityCriteria) -> MatrixFigure {
        place(
            "matrix-after",
            LocalizedText(
                ja: "対策後（版 \(view.releaseName.ja)）", en: "After controls (release \(view.releaseName.en))"),
            criteria,
            view.evaluation.risks.map { ($0.risk, $0.place.severity, $0.place.grade) })
    }

    private func place(
        _ anchor: Anchor, _ title: LocalizedText, _ criteria: AcceptabilityCriteria,
        _ risks: [(Risk, HarmSeverity?, Grade?)]
    ) -> MatrixFigure {
        var placed: [(HarmSeverity, Grade, Cell.Part)] = []
        var unplaced: [Cell.Part] = []
        for (risk, severity, grade) in risks.sorted(by: { $0.0.id < $1.0.id }) {
            let part = Cell.Part(LocalizedText(same: risk.id.text), to: view.link(toPath: risk.path))
            if let severity, let grade {
                placed.append((severity, grade, part))
            } else {
                unplaced.append(part)
            }
        }
        return figure(anchor, title, criteria, placed, unplaced: unplaced)
    }

    private func figure(
        _ anchor: Anchor, _ title: LocalizedText, _ criteria: AcceptabilityCriteria,
        _ placed: [(HarmSeverity, Grade, Cell.Part)], unplaced: [Cell.Part]
    ) -> MatrixFigure {
        let severities = Array(HarmSeverity.allCases.reversed())
        return MatrixFigure(
            anchor, title: title,
            axes: (
                LocalizedText(ja: "重さ", en: "Severity"),
                LocalizedText(ja: "悪用のしやすさ・起こりやすさ", en: "Exploitability or occurrence")
            ),
            rows: severities.map(\.name), columns: Grade.allCases.map(\.name),
            cells: severities.map { severity in
                Grade.allCases.map { grade in
                    let items = placed.filter { $0.0 == severity && $0.1 == grade }.map(\.2)
                    guard let level = criteria.level(severity, grade) else {
                        return MatrixFigure.Field(
                            LocalizedText(ja: "未記入（穴）", en: "not filled"), .unknown, items)
                    }
                    return MatrixFigure.Field(level.name, RiskMatrix.state(level, criteria), items)
                }
            }, unplaced: unplaced)
    }
}
