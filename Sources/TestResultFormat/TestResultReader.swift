import Kernel
import LocatedJSON
import LocatedXML
import LocatedYAML
import RiskManagement

/// The door: a file of test results, JUnit XML or SARIF, found from its content.
public enum TestResultReader {
    /// How large a file may be.
    public static let bytesMax = 64 << 20

    /// The run, and what is imperfect in it. No run when the file cannot be read, has no result, or has more
    /// results than a dossier's file holds; the findings say why.
    ///
    /// - Parameter file: the name to use in places.
    public static func read(_ bytes: [UInt8], file: String) -> (run: TestRun?, findings: [Finding]) {
        var findings = TestFindings(file: file)
        guard bytes.count <= bytesMax else {
            findings.add(
                .error, "file-too-large", at: Origin(file: file),
                ja: "ファイルが大きすぎます（\(bytesMax >> 20) MiB まで）",
                en: "the file is too large (at most \(bytesMax >> 20) MiB)")
            return (nil, findings.sorted)
        }
        let run: TestRun?
        let first = bytes.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains($0) }
        switch first {
        case UInt8(ascii: "<"): run = xml(bytes, &findings)
        case UInt8(ascii: "{"): run = json(bytes, &findings)
        default:
            run = nil
            findings.add(
                .error, "unknown-format", at: Origin(file: file, line: 1, column: 1),
                ja: "試験結果として読めるのは JUnit XML と SARIF 2.1.0 です",
                en: "test results are read from JUnit XML and SARIF 2.1.0")
        }
        return (run, findings.sorted)
    }

    private static func xml(_ bytes: [UInt8], _ findings: inout TestFindings) -> TestRun? {
        if let fault = TextEncoding.fault(in: bytes, file: findings.file, bytesMax: bytesMax) {
            findings.take([fault])
            return nil
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let (tree, fault) = XMLTree.read(text, file: findings.file)
        findings.take([fault].compactMap { $0 })
        return tree.flatMap { JUnitReader.read($0.root, &findings) }
    }

    private static func json(_ bytes: [UInt8], _ findings: inout TestFindings) -> TestRun? {
        let limits = JSONReader.Limits(bytesMax: bytesMax, depthMax: 128, countMax: 8_000_000)
        let (tree, faults) = JSONReader.read(bytes, file: findings.file, limits: limits)
        findings.take(faults)
        return tree.flatMap { SARIFReader.read($0.root, &findings) }
    }

    /// The run of a tally; none when it is empty or cut off.
    static func run(
        _ tally: TestTally, tool: String?, _ format: TestRun.Format, date: Day?,
        _ findings: inout TestFindings
    ) -> TestRun? {
        let place = Origin(file: findings.file)
        if tally.shortened + tally.droppedMessages > 0 {
            findings.add(
                .note, "messages-shortened", at: place,
                ja: "伝言を短くしました（\(tally.shortened) 件）。残さなかった伝言は \(tally.droppedMessages) 件です",
                en: "\(tally.shortened) messages shortened, \(tally.droppedMessages) left out")
        }
        if tally.excess > 0 {
            findings.add(
                .error, "too-many-results", at: place,
                ja: "結果が多すぎます（\(TestTally.resultsMax) 件、名前は合わせて 2 MiB まで）。"
                    + "\(tally.excess) 件が入りません。分けて取り込んでください",
                en: "too many results (at most \(TestTally.resultsMax), names of 2 MiB together); "
                    + "\(tally.excess) do not fit; import them in parts")
            return nil
        }
        guard !tally.results.isEmpty else {
            findings.add(
                .error, "no-results", at: place, ja: "試験の結果が一つもありません",
                en: "there is no test result in it")
            return nil
        }
        return TestRun(tool: tool, format: format, date: date, results: tally.results)
    }
}
