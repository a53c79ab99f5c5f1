import Archives
import CVEFormat
import Kernel
import SharedCorpora
import Testing
import Vulnerabilities

/// All records in `../shared`, counted.
@Suite struct CVECorpusTests {
    @Test func allRecordsAreReadWithoutLoss() throws {
        let path = "cve5/cve5-records-sample.tar.gz"
        guard SharedCorpora.has(path, for: "records of the CVE List") else { return }
        var counts: [String: Int] = [:]
        var (files, worst) = (0, Finding.Severity.note)
        try Archive.visit(try SharedCorpora.bytes(path)) { entry in
            files += 1
            let findings = CVEReader.read(entry.bytes, file: entry.name) { advisory in
                counts["advisories", default: 0] += 1
                counts[advisory.state.rawValue, default: 0] += 1
                counts["scores", default: 0] += advisory.scores.count
                counts["exploitation", default: 0] += advisory.exploitation.count
                for statement in advisory.statements {
                    counts[statement.basis.rawValue, default: 0] += 1
                    if statement.isDefault { counts["default", default: 0] += 1 }
                    switch statement.subject {
                    case .cpe: counts["cpe", default: 0] += 1
                    case .package: counts["package", default: 0] += 1
                    case .named: counts["named", default: 0] += 1
                    }
                }
            }
            for finding in findings {
                counts[finding.code, default: 0] += 1
                worst = max(worst, finding.severity)
            }
            return true
        }
        #expect(files == 2_514 && worst < .error)
        #expect(counts == Self.expected)
    }

    static let expected: [String: Int] = [
        "advisories": 6696, "cpe": 8776, "cpe-malformed": 1, "cve-no-product-name": 402,
        "cve-other-metric": 26, "cve-version-words": 970, "default": 10241, "exploitation": 2520,
        "named": 19515, "package": 14, "phrase": 481, "product-only": 2518, "published": 6689, "rejected": 7,
        "scores": 2427, "stated": 25306,
    ]
}
