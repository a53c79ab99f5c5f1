import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A device that cannot be updated keeps every flaw for life.
    static let updatePathMissing = ThreatRule(
        "update-path-missing", on: "product", clause: "3.1",
        title: LocalizedText(ja: "更新の手段のない機器", en: "A device that cannot be mended"),
        reason: LocalizedText(
            ja: "プログラムを使う、または使わないと確かめられていない機器に、更新の経路が一つも書かれておらず、欠陥を直せないため。",
            en: "The device uses a program, or nobody has said that it does not, and no "
                + "update path is recorded; flaws could not be mended."),
        question: LocalizedText(
            ja: "どの構成品を、誰が、どこで更新するか。更新できない部品は何で守るか。",
            en: "Which constituent is updated by whom and where? What protects parts that "
                + "cannot be updated?"),
        falsePositive: LocalizedText(
            ja: "書換えのできない単純なプログラムで、外との接続もないとき。",
            en: "When the program is simple, cannot be rewritten and has no connection."),
        stride: [.elevationOfPrivilege], vector: .supplyChain, skill: .medium, capabilities: [.CSUP],
        references: [.cwe(1277), .cwe(1329), .capec(682)]
    ) { look in
        guard look.subject.mayBe("has_program"),
            look.records("interface").contains(where: \.isOpenInterface)
        else { return false }
        return look.records("update_path").isEmpty
    }
}
