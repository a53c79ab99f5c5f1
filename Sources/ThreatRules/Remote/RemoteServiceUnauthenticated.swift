import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Remote service of which nobody has written how it authenticates.
    static let remoteServiceUnauthenticated = ThreatRule(
        "remote-service-unauthenticated", on: "remote_service", clause: "2.3.1",
        title: LocalizedText(ja: "認証のない遠隔保守", en: "Remote service without authentication"),
        reason: LocalizedText(
            ja: "遠隔保守の認証の方法が書かれておらず、経路を知る誰もが操作できるおそれがあるため。",
            en: "How remote service authenticates is not written; anyone who knows the route may get in."),
        question: LocalizedText(
            ja: "作業者一人ひとりを確かめるか。退職者の権限をいつ止めるか。",
            en: "Is each technician verified? When does the access of one who leaves end?"),
        falsePositive: LocalizedText(
            ja: "機器が状態を送り出すだけで、外からの操作を受けないとき。",
            en: "When the device only reports and accepts no operation."),
        stride: [.spoofing, .elevationOfPrivilege],
        vector: .publicNetwork, skill: .low, capabilities: [.PAUT, .NAUT],
        references: [.cwe(306), .attack("T1133"), .attack("T0822")]
    ) { look in
        !look.subject.has("authentication")
    }
}
