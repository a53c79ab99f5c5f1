import Documents
import HTML
import Kernel
import Ports
import Printing

/// Reports as one self-contained page that prints well.
struct RiskReportPage {
    private let reports: [Report]
    private let language: Language
    private let generator: Generator
    private let pictures: Pictures
    private let places: PrintedPlaces

    init(_ reports: [Report], in language: Language, by generator: Generator, drawer: Graphviz) {
        self.reports = reports
        self.language = language
        self.generator = generator
        places = PrintedPlaces(reports)
        pictures = Pictures(reports, in: language, drawer: drawer)
    }

    var bytes: [UInt8] {
        HTMLWriter.page(in: language) { page in
            page.element(.head) { head(&$0) }
            page.element(.body) { page in
                page.element(.main) { page in
                    for report in reports { write(report, into: &page) }
                }
            }
        }
    }

    private func text(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }

    private func head(_ page: inout HTMLWriter) {
        page.void(.meta, [Attribute("charset", "utf-8")])
        page.void(
            .meta,
            [Attribute("name", "viewport"), Attribute("content", "width=device-width,initial-scale=1")])
        page.void(
            .meta,
            [Attribute("name", "generator"), Attribute("content", "\(generator.name) \(generator.version)")])
        let titles = reports.map { $0.title[language] }.joined(separator: text("、", ", "))
        page.element(.title, text: "\(reports.first?.subject[language] ?? "") – \(titles)")
        page.style(Styles.sheet)
        page.style(RiskReportStyles.sheet)
        page.style(language == .japanese ? RiskReportStyles.japanesePaper : RiskReportStyles.englishPaper)
    }

    private func write(_ report: Report, into page: inout HTMLWriter) {
        var body = ReportBody(report, beside: places, in: language, pictures: pictures)
        page.element(.div, [.class("report"), .id(report.id.text)]) { page in
            page.element(.header, [.class("head")]) { page in
                page.element(.p, [.class("kind")], text: report.title[language])
                page.element(.h1, text: report.subject[language])
                page.element(
                    .p, [.class("sub")],
                    text: report.facts.map { $0[language] }.joined(separator: text("　", " · ")))
                page.element(
                    .p, [.class("sub")], text: text("読む人：", "For: ") + report.audience[language])
                page.element(
                    .p, [.class("running")],
                    text:
                        "\(report.subject[language])\(text("　", " · "))\(report.title[language])"
                        + "\(text("　", " · "))\(report.day)"
                )
                page.element(.p, [.class("basis")], text: report.basis[language])
            }
            contents(report, body, into: &page)
            for chapter in chapters(report) {
                page.element(.section, [.class("panel")]) { page in
                    for section in chapter { body.write(section, into: &page) }
                }
            }
            body.writeSources(into: &page)
            page.element(
                .footer,
                text: text(
                    "\(report.day.written.ja) の記録から \(generator.name) \(generator.version) が作りました。"
                        + "同じ記録と日付からは、いつも同じ報告になります。",
                    "Made by \(generator.name) \(generator.version) from the records of "
                        + "\(report.day.written.en). "
                        + "The same records and day always give the same report."))
        }
    }

    private func chapters(_ report: Report) -> [[Report.Section]] {
        var chapters: [[Report.Section]] = []
        for section in report.sections {
            if section.level == 1 || chapters.isEmpty {
                chapters.append([section])
            } else {
                chapters[chapters.count - 1].append(section)
            }
        }
        return chapters
    }

    private func contents(_ report: Report, _ body: ReportBody, into page: inout HTMLWriter) {
        page.element(.nav, [.label(text("目次", "Contents")), .class("contents")]) { page in
            page.element(.ul) { page in
                for section in report.sections where section.level == 1 {
                    page.element(.li) { page in
                        page.element(.a, [body.href(section.anchor)], text: section.title[language])
                    }
                }
            }
        }
    }
}
