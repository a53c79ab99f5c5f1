import Evidence
import Kernel
import Requirements

/// 2.3 入出力 and 2.3.3 外部入出力ポート: what can be plugged in is dealt with, or proven blocked.
enum PortRules {
    static let all: [Rule] = [portUse, usableUSB, usableMedia, blockedPorts]

    /// G-2.3-02: every kind of port is answered, and each that exists has a considered risk.
    static let portUse = Rule("R-2.3-02", .inScope) { inquiry in
        guard inquiry.inventoryIsComplete(for: Inquiry.portKinds) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let ports = inquiry.interfaces(of: Inquiry.portKinds)
        for port in ports {
            ConnectionRules.noteUnsetState(port, inquiry)
            ConnectionRules.noteNoThreat(port, inquiry)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "ポートの種類すべてに答えがあり、ある \(ports.count) 件で脅威を検討しています",
                en: "every kind of port is answered; threats are considered for the \(ports.count) that exist"
            ))
    }

    /// G-2.3.3-01: each usable USB port has a verified control, or an obligation with accepted residual risk.
    static let usableUSB = Rule("R-2.3.3-01", .inScope) { inquiry in
        decide(["usb"], LocalizedText(ja: "USBポート", en: "USB port"), inquiry)
    }

    /// G-2.3.3-02: the same for drives and slots that take media.
    static let usableMedia = Rule("R-2.3.3-02", .inScope) { inquiry in
        decide(Inquiry.mediaKinds, LocalizedText(ja: "媒体装置", en: "media slot or drive"), inquiry)
    }

    /// G-2.3.3-03: what is blocked or disabled says how, by whom it can be undone, and was checked.
    static let blockedPorts = Rule("R-2.3.3-03", .inScope) { inquiry in
        let kinds = Inquiry.networkKinds + Inquiry.portKinds
        let blocked = inquiry.interfaces(of: kinds).filter {
            ["blocked", "disabled"].contains($0.text("state"))
        }
        guard !blocked.isEmpty else {
            guard inquiry.inventoryIsComplete(for: Inquiry.portKinds) else {
                return inquiry.conclude(LocalizedText(same: ""))
            }
            for port in inquiry.interfaces(of: Inquiry.portKinds) {
                ConnectionRules.noteUnsetState(port, inquiry)
            }
            return inquiry.notApplicable(
                LocalizedText(ja: "塞いだ・無効にしたポートはありません", en: "no port is blocked or disabled"))
        }
        for port in blocked where !inquiry.isProvenBlocked(port) {
            inquiry.fail(
                port,
                LocalizedText(
                    ja: "塞いだとされていますが、方法・元に戻せる人・合格した確認のいずれかがなく、使えるものとして扱います",
                    en: "said to be blocked, but method, who can reverse it or a passing check is missing: "
                        + "it is treated as usable"),
                step: LocalizedText(
                    ja: "塞いだ方法と元に戻せる人を記録し、確認して合格を残す",
                    en: "Record the method and who can reverse it; check it and record the result"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "塞いだ・無効にした \(blocked.count) 件すべてに、方法・戻せる人・確認の合格があります",
                en:
                    "\(blocked.count) blocked or disabled interfaces "
                    + "have method, reversibility and a passing check"
            ))
    }

    private static func decide(_ kinds: [String], _ name: LocalizedText, _ inquiry: Inquiry) -> Verdict {
        guard inquiry.inventoryIsComplete(for: kinds) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let ports = inquiry.interfaces(of: kinds).filter(inquiry.countsAsUsable)
        guard !ports.isEmpty else {
            return inquiry.notApplicable(
                LocalizedText(ja: "使える\(name.ja)はありません", en: "there is no usable \(name.en)"))
        }
        for port in ports { inquiry.noteOpenThreats(about: port) }
        for port in ports where !hasVerifiedControl(port, inquiry) && !isLeftToUsers(port, inquiry) {
            inquiry.fail(
                port,
                LocalizedText(
                    ja: "使える\(name.ja)に、検証済みの対策も、残留リスクを受容した遵守事項もありません",
                    en:
                        "usable \(name.en) without a verified control "
                        + "or an obligation with accepted residual risk"
                ),
                step: LocalizedText(
                    ja: "対策（MLDP・SAHD・PLOK）を実装して検証するか、塞いで確認する",
                    en: "Implement and verify a control (MLDP, SAHD, PLOK), or block it and check"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "使える\(name.ja) \(ports.count) 件すべてに手を打っています",
                en: "each usable \(name.en) is dealt with (\(ports.count))"))
    }

    private static func hasVerifiedControl(_ port: Record, _ inquiry: Inquiry) -> Bool {
        let risks = inquiry.risks(from: inquiry.threats(naming: port.id, in: "interfaces"))
        let controls =
            inquiry.controls(protecting: port.id)
            + risks.flatMap { inquiry.records("control", $0.texts("controls")) }
        return controls.contains {
            ["MLDP", "SAHD", "PLOK"].contains($0.text("capability")) && inquiry.isVerified($0)
        }
    }

    /// An obligation on the port whose residual risks someone accepted, or whose level the criteria accept.
    private static func isLeftToUsers(_ port: Record, _ inquiry: Inquiry) -> Bool {
        let obligations = inquiry.records("user_obligation").filter {
            $0.texts("interfaces").contains(port.id)
        }
        guard !obligations.isEmpty else { return false }
        let acceptable = inquiry.acceptableLevels()
        return obligations.contains { obligation in
            let risks = inquiry.records("risk", obligation.texts("accepted_risks"))
            return !risks.isEmpty
                && risks.allSatisfy { risk in
                    guard let level = risk.text("residual_level") else { return false }
                    return acceptable.contains(level) || risk.text("disposition") == "accepted"
                }
        }
    }
}
