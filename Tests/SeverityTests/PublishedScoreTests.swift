import Foundation
import Severity
import SharedCorpora
import Testing

/// Every vector that has been published with its scores.
struct PublishedScoreTests {
    static let file = "cvss/nvd-vectors.json"

    struct Row {
        let set: String
        let vector: String
        let base: Double
        let exploitability: Double?
        let impact: Double?

        init?(_ values: [Any]) {
            guard values.count == 5, let set = values[0] as? String, let vector = values[1] as? String,
                let base = values[2] as? Double
            else { return nil }
            (self.set, self.vector, self.base) = (set, vector, base)
            (exploitability, impact) = (values[3] as? Double, values[4] as? Double)
        }

        func tenths(_ value: Double?) -> Int? { value.map { Int(($0 * 10).rounded()) } }
    }

    /// The published base scores that break the specification, and why; see the head of the table.
    static let exceptions: [String: String] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Tables/published-exceptions.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ") }
        return Dictionary(
            rows.map { ($0.dropFirst().joined(separator: " "), String($0[0])) }, uniquingKeysWith: { $1 })
    }()

    @Test("Every published score is exact, but for those that break the specification, by name")
    func published() throws {
        guard SharedCorpora.has(Self.file, for: "published CVSS scores") else { return }
        let json = try JSONSerialization.jsonObject(with: Data(SharedCorpora.bytes(Self.file)))
        let rows = try #require(json as? [[Any]]).compactMap(Row.init)
        #expect(rows.count == 2622)
        var exact = 0
        var named: Set<String> = []
        for row in rows {
            let vector = try CVSSVector(row.vector)
            #expect(row.set == Self.sets[vector.version], "\(row.vector)")
            let key = "\(row.set) \(row.vector) \(row.base)"
            if let reason = Self.exceptions[key] {
                named.insert(key)
                try expect(vector, toBreak: row, because: reason)
            } else {
                exact += 1
                #expect(vector.baseScore.tenths == row.tenths(row.base), "\(row.vector)")
            }
            if row.impact != nil {
                #expect(vector.impact?.tenths == row.tenths(row.impact), "\(row.vector)")
                #expect(vector.exploitability?.tenths == row.tenths(row.exploitability), "\(row.vector)")
            }
        }
        #expect(named == Set(Self.exceptions.keys), "named rows that are not published")
        #expect(exact == 2622 - 144)
    }

    private static let sets: [CVSSVersion: String] = [
        .v2_0: "cvssMetricV2", .v3_0: "cvssMetricV30", .v3_1: "cvssMetricV31", .v4_0: "cvssMetricV40",
    ]

    /// An exception is different, and for the reason that the table gives.
    private func expect(_ vector: CVSSVector, toBreak row: Row, because reason: String) throws {
        let published = row.tenths(row.base)
        #expect(vector.baseScore.tenths != published, "\(row.vector) is exact by now")
        switch reason {
        case "overall": #expect(vector.score.tenths == published, "\(row.vector)")
        case "environmental":
            // A requirement of M weighs 1, so that the environmental equation sees the base metrics
            // alone.
            let neutral = try vector.setting("CR", to: "M")
            #expect(
                vector.version == .v3_1 && neutral.environmentalScore?.tenths == published, "\(row.vector)")
        case "tie": #expect(vector.baseScore.tenths - 1 == published, "\(row.vector)")
        default:
            #expect(reason == "none")
            #expect(vector.score.tenths != published, "\(row.vector)")
        }
    }
}
