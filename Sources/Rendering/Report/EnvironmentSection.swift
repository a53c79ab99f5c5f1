import DeviceRegistry
import HTML
import Kernel
import Workflows

/// Where the device is used and who talks to it by what: the picture, and the same as tables.
struct EnvironmentSection {
    let assessment: Assessment
    let words: Words

    private var device: Device { assessment.device }

    func write(into page: inout HTMLWriter) {
        let panel = Panel(
            id: "environment", title: words("使用環境と接続", "Environment and connections"),
            note: words(
                "破線の枠は使用環境（枠の重なりは順序を意味しません）。枠の外の相手とは、境界をまたいでつながります",
                "Dashed frames are use environments, in no order; peers outside are reached across them"),
            basis: basis)
        panel.write(into: &page) { page in
            EnvironmentPicture(device: device, words: words).write(into: &page, label: inWords)
            page.element(.p, text: inWords)
            environments(&page)
            interfaces(&page)
            if !device.dataFlows.isEmpty { flows(&page) }
        }
    }

    /// The picture in words.
    private var inWords: String {
        let usable = device.interfaces.count { $0.state == .usable }
        let unset = device.interfaces.count { $0.state == nil }
        let places = device.environments.map { $0.name?[words.language] ?? $0.setting.name[words.language] }
        let used =
            places.isEmpty
            ? words("○ 使用環境の記録がありません。", "○ No use environment is recorded. ")
            : words("使用環境：\(words.list(places))。", "Used in: \(words.list(places)). ")
        let ways =
            device.interfaces.isEmpty
            ? EnvironmentPicture.none(device, words) + words("。", ". ")
            : words(
                "接続口 \(device.interfaces.count)（使用可 \(usable)、状態の記録なし \(unset)）。",
                "\(device.interfaces.count) interfaces (\(usable) usable, state of \(unset) not recorded). ")
        let peers = device.connections.map { connection in
            let peer = connection.peer?[words.language] ?? words("○ 相手の記録なし", "○ peer not recorded")
            let way = device.interfaces.first { $0.id == connection.interface }
            let name = way?.name[words.language] ?? connection.interface.text
            return words(
                "\(name)は\(words.network(connection.networkClass))で\(peer)と",
                "\(name) to \(peer) (\(words.network(connection.networkClass)))")
        }
        let talks =
            peers.isEmpty
            ? device.interfaces.isEmpty
                ? "" : words("接続先の記録はありません。", "No connection is recorded.")
            : words("\(words.list(peers))つながります。", "Connections: \(words.list(peers)).")
        return used + ways + talks
    }

    private func environments(_ page: inout HTMLWriter) {
        guard !device.environments.isEmpty else { return }
        page.element(.table) { page in
            page.element(.caption, text: words("使用環境", "Use environments"))
            page.head([
                words("環境", "Environment"), words("ネットワーク", "Network"), words("近づける人", "Physical access"),
                words("前提と、医療機関に頼る対策", "Assumptions; controls relied on"), words("場所", "Place"),
            ])
            page.element(.tbody) { page in
                for environment in device.environments {
                    page.element(.tr) { page in
                        page.element(
                            .th, [.scope("row")],
                            text: words.facts([
                                environment.name?[words.language], environment.setting.name[words.language],
                                environment.managedBy.map(words.manager)
                                    ?? words("○ 管理者の記録なし", "○ manager not recorded"),
                            ]))
                        let unset = words("○ 記録なし", "○ not recorded")
                        page.element(.td, text: environment.network?[words.language] ?? unset)
                        page.element(.td, text: environment.physicalAccess?[words.language] ?? unset)
                        let relied = environment.reliedControls.joined(separator: ", ")
                        page.element(
                            .td,
                            text: words.facts([
                                environment.assumptions.map { $0[words.language] }.joined(
                                    separator: words("", " ")),
                                relied,
                            ]))
                        page.element(.td, [.class("place")], text: words.place(environment.origin))
                    }
                }
            }
        }
    }

    private func interfaces(_ page: inout HTMLWriter) {
        let absent = device.inventory.absentKinds.map { $0.name[words.language] }
        if !device.interfaces.isEmpty {
            page.element(.table) { page in
                page.element(.caption, text: words("接続口と接続", "Interfaces and connections"))
                page.head([
                    words("接続口", "Interface"), words("種類", "Kind"), words("状態", "State"),
                    words("規格・保護", "Standard, security"), words("接続先とポート", "Peers and ports"),
                    words("場所", "Place"),
                ])
                page.element(.tbody) { page in
                    for interface in device.interfaces { row(interface, &page) }
                }
            }
        }
        if !absent.isEmpty {
            page.element(
                .p, [.class("why")],
                text: words("ないと記録された接続口：", "Recorded as absent: ") + words.list(absent))
        }
        let open = device.inventory.unanswered(given: device.interfaces).map { $0.name[words.language] }
        if !open.isEmpty {
            page.element(
                .p, [.class("why")],
                text: words("○ 有無の記録がない接続口：", "○ Neither recorded nor ruled out: ") + words.list(open))
        }
    }

    private func row(_ interface: Interface, _ page: inout HTMLWriter) {
        page.element(.tr) { page in
            page.element(.th, [.scope("row")]) { page in
                page.element(.div, text: interface.name[words.language])
                page.element(.div, [.class("mono")], text: interface.id.text)
            }
            page.element(.td, [.class("fixed")], text: interface.kind.name[words.language])
            page.element(.td, [.class("fixed")], text: words.state(interface.state))
            let facts = words.facts([interface.standard, interface.standardVersion, interface.securityMode])
            page.element(.td, text: facts.isEmpty ? "－" : facts)
            page.element(.td) { page in
                let connections = device.connections.filter { $0.interface == interface.id }
                if connections.isEmpty { page.text("－") }
                for connection in connections {
                    page.element(
                        .div,
                        text: words.facts([
                            words.network(connection.networkClass), connection.peer?[words.language],
                        ]))
                    for port in connection.ports {
                        page.element(.div, [.class("fields")], text: self.port(port))
                    }
                }
            }
            page.element(.td, [.class("place")], text: words.place(interface.origin))
        }
    }

    private func port(_ port: Connection.Port) -> String {
        words.facts([
            [port.transport, port.port].compactMap { $0 }.joined(separator: "/"), port.protocolName,
            words.direction(port.direction),
            words("暗号化：", "encryption: ")
                + (port.encryption ?? words("○ 記録なし", "○ not recorded")),
        ])
    }

    private func flows(_ page: inout HTMLWriter) {
        page.element(.table) { page in
            page.element(.caption, text: words("データの流れ", "Data flows"))
            page.head([
                words("流れ", "Flow"), words("送り手 → 受け手", "From → to"), words("中身", "Content"),
                words("認証・暗号化", "Authentication, encryption"),
                words("責任の移る所", "Where responsibility passes"), words("場所", "Place"),
            ])
            page.element(.tbody) { page in
                for flow in device.dataFlows { row(flow, &page) }
            }
        }
    }

    private func row(_ flow: DataFlow, _ page: inout HTMLWriter) {
        page.element(.tr) { page in
            page.element(.th, [.scope("row")], text: flow.name[words.language])
            let through = flow.interface.map { words("（\($0)）", " (\($0))") } ?? ""
            page.element(.td, text: "\(party(flow.from)) → \(party(flow.to))\(through)")
            page.element(
                .td,
                text: words.facts([
                    words.payload(flow.payload),
                    words("個人情報：", "personal data: ")
                        + words.flag(flow.hasPersonalData, words("あり", "yes"), words("なし", "no")),
                    flow.isRemoteOperation == true ? words("遠隔操作", "remote operation") : nil,
                ]))
            page.element(
                .td,
                text: words.facts([
                    words("認証：", "authenticated: ")
                        + words.flag(flow.isAuthenticated, words("あり", "yes"), words("なし", "no")),
                    words("暗号化：", "encrypted: ")
                        + words.flag(flow.isEncrypted, words("あり", "yes"), words("なし", "no")),
                ]))
            let boundary = flow.responsibilityBoundary?[words.language]
            let crosses = words("○ 記録なし", "○ not recorded")
            page.element(.td, text: boundary ?? (flow.crossesBoundary == false ? "－" : crosses))
            page.element(.td, [.class("place")], text: words.place(flow.origin))
        }
    }

    /// A constituent's name, or the party as written.
    private func party(_ id: String) -> String {
        device.constituents.first { $0.id.text == id }?.name[words.language] ?? id
    }

    private var basis: String {
        let inventory = device.inventory
        func complete(_ flag: Bool?) -> String {
            words.flag(flag, words("揃っている", "complete"), words("揃っていない", "incomplete"))
        }
        return words(
            "構成品 \(device.constituents.count)（一覧：\(complete(inventory.constituentsAreComplete))）、"
                + "接続口 \(device.interfaces.count)、接続 \(device.connections.count)、"
                + "データの流れ \(device.dataFlows.count)（一覧：\(complete(inventory.dataFlowsAreComplete))）。",
            "\(device.constituents.count) constituents "
                + "(list: \(complete(inventory.constituentsAreComplete))), "
                + "\(device.interfaces.count) interfaces, \(device.connections.count) connections, "
                + "\(device.dataFlows.count) data flows (list: \(complete(inventory.dataFlowsAreComplete))).")
    }
}
