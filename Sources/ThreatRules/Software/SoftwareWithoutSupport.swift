import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Software that nobody supports collects flaws that nobody mends.
    static let softwareWithoutSupport = ThreatRule(
        "software-without-support", on: "component", clause: "3.1",
        title: LocalizedText(
            ja: "サポートの切れた・切れ目の分からない既製ソフトの欠陥",
            en: "Flaws in software without known support"),
        reason: LocalizedText(
            ja: "機器で動く既製ソフトに、サポートがないか、終了日が分からないと書かれており、見つかる欠陥が直されないおそれがあるため。",
            en: "Software that runs in the device has no support, or its end of support is "
                + "not known; flaws may never be mended."),
        question: LocalizedText(
            ja: "供給者に問い合わせたか。自社で直すか、入替えか、切り離しか、いつまでにどれを選ぶか。",
            en: "Was the supplier asked? Mend, replace or isolate: which, and by when?"),
        falsePositive: LocalizedText(
            ja: "外からの入力がまったく届かない所で動くとき。",
            en: "When it runs where no outside input ever arrives."),
        stride: [.elevationOfPrivilege, .tampering],
        vector: .network, skill: .medium, capabilities: [.RDMP, .CSUP],
        references: [.cwe(1104), .cwe(1329), .capec(310)]
    ) { look in
        look.subject.says("usage", "runtime")
            && (!look.subject.has("support_end") || look.subject.says("support_level", "none"))
    }
}
