import Ports
import DeviceRegistry
import HTML
import Kernel
import Printing
import Workflows

/// An assessment as one self-contained page: what has to be decided first, then the rest with its basis.
struct ReportPage {
    private let assessment: Assessment
    private let words: Words
    private let generator: Generator

    init(_ assessment: Assessment, in language: Language, by generator: Generator) {
        self.assessment = assessment
        self.generator = generator
        words = Words(language: language)
    }

    var bytes: [UInt8] {
        HTMLWriter.page(in: words.language) { page in
            page.element(.head) { head(&$0) }
            page.element(.body) { page in
                page.element(.main) { page in
                    ReportHead(assessment: assessment, words: words).write(into: &page)
                    contents(&page)
                    SummarySection(assessment: assessment, words: words).write(into: &page)
                    ScopeSection(assessment: assessment, words: words).write(into: &page)
                    EnvironmentSection(assessment: assessment, words: words).write(into: &page)
                    MaterialsSection(assessment: assessment, words: words).write(into: &page)
                    VulnerabilitiesSection(assessment: assessment, words: words).write(into: &page)
                    RiskSection(assessment: assessment, words: words).write(into: &page)
                    ConformityTable(assessment: assessment, words: words).write(into: &page)
                    NextStepsSection(assessment: assessment, words: words).write(into: &page)
                    DisclosureSection(assessment: assessment, words: words).write(into: &page)
                    FindingsSection(assessment: assessment, words: words).write(into: &page)
                    page.element(.footer, text: close)
                }
            }
        }
    }

    private func head(_ page: inout HTMLWriter) {
        let name = assessment.device.identity.name[words.language]
        page.void(.meta, [Attribute("charset", "utf-8")])
        page.void(
            .meta,
            [Attribute("name", "viewport"), Attribute("content", "width=device-width,initial-scale=1")])
        page.void(
            .meta,
            [Attribute("name", "generator"), Attribute("content", "\(generator.name) \(generator.version)")])
        let title = words("サイバーセキュリティ評価書", "Cybersecurity assessment")
        page.element(.title, text: "\(name) – \(title)")
        page.style(Styles.sheet)
        page.style(words.language == .japanese ? PaperStyles.japanesePaper : PaperStyles.englishPaper)
    }

    /// Links on the screen; a list with page numbers on paper.
    private func contents(_ page: inout HTMLWriter) {
        let parts = [
            ("decide", words("先に決めること", "To decide first")),
            ("states", words("要求事項の状態", "State of the demands")),
            ("scope", words("対象の判定", "Scope decision")),
            ("environment", words("使用環境と接続", "Environment and connections")),
            ("materials", words("ソフトウェア部品とサポート", "Software and support")),
            ("vulnerabilities", words("既知の脆弱性", "Known vulnerabilities")),
            ("risk", words("脅威・リスク・出荷判定", "Threats, risks, gate")),
            ("conformity", words("要求事項ごとの評価", "Demand by demand")),
            ("steps", words("次の一手", "Next steps")),
            ("disclosure", words("使用者への情報", "Texts for users")),
            ("findings", words("記録の不備", "Remarks on the records")),
        ]
        page.element(.nav, [.label(words("目次", "Contents")), .class("contents")]) { page in
            page.element(.ul) { page in
                for (id, title) in parts {
                    page.element(.li) { page in page.element(.a, [.toID(id)], text: title) }
                }
            }
        }
    }

    private var close: String {
        words(
            "この評価は \(assessment.day.written.ja) の記録から \(generator.name) \(generator.version) が作りました。"
                + "同じ記録と日付、同じ脆弱性の情報からは、いつも同じ結果になります。",
            "Made by \(generator.name) \(generator.version) from the records of "
                + "\(assessment.day.written.en). "
                + "The same records, day and published vulnerabilities always give the same result.")
    }
}
