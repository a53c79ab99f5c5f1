import Evidence
import Kernel
import Requirements

/// 2.3.1 接続: data and operation over a network, and maintenance from afar, are treated with more care.
enum RemoteUseRules {
    static let all: [Rule] = [networkFlows, remoteMaintenance]

    /// G-2.3.1-04: the risks of each flow over a network get a deeper review.
    static let networkFlows = Rule("R-2.3.1-04", .inScope) { inquiry in
        let flows = inquiry.records("data_flow")
        guard isListComplete(inquiry) else { return inquiry.conclude(LocalizedText(same: "")) }
        let network = flows.filter { isOverNetwork($0, inquiry) }
        if network.isEmpty, inquiry.isClear { return withoutFlows(inquiry) }
        for flow in network {
            let risks = inquiry.risks(from: inquiry.threats(naming: flow.id, in: "data_flows"))
            checkReview(of: flow, risks, inquiry)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "ネットワークを通るデータの流れ \(network.count) 件のリスクを、深く見直しています",
                en: "the risks of \(network.count) flows over a network get a heightened review"))
    }

    /// G-2.3.1-05: each remote maintenance route is described, approved, logged and reviewed with more care.
    static let remoteMaintenance = Rule("R-2.3.1-05", .inScope) { inquiry in
        guard inquiry.inventoryIsComplete(for: Inquiry.networkKinds) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let interfaces = inquiry.interfaces(of: Inquiry.networkKinds)
        for interface in interfaces where !interface.has("purpose") {
            ConnectionRules.notePurposeUnset(interface, inquiry)
        }
        let remote = interfaces.filter { $0.text("purpose") == "remote_maintenance" }
        guard !remote.isEmpty else {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "遠隔保守に使う接続口はありません", en: "no interface is used for remote maintenance"))
        }
        for interface in remote {
            let services = inquiry.records("remote_service").filter { $0.text("interface") == interface.id }
            if services.isEmpty {
                inquiry.fail(
                    interface,
                    LocalizedText(ja: "遠隔保守の記録がありません", en: "the remote service over it is not recorded"),
                    step: LocalizedText(ja: "remote_services に記録する", en: "Record it in remote_services"))
            }
            for service in services {
                inquiry.noteOpenThreats(about: service)
                checkService(service, inquiry)
            }
            checkReview(
                of: interface, inquiry.risks(from: ConnectionRules.threats(at: interface, inquiry)), inquiry)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "遠隔保守の接続口 \(remote.count) 件に、経路・認証・作業の記録・医療機関の承認と深い見直しがあります",
                en:
                    "\(remote.count) remote maintenance interfaces "
                    + "have route, authentication, logging, approval "
                    + "and a heightened review"))
    }

    private static func isListComplete(_ inquiry: Inquiry) -> Bool {
        guard let completeness = inquiry.record("completeness") else {
            inquiry.lack(missing: "completeness", notComplete, step: stateComplete)
            return false
        }
        guard completeness.flag("data_flows") == true else {
            inquiry.lack(completeness, notComplete, step: stateComplete)
            return false
        }
        return true
    }

    private static let notComplete = LocalizedText(
        ja: "データの流れの一覧が揃っていると書かれていません", en: "the list of data flows is not stated to be complete")
    private static let stateComplete = LocalizedText(
        ja: "データの流れをすべて記録し、completeness.data_flows を true にする",
        en: "Record all data flows and set completeness.data_flows to true")

    /// No flow over a network: right for a device without a network, doubtful for one with a usable
    /// interface.
    private static func withoutFlows(_ inquiry: Inquiry) -> Verdict {
        if inquiry.record("completeness")?.has("no_data_flows_reason") == true {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "ネットワークを通るデータの流れがない理由が記録されています", en: "why no data flows over a network is recorded"))
        }
        guard inquiry.inventoryIsComplete(for: Inquiry.networkKinds) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let usable = inquiry.interfaces(of: Inquiry.networkKinds).filter(inquiry.countsAsUsable)
        for interface in usable {
            inquiry.lack(
                interface,
                LocalizedText(ja: "使えるのに、通るデータの流れがありません", en: "it is usable but no data flow passes it"),
                step: LocalizedText(
                    ja: "この接続口を通るデータの流れを記録するか、流れがない理由を completeness に書く",
                    en: "Record the data flows through it, or state in completeness why there are none"))
        }
        return inquiry.notApplicable(ConnectionRules.noNetwork)
    }

    /// Over a network, or an operation from afar; a flow of which neither can be told is noted.
    private static func isOverNetwork(_ flow: Record, _ inquiry: Inquiry) -> Bool {
        if flow.flag("remote_operation") == true { return true }
        guard let interface = inquiry.record("interface", flow.text("interface")) else {
            inquiry.lack(
                flow, LocalizedText(ja: "どの接続口を通るかが書かれていません", en: "the interface it passes is not recorded"),
                step: LocalizedText(ja: "データの流れが通る接続口を記録する", en: "Record the interface that the flow passes"))
            return false
        }
        return Inquiry.networkKinds.contains(interface.text("kind") ?? "")
    }

    private static func checkReview(of subject: Record, _ risks: [Record], _ inquiry: Inquiry) {
        if risks.isEmpty {
            inquiry.fail(
                subject, LocalizedText(ja: "リスクが挙げられていません", en: "no risk is recorded for it"),
                step: LocalizedText(ja: "脅威とリスクを挙げる", en: "Identify its threats and risks"))
        }
        for risk in risks {
            let isDeep =
                risk.text("review_level") == "heightened" && risk.has("second_reviewer")
                && risk.has("penetration_test")
            guard !isDeep else { continue }
            inquiry.fail(
                risk,
                LocalizedText(
                    ja: "\(subject.id) のリスクなのに、深い見直し（第二の確認者と侵入試験の計画）になっていません",
                    en:
                        "a risk of \(subject.id) without a heightened "
                        + "review (second reviewer, penetration test)"
                ),
                step: LocalizedText(
                    ja: "見直しを heightened とし、第二の確認者と侵入試験の計画を記録する",
                    en:
                        "Set the review to heightened; record the second "
                        + "reviewer and the penetration test planned"
                ))
        }
    }

    private static func checkService(_ service: Record, _ inquiry: Inquiry) {
        let missing = ["route", "authentication", "approval"].filter { !service.has($0) }
        if !missing.isEmpty {
            let names = missing.joined(separator: ", ")
            inquiry.fail(
                service,
                LocalizedText(ja: "書かれていない事項があります（\(names)）", en: "these are not recorded: \(names)"),
                step: LocalizedText(
                    ja: "遠隔保守の経路・認証・医療機関の承認を記録する",
                    en: "Record route, authentication and the institution's approval"))
        }
        let step = LocalizedText(ja: "遠隔保守の作業を記録に残す", en: "Log the sessions of remote maintenance")
        switch service.flag("session_logging") {
        case true: break
        case false:
            inquiry.fail(
                service, LocalizedText(ja: "作業が記録に残りません", en: "its sessions are not logged"), step: step)
        default:
            inquiry.lack(
                service,
                LocalizedText(ja: "作業を記録するかどうかが書かれていません", en: "whether sessions are logged is not recorded"),
                step: step)
        }
    }
}
