import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Any infrared source in sight can speak to the device.
    static let infraredInjection = ThreatRule(
        "infrared-injection", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "赤外線からの無断の指令", en: "Unauthorised commands by infrared"),
        reason: LocalizedText(
            ja: "赤外線は見通せる所から誰でも送れるのに、通る流れのすべてで相手を認証するという記録がないため。",
            en: "Anyone in sight can send infrared, and no record says that every flow over "
                + "it authenticates the peer."),
        question: LocalizedText(
            ja: "市販のリモコンや記録した信号で動かないか。受け付けるのは差し込まれている間だけか。",
            en: "Does it react to a shop remote or to a recording? Does it listen only while docked?"),
        falsePositive: LocalizedText(
            ja: "受光部が筐体の中にあり、外から光が届かないとき。",
            en: "When the receiver is inside the case and no light reaches it."),
        stride: [.spoofing, .tampering], vector: .proximityRadio, skill: .low, capabilities: [.NAUT, .SAHD],
        references: [.cwe(306), .cwe(940)]
    ) { look in
        guard look.subject.says("kind", "infrared"), look.subject.isOpenInterface,
            !look.subject.says("direction", "out")
        else { return false }
        let flows = look.flowsThrough
        return flows.isEmpty || flows.contains { $0.lacks("authenticated") }
    }
}
