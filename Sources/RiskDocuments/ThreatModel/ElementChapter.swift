import Documents
import Evidence
import Kernel
import RiskManagement

/// Elements, boundaries, interfaces and flows: the model that the rules look at.
struct ElementChapter {
    let view: RiskView

    var sections: [Report.Section] {
        [
            Report.Section(
                "diagram", LocalizedText(ja: "データフロー図", en: "Data-flow diagram"),
                FlowDiagram(view: view).blocks),
            Report.Section(
                "elements", LocalizedText(ja: "構成品と外部の相手", en: "Constituents and parties"), [elements]),
            Report.Section(
                "boundaries", level: 2, LocalizedText(ja: "信頼の境界", en: "Trust boundaries"), [boundaries]),
            Report.Section(
                "ways-in", LocalizedText(ja: "接続口と接続", en: "Interfaces and connections"),
                [interfaces, connections]),
            Report.Section("flows", LocalizedText(ja: "データの流れ", en: "Data flows"), [flows]),
            Report.Section("updates", LocalizedText(ja: "更新の経路", en: "Update paths"), [updates]),
            Report.Section(
                "supply", level: 2, LocalizedText(ja: "供給の段階と部品表", en: "Supply steps and bill of materials"),
                [bill, supply]),
        ]
    }

    private var elements: ReportBlock {
        view.table(
            "table-elements", ja: "構成品と相手", en: "Elements",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "名称", en: "Name"),
                .init(.short, ja: "種類", en: "Kind"), .init(.short, ja: "機器の内外", en: "Inside?"),
                .init(.number, ja: "出る流れ", en: "Flows out"), .init(.number, ja: "入る流れ", en: "Flows in"),
            ],
            {
                let out = Dictionary(grouping: view.file.flows, by: \.from).mapValues(\.count)
                let into = Dictionary(grouping: view.file.flows, by: \.to).mapValues(\.count)
                return view.file.elements.map { element in
                    let path = "\(element.isExternal ? "external_parties" : "constituents")/\(element.id)"
                    let isRecord = element.kind != "named"
                    return DataTable.Row(
                        isRecord ? Anchor(path) : nil, from: view.source(path, element.origin),
                        [
                            Cell(same: element.id), Cell(element.name),
                            Cell(
                                ChoiceWords.element(element.kind) ?? Cell.notRecorded,
                                isRecord && !element.kind.isEmpty ? nil : .unknown),
                            Cell(
                                element.isExternal
                                    ? LocalizedText(ja: "外部", en: "outside")
                                    : LocalizedText(ja: "機器", en: "device")),
                            Cell(same: "\(out[element.id] ?? 0)"), Cell(same: "\(into[element.id] ?? 0)"),
                        ])
                }
            }(), none: ("構成品", "constituents"), in: "product_component")
    }

    private var boundaries: ReportBlock {
        view.table(
            "table-boundaries", ja: "信頼の境界", en: "Trust boundaries",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "境界", en: "Boundary"),
                .init(.short, ja: "種類", en: "Kind"), .init(.short, ja: "管理者", en: "Managed by"),
                .init(.links, ja: "内側にあるもの", en: "Inside"),
            ],
            view.file.boundaries.map { boundary in
                let path = "trust_boundaries/\(boundary.id)"
                return DataTable.Row(
                    Anchor(path), from: view.source(path, boundary.origin),
                    [
                        Cell(same: boundary.id), Cell(boundary.name),
                        Cell(orUnknown: ChoiceWords.boundary(boundary.kind)),
                        Cell(orUnknown: ChoiceWords.manager(boundary.managedBy)),
                        boundary.encloses.isEmpty
                            ? Cell(Cell.notRecorded, .unknown)
                            : view.names(boundary.encloses, in: "constituents", "external_parties"),
                    ])
            }, none: ("信頼の境界", "trust boundaries"), in: "trust_boundary")
    }

    private var interfaces: ReportBlock {
        view.table(
            "table-interfaces", ja: "接続口", en: "Interfaces",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "接続口", en: "Interface"),
                .init(.short, ja: "種類", en: "Kind"), .init(.links, ja: "構成品", en: "Constituent"),
                .init(.state, ja: "入口として", en: "As a way in"), .init(.links, ja: "網", en: "Networks"),
            ],
            view.file.interfaces.map { interface in
                let path = "interfaces/\(interface.id)"
                let state = view.evidence.record(path: path)?.text("state")
                return DataTable.Row(
                    Anchor(path), from: view.source(path, interface.origin),
                    [
                        Cell(same: interface.id), Cell(interface.name),
                        Cell(orUnknown: ChoiceWords.interface(interface.kind)),
                        interface.constituent.map { view.names([$0], in: "constituents") }
                            ?? Cell(Cell.notRecorded, .unknown),
                        interface.isOpen
                            ? Cell(
                                state == nil
                                    ? LocalizedText(ja: "使えるとみなす", en: "taken as usable")
                                    : LocalizedText(ja: "使える", en: "usable"), state == nil ? .unknown : .warn)
                            : Cell(LocalizedText(ja: "使えない", en: "not usable"), .ok),
                        Cell(interface.networks.compactMap { ChoiceWords.network($0) }.map { Cell.Part($0) }),
                    ])
            }, none: ("接続口", "interfaces"), in: "interface")
    }

    private var connections: ReportBlock {
        view.table(
            "table-connections", ja: "接続", en: "Connections",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "接続", en: "Connection"),
                .init(.links, ja: "接続口", en: "Interface"), .init(.short, ja: "網", en: "Network"),
                .init(.title, ja: "相手", en: "Peer"), .init(.long, ja: "分離の前提", en: "Assumed separation"),
            ],
            view.evidence.records("connection").map { record in
                DataTable.Row(
                    Anchor(record.path), from: view.source(record),
                    [
                        Cell(same: record.id ?? ""), Cell(orUnknown: record.words("name")),
                        view.names([record.text("interface") ?? ""], in: "interfaces"),
                        Cell(orUnknown: ChoiceWords.network(record.text("network_class"))),
                        Cell(orUnknown: record.words("peer")),
                        record.words("separation_assumption").map { Cell($0) } ?? .empty,
                    ])
            }, none: ("接続", "connections"), in: "connection")
    }

    private var flows: ReportBlock {
        view.table(
            "table-flows", ja: "データの流れ", en: "Data flows",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "流れ", en: "Flow"),
                .init(.links, ja: "送り手→受け手", en: "From → to"), .init(.links, ja: "接続口", en: "Interface"),
                .init(.short, ja: "中身", en: "Payload"), .init(.state, ja: "認証", en: "Authenticated"),
                .init(.state, ja: "暗号化", en: "Encrypted"), .init(.short, ja: "境界を越える", en: "Crosses"),
                .init(.links, ja: "響く機能", en: "Functions hit"),
            ],
            view.file.flows.map { flow in
                let path = "data_flows/\(flow.id)"
                let ends = [flow.from, flow.to].enumerated().map { index, end in
                    let name = view.elementName(end)
                    return Cell.Part(
                        index == 0 ? name : LocalizedText(ja: "→ \(name.ja)", en: "→ \(name.en)"),
                        to: view.link(to: end, in: ["constituents", "external_parties"]))
                }
                return DataTable.Row(
                    Anchor(path), from: view.source(path, flow.origin),
                    [
                        Cell(same: flow.id), Cell(flow.name), Cell(ends),
                        flow.interface.map { view.names([$0], in: "interfaces") }
                            ?? Cell(Cell.notRecorded, .unknown),
                        Cell(orUnknown: ChoiceWords.payload(flow.payload)),
                        Cell(flag: flow.isAuthenticated, yes: .ok, no: .bad),
                        Cell(flag: flow.isEncrypted, yes: .ok, no: .bad), Cell(flag: flow.crossesBoundary),
                        view.names(flow.functions, in: "essential_functions"),
                    ])
            }, none: ("データの流れ", "data flows"), in: "data_flow")
    }

    private var updates: ReportBlock {
        view.table(
            "table-updates", ja: "更新の経路", en: "Update paths",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "経路", en: "Path"),
                .init(.links, ja: "構成品", en: "Constituents"), .init(.links, ja: "接続口", en: "Interface"),
                .init(.state, ja: "署名を検証", en: "Signature checked"),
                .init(.state, ja: "古い版の拒否", en: "Refuses older"),
                .init(.state, ja: "失敗からの復帰", en: "Recovers"),
            ],
            view.evidence.records("update_path").map { record in
                DataTable.Row(
                    Anchor(record.path), from: view.source(record),
                    [
                        Cell(same: record.id ?? ""), Cell(orUnknown: record.words("name")),
                        view.names(record.texts("constituents"), in: "constituents"),
                        record.text("interface").map { view.names([$0], in: "interfaces") } ?? .empty,
                        Cell(flag: record.flag("signed"), yes: .ok, no: .bad),
                        Cell(flag: record.flag("rollback_protected"), yes: .ok, no: .bad),
                        Cell(flag: record.flag("recovers"), yes: .ok, no: .bad),
                    ])
            }, none: ("更新の経路", "update paths"), in: "update_path")
    }

    private var bill: ReportBlock {
        let release = view.evidence.records("product_version").first { $0.id == view.evaluation.release }
        guard let release else { return view.gap("版と部品表", "release and bill", in: "product_version") }
        if let file = release.text("bill") {
            return .text(
                .paragraph([
                    Sentence(
                        LocalizedText(
                            ja: "この版の部品表：\(file)。", en: "Bill of materials of this release: \(file)."),
                        from: [view.source(release)])
                ]))
        }
        if let reason = release.words("no_runtime_software_reason") {
            return .text(.paragraph([Sentence(reason, from: [view.source(release)])]))
        }
        return view.gap("この版の部品表", "the bill of this release", in: "product_version")
    }

    private var supply: ReportBlock {
        view.table(
            "table-supply", ja: "供給の段階", en: "Supply steps",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "段階", en: "Step"),
                .init(.links, ja: "構成品", en: "Constituents"),
                .init(.state, ja: "受入れで完全性を確かめる", en: "Integrity checked"),
                .init(.long, ja: "確かめ方", en: "How"),
            ],
            view.evidence.records("supply_step").map { record in
                DataTable.Row(
                    Anchor(record.path), from: view.source(record),
                    [
                        Cell(same: record.id ?? ""), Cell(orUnknown: record.words("name")),
                        view.names(record.texts("constituents"), in: "constituents"),
                        Cell(flag: record.flag("integrity_checked"), yes: .ok, no: .bad),
                        Cell(orUnknown: record.words("check")),
                    ])
            }, none: ("供給の段階", "supply steps"), in: "supply_step")
    }
}
