import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Without a record nobody can tell what was done remotely.
    static let remoteServiceUnlogged = ThreatRule(
        "remote-service-unlogged", on: "remote_service", clause: "2.3.1",
        title: LocalizedText(ja: "記録の残らない遠隔作業", en: "Remote work that leaves no record"),
        reason: LocalizedText(
            ja: "遠隔保守の作業を記録するという記載がなく、不正な変更に気づけず、後から確かめられないため。",
            en: "No record says that sessions are logged; wrongful changes would go unnoticed"
                + " and could not be traced."),
        question: LocalizedText(
            ja: "誰が何を変えたかまで残るか。記録は医療機関の側にも残り、作業者が消せないか。",
            en: "Does it tell who changed what? Does the institution hold a copy that the "
                + "technician cannot delete?"),
        falsePositive: LocalizedText(
            ja: "記録が別の装置で必ず残るとき。そのときは session_logging を true とし経路に書く。",
            en: "When another system always logs; then state it and name it in the route."),
        stride: [.repudiation], vector: .insider, skill: .low, capabilities: [.AUDT],
        references: [.cwe(778), .capec(268)]
    ) { look in
        look.subject.lacks("session_logging")
    }
}
