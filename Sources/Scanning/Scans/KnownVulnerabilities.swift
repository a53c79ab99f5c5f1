import Evidence
import Dossiers
import Ports
import Gathering
import DossierFormat
import Kernel
import Requirements
import Vulnerabilities

/// What an assessment knows of published vulnerabilities. That nobody has looked is never the same as that
/// there are none.
public enum KnownVulnerabilities: Sendable {
    case notLookedFor(Reason)
    /// One for each release that names a bill.
    case lookedFor([ReleaseScan])

    /// Why nobody has looked.
    public enum Reason: String, Sendable, CaseIterable {
        /// No published vulnerability is kept on this machine.
        case nothingKept = "nothing-kept"
        /// What is kept is damaged or cannot be read.
        case unreadable
        /// No release names a bill.
        case noBill = "no-bill"

        public var words: LocalizedText {
            switch self {
            case .nothingKept:
                LocalizedText(
                    ja: "この評価では、既知の脆弱性を調べていません。公表された脆弱性の情報が取り込まれていないためです"
                        + "（mamori intel import で取り込む）",
                    en: "known vulnerabilities were not looked for in this assessment: nothing published is "
                        + "kept here (take it in with mamori intel import)")
            case .unreadable:
                LocalizedText(
                    ja: "この評価では、既知の脆弱性を調べていません。取り込んだ情報が壊れているか、読めないためです"
                        + "（mamori intel check で確かめる）",
                    en:
                        "known vulnerabilities were not looked for in this assessment: what is kept is "
                        + "damaged or cannot be read (see mamori intel check)")
            case .noBill:
                LocalizedText(
                    ja: "この評価では、既知の脆弱性を調べていません。部品表のある版がないためです",
                    en:
                        "known vulnerabilities were not looked for in this assessment: no release names "
                        + "a bill of materials")
            }
        }
    }

    /// The scans; none where nobody has looked.
    public var scans: [ReleaseScan] { if case .lookedFor(let scans) = self { scans } else { [] } }

    /// What is told loudly beside the states: that nobody has looked, and what is wrong with decisions.
    public var findings: [Finding] {
        switch self {
        case .notLookedFor(.noBill): return []
        case .notLookedFor(let reason):
            return [
                Finding(
                    .warning, "vulnerabilities-not-looked-for", reason.words, at: Origin(file: "device.yaml"))
            ]
        case .lookedFor(let scans):
            let codes = ["decision-needs-review", "decision-does-not-count", "decisions-contradict"]
            let decisions = Set(scans.flatMap(\.report.findings)).filter { codes.contains($0.code) }
            return (decisions.sorted() + failures(scans)).sorted()
        }
    }

    /// Every release is held against the same sources.
    private func failures(_ scans: [ReleaseScan]) -> [Finding] {
        (scans.first?.report.failed ?? []).compactMap { source in
            source.failureWords.map {
                Finding(.warning, "source-failed", $0, at: Origin(file: "device.yaml"))
            }
        }
    }

    /// Looks in what is kept, for every release that names a bill.
    public static func look(
        in store: (any IntelligenceStore)?, for reading: ReadDossier.Reading, on day: Day
    ) -> KnownVulnerabilities {
        guard !reading.bills.isEmpty else { return .notLookedFor(.noBill) }
        guard let store else { return .notLookedFor(.nothingKept) }
        let index: any IntelligenceIndex
        let standing: IntelligenceStanding
        do throws(IntelligenceRefusal) {
            index = try store.open()
            standing = try store.standing()
        } catch {
            if case .empty = error { return .notLookedFor(.nothingKept) }
            return .notLookedFor(.unreadable)
        }
        let sources = ReportIntelligence.sources(of: standing, on: day)
        guard sources.contains(where: { !$0.isEmpty }) else { return .notLookedFor(.nothingKept) }
        let request = ScanBill.Request(path: "", explains: false, day: day)
        let reports = BillScan(index, sources, request).reports(of: reading)
        guard !index.isDamaged else { return .notLookedFor(.unreadable) }
        return .lookedFor(
            reports.map { report in
                ReleaseScan(
                    report: report, summary: ScanSummary(report),
                    rows: report.found.map(RankedFinding.init))
            })
    }
}

/// The scan of one release's bill with what is open in the order in which people should deal with it.
public struct ReleaseScan: Sendable {
    public let report: ScanReport
    public let summary: ScanSummary
    /// Everything that was found, in the scan's order: open ones first, the most urgent before the others.
    public let rows: [RankedFinding]

    public var open: [RankedFinding] { rows.filter { !$0.isSettled } }
    public var settled: [RankedFinding] { rows.filter(\.isSettled) }
}
