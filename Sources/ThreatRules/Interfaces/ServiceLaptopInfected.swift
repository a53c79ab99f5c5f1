import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// The technician's own computer carries malware to each device that it is plugged into.
    static let serviceLaptopInfected = ThreatRule(
        "service-laptop-infected", on: "interface", clause: "2.3.3",
        title: LocalizedText(ja: "保守用パソコンからの感染", en: "Infection from the service computer"),
        reason: LocalizedText(
            ja: "保守のために機器をじかにつなぐ口が開いており、保守用のパソコンが感染していれば、回った先すべてに広がるため。",
            en: "A local service interface is open; an infected service computer spreads "
                + "malware to every device it visits."),
        question: LocalizedText(
            ja: "保守用パソコンを専用にし、検査し、持ち出しを管理しているか。修理業者や貸与業者のものも同じか。",
            en: "Are service computers dedicated, scanned and controlled, those of repairers "
                + "and lessors included?"),
        falsePositive: LocalizedText(
            ja: "つなぐのが自社の専用治具だけで、汎用の OS が動かないとき。",
            en: "When only a dedicated jig without a general operating system is ever connected."),
        stride: [.tampering, .elevationOfPrivilege],
        vector: .supplyChain, skill: .low, capabilities: [.MLDP, .SAHD],
        references: [.cwe(829), .attack("T0864"), .attack("T1091")]
    ) { look in
        look.subject.says("purpose", "local_service") && look.subject.isOpenInterface
    }
}
