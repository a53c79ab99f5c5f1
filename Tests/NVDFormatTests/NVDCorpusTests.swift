import Archives
import BillOfMaterials
import Kernel
import NVDFormat
import SharedCorpora
import Testing
import Vulnerabilities

/// All feeds in `../shared`, counted.
@Suite struct NVDCorpusTests {
    struct Counts: Equatable {
        var records = 0
        var affected = 0
        var platforms = 0
        var conditions = 0
        var scores = 0
        var rejected = 0
        var awaiting = 0
        var disputed = 0
        var unstated = 0
        var codes: Set<String> = []
    }

    /// Counted once by another program over the same files (statements, records) or checked by hand.
    @Test(
        arguments: [
            (
                "nvd/feeds-1.1",
                Counts(
                    records: 147_917, affected: 1_377_997, platforms: 111_264, conditions: 65_751,
                    scores: 184_912, rejected: 8_094, awaiting: 9_396, disputed: 681, unstated: 38_787)
            ),
            (
                "nvd/nvd-2.0",
                Counts(
                    records: 66_881, affected: 551_149, platforms: 22_629, conditions: 10_046,
                    scores: 74_602, rejected: 3_033, awaiting: 5_174, disputed: 362, unstated: 5_506,
                    codes: ["cpe-blank", "applicability-version-pattern"])
            ),
        ]) func allFeedsAreReadWithoutLoss(folder: String, expected: Counts) throws
    {
        guard SharedCorpora.has(folder, for: "the feeds of \(folder)") else { return }
        var counts = Counts()
        var lastLine = 0
        for path in try SharedCorpora.files(folder) where path.hasSuffix(".gz") {
            let bytes = try Archive.gunzip(try SharedCorpora.bytes(path), bytesMax: 1 << 30)
            lastLine = 0
            let findings = NVDReader.read(bytes, file: path) { advisory in
                counts.records += 1
                counts.conditions += advisory.conditions.count
                counts.scores += advisory.scores.count
                counts.rejected += advisory.state == .rejected ? 1 : 0
                counts.awaiting += advisory.state == .awaiting ? 1 : 0
                counts.disputed += advisory.isDisputed ? 1 : 0
                if advisory.origin.line <= lastLine {
                    Issue.record("\(advisory.id) is on no line of its own")
                }
                lastLine = advisory.origin.line
                for statement in advisory.statements {
                    counts.affected += statement.status == .affected ? 1 : 0
                    counts.platforms += statement.status == .platform ? 1 : 0
                    counts.unstated += statement.span == .unstated ? 1 : 0
                }
            }
            counts.codes.formUnion(findings.map(\.code))
            #expect(!findings.contains { $0.severity == .error })
        }
        #expect(counts == expected)
    }

    @Test func everyNameIsOneThatTheMatcherReads() throws {
        guard SharedCorpora.has("nvd/nvd-2.0/records.jsonl.gz", for: "CPE names of NVD 2.0") else { return }
        let packed = try SharedCorpora.bytes("nvd/nvd-2.0/records.jsonl.gz")
        var names: Set<String> = []
        _ = NVDReader.read(try Archive.gunzip(packed, bytesMax: 1 << 30), file: "f") { advisory in
            for case .cpe(let text) in advisory.statements.map(\.subject) { names.insert(text) }
        }
        #expect(names.count > 100_000)
        for name in names where (try? CPEName(name)) == nil { Issue.record("\(name) is no CPE name") }
    }
}
