import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A parser of clinical data meets a message made to break it.
    static let malformedInput = ThreatRule(
        "malformed-input", on: "data_flow", clause: "2.3.1",
        title: LocalizedText(ja: "壊れた・仕組まれた受信データによる攻撃", en: "Received data made to break the reader"),
        reason: LocalizedText(
            ja: "境界の外から構成品へデータが入り、DICOM や HL7 などの読取りの欠陥を突く電文で止められ、乗っ取られうるため。",
            en: "Data enter a constituent from beyond the boundary; crafted messages can "
                + "crash or take over its reader of DICOM, HL7 or the like."),
        question: LocalizedText(
            ja: "受信の処理を壊れたデータで試験したか（ファジング）。落ちても主な機能は続くか。",
            en: "Was reception tested with malformed data (fuzzing)? Does the main function "
                + "survive a crash of it?"),
        falsePositive: LocalizedText(
            ja: "送り手が自社の構成品で、署名した電文だけを読むとき。",
            en: "When the sender is a constituent of our own and only signed messages are read."),
        stride: [.tampering, .denialOfService],
        vector: .network, skill: .medium, capabilities: [.SAHD, .IGAU],
        references: [.cwe(20), .capec(28), .capec(153), .attack("T0866")]
    ) { look in
        look.subject.mayBe("crosses_boundary")
            && look.record("product_component", look.subject.text("to")) != nil
            && look.record("product_component", look.subject.text("from")) == nil
    }
}
