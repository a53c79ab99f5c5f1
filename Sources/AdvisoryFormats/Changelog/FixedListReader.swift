import AdvisoryEncoding
import Kernel
import LocatedTable
import VersionOrdering
import Vulnerabilities

/// Tables of facts "source package, fixed in, CVE" (columns `source`, `fixed_in`, `cve`) as mined from
/// Debian's changelogs, to the advisories that `ChangelogReader` would give.
///
/// Where several rows name the same package and CVE, the lowest version of a release counts, and none that
/// is above a version without a release: a later entry names the vulnerability again, and does not undo the
/// first. The highest release of the list is the one that it is about; earlier ones are part of its line.
public enum FixedListReader {
    /// Reads one table; a row that cannot be read is an error with its place, and the others are read.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        var findings = FeedFindings(file: file)
        let (rows, faults) = CSVReader.read(bytes, file: file)
        findings.take(faults)
        guard let columns = columns(rows.first) else {
            findings.error(
                "not-a-fixed-list", at: rows.first?.first?.origin ?? Origin(file: file),
                ja: "1行目に列 source・fixed_in・cve がありません",
                en: "the first row does not name the columns source, fixed_in and cve")
            return findings.sorted
        }
        var fixes: [DebianFix] = []
        for row in rows.dropFirst() {
            if let fix = fix(row, columns, &findings) { fixes.append(fix) }
        }
        let current = fixes.compactMap(\.named).filter { $0.family == "Debian" }
            .max { Int($0.release ?? "") ?? 0 < Int($1.release ?? "") ?? 0 }
        for fix in firstOnly(fixes, &findings) {
            let family = fix.version.lowercased().contains("ubuntu") ? "Ubuntu" : "Debian"
            take(fix.advisory(in: fix.ecosystem(current: current, family: family)))
        }
        return findings.sorted
    }

    /// Whether the first line names the three columns.
    public static func recognises(_ bytes: some Collection<UInt8>) -> Bool {
        let line = Array(bytes.prefix(500).prefix { $0 != 0x0A && $0 != 0x0D })
        return columns(CSVReader.read(line, file: "").rows.first) != nil
    }

    private struct Columns {
        let source: Int
        let version: Int
        let cve: Int
    }

    private static func columns(_ head: TableRow?) -> Columns? {
        let names = (head ?? []).map { $0.text.lowercased() }
        guard let source = names.firstIndex(of: "source"), let version = names.firstIndex(of: "fixed_in"),
            let cve = names.firstIndex(of: "cve")
        else { return nil }
        return Columns(source: source, version: version, cve: cve)
    }

    private static func fix(
        _ row: TableRow, _ columns: Columns, _ findings: inout FeedFindings
    ) -> DebianFix? {
        func cell(_ column: Int) -> TableCell {
            column < row.count ? row[column] : TableCell(text: "", origin: row[0].origin)
        }
        let (source, version, cve) = (cell(columns.source), cell(columns.version), cell(columns.cve))
        let mention = CVEMention.all(in: Array(cve.text.utf8))
        guard ChangelogEntry.isName(source.text) else {
            findings.error(
                "bad-row", at: source.origin, ja: "「\(source.text)」はソースパッケージの名前ではありません",
                en: "\"\(source.text)\" is not the name of a source package")
            return nil
        }
        guard VersionKey(version.text, as: .debian) != nil else {
            findings.error(
                "bad-row", at: version.origin, ja: "「\(version.text)」はDebianの版として読めません",
                en: "\"\(version.text)\" is not a Debian version")
            return nil
        }
        guard mention.count == 1, mention[0].range == 0..<cve.text.utf8.count else {
            findings.error(
                "bad-row", at: cve.origin, ja: "「\(cve.text)」はCVE番号ではありません",
                en: "\"\(cve.text)\" is not a CVE id")
            return nil
        }
        return DebianFix(
            source: source.text, version: version.text, cve: mention[0].id,
            named: DistributionRelease.ecosystem(ofDebianVersion: version.text), published: nil,
            origin: source.origin)
    }

    private static func firstOnly(_ fixes: [DebianFix], _ findings: inout FeedFindings) -> [DebianFix] {
        var groups: [String: [DebianFix]] = [:]
        func key(_ fix: DebianFix) -> String { "\(fix.source) \(fix.cve)" }
        for fix in fixes { groups[key(fix), default: []].append(fix) }
        return fixes.enumerated().filter { place, fix in
            let isRepeated = (groups[key(fix)] ?? []).contains { other in
                other.named == fix.named || other.named == nil
                    ? isUbuntu(other) == isUbuntu(fix) && comes(other, before: fix) : false
            }
            if isRepeated {
                findings.note(
                    "named-again", at: fix.origin, ja: "\(fix.cve) は前の版で修正済みなので、この行は使いません",
                    en: "\(fix.cve) is fixed in an earlier version; this row is not used")
            }
            return !isRepeated
        }.map(\.element)
    }

    private static func isUbuntu(_ fix: DebianFix) -> Bool { fix.version.lowercased().contains("ubuntu") }

    /// A lower version, or the same one in an earlier row.
    private static func comes(_ fix: DebianFix, before other: DebianFix) -> Bool {
        switch VersionScheme.debian.compare(fix.version, other.version) {
        case .less: true
        case .equal: fix.origin < other.origin
        case .greater, nil: false
        }
    }
}
