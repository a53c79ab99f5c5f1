import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A control that leans on the institution does not exist where no institution manages.
    static let reliedControlMissing = ThreatRule(
        "relied-control-missing", on: "environment_profile", clause: "2.2.2",
        title: LocalizedText(ja: "頼った管理が現場にない", en: "A relied-on control that is not there"),
        reason: LocalizedText(
            ja: "医療機関の管理に頼る対策があるのに、その環境を医療機関が管理するとは書かれていないため。",
            en: "Controls rely on the institution, and no record says that an institution "
                + "manages this environment."),
        question: LocalizedText(
            ja: "その対策がないとき、残るリスクは受け入れられるか。機器の側で代えられるか。",
            en: "Without that control, is the rest acceptable? Could the device provide it?"),
        falsePositive: LocalizedText(
            ja: "管理する者が別にあり、契約で担うと決めているとき。",
            en: "When someone else manages it under a contract that says so."),
        stride: [.tampering, .denialOfService], vector: .network, skill: .low, capabilities: [.SGUD],
        references: [.cwe(693), .cwe(657)]
    ) { look in
        look.subject.has("relied_controls") && !look.subject.says("managed_by", "institution")
    }
}
