import Evidence
import Kernel
import Requirements

/// 4.1 中古医療機器: inquiries from dealers, instructions to them, and what the buyer is told.
enum UsedDeviceRules {
    static let all: [Rule] = [
        policy, takerInquiry, sellerInquiry, servicing, instruction, cyberItems, explanation,
    ]

    /// G-4.1-01: a device under specified maintenance has a policy for its recirculation.
    static let policy = Rule("R-4.1-01", .inScope) { inquiry in
        let product = inquiry.product
        guard let isMaintained = product?.flag("specially_maintained") else {
            inquiry.lack(
                missing: "product",
                LocalizedText(
                    ja: "特定保守管理医療機器かどうか書かれていません",
                    en: "it is not stated whether the device is designated for specified maintenance"),
                step: LocalizedText(
                    ja: "identity.specially_maintained を記録する", en: "Record identity.specially_maintained"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard isMaintained else {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "特定保守管理医療機器ではないと記録済み",
                    en: "Recorded: not designated for specified maintenance"))
        }
        let device = product?.text("id") ?? ""
        let hasPolicy = inquiry.records("used_policy").contains { policy in
            let products = policy.texts("products")
            return inquiry.hasCome(policy.day("effective_from"))
                && (products.isEmpty || products.contains(device))
        }
        if !hasPolicy {
            inquiry.fail(
                missing: "used_policy",
                LocalizedText(
                    ja: "この機器に及ぶ、発効済みの中古の方針がありません",
                    en: "no policy for used devices in force covers this device"),
                step: LocalizedText(
                    ja: "中古の方針を定めて記録する（used_policies）",
                    en: "Adopt such a policy and record it (used_policies)"))
        }
        return inquiry.conclude(
            LocalizedText(ja: "中古の方針がこの機器に及んでいます", en: "A policy for used devices covers this device"))
    }

    /// G-4.1-02: before each resale, the dealer who took the unit back inquired.
    static let takerInquiry = Rule("R-4.1-02", .inScope) { inquiry in
        checkInquiries(of: resoldUnits(inquiry), role: "taker", inquiry)
    }

    /// G-4.1-03: before each resale to an institution, the dealer who sold the unit inquired.
    static let sellerInquiry = Rule("R-4.1-03", .inScope) { inquiry in
        checkInquiries(of: unitsAtNewInstitution(inquiry), role: "seller", inquiry)
    }

    /// G-4.1-04: each instruction was carried out, with evidence, before the unit went to the buyer.
    static let servicing = Rule("R-4.1-04", .inScope) { inquiry in
        let instructions = inquiry.records("used_instruction")
        guard !instructions.isEmpty else { return noInstruction(inquiry) }
        for instruction in instructions {
            let unit = inquiry.record("installed_unit", instruction.text("unit"))
            let isResold = unit?.text("status") == "resold"
            if instruction.flag("not_resaleable") == true && !isResold { continue }
            let proven = completions(of: instruction, inquiry).filter { $0.has("evidence") }
            let done = Set(proven.flatMap { $0.texts("cyber_items") })
            let open = instruction.texts("cyber_items").filter { !done.contains($0) }
            let gone = dayGone(unit, after: instruction, inquiry)
            if proven.isEmpty || !open.isEmpty {
                inquiry.fail(
                    instruction,
                    LocalizedText(ja: "証拠のある完了の記録が揃っていません", en: "not all of it is completed with evidence"),
                    step: LocalizedText(
                        ja: "販売業者から完了の証拠を得て記録する（used_completions）",
                        en: "Obtain the dealer's evidence and record it (used_completions)"))
            } else if let gone, proven.contains(where: { ($0.day("date") ?? gone) > gone }) {
                inquiry.fail(
                    instruction,
                    LocalizedText(
                        ja: "整備が済む前に \(gone) に買い手へ渡っています",
                        en: "the unit went to the buyer on \(gone) before that"),
                    step: LocalizedText(
                        ja: "買い手のもとで整備の状態を確かめ、販売業者に是正を求める",
                        en: "Check the unit at the buyer and have the dealer correct its process"))
            } else if gone == nil && isResold, let unit {
                inquiry.lack(
                    unit, LocalizedText(ja: "再販の日が書かれていません", en: "the day of resale is not recorded"),
                    step: LocalizedText(ja: "再販の日を記録する", en: "Record the day of resale"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "整備の指示 \(instructions.count) 件は、買い手に渡る前に証拠とともに完了しています",
                en: "All \(instructions.count) instructions were completed with evidence before the resale"))
    }

    /// G-4.1-05: each inquiry was answered in time, by an instruction or a reasoned refusal.
    static let instruction = Rule("R-4.1-05", .inScope) { inquiry in
        let inquiries = inquiry.records("used_inquiry")
        guard !inquiries.isEmpty else {
            return inquiry.notApplicable(
                LocalizedText(ja: "中古の照会の記録がありません", en: "No used-device inquiry is on record"))
        }
        let instructions = inquiry.records("used_instruction")
        let days = inquiry.setting(.usedAnswerDays)
        let step = LocalizedText(
            ja: "整備を指示するか、理由を付けて断る（used_instructions）",
            en: "Issue an instruction or refuse with a reason (used_instructions)")
        var pending: [Record] = []
        for question in inquiries where !question.has("refused_reason") {
            let issued = instructions.filter { $0.text("inquiry") == question.id }.compactMap {
                $0.day("issued_on")
            }.filter { inquiry.hasCome($0) }.min()
            guard let due = question.day("received_on")?.adding(days: days) else { continue }
            if (issued ?? inquiry.today) > due {
                inquiry.fail(
                    question,
                    LocalizedText(ja: "\(due) までに答えていません", en: "it was not answered by \(due)"), step: step)
            } else if issued == nil {
                pending.append(question)
            }
        }
        let answered = inquiries.count - pending.count
        if answered == 0 {
            for question in pending {
                inquiry.lack(
                    question, LocalizedText(ja: "答えはこれからです", en: "it has yet to be answered"), step: step)
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "照会 \(inquiries.count) 件中 \(answered) 件に期限内に答え、残りは期限前です",
                en:
                    "\(answered) of \(inquiries.count) answered in time, the rest not due"
            ))
    }

    /// G-4.1-06: each instruction asks for the cyber items that this device needs, and they were carried out.
    static let cyberItems = Rule("R-4.1-06", .inScope) { inquiry in
        let instructions = inquiry.records("used_instruction")
        guard !instructions.isEmpty else { return noInstruction(inquiry) }
        let needed = UsedDeviceItems.needed(inquiry)
        for instruction in instructions where instruction.flag("not_resaleable") != true {
            let items = instruction.texts("cyber_items")
            let missing = needed.filter { !items.contains($0) }
            if items.isEmpty || !missing.isEmpty {
                let names = UsedDeviceItems.names(missing.isEmpty ? needed : missing)
                inquiry.fail(
                    instruction,
                    LocalizedText(ja: "必要な項目がありません（\(names.ja)）", en: "it lacks needed items (\(names.en))"),
                    step: LocalizedText(ja: "項目を加えて指示し直す", en: "Issue the instruction again with these items")
                )
            }
            let done = Set(completions(of: instruction, inquiry).flatMap { $0.texts("cyber_items") })
            let open = items.filter { !done.contains($0) }
            guard !open.isEmpty else { continue }
            let names = UsedDeviceItems.names(open)
            inquiry.fail(
                instruction,
                LocalizedText(ja: "済んでいない項目があります（\(names.ja)）", en: "not yet carried out: \(names.en)"),
                step: LocalizedText(
                    ja: "実行させて記録するか、再販できないと記す",
                    en: "Have it carried out and record it, or flag the unit as not resaleable"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "整備の指示 \(instructions.count) 件は必要な項目を含み、実行済みか再販不可です",
                en: "All \(instructions.count) instructions have the needed items and were carried out"))
    }

    /// G-4.1-07: at each resale the buyer signed an explanation that refers to the sheet current on that day.
    static let explanation = Rule("R-4.1-07", .inScope) { inquiry in
        let units = unitsAtNewInstitution(inquiry)
        guard !units.isEmpty else { return noResale(inquiry) }
        let explanations = inquiry.records("explanation_record")
        let sheets = inquiry.records("used_status_sheet")
        for unit in units {
            let isExplained = explanations.contains { explanation in
                guard explanation.text("unit") == unit.id, let signed = explanation.day("signed_on"),
                    inquiry.hasCome(signed)
                else { return false }
                let current = sheets.filter { sheet in
                    guard sheet.text("unit") == unit.id, let date = sheet.day("date") else { return false }
                    return date <= signed && signed <= (sheet.day("valid_until") ?? signed)
                }.max { ($0.day("date")?.ordinal ?? 0) < ($1.day("date")?.ordinal ?? 0) }
                return current?.id == explanation.text("sheet") && current != nil
            }
            guard !isExplained else { continue }
            inquiry.fail(
                unit,
                LocalizedText(
                    ja: "その時点の状態票に基づく、署名のある説明の記録がありません",
                    en: "no signed explanation refers to the status sheet current on its day"),
                step: LocalizedText(
                    ja: "状態票を出し、販売業者から説明の記録を得る（explanation_records）",
                    en:
                        "Issue a sheet and obtain the explanation record (explanation_records)"
                ))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "再販された \(units.count) 台すべてに、状態票に基づく説明の記録があります",
                en: "All \(units.count) resold units have an explanation based on the status sheet"))
    }

    // MARK: Questions of this family

    private static func resoldUnits(_ inquiry: Inquiry) -> [Record] {
        inquiry.records("installed_unit").filter { unit in
            guard unit.text("status") != "resold" else { return true }
            guard let previous = unit.text("previous_holder") else { return false }
            return previous != unit.text("holder")
        }
    }

    private static func unitsAtNewInstitution(_ inquiry: Inquiry) -> [Record] {
        resoldUnits(inquiry).filter {
            $0.text("status") == "resold" || inquiry.institution(holding: $0) != nil
        }
    }

    private static func checkInquiries(of units: [Record], role: String, _ inquiry: Inquiry) -> Verdict {
        guard !units.isEmpty else { return noResale(inquiry) }
        let inquiries = inquiry.records("used_inquiry").filter { $0.text("role") == role }
        let who =
            role == "taker"
            ? LocalizedText(ja: "引き取った販売業者", en: "the dealer who took it back")
            : LocalizedText(ja: "販売した販売業者", en: "the dealer who sold it")
        for unit in units {
            let received = inquiries.filter { $0.text("unit") == unit.id }.compactMap {
                $0.day("received_on")
            }
            let resold = unit.day("resold_on")
            if received.isEmpty || (resold != nil && !received.contains { $0 <= (resold ?? $0) }) {
                inquiry.fail(
                    unit,
                    LocalizedText(
                        ja: "\(who.ja)からの、再販前の照会の記録がありません",
                        en: "no inquiry by \(who.en) precedes the resale"),
                    step: LocalizedText(
                        ja: "販売業者に照会を求め、記録する（used_inquiries）",
                        en: "Ask the dealer to inquire and record it (used_inquiries)"))
            } else if resold == nil {
                inquiry.lack(
                    unit, LocalizedText(ja: "再販の日が書かれていません", en: "the day of resale is not recorded"),
                    step: LocalizedText(ja: "再販の日を記録する", en: "Record the day of resale"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "再販された \(units.count) 台すべてに、\(who.ja)からの照会があります",
                en: "For all \(units.count) resold units, \(who.en) inquired before"))
    }

    /// A resale outside the records cannot be seen, so none seen decides nothing.
    private static func noResale(_ inquiry: Inquiry) -> Verdict {
        inquiry.lack(
            missing: "installed_unit",
            LocalizedText(ja: "再販された個体は記録にありません", en: "the records show no resold unit"),
            step: LocalizedText(
                ja: "再販を知ったら、個体の状態と前の持ち主を記録する",
                en: "When a resale is known, record the unit's status and its previous holder"))
        return inquiry.conclude(LocalizedText(same: ""))
    }

    private static func noInstruction(_ inquiry: Inquiry) -> Verdict {
        inquiry.notApplicable(
            LocalizedText(ja: "中古の整備の指示の記録がありません", en: "No instruction for a used device is on record"))
    }

    private static func completions(of instruction: Record, _ inquiry: Inquiry) -> [Record] {
        inquiry.records("used_completion").filter {
            $0.text("instruction") == instruction.id && inquiry.hasCome($0.day("date"))
        }
    }

    /// The first day after the instruction on which the unit went to a buyer, as far as it is recorded.
    private static func dayGone(_ unit: Record?, after instruction: Record, _ inquiry: Inquiry) -> Day? {
        guard let unit, let issued = instruction.day("issued_on") else { return nil }
        let delivered = inquiry.records("delivery_record").filter { $0.texts("units").contains(unit.id) }
        let days = delivered.compactMap { $0.day("date") } + [unit.day("resold_on")].compactMap { $0 }
        return days.filter { $0 >= issued }.min()
    }
}
