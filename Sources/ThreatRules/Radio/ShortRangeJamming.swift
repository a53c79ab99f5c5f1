import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Short-range links can be drowned in noise.
    static let shortRangeJamming = ThreatRule(
        "short-range-jamming", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "近距離無線の妨害", en: "Short-range radio jammed"),
        reason: LocalizedText(
            ja: "近距離の無線は雑音や大量の要求で止められ、途絶えても影響がないとは記録されていないため。",
            en: "Noise or floods of requests stop a short-range link, and no record says that"
                + " its loss has no effect."),
        question: LocalizedText(
            ja: "操作できない間も安全に続けられるか。磁石や押しボタンなど、無線によらない止め方があるか。",
            en: "Is the device safe while it cannot be operated? Is there a way to stop it "
                + "without radio, such as a magnet or button?"),
        falsePositive: LocalizedText(
            ja: "途絶えても表示が遅れるだけのとき。流れに影響がない理由を書く。",
            en: "When only a display is late; then write on the flow why there is no effect."),
        stride: [.denialOfService], vector: .proximityRadio, skill: .medium, capabilities: [.EMRG, .SAHD],
        references: [.cwe(400), .capec(601)]
    ) { look in
        look.subject.says("kind", "bluetooth", "medical_radio", "other_radio", "infrared")
            && look.subject.isOpenInterface && look.lossMatters
    }
}
