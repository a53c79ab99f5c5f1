import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// With no role written, nobody knows who may do what.
    static let accessUndescribed = ThreatRule(
        "access-undescribed", on: "product_component", clause: "背景",
        title: LocalizedText(ja: "権限の分からない利用", en: "Use by persons whose rights nobody has described"),
        reason: LocalizedText(
            ja: "プログラムを含む構成品があるのに、利用者の権限が一つも書かれておらず、誰が何をできるか、本人をどう確かめるかが分からないため。",
            en: "A constituent contains a program, yet not one access role is written; who may "
                + "do what, and how they prove it, is not known."),
        question: LocalizedText(
            ja: "使用者、管理者、保守、遠隔の相手は、それぞれ何ができるか。権限のない人がした場合に何が起きるか。",
            en: "What may users, administrators, service staff and remote peers each do? What "
                + "happens if anyone else does it?"),
        falsePositive: LocalizedText(
            ja: "人も機器も操作を加えられず、動作が作られた時に決まっているとき。",
            en: "When neither persons nor devices can act on it and all it does was fixed when "
                + "it was made."),
        stride: [.spoofing, .elevationOfPrivilege], vector: .physical, skill: .low,
        capabilities: [.PAUT, .AUTH, .NAUT],
        references: [.cwe(862), .cwe(306), .cwe(1053)]
    ) { look in
        look.records("access_role").isEmpty && look.canBeActedOn
    }
}
