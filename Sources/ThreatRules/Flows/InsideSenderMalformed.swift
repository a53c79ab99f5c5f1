import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A part of our own that was taken over sends what breaks its neighbour.
    static let insideSenderMalformed = ThreatRule(
        "inside-sender-malformed", on: "data_flow", clause: "2.3.1",
        title: LocalizedText(
            ja: "乗っ取られた構成品からの仕組まれたデータ", en: "Crafted data from a constituent that was taken over"),
        reason: LocalizedText(
            ja: "構成品から別の構成品へ信頼の境界を越えてデータが渡り、送り手が侵されると、認証も暗号も通った電文で受け手が止められ、乗っ取られうるため。",
            en: "Data pass from one constituent to another across a trust boundary; once the "
                + "sender is breached, its messages pass authentication and encryption and may "
                + "crash or take over the reader."),
        question: LocalizedText(
            ja: "受け手は、認証した相手の電文でも形式・長さ・範囲を確かめるか。壊れた電文で試験したか。一つが侵されたとき、どこで止まるか。",
            en: "Does the receiver check form, length and range even of authenticated messages? "
                + "Was that tested? Where does a breach of one part stop?"),
        falsePositive: LocalizedText(
            ja: "受け手がデータを解釈せずに預かるだけで、後で読む側が確かめるとき。",
            en: "When the receiver only keeps the data without reading them and the later "
                + "reader checks."),
        stride: [.tampering, .denialOfService, .elevationOfPrivilege], vector: .network, skill: .high,
        capabilities: [.SAHD, .IGAU],
        references: [.cwe(20), .capec(28), .capec(153)]
    ) { look in
        guard look.subject.mayBe("crosses_boundary"),
            look.record("product_component", look.subject.text("from")) != nil,
            let reader = look.record("product_component", look.subject.text("to"))
        else { return false }
        return reader.mayBe("has_program")
    }
}
