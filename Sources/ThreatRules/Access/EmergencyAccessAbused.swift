import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// The way in for emergencies is used on quiet days too.
    static let emergencyAccessAbused = ThreatRule(
        "emergency-access-abused", on: "access_role", clause: "背景",
        title: LocalizedText(ja: "緊急時の権限の濫用", en: "Emergency access misused"),
        reason: LocalizedText(
            ja: "緊急時の権限は認証を省くか弱めるため、ふだんの覗き見や不正な操作に使われうるため。",
            en: "Emergency access skips or weakens authentication and may serve prying or "
                + "wrongful operation on ordinary days."),
        question: LocalizedText(
            ja: "使ったことが目立ち、記録され、後で誰かが確かめるか。できることを救命に要るものに限っているか。",
            en: "Is its use visible, recorded and reviewed by someone? Is it limited to what saves life?"),
        falsePositive: LocalizedText(
            ja: "できることが、停止など安全側の操作だけのとき。",
            en: "When it only permits actions to the safe side, such as stopping."),
        stride: [.elevationOfPrivilege, .repudiation],
        vector: .insider, skill: .low, capabilities: [.EMRG, .AUDT],
        references: [.cwe(863), .capec(122)]
    ) { look in
        look.subject.says("kind", "emergency")
    }
}
