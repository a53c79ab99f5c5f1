import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Units keep running a release that is no longer fully looked after.
    static let oldReleaseInField = ThreatRule(
        "old-release-in-field", on: "product_version", clause: "3.1 ※2",
        title: LocalizedText(
            ja: "サポートを縮小・終了した版の個体への攻撃",
            en: "Attack on units of a release past full support"),
        reason: LocalizedText(
            ja: "限定サポートまたは取下げの版が、使用中の個体に載ったままのため。",
            en: "A release under limited support or withdrawn still runs in units that are in use."),
        question: LocalizedText(
            ja: "個体ごとに、更新・切離し・使用中止のどれを誰と決めたか。知らせは届いたか。",
            en: "For each unit, was update, isolation or end of use agreed, and with whom? "
                + "Did the notice arrive?"),
        falsePositive: LocalizedText(
            ja: "残る個体がネットワークから外されていると確かめたとき。",
            en: "When the remaining units are known to be off every network."),
        stride: [.elevationOfPrivilege, .denialOfService],
        vector: .network, skill: .low, capabilities: [.CSUP, .SGUD],
        references: [.cwe(1104), .capec(310), .attack("T1210")]
    ) { look in
        guard look.subject.says("status", "limited_support", "withdrawn") else { return false }
        return look.records("installed_unit", naming: look.subject.id, in: "version").contains {
            !$0.says("status", "disposed", "stored")
        }
    }
}
