import HTML
import Kernel
import SupportLifecycle
import Workflows

/// The support of every line of the bills, in groups that rest on the same record or fact; the numbers add up
/// to the lines.
struct ComponentSupportSection {
    let assessment: Assessment
    let words: Words
    private static let namesMax = 6

    func write(into page: inout HTMLWriter) {
        let rows = assessment.componentSupport
        guard !rows.isEmpty else { return }
        page.element(
            .h3, [.id("components")],
            text: words("部品表の各部品のサポート", "Support of every line of the bills"))
        let releases = Set(rows.map(\.release)).sorted()
        for release in releases {
            page.element(.p, text: account(release, SupportAccount(rows.filter { $0.release == release })))
        }
        let groups = SupportGroup.groups(of: rows, lifeEnd: assessment.lifeSpan.end)
        page.element(.table, [.class("gaps")]) { page in
            page.head([
                words("版", "Release"), words("部品", "Components"), words("根拠", "Rests on"),
                words("サポート終了", "Support ends"), words("耐用期間に対して", "Against the service life"),
            ])
            page.element(.tbody) { page in for group in groups { row(group, &page) } }
        }
    }

    private func account(_ release: String, _ account: SupportAccount) -> String {
        let unknown = account.unknown.values.reduce(0, +)
        return words(
            "版 \(release)：部品 \(account.components) 点 ＝ 記録による \(account.byRecord) ＋ "
                + "サポート情報による \(account.byFact) ＋ 分からない \(unknown)",
            "\(release): \(account.components) components = \(account.byRecord) by record + "
                + "\(account.byFact) by fact + \(unknown) not known")
    }

    private func row(_ group: SupportGroup, _ page: inout HTMLWriter) {
        let shown = group.names.prefix(ComponentSupportSection.namesMax)
        let rest = group.count - shown.count
        page.element(.tr) { page in
            page.element(.td, [.class("fixed")], text: group.release)
            page.element(.td) { page in
                page.element(
                    .div, text: words.count(group.count, "点", "component", "components"))
                let more = rest > 0 ? words("、ほか \(rest) 点", ", and \(rest) more") : ""
                page.element(.div, [.class("place")], text: words.list(Array(shown)) + more)
            }
            var isRecord = false
            if case .record = group.basis { isRecord = true }
            page.element(
                .td, isRecord ? [.class("fixed")] : [], text: group.reason[words.language])
            page.element(.td, [.class("fixed")], text: SupportStatusWords.words(group.end)[words.language])
            page.element(.td, text: standing(group))
        }
    }

    private func standing(_ group: SupportGroup) -> String {
        // A record's plan is told with the record.
        if case .record(let record) = group.basis,
            let row = assessment.lifeSpan.rows.first(where: { $0.software.id == record.id })
        {
            return StandingText(words, today: assessment.day).standing(row)
        }
        return StandingText.standing(group, words)
    }
}

/// How far each release's bill tells what the profiles ask.
struct ScoresTable {
    let bills: [BillSummary]
    let words: Words

    func write(into page: inout HTMLWriter) {
        guard bills.contains(where: { !$0.scores.isEmpty }) else { return }
        page.element(
            .h4, text: words("部品表に書かれているべきこと", "What a bill of materials has to tell"))
        page.element(.table, [.class("gaps")]) { page in
            page.head([
                words("版", "Release"), words("求めるもの", "Asked by"), words("充足", "Told"),
                words("足りない要素", "Lacking elements"),
            ])
            page.element(.tbody) { page in
                for bill in bills {
                    for score in bill.scores { row(bill, score, &page) }
                }
            }
        }
    }

    private func row(_ bill: BillSummary, _ score: BillScore, _ page: inout HTMLWriter) {
        page.element(.tr) { page in
            page.element(.td, [.class("fixed")], text: bill.release)
            page.element(.td, text: score.name[words.language])
            page.element(.td, [.class("fixed")]) { page in
                page.element(.div, text: "\(score.isComplete ? "✓" : "✗") \(score.percent) %")
                page.element(
                    .div, [.class("place")],
                    text: words(
                        "要素 \(score.elementsMet)／\(score.elements)",
                        "\(score.elementsMet) of \(score.elements) elements"))
            }
            page.element(.td) { page in
                if score.lacks.isEmpty { page.text(words("なし", "none")) }
                for lack in score.lacks { page.element(.div, text: text(lack)) }
            }
        }
    }

    private func text(_ lack: BillScore.Lack) -> String {
        let element = lack.element[words.language]
        guard !lack.names.isEmpty else { return words("\(element)（部品表の全体）", "\(element) (the bill)") }
        let rest = lack.count - lack.names.count
        let more = rest > 0 ? words(" ほか \(rest) 点", " and \(rest) more") : ""
        return words(
            "\(element)：\(words.list(lack.names))\(more)", "\(element): \(words.list(lack.names))\(more)")
    }
}
