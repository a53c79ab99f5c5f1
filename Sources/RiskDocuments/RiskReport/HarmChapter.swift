import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// Hazardous situations and the harms that they lead to (JIS T 14971 5.4).
struct HarmChapter {
    let view: RiskView

    var sections: [Report.Section] {
        [
            Report.Section(
                "situations", LocalizedText(ja: "危険状態と危害", en: "Hazardous situations and harms"),
                [situations]),
            Report.Section("harms", level: 2, LocalizedText(ja: "危害", en: "Harms"), [harms]),
        ]
    }

    private var situations: ReportBlock {
        view.table(
            "table-situations", ja: "危険状態", en: "Hazardous situations",
            [
                .init(.id, ja: "id", en: "Id"), .init(.long, ja: "危険状態", en: "Hazardous situation"),
                .init(.long, ja: "至る経過", en: "Sequence of events"),
                .init(.links, ja: "損なわれる機能", en: "Functions impaired"), .init(.links, ja: "危害", en: "Harms"),
            ],
            view.file.situations.map { situation in
                let path = "hazardous_situations/\(situation.id)"
                return DataTable.Row(
                    Anchor(path), from: view.source(path, situation.origin),
                    [
                        Cell(same: situation.id), Cell(situation.title),
                        Cell(orUnknown: situation.sequence),
                        situation.functions.isEmpty
                            ? Cell(Cell.notRecorded, .unknown)
                            : view.names(situation.functions, in: "essential_functions"),
                        situation.harms.isEmpty
                            ? Cell(Cell.notRecorded, .unknown) : view.names(situation.harms, in: "harms"),
                    ])
            }, none: ("危険状態とそこに至る経過", "hazardous situations and the events that lead there"),
            in: "hazardous_situation")
    }

    private var harms: ReportBlock {
        view.table(
            "table-harms", ja: "危害", en: "Harms",
            [
                .init(.id, ja: "id", en: "Id"), .init(.long, ja: "危害", en: "Harm"),
                .init(.short, ja: "及ぶ相手", en: "Hits"), .init(.short, ja: "重さ", en: "Severity"),
            ],
            view.file.harms.map { harm in
                let path = "harms/\(harm.id)"
                return DataTable.Row(
                    Anchor(path), from: view.source(path, harm.origin),
                    [
                        Cell(same: harm.id), Cell(harm.title), Cell(orUnknown: harm.type?.name),
                        Cell(orUnknown: harm.severity?.name),
                    ])
            }, none: ("危害", "harms"), in: "harm")
    }
}
