import Foundation
import Severity
import Testing

/// Scores that another implementation has computed.
struct ReferenceScoreTests {
    struct Row: Sendable {
        let line: Int
        let vector: String
        /// Base, temporal or threat, environmental; nil where the row says so.
        let tenths: [Int?]
    }

    static let rows: [Row] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Tables/cvss-reference.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").enumerated().compactMap { index, line in
            let words = line.split(separator: " ")
            guard !line.hasPrefix("#"), words.count == 4 else { return nil }
            return Row(line: index + 1, vector: String(words[0]), tenths: words.dropFirst().map { Int($0) })
        }
    }()

    @Test("Each of the reference's vectors scores the same to the tenth", arguments: CVSSVersion.allCases)
    func reference(_ version: CVSSVersion) throws {
        var count = 0
        for row in Self.rows {
            let vector = try CVSSVector(row.vector)
            guard vector.version == version else { continue }
            count += 1
            let scores = [vector.baseScore, vector.threatScore, vector.environmentalScore].map { $0?.tenths }
            #expect(scores == row.tenths, "line \(row.line): \(row.vector)")
        }
        #expect(count == 450)
    }

    /// FNV-1a over the tenths of every vector of base metrics, the last metric changing fastest and each metric's
    /// values in the order of `CVSSVersion.metrics`; the reference library gives the same for all of them.
    @Test(
        "Every vector of base metrics scores as the reference's",
        arguments: [
            (.v2_0, 729, 0xae1a_7022_85ae_23a8), (.v3_0, 2592, 0xe696_c5de_bffb_6f09),
            (.v3_1, 2592, 0xe696_c5de_bffb_6f09), (.v4_0, 104_976, 0x5dde_febf_6dbb_e1da),
        ] as [(CVSSVersion, Int, UInt64)])
    func everyBaseVector(_ version: CVSSVersion, _ count: Int, _ digest: UInt64) throws {
        let metrics = version.metrics.filter(\.isMandatory)
        #expect(metrics.reduce(1) { $0 * $1.values.count } == count)
        var places = metrics.map { _ in 0 }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for _ in 0..<count {
            let parts = zip(metrics, places).map { "\($0.code):\($0.values[$1])" }
            let vector = try CVSSVector(version.prefix + parts.joined(separator: "/"))
            hash = (hash ^ UInt64(vector.baseScore.tenths)) &* 0x100_0000_01b3
            for index in places.indices.reversed() {
                places[index] = (places[index] + 1) % metrics[index].values.count
                if places[index] > 0 { break }
            }
        }
        #expect(hash == digest)
    }
}
