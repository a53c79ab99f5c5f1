import Documents
import Evidence
import Kernel
import RiskManagement

/// What the chosen profiles ask, and the answer to each of the nineteen capabilities (3.1 ベースライン).
struct BaselineChapter {
    let view: RiskView
    private var baseline: BaselineEvaluation { view.evaluation.baseline }

    var sections: [Report.Section] {
        [
            Report.Section(
                "baseline", LocalizedText(ja: "ベースライン", en: "Baseline"), [profiles] + items),
            Report.Section(
                "capabilities", level: 2,
                LocalizedText(ja: "19の能力への回答", en: "Answers on the nineteen capabilities"), [capabilities]),
        ]
    }

    private var profiles: ReportBlock {
        guard !baseline.profiles.isEmpty else {
            return .verdict(
                .bad,
                [
                    view.say(
                        "使用環境の記録から選べるひな型がありません。", "No profile fits the environments recorded.",
                        from: "environment_profile")
                ])
        }
        return .text(
            .list(
                baseline.profiles.map { profile, because in
                    Sentence(
                        LocalizedText(
                            ja: "\(profile.title.ja)（\(profile.source.ja)）",
                            en: "\(profile.title.en) (\(profile.source.en))"),
                        from: sources(because))
                }))
    }

    private func sources(_ paths: [String]) -> [Sentence.Source] {
        let found = paths.compactMap { view.evidence.record(path: $0) }.map(view.source)
        return found.isEmpty ? [view.section("environment_profile")] : found
    }

    private var items: [ReportBlock] {
        guard !baseline.rows.isEmpty else { return [] }
        return [
            .table(
                DataTable(
                    "table-baseline", name: LocalizedText(ja: "ベースラインの項目", en: "Baseline items"),
                    columns: [
                        .init(.id, ja: "項目", en: "Item"), .init(.short, ja: "能力", en: "Capability"),
                        .init(.long, ja: "求めること", en: "What is asked"), .init(.long, ja: "求める理由", en: "Why"),
                        .init(.links, ja: "求める記録", en: "Called for by"),
                        .init(.title, ja: "対策の番号", en: "Control ids"),
                        .init(.state, ja: "この版で", en: "On this release"),
                    ],
                    rows: baseline.rows.map { row in
                        let shown = row.because.prefix(4)
                        let rest = row.because.count - shown.count
                        return DataTable.Row(
                            Anchor("baseline/\(row.profile.id)/\(row.item.id)"),
                            from: sources(row.because).first,
                            [
                                Cell(same: row.item.id), Cell(same: row.item.capability.rawValue),
                                Cell(row.item.asks), Cell(row.item.reason),
                                Cell(
                                    shown.map {
                                        Cell.Part(
                                            LocalizedText(same: String($0.split(separator: "/").last ?? "")),
                                            to: view.link(toPath: $0))
                                    }
                                        + (rest > 0
                                            ? [
                                                Cell.Part(
                                                    LocalizedText(ja: "ほか \(rest) 件", en: "\(rest) more"))
                                            ] : [])),
                                Cell(same: row.item.controlIDs.joined(separator: ", ")),
                                Cell(row.standing.words, row.standing.state),
                            ])
                    }))
        ]
    }

    private var capabilities: ReportBlock {
        let answers = Dictionary(
            view.file.baseline.compactMap { answer in answer.capability.map { ($0, answer) } },
            uniquingKeysWith: { first, _ in first })
        return .table(
            DataTable(
                "table-capabilities", name: LocalizedText(ja: "19の能力", en: "Nineteen capabilities"),
                columns: [
                    .init(.id, ja: "能力", en: "Code"), .init(.title, ja: "名称", en: "Capability"),
                    .init(.state, ja: "回答", en: "Answer"), .init(.long, ja: "理由・逸脱", en: "Reason, deviation"),
                    .init(.links, ja: "対策", en: "Controls"), .init(.links, ja: "検証", en: "Verification"),
                ],
                rows: Capability.allCases.map { capability in row(capability, answers[capability]) }))
    }

    private func row(_ capability: Capability, _ answer: BaselineAnswer?) -> DataTable.Row {
        let isReasoned = answer?.answer == "yes" || answer?.reason != nil
        var words = [answer?.reason].compactMap { $0 }.map { Cell.Part($0) }
        if !isReasoned, answer?.answer != nil {
            words = [Cell.Part(LocalizedText(ja: "理由の記録なし", en: "no reason recorded"), .bad)]
        }
        if let deviation = answer?.deviation {
            let by = answer?.deviationApprovedBy
            words.append(
                Cell.Part(
                    LocalizedText(
                        ja: "逸脱：\(deviation.ja)（承認：\(by ?? "記録なし")）",
                        en: "Deviation: \(deviation.en) (approved by: \(by ?? "not recorded"))"),
                    by == nil ? .bad : nil))
        }
        let given = ChoiceWords.answer(answer?.answer)
        return DataTable.Row(
            Anchor("capabilities/\(capability.rawValue)"),
            from: answer.map { view.source($0.path, $0.origin) } ?? view.section("baseline_item"),
            [
                Cell(same: capability.rawValue), Cell(capability.name),
                Cell(
                    given ?? LocalizedText(ja: "回答なし", en: "not answered"),
                    given == nil ? .unknown : !isReasoned ? .bad : answer?.answer == "no" ? .warn : .ok),
                Cell(words), view.names(answer?.controls ?? [], in: "controls"),
                view.names(answer?.verifications ?? [], in: "verifications"),
            ])
    }
}

extension BaselineEvaluation.Row.Standing {
    /// How it is shown.
    var state: CellState {
        switch self {
        case .passed: .ok
        case .deviation: .warn
        case .failed: .bad
        }
    }
}
