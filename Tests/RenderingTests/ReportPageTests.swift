import Evidence
import Ports
import Requirements
import Foundation
import Kernel
import Rendering
import Testing
import Workflows

@Suite struct ReportPageTests {
    private let reports = Reports(generatorVersion: "1.2.3", environment: [:])

    private func page(_ language: Language = .japanese) throws -> String {
        let bytes = try reports.render(MemoryStore.monitor.assessment(), as: .html, in: language)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func count(_ part: String, in text: String) -> Int {
        text.components(separatedBy: part).count - 1
    }

    @Test func thePageIsWholeAndLoadsNothing() throws {
        let page = try page()
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"ja\">"))
        #expect(count("<h1>", in: page) == 1)
        #expect(count("<script", in: page) == 0)
        #expect(count("監視&lt;script&gt;alert(1)&lt;/script&gt;装置", in: page) > 1)
        for loading in ["src=", "url(", "@import", "<link", "href=\"http"] {
            #expect(!page.contains(loading), "\(loading)")
        }
    }

    @Test func everyDemandHasItsPlaceAndEveryLinkItsEnd() throws {
        let page = try page()
        let catalogue = try #require(try MemoryStore.monitor.assessment().guidance?.catalogue)
        for requirement in catalogue.requirements {
            #expect(count("id=\"\(requirement.id)\"", in: page) == 1, "\(requirement.id)")
        }
        let links = page.components(separatedBy: "href=\"#").dropFirst().compactMap {
            $0.components(separatedBy: "\"").first
        }
        #expect(!links.isEmpty)
        for link in Set(links) { #expect(count("id=\"\(link)\"", in: page) == 1, "\(link)") }
    }

    @Test func theDecisionsComeBeforeTheNumbers() throws {
        let page = try page()
        let decide = try #require(page.range(of: "<section class=\"panel\" id=\"decide\">"))
        let numbers = try #require(page.range(of: "<section class=\"panel\" id=\"states\">"))
        #expect(decide.upperBound < numbers.lowerBound)
    }

    @Test func theLifeSpanChartNamesTheGaps() throws {
        let page = try page()
        #expect(page.contains("最後の 1 台の耐用期間は2030年3月31日までです。"))
        #expect(page.contains("組込みOS 2019 のサポートは2027年8月31日まで。● 2.6年 支えがない　計画なし。"))
        // The end has passed: the chart says how much of the gap is behind us.
        #expect(page.contains("▲ 4.2年 支えがない（すでに 9か月）　承認済みの計画（2027-06-30 まで。終了から1年4か月は手当てなし）"))
        #expect(page.contains("○ 終了日が分からない（問題なしではありません）"))
        #expect(try self.page(.english).contains("● unsupported for 2.6 years; no plan"))
    }

    @Test func thePictureShowsPeersAndWhatIsNotRecorded() throws {
        let page = try page()
        let picture = try #require(
            page.components(separatedBy: "id=\"environment\"").last?.components(separatedBy: "</svg>").first)
        for words in ["保守拠点", "インターネット", "使用環境の外", "封止", "○ 状態の記録なし", "病棟"] {
            #expect(picture.contains(words), "\(words)")
        }
    }

    @Test func everyTableHeadSaysWhatItHeads() throws {
        let page = try page()
        #expect(count("<th>", in: page) == 0)
        #expect(count("<svg", in: page) == count("role=\"img\"", in: page))
        #expect(count("class=\"basis\"", in: page) == count("class=\"panel\"", in: page) + 1)
    }

    @Test func thePDFIsWhole() throws {
        let printing = Reports(generatorVersion: "1.2.3", environment: ProcessInfo.processInfo.environment)
        do {
            let pdf = try printing.render(MemoryStore.monitor.assessment(), as: .pdf, in: .japanese)
            #expect(pdf.starts(with: "%PDF-".utf8))
            #expect(Data(pdf).range(of: Data("%%EOF".utf8)) != nil)
        } catch RenderingRefusal.noRenderer(let places) {
            print("not run: the PDF, because WeasyPrint is not installed (\(places.count) places)")
        }
    }

    @Test(arguments: [
        (["MAMORI_WEASYPRINT": "/nowhere/w"], ["/nowhere/w"]),
        ([:], ["/nowhere/.cache/mamori/venv/bin/weasyprint", "/nowhere/bin/weasyprint"]),
    ])
    func withoutARendererThePlacesAreNamed(_ more: [String: String], _ expected: [String]) throws {
        let assessment = try MemoryStore.monitor.assessment()
        let environment = ["HOME": "/nowhere", "PATH": "/nowhere/bin"].merging(more) { $1 }
        let nowhere = Reports(generatorVersion: "1.2.3", environment: environment)
        #expect {
            try nowhere.render(assessment, as: .pdf, in: .japanese)
        } throws: { error in
            if case RenderingRefusal.noRenderer(let places) = error { places == expected } else { false }
        }
    }

    @Test func aRendererThatFailsSaysWhy() throws {
        let assessment = try MemoryStore.monitor.assessment()
        let failing = Reports(generatorVersion: "1.2.3", environment: ["MAMORI_WEASYPRINT": "/bin/false"])
        #expect {
            try failing.render(assessment, as: .pdf, in: .japanese)
        } throws: { error in
            if case RenderingRefusal.rendererFailed(let reason) = error { !reason.isEmpty } else { false }
        }
    }
}
