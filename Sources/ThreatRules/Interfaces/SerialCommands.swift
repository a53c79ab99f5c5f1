import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A serial port rarely asks who is speaking.
    static let serialCommands = ThreatRule(
        "serial-commands", on: "interface", clause: "2.3.3",
        title: LocalizedText(
            ja: "シリアルの口からの無断の指令・データ",
            en: "Unauthorised commands or data over the serial port"),
        reason: LocalizedText(
            ja: "シリアルの口が使える状態にあり、相手を確かめない規格が多く、つなぎ替えるだけで指令や偽の値を送れるため。",
            en: "A serial port is usable; most such protocols do not verify the peer, so "
                + "anyone who plugs in can send commands or false values."),
        question: LocalizedText(
            ja: "起動時や保守時に操作画面が開かないか。受け取る値の範囲と形式を確かめるか。",
            en: "Does a console open at start-up or in service? Are range and form of "
                + "received values checked?"),
        falsePositive: LocalizedText(
            ja: "受信のための線が結線されておらず、送るだけの口であるとき。",
            en: "When the receive line is not wired and the port only sends."),
        stride: [.spoofing, .tampering, .elevationOfPrivilege],
        vector: .physical, skill: .medium, capabilities: [.SAHD, .NAUT, .PLOK],
        references: [.cwe(306), .cwe(1299)]
    ) { look in
        look.subject.says("kind", "serial") && look.subject.isOpenInterface
            && !look.subject.says("direction", "out")
    }
}
