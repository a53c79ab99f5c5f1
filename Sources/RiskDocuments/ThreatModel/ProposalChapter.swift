import Documents
import Evidence
import Kernel
import RiskManagement

/// Every threat that a rule proposes: by rule, with its reason, what triggered it and what people decided.
struct ProposalChapter {
    let view: RiskView
    private var register: ThreatRegister { view.evaluation.register }

    var sections: [Report.Section] {
        let byRule = Dictionary(grouping: register.rows, by: \.proposal.rule.id)
        var seen: Set<ID<ThreatRule>> = []
        let order = register.rows.map(\.proposal.rule.id).filter { seen.insert($0).inserted }
        return [
            Report.Section("proposals", LocalizedText(ja: "規則が挙げた脅威", en: "Threats proposed by rules"), head)
        ] + order.compactMap { byRule[$0] }.flatMap(chapter) + [own, lapsed]
    }

    private var head: [ReportBlock] {
        let looks = view.evaluation.threats.looks
        let fired = Set(register.rows.map(\.proposal.rule.id))
        let silent = looks.keys.filter { !fired.contains($0) }.sorted()
        let open = register.open.count
        return [
            .note(
                LocalizedText(
                    ja: "規則は記録を一件ずつ見て、その記録が意味する脅威を挙げます。書かれていないことは「安全」とみなしません。採否は人が決め、根拠の記録が変われば見直しに戻ります。",
                    en:
                        "A rule looks at one record at a time and proposes the threat that it means; "
                        + "what is not written is "
                        + "never taken as safe. People decide; when a record behind it changes, the "
                        + "threat comes back."
                )),
            .verdict(
                open == 0 && !register.rows.isEmpty ? .ok : open == 0 ? .unknown : .warn,
                [
                    view.say(
                        "規則 \(looks.count) 本が記録を見て、\(fired.count) 本が \(register.rows.count) 件を挙げました。"
                            + "判断待ち \(open) 件。",
                        "\(looks.count) rules looked; \(fired.count) of them propose "
                            + "\(register.rows.count) threats; "
                            + "\(open) wait for a person.", from: "interface", "data_flow",
                        "environment_profile")
                ]),
        ]
            + (silent.isEmpty
                ? []
                : [
                    view.paragraph(
                        "見たが脅威を挙げなかった規則：\(silent.map(\.text).joined(separator: "、"))。",
                        "Rules that looked and propose nothing: "
                            + "\(silent.map(\.text).joined(separator: ", ")).",
                        from: "interface", "data_flow", "environment_profile")
                ])
    }

    private func chapter(_ rows: [ThreatRegister.Row]) -> [Report.Section] {
        guard let rule = rows.first?.proposal.rule else { return [] }
        let stride = LocalizedText.list(rule.stride.map(\.name))
        let references =
            rule.references.isEmpty
            ? LocalizedText(ja: "なし（確かな番号がない）", en: "none (no number is certain)")
            : LocalizedText(same: rule.references.sorted().map(\.description).joined(separator: ", "))
        let codes = rule.capabilities.map(\.rawValue).joined(separator: ", ")
        let facts = [
            Fact(ja: "なぜ脅威か", en: "Why", rule.reason), Fact(ja: "確かめること", en: "To check", rule.question),
            Fact(ja: "誤検知になる場合", en: "When it is a false alarm", rule.falsePositive),
            Fact(ja: "STRIDE", en: "STRIDE", stride),
            Fact(
                ja: "経路と要る力", en: "Way in and skill",
                LocalizedText(
                    ja: "\(rule.vector.name.ja)、\(rule.skill.name.ja)",
                    en: "\(rule.vector.name.en); \(rule.skill.name.en)")),
            Fact(ja: "できる攻撃者", en: "Attackers able", able(rule)),
            Fact(ja: "参照", en: "References", references),
            Fact(ja: "効く対策の能力", en: "Capabilities", LocalizedText(same: codes)),
            Fact(ja: "ガイダンスの項", en: "Clause of the guidance", LocalizedText(same: rule.clause)),
        ]
        return [
            Report.Section(
                RiskView.rule(rule.id), level: 2,
                LocalizedText(ja: "\(rule.title.ja)（\(rule.id)）", en: "\(rule.title.en) (\(rule.id))"),
                [
                    .facts(facts),
                    .table(
                        DataTable(
                            Anchor("threats-of/\(rule.id)"),
                            name: LocalizedText(ja: "規則が挙げた脅威", en: "Threats proposed"),
                            columns: [
                                .init(.links, ja: "対象", en: "Subject"),
                                .init(.long, ja: "引き金の記録", en: "Records behind it"),
                                .init(.state, ja: "判断", en: "Decision"),
                                .init(.long, ja: "理由と判断した者", en: "Why, and who"),
                            ], rows: rows.map(row))),
                ])
        ]
    }

    private func able(_ rule: ThreatRule) -> LocalizedText {
        let able = AttackerRule.able(view.file.attackers, vector: rule.vector, skill: rule.skill)
        return able.isEmpty
            ? LocalizedText(ja: "想定した攻撃者の中にいない", en: "none of those considered")
            : LocalizedText.list(able.map(\.name), ja: "、", en: "; ")
    }

    private func row(_ row: ThreatRegister.Row) -> DataTable.Row {
        let proposal = row.proposal
        return DataTable.Row(
            RiskView.proposal(proposal.id.text), from: view.source(proposal.subject, proposal.origin),
            [
                Cell([
                    Cell.Part(LocalizedText(same: proposal.id.text)),
                    Cell.Part(proposal.subjectLabel, to: view.link(toPath: proposal.subject)),
                ]),
                Cell(proposal.premises.map { Cell.Part($0.words, $0.isUnknown ? .unknown : nil) }),
                Cell([Cell.Part(row.standing.name, row.standing.state)] + taken(row.standing)),
                reason(row),
            ])
    }

    private func taken(_ standing: ThreatRegister.Standing) -> [Cell.Part] {
        switch standing {
        case .accepted(let threats), .adapted(let threats):
            threats.map { Cell.Part(LocalizedText(same: $0), to: view.link(toPath: "threats/\($0)")) }
        case .open, .returned, .dismissed: []
        }
    }

    private func reason(_ row: ThreatRegister.Row) -> Cell {
        guard let decision = row.decision else {
            return Cell(LocalizedText(ja: "まだ誰も判断していない", en: "nobody has decided"), .unknown)
        }
        let who = [decision.by, decision.role].compactMap { $0 }.joined(separator: "・")
        var parts = [Cell.Part(decision.reason), Cell.Part(LocalizedText(same: "\(who) \(decision.date)"))]
        if case .returned(let changes) = row.standing { parts += changes.map { Cell.Part($0, .warn) } }
        return Cell(parts)
    }

    private var own: Report.Section {
        let threats = register.own
        let block: ReportBlock =
            threats.isEmpty
            ? view.gap("人が書いた脅威", "threats that people wrote", in: "threat")
            : .table(
                DataTable(
                    "table-own", name: LocalizedText(ja: "人が書いた脅威", en: "Own threats"),
                    columns: [
                        .init(.id, ja: "id", en: "Id"), .init(.long, ja: "脅威", en: "Threat"),
                        .init(.links, ja: "攻撃者", en: "Attackers"),
                        .init(.short, ja: "STRIDE", en: "STRIDE"), .init(.short, ja: "参照", en: "References"),
                        .init(.short, ja: "扱い", en: "Treatment"),
                    ],
                    rows: threats.map { threat in
                        DataTable.Row(
                            from: view.source(threat.path, threat.origin),
                            [
                                Cell(same: threat.id, to: view.link(toPath: threat.path)), Cell(threat.title),
                                threat.cause == .malicious && threat.attackers.isEmpty
                                    ? Cell(Cell.notRecorded, .unknown)
                                    : view.names(threat.attackers, in: "attackers"),
                                threat.stride.isEmpty
                                    ? Cell(Cell.notRecorded, .unknown)
                                    : Cell(threat.stride.map { Cell.Part($0.name) }),
                                Cell(threat.references.map { Cell.Part(LocalizedText(same: $0)) }),
                                Cell(orUnknown: ChoiceWords.disposition(threat.disposition)),
                            ])
                    }))
        return Report.Section(
            "people", LocalizedText(ja: "人が書いた脅威", en: "Threats that people wrote"), [block])
    }

    private var lapsed: Report.Section {
        let block: ReportBlock =
            register.lapsed.isEmpty
            ? view.paragraph(
                "根拠の脅威がなくなった判断はありません。", "No decision has lost its threat.", from: "threat_decision")
            : .text(
                .list(
                    register.lapsed.map { decision in
                        Sentence(
                            LocalizedText(
                                ja: "\(decision.proposal)：\(decision.by)、\(decision.date)。規則はもうこの脅威を挙げません。",
                                en:
                                    "\(decision.proposal): \(decision.by), \(decision.date). No rule "
                                    + "proposes it any more."
                            ),
                            from: [view.source(decision.id.text, decision.origin)])
                    }))
        return Report.Section(
            "lapsed", level: 2, LocalizedText(ja: "宙に浮いた判断", en: "Decisions without their threat"), [block])
    }
}

extension ThreatRegister.Standing {
    /// How it is shown.
    var state: CellState {
        switch self {
        case .open: .unknown
        case .returned: .warn
        case .accepted, .adapted, .dismissed: .ok
        }
    }
}
