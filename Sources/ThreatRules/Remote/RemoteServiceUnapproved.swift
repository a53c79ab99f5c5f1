import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Service work that the institution does not know of collides with care.
    static let remoteServiceUnapproved = ThreatRule(
        "remote-service-unapproved", on: "remote_service", clause: "2.3.1",
        title: LocalizedText(
            ja: "医療機関の知らない遠隔作業",
            en: "Remote work that the institution does not know of"),
        reason: LocalizedText(
            ja: "遠隔保守を医療機関が承認する手順が書かれておらず、使用中の変更や、保守を装う侵入を防げないため。",
            en: "No approval by the institution is written; changes during use and intruders "
                + "posing as service would pass."),
        question: LocalizedText(
            ja: "使用中の機器に触れない仕組みがあるか。保守を名乗る電話だけで開けてしまわないか。",
            en: "Is a device in use protected from service? Would a phone call in the maker's"
                + " name suffice to open it?"),
        falsePositive: LocalizedText(
            ja: "家庭の機器で、使用者自身が毎回許可するとき。それを approval に書く。",
            en: "When the user of a home device consents each time; then write it under approval."),
        stride: [.elevationOfPrivilege], vector: .insider, skill: .medium, capabilities: [.AUTH, .SGUD],
        references: [.cwe(862), .capec(413), .attack("T0886")]
    ) { look in
        !look.subject.has("approval")
    }
}
