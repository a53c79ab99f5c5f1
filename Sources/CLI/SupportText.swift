import Console
import DeviceRegistry
import Kernel
import SupportLifecycle
import Workflows

/// The support of a device's parts as tables, with a line that accounts for every part.
enum SupportText {
    static func text(_ report: ReportSupport.Report, in language: Language) -> String {
        var text = ""
        if !report.records.isEmpty {
            text += heading(
                LocalizedText(ja: "サポートの記録（software）", en: "Support records (software)"), language)
            text += records(report, language) + "\n"
        }
        for release in report.device.releases.map(\.id.text) {
            let rows = report.components.filter { $0.release == release }
            guard !rows.isEmpty else { continue }
            text += heading(
                LocalizedText(ja: "版 \(release) の部品表", en: "Bill of release \(release)"), language)
            text += components(rows, on: report.day, language)
            if rows.count < report.components.count { text += account(SupportAccount(rows), language) }
            text += "\n"
        }
        if report.components.isEmpty {
            text += LocalizedText(ja: "部品表がありません\n", en: "there is no bill of materials\n")[language]
        }
        return text + account(SupportAccount(report.components), language)
    }

    private static func heading(_ text: LocalizedText, _ language: Language) -> String {
        text[language] + "\n"
    }

    private static func head(_ texts: [LocalizedText], _ language: Language) -> [String] {
        texts.map { $0[language] }
    }

    private static func components(
        _ rows: [ComponentSupport], on day: Day, _ language: Language
    ) -> String {
        var table = TextTable(
            head(
                [
                    LocalizedText(ja: "部品", en: "Part"), LocalizedText(ja: "版", en: "Version"),
                    LocalizedText(ja: "状態", en: "State"), LocalizedText(ja: "終了", en: "End"),
                    LocalizedText(ja: "根拠", en: "By"),
                ], language))
        for row in rows {
            table.add([
                row.name, row.version ?? "", SupportStatusWords.words(row.standing)[language],
                SupportStatusWords.words(row.end)[language], basis(row, on: day, language),
            ])
        }
        return table.text
    }

    private static func basis(_ row: ComponentSupport, on day: Day, _ language: Language) -> String {
        switch row.basis {
        case .record(let record):
            let origin = record.source.map { "（\($0)）" } ?? ""
            return LocalizedText(
                ja: "記録 \(record.id)\(origin)",
                en: "record \(record.id)\(record.source.map { " (\($0))" } ?? "")"
            )[language] + age(record.readOn, on: day, language)
        case .fact(let match): return words(match, on: day, language)
        case .nothing(let reason):
            return SupportStatusWords.words(reason)[language] + candidates(row.finding, language)
        }
    }

    private static func words(_ match: SupportMatch, on day: Day, _ language: Language) -> String {
        let fact = match.fact
        let (way, sure) = (SupportStatusWords.words(match.way), SupportStatusWords.words(match.confidence))
        let how = LocalizedText(ja: "\(way.ja)・\(sure.ja)", en: "\(way.en), \(sure.en)")[language]
        return "\(fact.source.name[language]): \(fact.productID) \(fact.cycle.name) [\(how)]"
            + age(fact.source.readOn, on: day, language)
    }

    /// The end that counts, and the extended one where there is one that does not count by itself.
    private static func ends(_ fact: SupportFact, _ language: Language) -> String {
        let text = SupportStatusWords.words(fact.end)[language]
        let extended = fact.cycle.phases.extendedEnd
        guard extended != .unknown, extended != fact.end else { return text }
        let said = SupportStatusWords.words(extended)
        return text + LocalizedText(ja: "（延長 \(said.ja)）", en: " (extended: \(said.en))")[language]
    }

    private static func candidates(_ finding: SupportFinding, _ language: Language) -> String {
        guard !finding.candidates.isEmpty else { return "" }
        let list = finding.candidates.prefix(3).map {
            "\($0.fact.productID) \($0.fact.cycle.name) \(SupportStatusWords.words($0.fact.end)[language])"
        }.joined(separator: ", ")
        return LocalizedText(ja: "（候補：\(list)）", en: " (candidates: \(list))")[language]
    }

    private static func age(_ readOn: Day?, on day: Day, _ language: Language) -> String {
        guard let readOn else { return "" }
        let days = day.ordinal - readOn.ordinal
        return LocalizedText(ja: " \(days)日前", en: " \(days) days old")[language]
    }

    private static func records(_ report: ReportSupport.Report, _ language: Language) -> String {
        var table = TextTable(
            head(
                [
                    LocalizedText(ja: "記録", en: "Record"), LocalizedText(ja: "名称", en: "Name"),
                    LocalizedText(ja: "状態", en: "State"), LocalizedText(ja: "終了", en: "End"),
                    LocalizedText(ja: "情報では", en: "In the facts"),
                ], language))
        for row in report.records {
            let end = row.software.end.asFact
            let found =
                row.finding.match.map {
                    ends($0.fact, language) + "  " + words($0, on: report.day, language)
                }
                ?? ((row.finding.reason.map { SupportStatusWords.words($0)[language] } ?? "")
                    + candidates(row.finding, language))
            table.add([
                row.software.id.text, row.software.name[language],
                SupportStatusWords.words(ComponentSupport.Standing(end, on: report.day))[language],
                SupportStatusWords.words(end)[language], found,
            ])
        }
        return table.text
    }

    /// The parts of the sum, which add up to the components.
    static func account(_ account: SupportAccount, _ language: Language) -> String {
        let reasons = account.unknown.sorted { $0.key < $1.key }
        let unknown = reasons.reduce(0) { $0 + $1.value }
        func list(_ language: Language) -> String {
            reasons.map { "\(SupportStatusWords.words(code: $0.key)[language]) \($0.value)" }
                .joined(separator: language == .japanese ? "、" : ", ")
        }
        let because = reasons.isEmpty ? "" : list(language)
        return LocalizedText(
            ja: "計 \(account.components) 件＝記録 \(account.byRecord)＋情報 \(account.byFact)＋不明 \(unknown)"
                + (because.isEmpty ? "" : "（\(because)）"),
            en: "\(account.components) parts = \(account.byRecord) by records + \(account.byFact) by facts + "
                + "\(unknown) unknown" + (because.isEmpty ? "" : " (\(because))"))[language] + "\n"
    }
}
