import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// An interface for remote service without a record of the service.
    static let remoteServiceUnrecorded = ThreatRule(
        "remote-service-unrecorded", on: "interface", clause: "2.3.1",
        title: LocalizedText(ja: "記録のない遠隔保守の口", en: "A remote service door that nobody described"),
        reason: LocalizedText(
            ja: "遠隔保守に使う口が開いているのに、経路・認証・承認を書いた遠隔保守の記録がないため。",
            en: "An interface for remote service is open, and no record tells its route, "
                + "authentication or approval."),
        question: LocalizedText(
            ja: "誰が、どこから、何のために使うか。使っていないなら無効にできるか。",
            en: "Who uses it, from where, for what? If nobody, can it be disabled?"),
        falsePositive: LocalizedText(
            ja: "保守の契約がある施設だけで有効にするとき。その状態を記録に書く。",
            en: "When it is enabled only at sites with a contract; then record that."),
        stride: [.spoofing, .elevationOfPrivilege],
        vector: .publicNetwork, skill: .medium, capabilities: [.PAUT, .AUDT],
        references: [.cwe(912), .cwe(1053), .attack("T1133")]
    ) { look in
        look.subject.says("purpose", "remote_maintenance") && look.subject.isOpenInterface
            && look.records("remote_service", naming: look.subject.id, in: "interface").isEmpty
    }
}
