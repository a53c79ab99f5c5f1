import Foundation
import Testing

/// The assessed file tells how far each bill tells what is asked, and the support of every line.
struct AssessedBillTests {
    struct Report: Decodable {
        struct Bill: Decodable {
            struct Score: Decodable {
                struct Lack: Decodable {
                    let element: String
                    let count: Int
                    let components: [String]
                }
                let profile: String
                let percent, elementsMet, elements: Int
                let complete: Bool
                let lacks: [Lack]
            }
            let release: String
            let components: Int
            let completeness: [Score]
        }
        struct Support: Decodable {
            struct Basis: Decodable { let record, fact, unknownBecause: String? }
            let release, name, standing, end: String
            let basis: Basis
        }
        let bills: [Bill]
        let componentSupport: [Support]
    }

    static let devices = [
        "patient-monitor", "pacs-server", "infusion-pump", "home-cpap", "implant-neurostim",
    ]

    @Test("Every line of a device's bills has its support, and every profile its score", arguments: devices)
    func everyLineIsAccountedFor(_ device: String) throws {
        let folder = BuiltBinary.root.appendingPathComponent("Examples/devices/\(device)").path
        let run = BuiltBinary.run(["assess", folder, "--on", "2026-11-22", "--format", "json"])
        #expect(run.code == 0, "\(run.errors)")
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        #expect(!report.bills.isEmpty)
        for bill in report.bills {
            let rows = report.componentSupport.filter { $0.release == bill.release }
            #expect(rows.count == bill.components)
            for row in rows {
                let told = [row.basis.record, row.basis.fact, row.basis.unknownBecause].compactMap(\.self)
                #expect(told.count == 1, "\(row)")
                #expect(row.standing != "unknown" || row.end == "unknown", "\(row)")
            }
            #expect(
                bill.completeness.map(\.profile) == ["ntia-2021", "imdrf-n73", "fda-premarket", "mamori"])
            for score in bill.completeness {
                #expect(score.complete == score.lacks.isEmpty && score.complete == (score.percent == 100))
                #expect(score.elementsMet + score.lacks.count == score.elements)
                #expect(score.lacks.allSatisfy { $0.count > 0 && $0.components.count <= 5 })
            }
        }
        for language in ["ja", "en"] {
            let page = BuiltBinary.run([
                "assess", folder, "--on", "2026-11-22", "--format", "html", "--lang", language,
            ])
            let account = language == "ja" ? "点 ＝ 記録による" : "components = "
            #expect(page.output.contains(account) && page.output.contains("NTIA"), "\(language)")
        }
    }
}
