import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A USB device can pose as a keyboard and type commands.
    static let usbKeyboard = ThreatRule(
        "usb-keyboard", on: "interface", clause: "2.3.3",
        title: LocalizedText(
            ja: "キーボードを装う USB 機器による操作",
            en: "Commands typed by a USB device that poses as a keyboard"),
        reason: LocalizedText(
            ja: "USB の口が使える状態にあり、挿した機器が自分はキーボードだと名乗れば、そのまま操作できるおそれがあるため。",
            en: "A USB port is usable; a device that says it is a keyboard may be obeyed at once."),
        question: LocalizedText(
            ja: "入力装置や通信装置として振る舞う機器を拒むか。キー操作で診療用の画面から抜け出し、OS の画面に届くことはないか。",
            en: "Are input and network devices refused? Can key strokes leave the clinical "
                + "screen and reach the operating system?"),
        falsePositive: LocalizedText(
            ja: "USB の対応が記憶装置だけに限られ、それを試験で確かめてあるとき。",
            en: "When only mass storage is supported and a test has shown that nothing else is accepted."),
        stride: [.tampering, .elevationOfPrivilege],
        vector: .physical, skill: .medium, capabilities: [.SAHD, .PLOK],
        references: [.cwe(1299), .attack("T1200"), .attack("T1674")]
    ) { look in
        look.subject.says("kind", "usb") && look.subject.isOpenInterface
    }
}
