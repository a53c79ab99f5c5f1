import Evidence
import Kernel
import Requirements

/// IEC TR 80001-2-2: each of the 19 capabilities is answered in the baseline, and a yes is proven.
enum CapabilityRules {
    private static let codes = [
        "ALOF", "AUDT", "AUTH", "CNFS", "CSUP", "DIDT", "DTBK", "EMRG", "IGAU", "MLDP", "NAUT", "PAUT",
        "PLOK", "RDMP",
        "SAHD", "SGUD", "STCF", "TXCF", "TXIG",
    ]

    static let all: [Rule] = codes.map(rule)

    private static func rule(_ code: String) -> Rule {
        Rule(ID("R-CAP-\(code)"), .inScope) { inquiry in
            let items = inquiry.records("baseline_item").filter { $0.text("capability") == code }
            guard !items.isEmpty else {
                inquiry.lack(
                    missing: "baseline_item",
                    LocalizedText(
                        ja: "能力 \(code) に答えたベースラインの項目がありません",
                        en: "no baseline item answers capability \(code)"),
                    step: LocalizedText(
                        ja: "baseline_items に \(code) を加え、yes・no・not_applicable で答える",
                        en: "Add \(code) to baseline_items and answer it: yes, no or not_applicable"))
                return inquiry.conclude(LocalizedText(same: ""))
            }
            for item in items { judge(item, inquiry) }
            if items.allSatisfy({ $0.text("answer") == "not_applicable" }) {
                return inquiry.notApplicable(
                    LocalizedText(ja: "理由を付けて「該当しない」と答えています", en: "answered not applicable, with a reason"))
            }
            return inquiry.conclude(
                LocalizedText(ja: "能力 \(code) に検証済みの答えがあります", en: "capability \(code) has a verified answer"))
        }
    }

    private static func judge(_ item: Record, _ inquiry: Inquiry) {
        switch item.text("answer") {
        case "yes":
            let controls = inquiry.records("control", item.texts("controls"))
            let isProven =
                inquiry.passes(item.texts("verifications")) || controls.contains(where: inquiry.isVerified)
            guard !isProven, !(item.has("deviation") && item.has("deviation_approved_by")) else { return }
            inquiry.fail(
                item,
                LocalizedText(
                    ja: "「あり」と答えましたが、合格した検証がありません", en: "answered yes without a passing verification"),
                step: LocalizedText(ja: "検証を行って記録する", en: "Verify it and record the result"))
        case "no", "not_applicable":
            guard !item.has("reason") else { return }
            inquiry.fail(
                item, LocalizedText(ja: "理由が書かれていません", en: "no reason is given"),
                step: LocalizedText(ja: "理由を記録する", en: "Record the reason"))
        default:
            inquiry.lack(
                item, LocalizedText(ja: "答えがありません", en: "not answered"),
                step: LocalizedText(ja: "yes・no・not_applicable で答える", en: "Answer yes, no or not_applicable"))
        }
    }
}
