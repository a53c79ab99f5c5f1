import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Where responsibility passes is not written, so a gap is nobody's.
    static let institutionBoundaryUnwritten = ThreatRule(
        "institution-boundary-unwritten", on: "data_flow", clause: "3.2",
        title: LocalizedText(ja: "責任の境目が書かれていない引渡し", en: "A hand-over without a line of responsibility"),
        reason: LocalizedText(
            ja: "医療機関の情報システムへ渡すのに、責任が移る所が書かれておらず、誰も守らない区間ができるため。",
            en: "Data pass into the institution's system and nobody has written where "
                + "responsibility passes; a stretch may be nobody's."),
        question: LocalizedText(
            ja: "どの装置のどの口からを医療機関が守るか、契約や技術資料で双方が同じに読めるか。",
            en: "From which port of which device on does the institution protect it, and do "
                + "both sides read it alike?"),
        falsePositive: LocalizedText(
            ja: "渡すのが紙や画面だけで、電子的に渡さないとき。",
            en: "When it is handed over on paper or screen only."),
        stride: [.informationDisclosure, .repudiation],
        vector: .network, skill: .low, capabilities: [.SGUD],
        references: [.cwe(1053), .cwe(668)]
    ) { look in
        look.subject.flag("to_institution_system") == true && !look.subject.has("responsibility_boundary")
    }
}
