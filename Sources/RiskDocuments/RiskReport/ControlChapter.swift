import Documents
import Evidence
import Kernel
import RiskManagement

/// Controls, who keeps them, and their proof on the release (JIS T 14971 7.1, 7.2).
struct ControlChapter {
    let view: RiskView
    private let proof: ProofBook

    init(view: RiskView) {
        self.view = view
        proof = ProofBook(view.file, release: view.release)
    }

    var sections: [Report.Section] {
        [
            Report.Section("controls", LocalizedText(ja: "対策", en: "Controls"), [controls]),
            Report.Section(
                "verifications", level: 2,
                LocalizedText(
                    ja: "検証（版 \(view.releaseName.ja)）", en: "Verification on release \(view.releaseName.en)"),
                [verifications] + runs),
        ]
    }

    private var controls: ReportBlock {
        view.table(
            "table-controls", ja: "対策", en: "Controls",
            [
                .init(.id, ja: "id", en: "Id"), .init(.long, ja: "対策", en: "Control"),
                .init(.title, ja: "種類と能力", en: "Kind, capability"),
                .init(.links, ja: "守る対象", en: "Protects"),
                .init(.title, ja: "担う者", en: "Responsible"), .init(.links, ja: "検証", en: "Verification"),
                .init(.state, ja: "この版で", en: "On this release"),
            ], view.file.controls.map(row), none: ("対策", "controls"), in: "control")
    }

    private func row(_ control: Control) -> DataTable.Row {
        let standing = proof.standing(of: control)
        let ids =
            control.controlIDs.isEmpty ? nil : LocalizedText(same: control.controlIDs.joined(separator: ", "))
        let code = control.capability.map {
            LocalizedText(ja: "\($0.rawValue) \($0.name.ja)", en: "\($0.rawValue) \($0.name.en)")
        }
        let owner = [ChoiceWords.responsible(control.responsible)].map {
            Cell.Part($0 ?? Cell.notRecorded, $0 == nil ? .unknown : nil)
        }
        return DataTable.Row(
            Anchor(control.path), from: view.source(control.path, control.origin),
            [
                Cell(same: control.id.text), Cell(control.title),
                Cell(
                    [control.kind?.name, code, ids].compactMap { $0 }.map { Cell.Part($0) }
                        + (control.kind == nil ? [Cell.Part(Cell.notRecorded, .unknown)] : [])),
                control.protects.isEmpty
                    ? Cell(Cell.notRecorded, .unknown)
                    : view.names(
                        control.protects, in: "assets", "essential_functions", "interfaces", "connections",
                        "data_flows"),
                Cell(owner + (control.owner.map { [Cell.Part(LocalizedText(same: $0))] } ?? [])),
                view.names(control.verifications, in: "verifications"), Cell(standing.words, standing.state),
            ])
    }

    private var verifications: ReportBlock {
        view.table(
            "table-verifications", ja: "検証", en: "Verifications",
            [
                .init(.id, ja: "id", en: "Id"), .init(.long, ja: "確かめること", en: "What is shown"),
                .init(.title, ja: "方法", en: "Method"), .init(.short, ja: "実施した版", en: "Done on"),
                .init(.day, ja: "日", en: "Day"), .init(.title, ja: "試験者と証拠", en: "Tester and evidence"),
                .init(.state, ja: "この版で", en: "On this release"),
            ],
            view.file.verifications.map { verification in
                let standing = proof.standing(ofVerification: verification.id)
                return DataTable.Row(
                    Anchor(verification.path), from: view.source(verification.path, verification.origin),
                    [
                        Cell(same: verification.id), Cell(verification.title),
                        Cell(orUnknown: verification.method), Cell(orUnknown: verification.release),
                        Cell(orUnknown: verification.day?.description),
                        Cell(
                            [verification.tester, verification.evidence].map {
                                Cell.Part(
                                    $0.map(LocalizedText.init(same:)) ?? Cell.notRecorded,
                                    $0 == nil ? .unknown : nil)
                            }), Cell(standing.words, standing.state),
                    ])
            }, none: ("検証の結果", "verification results"), in: "verification_result")
    }

    private var runs: [ReportBlock] {
        guard !view.file.runs.isEmpty else { return [] }
        return [
            .table(
                DataTable(
                    "table-runs", name: LocalizedText(ja: "取り込んだ試験", en: "Imported test runs"),
                    columns: [
                        .init(.id, ja: "id", en: "Id"), .init(.short, ja: "版", en: "Release"),
                        .init(.title, ja: "道具", en: "Tool"), .init(.day, ja: "日", en: "Day"),
                        .init(.number, ja: "合格", en: "Passed"), .init(.number, ja: "不合格", en: "Failed"),
                        .init(.number, ja: "ほか", en: "Other"),
                    ],
                    rows: view.file.runs.map { run in
                        let passed = run.run.count(.pass)
                        let failed = run.run.count(.fail) + run.run.count(.error)
                        return DataTable.Row(
                            Anchor("test_runs/\(run.id)"),
                            from: view.source("test_runs/\(run.id)", run.origin),
                            [
                                Cell(same: run.id.text), Cell(same: run.release),
                                Cell(orUnknown: run.run.tool),
                                Cell(same: run.date.description), Cell(same: "\(passed)"),
                                Cell(LocalizedText(same: "\(failed)"), failed > 0 ? .bad : nil),
                                Cell(same: "\(run.run.results.count - passed - failed)"),
                            ])
                    }))
        ]
    }
}

extension VerificationStanding {
    /// How it is shown.
    var state: CellState {
        switch self {
        case .passed: .ok
        case .failed: .bad
        case .notRun, .otherRelease: .warn
        }
    }
}
