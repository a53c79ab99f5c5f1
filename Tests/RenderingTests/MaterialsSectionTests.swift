import Ports
import Foundation
import Kernel
import Rendering
import Testing
import Workflows

/// The part of the report on software materials, with more units than fit into its table.
@Suite struct MaterialsSectionTests {
    private static let unitCount = 40

    private static let fleet = MemoryStore(
        device: """
            identity: {id: DEV, name: 機器, has_program: true, current_version: "2.0"}
            releases:
              "1.0": {status: supported, released_on: 2022-03-01}
              "2.0": {status: released, released_on: 2024-03-01}
            service_life: {years: 6, last_shipment: 2026-03-31}
            completeness: {installed_units: true}
            software:
              SW-OS: {name: {ja: 基本ソフト, en: Base system}, usage: runtime, releases: ["2.0"], support_end: 2028-06-30, read_on: 2026-01-15}
              SW-LIB: {name: 部品, usage: runtime, support_end: unknown, review_by: 2026-11-21, read_on: 2026-11-01}
              SW-FAR: {name: 長期版, usage: runtime, support_end: 2032-03-31, read_on: 2026-11-01}
            installed_units:
            """ + "\n"
                + (1...unitCount).map { number in
                    "  U-\(100 + number): {version: \"\(number == unitCount ? "1.0" : "2.0")\", "
                        + "life_end: 20\(30 + number % 2)-01-31, status: in_use}"
                }.joined(separator: "\n") + "\n")

    private func materials(_ language: Language = .japanese) throws -> String {
        let bytes = try Reports(generatorVersion: "1.2.3", environment: [:])
            .render(Self.fleet.assessment(), as: .html, in: language)
        let page = String(decoding: bytes, as: UTF8.self)
        return try #require(
            page.components(separatedBy: "id=\"materials\"").last?.components(separatedBy: "</section>").first
        )
    }

    @Test func theGapListCountsUnitsAndLimitsTheirTable() throws {
        let text = try materials()
        #expect(text.contains("サポートが足りない部品（1 点）"))
        #expect(text.contains("39 台のうち 39 台"))
        #expect(text.contains("個体ごとの足りない期間（39 件のうち 24 件）"))
        #expect(text.contains("ほか 15 件。"))
        #expect(!text.contains("U-140<"), "a unit whose release does not carry the part is not concerned")
        #expect(text.components(separatedBy: "scope=\"row\" class=\"mono fixed\"").count - 1 == 24)
    }

    @Test func theOrderIsBillsChartGapsHorizon() throws {
        let text = try materials()
        let places = ["id=\"bills\"", "id=\"life\"", "<svg", "id=\"gaps\"", "id=\"horizon\""].map {
            text.range(of: $0)?.lowerBound
        }
        #expect(!places.contains(nil))
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }

    @Test func theChartIsHatchedAndSaysWhatItShows() throws {
        let text = try materials(.english)
        let chart = try #require(
            text.components(separatedBy: "<svg").last?.components(separatedBy: "</svg>").first)
        #expect(chart.contains("<title>Chart of support against the service life</title>"))
        #expect(chart.contains("<desc>The service life of the last unit ends on 31 March 2032."))
        #expect(chart.contains("class=\"i-gap-hatch\""))
        #expect(chart.contains("Unsupported, no plan"))
        #expect(chart.contains("Today 2026-11-22"))
        #expect(!chart.contains("…"), "a label is cut")
    }

    @Test func theHorizonNamesEachReason() throws {
        let text = try materials()
        let horizon = try #require(text.components(separatedBy: "id=\"horizon\"").last)
        #expect(horizon.contains("サポートは 2028-06-30 に終わる（あと1年7か月）。計画なし"))
        #expect(horizon.contains("サポートの情報が古い（2026-01-15 に確認、10か月前）"))
        #expect(horizon.contains("次に調べる日（2026-11-21）を過ぎた"))
        #expect(!horizon.contains("長期版"))
    }
}
