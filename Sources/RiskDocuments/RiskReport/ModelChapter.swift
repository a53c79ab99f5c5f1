import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// What is worth protecting, what the patient's safety rests on, and how data flow (JIS T 14971 5.3).
struct ModelChapter {
    let view: RiskView

    var sections: [Report.Section] {
        [
            Report.Section(
                "assets", LocalizedText(ja: "守るもの", en: "Assets"),
                [
                    .note(
                        LocalizedText(
                            ja: "機密性・完全性・可用性は、失われたときに困る度合いです。",
                            en: "Confidentiality, integrity and availability say how much their loss matters."
                        )),
                    assets,
                ]),
            Report.Section(
                "functions",
                LocalizedText(ja: "基本性能に関わる機能", en: "Essential functions"),
                [
                    .note(
                        LocalizedText(
                            ja: "重さは、その機能が失われたり誤ったりしたときの患者・使用者への害の大きさです。",
                            en:
                                "The severity is that of the harm to people when the function is lost "
                                + "or wrong."
                        )),
                    functions,
                ]),
            Report.Section(
                "model", LocalizedText(ja: "データの流れと信頼の境界", en: "Data flows and trust boundaries"), model),
            Report.Section(
                "attackers", LocalizedText(ja: "想定する攻撃者", en: "Attackers considered"), [attackers]),
        ]
    }

    private var assets: ReportBlock {
        view.table(
            "table-assets", ja: "守るもの", en: "Assets",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "守るもの", en: "Asset"),
                .init(.short, ja: "種類", en: "Kind"), .init(.links, ja: "ある所", en: "Where"),
                .init(.short, ja: "機密性", en: "Confid."), .init(.short, ja: "完全性", en: "Integrity"),
                .init(.short, ja: "可用性", en: "Avail."),
            ],
            view.file.assets.map { asset in
                let path = "assets/\(asset.id)"
                return DataTable.Row(
                    Anchor(path), from: view.source(path, asset.origin),
                    [
                        Cell(same: asset.id), Cell(asset.name),
                        Cell(orUnknown: ChoiceWords.asset(asset.kind)),
                        asset.constituent.map { view.names([$0], in: "constituents") }
                            ?? Cell(Cell.notRecorded, .unknown),
                        Cell(orUnknown: ChoiceWords.need(asset.needs.confidentiality)),
                        Cell(orUnknown: ChoiceWords.need(asset.needs.integrity)),
                        Cell(orUnknown: ChoiceWords.need(asset.needs.availability)),
                    ])
            }, none: ("守るもの（情報・ソフトウェア・機器・鍵）", "assets"), in: "asset")
    }

    private var functions: ReportBlock {
        view.table(
            "table-functions", ja: "基本性能に関わる機能", en: "Essential functions",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "機能", en: "Function"),
                .init(.short, ja: "種類", en: "Kind"), .init(.short, ja: "失われたときの重さ", en: "Severity when lost"),
                .init(.links, ja: "動く構成品", en: "Runs on"),
                .init(.short, ja: "通信なしで働く", en: "Works offline"),
                .init(.long, ja: "失われたときの安全な状態", en: "Safe state when lost"),
            ],
            view.file.functions.map { function in
                let path = "essential_functions/\(function.id)"
                return DataTable.Row(
                    Anchor(path), from: view.source(path, function.origin),
                    [
                        Cell(same: function.id), Cell(function.name),
                        Cell(orUnknown: ChoiceWords.function(function.kind)),
                        Cell(orUnknown: function.severity?.name),
                        function.constituents.isEmpty
                            ? Cell(Cell.notRecorded, .unknown)
                            : view.names(function.constituents, in: "constituents"),
                        Cell(flag: function.worksWithoutNetwork), Cell(orUnknown: function.safeState),
                    ])
            }, none: ("基本性能に関わる機能", "essential functions"), in: "essential_function")
    }

    private var model: [ReportBlock] {
        let file = view.file
        let (inner, outer) = (file.elements.count { !$0.isExternal }, file.elements.count { $0.isExternal })
        let counts = view.paragraph(
            "構成品 \(inner) 点、外部の相手 \(outer)、データの流れ \(file.flows.count) 本、信頼の境界 \(file.boundaries.count) 本。"
                + "一本ごとの保護と脅威は脅威モデル報告書にあります。",
            "\(inner) constituents, \(outer) parties outside, \(file.flows.count) data flows, "
                + "\(file.boundaries.count) trust boundaries. Each flow with its protection and threats "
                + "stands in the "
                + "threat model report.", from: "product_component", "external_party", "data_flow",
            "trust_boundary")
        return [counts] + FlowDiagram(view: view).blocks
    }

    private var attackers: ReportBlock {
        view.table(
            "table-attackers", ja: "攻撃者", en: "Attackers",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "攻撃者", en: "Attacker"),
                .init(.long, ja: "動機", en: "Motive"), .init(.short, ja: "力", en: "Capability"),
                .init(.long, ja: "近づける経路", en: "Ways of access"),
            ],
            view.file.attackers.map { attacker in
                let path = "attackers/\(attacker.id)"
                return DataTable.Row(
                    Anchor(path), from: view.source(path, attacker.origin),
                    [
                        Cell(same: attacker.id), Cell(attacker.name), Cell(orUnknown: attacker.motive),
                        Cell(orUnknown: attacker.skill?.name),
                        attacker.access.isEmpty
                            ? Cell(Cell.notRecorded, .unknown)
                            : Cell(attacker.access.map { Cell.Part($0.name) }),
                    ])
            }, none: ("攻撃者（動機・力・近づける経路）", "attackers (motive, capability, access)"), in: "attacker")
    }
}
