import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// The old owner, or the old patient's account, still commands the device.
    static let remoteRegistrationLeft = ThreatRule(
        "remote-registration-left", on: "product_component", clause: "4.1",
        title: LocalizedText(ja: "手放した後も残る遠隔サービスの登録", en: "Remote registration that outlives ownership"),
        reason: LocalizedText(
            ja: "サーバやアプリと結び付く構成品があるのに、寿命の計画に手放す手順がなく、前の持ち主から見え、操作されうるため。",
            en: "A server or app is tied to the device, and the life-cycle plan has no "
                + "decommissioning procedure; the last owner may still see or operate it."),
        question: LocalizedText(
            ja: "持ち主が変わるとき、誰がどの登録を外すか。忘れられても、初期化だけで切れるか。",
            en: "Who removes which registration when the owner changes? If forgotten, does a "
                + "reset alone cut it?"),
        falsePositive: LocalizedText(
            ja: "登録が短い期限で自動的に切れるとき。",
            en: "When registrations expire soon by themselves."),
        stride: [.informationDisclosure, .elevationOfPrivilege],
        vector: .publicNetwork, skill: .low, capabilities: [.AUTH, .SGUD],
        references: [.cwe(459), .cwe(613)]
    ) { look in
        look.subject.says("kind", "cloud", "app")
            && look.record("lifecycle_plan")?.has("decommission_procedure") != true
    }
}
