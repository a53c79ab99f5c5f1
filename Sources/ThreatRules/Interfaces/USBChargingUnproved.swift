import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A USB port that counts as charging only, without a test that shows it.
    static let usbChargingUnproved = ThreatRule(
        "usb-charging-unproved", on: "interface", clause: "2.3.3",
        title: LocalizedText(
            ja: "充電だけのはずの USB がデータを通す",
            en: "A charging port that passes data after all"),
        reason: LocalizedText(
            ja: "充電専用と書かれているが、データ線がつながっていないことを確かめた合格の記録がないため。",
            en: "It is recorded as charging only, and no passing verification shows that the "
                + "data lines are dead."),
        question: LocalizedText(
            ja: "量産品でデータ線を測ったか。保守モードや起動の途中にデータ通信が有効になることはないか。",
            en: "Were the data lines measured on a production unit? Do they come alive in "
                + "service mode or during start-up?"),
        falsePositive: LocalizedText(
            ja: "コネクタにデータ端子そのものがないとき。その図面を確認の記録として残す。",
            en: "When the connector has no data contacts at all; then keep that drawing as "
                + "the verification."),
        stride: [.tampering, .informationDisclosure],
        vector: .physical, skill: .medium, capabilities: [.SAHD, .PLOK],
        references: [.cwe(1299), .attack("T1200")]
    ) { look in
        guard look.subject.says("kind", "usb"), !look.subject.says("state", "absent") else { return false }
        guard look.subject.says("purpose", "charging") || !look.subject.mayBe("carries_data") else {
            return false
        }
        return !look.isVerified
    }
}
