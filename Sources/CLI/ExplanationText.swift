import Evidence
import Console
import Kernel
import Requirements

/// One demand's state with its reason, what was looked at and what to do.
struct ExplanationText {
    private let result: RequirementResult
    private let dossier: String
    private let language: Language
    private let style: Style
    private let columns: Int

    init(_ result: RequirementResult, dossier: String, language: Language, style: Style, columns: Int) {
        self.result = result
        self.dossier = dossier
        self.language = language
        self.style = style
        self.columns = columns
    }

    var text: String {
        let requirement = result.requirement
        var text = style.bold("\(requirement.id)  \(requirement.section)") + "\n"
        text += paragraph(requirement.text[language], indent: 2) + "\n"
        let state = "\(result.state.sign) \(result.state.name[language])"
        text += style.state(result.state, state) + "　" + basis + "\n"
        text += paragraph(result.reason[language], indent: 2)
        if result.shortfalls.count > 1 {
            text += "\n" + style.bold(say("足りないこと", "What is wanting")) + "\n"
            for shortfall in result.shortfalls {
                text += paragraph("・\(shortfall.message[language])", indent: 2)
                text += paragraph("→ \(shortfall.step[language])", indent: 4)
            }
        }
        text += "\n" + style.bold(say("見た記録", "Records looked at")) + "\n"
        for citation in result.evidence { text += line(citation) }
        if result.evidence.isEmpty { text += say("  なし\n", "  none\n") }
        if let step = result.nextStep {
            text += "\n" + paragraph(say("次：", "Next: ") + step[language], indent: 0)
        }
        return text
    }

    private var basis: String {
        switch result.basis {
        case .rule:
            say(
                "規則 \(result.requirement.rule?.text ?? "") による",
                "by rule \(result.requirement.rule?.text ?? "")")
        case .judgement: say("人の判断による", "by a person's judgement")
        case .none: say("まだ決まっていない", "not decided yet")
        }
    }

    private func line(_ citation: Citation) -> String {
        let place = style.faint(FindingsText.place(citation.origin, in: dossier))
        if let count = citation.count {
            let counted = say("\(count) 件", "\(count) records")
            return "  \(DisplayWidth.pad(citation.record, to: 34)) \(counted)  \(place)\n"
        }
        var text = "  \(DisplayWidth.pad(citation.record, to: 34)) \(place)\n"
        for (field, value) in citation.fields.sorted(by: { $0.key < $1.key }) {
            let shown = value.isEmpty ? say("（未記入）", "(not written)") : value
            let short = shown.count > 90 ? shown.prefix(90) + "…" : Substring(shown)
            text += "      \(field): \(short)\n"
        }
        return text
    }

    private func paragraph(_ text: String, indent: Int) -> String {
        let space = String(repeating: " ", count: indent)
        return DisplayWidth.wrap(text, to: columns - indent).map { space + $0 + "\n" }.joined()
    }

    private func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }
}
