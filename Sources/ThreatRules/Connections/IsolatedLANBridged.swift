import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A network that counts as isolated has a second way in.
    static let isolatedLANBridged = ThreatRule(
        "isolated-lan-bridged", on: "connection", clause: "2.3.1",
        title: LocalizedText(ja: "分離したはずのネットワークへの別の入口", en: "A second way into an isolated network"),
        reason: LocalizedText(
            ja: "分離が前提なのに、その前提が書かれていないか、同じ構成品に他の使える口・遠隔保守があり、そこから橋渡しされうるため。",
            en: "The network is taken as isolated, and either no assumption is written or "
                + "another usable interface of the same constituent can bridge it."),
        question: LocalizedText(
            ja: "媒体、保守用パソコン、携帯通信、無線など、分離を越える道をすべて数えたか。分離が破れたら何が起きるか。",
            en: "Were all ways across counted: media, service computers, cellular, Wi-Fi? "
                + "What happens once separation fails?"),
        falsePositive: LocalizedText(
            ja: "他の口が電源だけ、または同じ分離したネットワークの中だけにつながるとき。",
            en: "When the other interface carries power only or leads into the same isolated network."),
        stride: [.tampering, .elevationOfPrivilege],
        vector: .network, skill: .medium, capabilities: [.SAHD, .NAUT],
        references: [.cwe(653), .cwe(441), .attack("T0847"), .attack("T0864")]
    ) { look in
        guard look.subject.says("network_class", "isolated_lan") else { return false }
        guard look.subject.has("separation_assumption"),
            let interface = look.record("interface", look.subject.text("interface")),
            let constituent = interface.text("constituent")
        else { return true }
        return look.records("interface", naming: constituent, in: "constituent").contains {
            $0.id != interface.id && $0.isOpenInterface
        }
    }
}
