import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Patients and visitors stand beside the device when staff do not.
    static let visitorTampering = ThreatRule(
        "visitor-tampering", on: "environment_profile", clause: "2.2.1",
        title: LocalizedText(ja: "患者・来訪者による本体への接触", en: "Patients or visitors at the device"),
        reason: LocalizedText(
            ja: "職員のいない間に患者や来訪者が触れられるか、誰が近づけるか書かれておらず、操作や抜き差しをされうるため。",
            en: "Patients or visitors can reach it while staff are away, or nobody has "
                + "written who can; they may operate or unplug it."),
        question: LocalizedText(
            ja: "設定の画面は閉じるか。口は覆われているか。触られたことに後から気づけるか。",
            en: "Does the settings screen close? Are ports covered? Would touching be noticed later?"),
        falsePositive: LocalizedText(
            ja: "施錠した部屋に職員だけが入るとき。それを physical_access に書く。",
            en: "When only staff enter a locked room; then write it under physical_access."),
        stride: [.tampering, .elevationOfPrivilege],
        vector: .physical, skill: .low, capabilities: [.PLOK, .ALOF],
        references: [.cwe(1263), .capec(390), .attack("T1200")]
    ) { look in
        guard !look.subject.says("setting", "mobile"),
            look.records("interface").contains(where: \.isOpenInterface)
        else { return false }
        return !look.subject.has("physical_access")
            || look.subject.mentions(
                "physical_access", "患者", "面会", "来客", "来訪", "誰でも", "宿泊", "visitor", "anyone")
    }
}
