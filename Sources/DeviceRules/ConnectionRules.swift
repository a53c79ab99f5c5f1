import Evidence
import Kernel
import Requirements

/// 2.3 入出力 and 2.3.1 接続: which networks the device joins, and what each of them asks for.
enum ConnectionRules {
    static let all: [Rule] = [networkUse, networkClass, isolatedNetwork, internet]

    /// G-2.3-01: every kind of network interface is answered; each that exists has a purpose and a
    /// considered risk.
    static let networkUse = Rule("R-2.3-01", .inScope) { inquiry in
        guard inquiry.inventoryIsComplete(for: Inquiry.networkKinds) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let interfaces = inquiry.interfaces(of: Inquiry.networkKinds)
        for interface in interfaces {
            noteUnsetState(interface, inquiry)
            if !interface.has("purpose") { notePurposeUnset(interface, inquiry) }
            noteNoThreat(interface, inquiry)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "ネットワークの接続口の種類すべてに答えがあり、ある \(interfaces.count) 件で脅威を検討しています",
                en: "every kind of network interface is answered; threats are considered for the "
                    + "\(interfaces.count) that exist"))
    }

    /// G-2.3.1-01: each enabled network interface has classified connections that some threat names.
    static let networkClass = Rule("R-2.3.1-01", .inScope) { inquiry in
        guard inquiry.inventoryIsComplete(for: Inquiry.networkKinds) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let interfaces = inquiry.interfaces(of: Inquiry.networkKinds).filter(inquiry.countsAsUsable)
        guard !interfaces.isEmpty else { return inquiry.notApplicable(noNetwork) }
        var count = 0
        for interface in interfaces {
            let connections = connections(of: interface, inquiry)
            count += connections.count
            if connections.isEmpty {
                inquiry.fail(
                    interface,
                    LocalizedText(ja: "どのネットワークにつなぐかの記録がありません", en: "no connection is recorded for it"),
                    step: LocalizedText(
                        ja: "つなぐ先を connections に記録する", en: "Record in connections what it is connected to"))
            }
            for connection in connections {
                noteUnclassified(connection, inquiry)
                inquiry.noteOpenThreats(about: connection)
                if inquiry.threats(naming: connection.id, in: "connections").isEmpty {
                    inquiry.fail(
                        connection,
                        LocalizedText(
                            ja: "このネットワークにつなぐことによる脅威が挙げられていません",
                            en: "no threat names this connection"),
                        step: LocalizedText(
                            ja: "この接続から来る脅威を挙げる（threats の connections）",
                            en: "Identify the threats that come from this connection (threats: connections)"))
                }
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "使える接続口 \(interfaces.count) 件の接続 \(count) 件すべてで、区分と脅威が記録されています",
                en:
                    "\(count) connections of \(interfaces.count) "
                    + "usable interfaces are classified and have threats"
            ))
    }

    /// G-2.3.1-02: an isolated network has its separation stated and kept, and each way in is dealt with.
    static let isolatedNetwork = Rule("R-2.3.1-02", .inScope) { inquiry in
        guard let connections = classified("isolated_lan", inquiry) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard !connections.isEmpty else {
            return inquiry.notApplicable(
                LocalizedText(ja: "院内に閉じたネットワークにつなぐ接続はありません", en: "no connection joins an isolated network"))
        }
        for connection in connections { checkSeparation(connection, inquiry) }
        let kinds = Inquiry.networkKinds + Inquiry.portKinds
        let ways = inquiry.inventoryIsComplete(for: kinds) ? waysIn(inquiry) : []
        for way in ways { checkWayIn(way, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "閉じたネットワークの接続 \(connections.count) 件に分離の前提と遵守事項があり、"
                    + "持込みと保守の経路 \(ways.count) 件に対策があります",
                en: "\(connections.count) isolated connections state and keep their separation; "
                    + "\(ways.count) media and maintenance paths have controls"))
    }

    /// G-2.3.1-03: an internet connection has verified controls in five categories, or an approved reason
    /// for each gap.
    static let internet = Rule("R-2.3.1-03", .inScope) { inquiry in
        guard let connections = classified("internet", inquiry) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard !connections.isEmpty else {
            return inquiry.notApplicable(
                LocalizedText(ja: "インターネットにつなぐ接続はありません", en: "no connection joins the internet"))
        }
        for connection in connections {
            let controls = controls(on: connection, inquiry).filter(inquiry.isVerified)
            let have = Set(controls.compactMap { $0.text("capability") })
            let excused = excusedCategories(connection)
            for group in internetCategories
            where have.isDisjoint(with: group) && excused.isDisjoint(with: group) {
                let name = group.joined(separator: "|")
                inquiry.fail(
                    connection,
                    LocalizedText(
                        ja: "\(name) の検証済みの対策も、承認された理由もありません",
                        en: "no verified control in \(name), and no approved reason"),
                    step: LocalizedText(
                        ja: "\(name) の対策を実装して検証するか、備えない理由の承認を得る",
                        en:
                            "Implement and verify a control in \(name), or "
                            + "have the reason for leaving it out approved"
                    ))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "インターネットの接続 \(connections.count) 件が、求める区分の対策をすべて備えています",
                en: "\(connections.count) internet connections have controls in all the categories asked for")
        )
    }

    // MARK: Shared by the rules on 2.3

    /// The threats that name an interface or one of its connections.
    static func threats(at interface: Record, _ inquiry: Inquiry) -> [Record] {
        let direct = inquiry.threats(naming: interface.id, in: "interfaces")
        let known = Set(direct.map(\.id))
        let more = connections(of: interface, inquiry)
            .flatMap { inquiry.threats(naming: $0.id, in: "connections") }
        return direct + more.filter { !known.contains($0.id) }
    }

    /// Notes an interface for which neither a threat nor a reason for none is recorded.
    static func noteNoThreat(_ interface: Record, _ inquiry: Inquiry) {
        inquiry.noteOpenThreats(about: interface)
        guard threats(at: interface, inquiry).isEmpty, !interface.has("no_threat_reason") else { return }
        inquiry.fail(
            interface,
            LocalizedText(
                ja: "脅威も、脅威がないとした理由もありません", en: "neither a threat nor a reason for none is recorded"),
            step: LocalizedText(
                ja: "この接続口の脅威を挙げるか、ないとした理由を記録する",
                en: "Identify the threats at this interface, or record why there is none"))
    }

    /// Notes an interface of which nobody has said whether it is usable.
    static func noteUnsetState(_ interface: Record, _ inquiry: Inquiry) {
        guard !interface.has("state") else { return }
        inquiry.lack(
            interface, LocalizedText(ja: "使えるかどうかが書かれていません", en: "its state is not recorded"),
            step: LocalizedText(ja: "接続口の state を記録する", en: "Record the state of the interface"))
    }

    /// Notes an interface without a purpose.
    static func notePurposeUnset(_ interface: Record, _ inquiry: Inquiry) {
        inquiry.lack(
            interface, LocalizedText(ja: "用途が書かれていません", en: "its purpose is not recorded"),
            step: LocalizedText(ja: "接続口の用途を記録する", en: "Record the purpose of the interface"))
    }

    static let noNetwork = LocalizedText(
        ja: "使えるネットワークの接続口はありません", en: "the device has no usable network interface")

    // MARK: Private

    private static let internetCategories = [["NAUT", "PAUT"], ["TXCF"], ["TXIG"], ["CSUP"], ["SAHD"]]

    private static func connections(of interface: Record, _ inquiry: Inquiry) -> [Record] {
        inquiry.records("connection").filter { $0.text("interface") == interface.id }
    }

    private static func noteUnclassified(_ connection: Record, _ inquiry: Inquiry) {
        guard !connection.has("network_class") else { return }
        inquiry.lack(
            connection, LocalizedText(ja: "ネットワークの区分が書かれていません", en: "its network class is not recorded"),
            step: LocalizedText(
                ja: "接続の network_class を記録する", en: "Record the network_class of the connection"))
    }

    /// The connections of one class; nil when it cannot be told, which is then noted.
    private static func classified(_ name: String, _ inquiry: Inquiry) -> [Record]? {
        let connections = inquiry.records("connection")
        guard !connections.isEmpty else {
            guard inquiry.inventoryIsComplete(for: Inquiry.networkKinds) else { return nil }
            let usable = inquiry.interfaces(of: Inquiry.networkKinds).filter(inquiry.countsAsUsable)
            guard !usable.isEmpty else { return [] }
            inquiry.lack(
                missing: "connection",
                LocalizedText(
                    ja: "使えるネットワークの接続口があるのに、接続の記録がありません",
                    en: "there are usable network interfaces but no connection is recorded"),
                step: LocalizedText(
                    ja: "つなぐ先とその区分を connections に記録する",
                    en: "Record in connections what the device joins, with the class of network"))
            return nil
        }
        for connection in connections { noteUnclassified(connection, inquiry) }
        let matching = connections.filter { $0.text("network_class") == name }
        return matching.isEmpty && !inquiry.isClear ? nil : matching
    }

    private static func checkSeparation(_ connection: Record, _ inquiry: Inquiry) {
        if !connection.has("separation_assumption") {
            inquiry.fail(
                connection,
                LocalizedText(ja: "何によって分離が保たれるかの前提がありません", en: "what keeps it separate is not stated"),
                step: LocalizedText(ja: "分離の前提を記録する", en: "Record the assumption about the separation"))
        }
        let stated = inquiry.records("user_obligation").contains {
            $0.text("topic") == "separation" && $0.texts("connections").contains(connection.id)
        }
        if !stated {
            inquiry.fail(
                connection,
                LocalizedText(
                    ja: "分離を保つよう求める遵守事項がありません", en: "no obligation tells users to keep it separate"),
                step: LocalizedText(
                    ja: "分離の遵守事項（topic: separation）を定める",
                    en: "State a user obligation on the separation (topic: separation)"))
        }
    }

    /// The usable interfaces by which media come in or maintenance is done.
    private static func waysIn(_ inquiry: Inquiry) -> [Record] {
        let maintenance = ["remote_maintenance", "local_service", "update"]
        return inquiry.interfaces(of: Inquiry.networkKinds + Inquiry.portKinds).filter {
            let isMedia = (["usb"] + Inquiry.mediaKinds).contains($0.text("kind") ?? "")
            return (isMedia || maintenance.contains($0.text("purpose") ?? "")) && inquiry.countsAsUsable($0)
        }
    }

    private static func checkWayIn(_ way: Record, _ inquiry: Inquiry) {
        let threats = inquiry.threats(naming: way.id, in: "interfaces")
        let risks = inquiry.risks(from: threats)
        let hasControl =
            risks.contains { !inquiry.records("control", $0.texts("controls")).isEmpty }
            || !inquiry.controls(protecting: way.id).isEmpty
        guard threats.isEmpty || !hasControl else { return }
        inquiry.fail(
            way,
            LocalizedText(
                ja: "閉じた環境への持込み・保守の経路なのに、対策のある脅威が挙げられていません",
                en: "it is a way into the isolated environment without a threat that has a control"),
            step: LocalizedText(
                ja: "この経路の脅威を挙げて対策を決める", en: "Identify the threats on this path and decide on controls"))
    }

    private static func controls(on connection: Record, _ inquiry: Inquiry) -> [Record] {
        let interface = connection.text("interface") ?? ""
        let threats =
            inquiry.threats(naming: connection.id, in: "connections")
            + inquiry.threats(naming: interface, in: "interfaces")
        return inquiry.controls(protecting: connection.id) + inquiry.controls(protecting: interface)
            + inquiry.risks(from: threats).flatMap { inquiry.records("control", $0.texts("controls")) }
    }

    private static func excusedCategories(_ connection: Record) -> Set<String> {
        let excused = connection.parts("missing_categories")
            .filter { $0.has("rationale") && $0.has("approved_by") }
        return Set(excused.compactMap { $0.text("capability") })
    }
}
