import HTML
import Kernel
import Workflows

/// Each release's bill of materials in numbers.
struct BillsSection {
    let assessment: Assessment
    let words: Words
    private static let namesMax = 20

    func write(into page: inout HTMLWriter) {
        page.element(.h3, [.id("bills")], text: words("部品表", "Bills of materials"))
        guard !assessment.bills.isEmpty else {
            page.element(.p, text: words("○ 部品表の記録がありません。", "○ No bill of materials is recorded."))
            return
        }
        table(&page)
        ScoresTable(bills: assessment.bills, words: words).write(into: &page)
        for bill in assessment.bills where !bill.uncovered.isEmpty {
            let shown = bill.uncovered.prefix(BillsSection.namesMax)
            let rest = bill.uncovered.count - shown.count
            let more = rest > 0 ? words("、ほか \(rest) 点", ", and \(rest) more") : ""
            page.element(
                .p, [.class("why")],
                text: words(
                    "版 \(bill.release) でサポートの記録がない部品：\(words.list(Array(shown)))\(more)",
                    "Without a support record in \(bill.release): \(words.list(Array(shown)))\(more)"))
        }
    }

    private func table(_ page: inout HTMLWriter) {
        page.element(.table, [.class("numbers wide")]) { page in
            page.element(.thead) { page in
                page.element(.tr) { page in
                    for name in [words("版", "Release"), words("ファイル", "File"), words("形式", "Format")] {
                        page.element(.th, [.scope("col")], text: name)
                    }
                    for name in [
                        words("部品", "Components"), words("識別済み", "Identified"),
                        words("人が識別", "Named by a person"), words("識別子なし", "No identifier"),
                        words("供給者なし", "No supplier"), words("版なし", "No version"),
                        words("サポートの記録あり", "Support recorded"),
                    ] {
                        page.element(.th, [.scope("col"), .class("num")], text: name)
                    }
                }
            }
            page.element(.tbody) { page in
                for bill in assessment.bills {
                    page.element(.tr) { page in
                        page.element(.th, [.scope("row")], text: bill.release)
                        page.element(.td, [.class("mono")], text: bill.file)
                        page.element(.td, [.class("fixed")], text: bill.format)
                        for number in [
                            bill.components, bill.components - bill.mapped - bill.unidentified,
                            bill.mapped, bill.unidentified, bill.withoutSupplier, bill.withoutVersion,
                            bill.covered,
                        ] {
                            page.element(.td, [.class("num")], text: "\(number)")
                        }
                    }
                }
            }
        }
    }
}

/// What is imperfect in the records themselves.
struct FindingsSection {
    let assessment: Assessment
    let words: Words

    func write(into page: inout HTMLWriter) {
        let findings = assessment.findings
        let panel = Panel(
            id: "findings", title: words("記録の不備", "Remarks on the records"),
            basis: words(
                "読めない記録があるときは評価しません。ここにあるのは、評価はできたが確かめてほしい点です。",
                "A dossier that cannot be read is not assessed. These remarks did not prevent the assessment."
            ))
        panel.write(into: &page) { page in
            guard !findings.isEmpty else {
                page.element(.p, text: words("ありません。", "None."))
                return
            }
            page.element(.table) { page in
                page.head([words("重さ", "Weight"), words("内容", "Remark"), words("場所", "Place")])
                page.element(.tbody) { page in
                    for finding in findings {
                        page.element(.tr) { page in
                            page.element(.td, [.class("fixed")]) {
                                Badge(finding.severity, words).write(into: &$0)
                            }
                            page.element(.td, text: finding.message[words.language])
                            page.element(.td, [.class("place")], text: words.place(finding.origin))
                        }
                    }
                }
            }
        }
    }
}
