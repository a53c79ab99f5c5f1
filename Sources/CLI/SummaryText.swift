import Evidence
import Console
import Dossiers
import DeviceRegistry
import Kernel
import Requirements
import RiskManagement
import Workflows

/// An assessment on one screen: what a person must decide first, then numbers, then the basis.
struct SummaryText {
    /// How many steps are shown; the rest is counted.
    private static let stepsShown = 5

    private let assessment: Assessment
    private let dossier: String
    private let language: Language
    private let style: Style
    private let columns: Int

    init(_ assessment: Assessment, dossier: String, language: Language, style: Style, columns: Int) {
        self.assessment = assessment
        self.dossier = dossier
        self.language = language
        self.style = style
        self.columns = columns
    }

    var text: String {
        [head, steps, counts + risk, vulnerabilities, lifeSpanWords.text, lifeSpanWords.horizon, basis, next]
            .filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }

    private var head: String {
        let identity = assessment.device.identity
        var facts: [String] = []
        if let deviceClass = identity.deviceClass {
            facts.append(say("クラス\(deviceClass)", "class \(deviceClass)"))
        }
        if let version = identity.currentVersion { facts.append(say("版 \(version)", "version \(version)")) }
        if let company = assessment.companyName { facts.append(company[language]) }
        facts.append(say("\(assessment.day) 現在", "as of \(assessment.day)"))
        let scope = assessment.scope
        let decided = scope.decided.flatMap { ScopeComputation.Result(rawValue: $0) }
        let shown = decided ?? scope.computation.result
        var line = say("対象の判定：", "Scope: ") + shown.name[language]
        if scope.decided == nil {
            line += say("（記録から計算。人の判定はまだない）", " (computed from the records; nobody has decided yet)")
        } else if !scope.isCurrent {
            let why =
                scope.changes.isEmpty
                ? LocalizedText(
                    ja: "記録からは「\(scope.computation.result.name.ja)」",
                    en: "the records give \"\(scope.computation.result.name.en)\"")
                : LocalizedText.list(scope.changes, ja: "。", en: "; ")
            line += say("（判定が古い：\(why.ja)）", " (stale: \(why.en))")
        }
        return style.bold(identity.name[language]) + "\n" + facts.joined(separator: "　") + "\n" + line + "\n"
    }

    private var steps: String {
        guard !assessment.nextSteps.isEmpty else {
            return style.bold(say("決めることはありません", "Nothing is left to decide")) + "\n"
        }
        var text =
            style.bold(say("まず決めること（患者・使用者への危害を先に）", "What to decide first (harm to people first)")) + "\n"
        for step in assessment.nextSteps.prefix(SummaryText.stepsShown) {
            let mark = style.state(step.state, step.state.sign)
            let harm = step.harm.map { "  " + $0.words[language] } ?? ""
            let place = step.origin.map { "  " + style.faint($0.description) } ?? ""
            text += "  \(mark) \(style.bold(step.requirement.id.text))\(harm)\(place)\n"
            let reason = DisplayWidth.wrap(step.reason[language], to: columns - 8)
            for line in reason.prefix(2) {
                text += "      \(line)\(reason.count > 2 && line == reason[1] ? "…" : "")\n"
            }
            for line in DisplayWidth.wrap("→ " + step.text[language], to: columns - 8) {
                text += "      \(line)\n"
            }
        }
        let more = assessment.nextSteps.count - SummaryText.stepsShown
        if more > 0 { text += "  " + say("ほか \(more) 件", "and \(more) more") + "\n" }
        return text
    }

    private var counts: String {
        assessment.catalogues.map { results -> String in
            let states = RequirementState.inOrder.map { state in
                style.state(state, "\(state.sign) \(state.name[language]) \(results.count(state))")
            }
            let title = say(
                "\(results.catalogue.id)（\(results.results.count) 項）",
                "\(results.catalogue.id) (\(results.results.count) demands)")
            return style.bold(title) + "\n  " + states.joined(separator: "　") + "\n"
        }.joined(separator: "\n")
    }

    private var risk: String {
        let risk = assessment.risk
        if let exemption = risk.exemption { return "  \(exemption[language])\n" }
        let facts = [
            say(
                "脅威の提案 \(risk.register.rows.count)（判断待ち \(risk.register.open.count)）",
                "\(risk.register.rows.count) threats proposed (\(risk.register.open.count) to be decided)"),
            say(
                "リスク \(risk.risks.count)（管理できていない \(risk.uncontrolled.count)）",
                "\(risk.risks.count) risks (\(risk.uncontrolled.count) not controlled)"),
            risk.gate.isOpen
                ? say("出荷を止めるものなし", "nothing holds the release back")
                : say(
                    "出荷を止めるもの \(risk.gate.blocking.count)（mamori risk gate）",
                    "\(risk.gate.blocking.count) hold the release back (mamori risk gate)"),
        ]
        return "  " + facts.joined(separator: say("　", "  ")) + "\n"
    }

    private var vulnerabilities: String {
        KnownVulnerabilitiesWords(assessment.vulnerabilities, in: language, style: style, columns: columns)
            .text
    }

    private var lifeSpanWords: LifeSpanWords {
        LifeSpanWords(assessment: assessment, language: language, style: style, columns: columns)
    }

    private var basis: String {
        var facts = [say("記録 \(assessment.recordCount) 件", "\(assessment.recordCount) records")]
        for bill in assessment.bills {
            facts.append(
                say(
                    "部品表 \(bill.file)（\(bill.components) 点、人が識別 \(bill.mapped)、識別子なし \(bill.unidentified)、"
                        + "サポートの記録あり \(bill.covered)）",
                    "bill \(bill.file) (\(bill.components) components, \(bill.mapped) named by a person, "
                        + "\(bill.unidentified) without identifier, \(bill.covered) with a support record)"))
        }
        let released = assessment.device.currentRelease
        if let released, !assessment.bills.contains(where: { $0.release == released.id.text }) {
            facts.append(say("版 \(released.id) の部品表なし", "no bill for version \(released.id)"))
        }
        if !assessment.findings.isEmpty {
            facts.append(
                say(
                    "記録への注意 \(assessment.findings.count) 件",
                    "\(assessment.findings.count) remarks on the records"))
        }
        let line = String(repeating: "┄", count: min(columns, 60))
        let text = say("根拠：", "Basis: ") + facts.joined(separator: say("、", ", "))
        return style.faint(line) + "\n"
            + DisplayWidth.wrap(text, to: columns).map { style.faint($0) + "\n" }.joined()
    }

    private var next: String {
        guard let first = assessment.nextSteps.first else {
            return say("次：", "Next: ") + "mamori assess \(dossier) -o report.html\n"
        }
        return say("次：", "Next: ") + "mamori explain \(first.requirement.id) \(dossier)\n"
    }
}
