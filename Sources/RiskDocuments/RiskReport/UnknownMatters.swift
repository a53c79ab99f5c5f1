import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// Everything that the records leave open and that an estimate or a threat would need.
struct UnknownMatters {
    let view: RiskView
    /// So many names stand in a cell; the number of all is said beside.
    private static let namesMax = 12

    var rows: [DataTable.Row] {
        let file = view.file
        return [
            statement("constituents", "構成品の一覧は揃っているか", "List of constituents complete"),
            statement("data_flows", "データの流れの一覧は揃っているか", "List of data flows complete"),
            row(
                "相手の認証がわからない流れ", "Flows without word on authentication", "data_flows",
                file.flows.filter { $0.isAuthenticated == nil }.map(\.id)),
            row(
                "暗号化がわからない流れ", "Flows without word on encryption", "data_flows",
                file.flows.filter { $0.isEncrypted == nil }.map(\.id)),
            row(
                "境界を越えるかわからない流れ", "Flows without word on crossing a boundary", "data_flows",
                file.flows.filter { $0.crossesBoundary == nil }.map(\.id)),
            row(
                "流れにだけ名がある相手", "Parties that only flows name", "external_parties",
                file.elements.filter { $0.kind == "named" }.map(\.id)),
            row(
                "必要度が揃わない守るもの", "Assets with incomplete needs", "assets",
                file.assets.filter {
                    $0.needs.confidentiality == nil || $0.needs.integrity == nil
                        || $0.needs.availability == nil
                }.map(\.id)),
            row(
                "重さがわからない機能", "Functions without severity", "essential_functions",
                file.functions.filter { $0.severity == nil }.map(\.id)),
            row(
                "動く構成品がわからない機能", "Functions without a constituent", "essential_functions",
                file.functions.filter { $0.constituents.isEmpty }.map(\.id)),
            row(
                "見積りが揃わないリスク", "Risks with incomplete estimates", "risks",
                view.evaluation.risks.filter { $0.initialLevel == nil || $0.claimedLevel == nil }.map(
                    \.risk.id.text)),
            row(
                "危険状態が結ばれていないリスク", "Risks without a hazardous situation", "risks",
                file.risks.filter { $0.situations.isEmpty }.map(\.id.text)),
            row(
                "担う者がわからない対策", "Controls without an owner", "controls",
                file.controls.filter { $0.responsible == nil }.map(\.id.text)),
            row(
                "攻撃経路を示せないリスク", "Risks without a path to show", "risks",
                view.evaluation.paths.unplaced.map(\.id.text)),
            premises, holes,
        ]
    }

    /// How many matters are open.
    var openCount: Int { rows.count { $0.cells[1].parts.first?.state != .ok } }

    private func statement(_ field: String, _ ja: String, _ en: String) -> DataTable.Row {
        let flag = view.evidence.records("completeness").first?.flag(field)
        return DataTable.Row(
            from: view.section("completeness"),
            [
                Cell(LocalizedText(ja: ja, en: en)),
                flag == true
                    ? Cell(LocalizedText(ja: "揃っている", en: "complete"), .ok)
                    : Cell(
                        flag == nil
                            ? LocalizedText(ja: "明示なし", en: "not stated")
                            : LocalizedText(ja: "揃っていない", en: "incomplete"), flag == nil ? .unknown : .bad),
                .empty,
            ])
    }

    private func row(_ ja: String, _ en: String, _ section: String, _ ids: [String]) -> DataTable.Row {
        row(ja, en, ids.map { Cell.Part(LocalizedText(same: $0), to: view.link(toPath: "\(section)/\($0)")) })
    }

    private func row(_ ja: String, _ en: String, _ parts: [Cell.Part]) -> DataTable.Row {
        let rest = parts.count - UnknownMatters.namesMax
        let more = rest > 0 ? [Cell.Part(LocalizedText(ja: "ほか \(rest) 件", en: "\(rest) more"))] : []
        return DataTable.Row([
            Cell(LocalizedText(ja: ja, en: en)),
            parts.isEmpty
                ? Cell(LocalizedText(ja: "なし", en: "none"), .ok)
                : Cell(LocalizedText(ja: "\(parts.count) 件", en: "\(parts.count)"), .unknown),
            Cell(parts.prefix(UnknownMatters.namesMax) + more),
        ])
    }

    private var premises: DataTable.Row {
        let words = view.evaluation.register.rows.flatMap(\.proposal.unknowns)
            .filter { !isAnswered($0) }.map(\.words)
        var seen: Set<LocalizedText> = []
        return row(
            "脅威の規則が知りたかったこと", "What threat rules would have liked to know",
            words.filter { seen.insert($0).inserted }.map { Cell.Part($0) })
    }

    /// A flow whose cut or change reaches a function needs no words on why it has no effect.
    private func isAnswered(_ premise: ThreatPremise) -> Bool {
        guard case .field(let path, "no_effect_rationale", _) = premise else { return false }
        return view.file.flows.contains {
            "data_flows/\($0.id)" == path && !$0.functions.isEmpty
        }
    }

    private var holes: DataTable.Row {
        guard let criteria = view.file.criteria else {
            return row(
                "受容の表の穴", "Holes in the matrix", [Cell.Part(LocalizedText(ja: "表がない", en: "no matrix"))])
        }
        return row(
            "受容の表の穴", "Holes in the matrix",
            criteria.holes.map {
                Cell.Part(
                    LocalizedText(
                        ja: "\($0.severity.name.ja)×\($0.grade.name.ja)",
                        en: "\($0.severity.name.en) × \($0.grade.name.en)"))
            })
    }
}
