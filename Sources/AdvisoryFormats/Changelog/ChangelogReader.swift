import AdvisoryEncoding
import Kernel
import VersionOrdering
import Vulnerabilities

/// Changelogs of Debian's source packages (`deb-changelog(5)`) to facts: this version fixes that CVE.
///
/// What counts as a fix is said in `ChangeSentence`. A changelog tells one line of versions, so a
/// vulnerability is fixed from the first entry on that says so; later entries that name it again (merges,
/// notes on regressions, patches dropped) move nothing. Where a fix is taken back or called incomplete, it
/// counts from the next entry that makes it.
public enum ChangelogReader {
    /// How large a changelog may be, unpacked.
    public static let bytesMax = 64 << 20

    /// Reads one changelog. Each fact is handed over as an advisory of its own.
    ///
    /// - Parameters:
    ///   - bytes: the file, unpacked; UTF-8, or in old files Latin-1.
    /// - Returns: the findings; an error among them means that the file, or an entry, was not taken.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        var findings = FeedFindings(file: file)
        guard bytes.count <= bytesMax else {
            findings.error(
                "file-too-large", at: Origin(file: file), ja: "ファイルが大きすぎます（\(bytesMax >> 20) MiB まで）",
                en: "the file is too large (at most \(bytesMax >> 20) MiB)")
            return findings.sorted
        }
        let entries = entries(bytes, file, &findings)
        guard let newest = entries.first else {
            findings.error(
                "not-a-changelog", at: Origin(file: file, line: 1, column: 1),
                ja: "Debianの変更履歴ではありません（「名前 (版) 配布先; urgency=…」の行がありません）",
                en: "not a Debian changelog (no line \"name (version) distribution; urgency=…\")")
            return findings.sorted
        }
        for fix in fixes(entries, file) {
            take(fix.advisory(in: fix.ecosystem(current: newest.release, family: newest.family)))
        }
        return findings.sorted
    }

    /// Whether the start of a document looks like a changelog.
    public static func recognises(_ bytes: some Collection<UInt8>) -> Bool {
        let line = bytes.drop { $0 == 0x0A || $0 == 0x0D }.prefix(2_000).prefix { $0 != 0x0A }
        return ChangelogEntry(head: String(decoding: line, as: UTF8.self), line: 1) != nil
    }

    // MARK: Entries

    private static func entries(
        _ bytes: [UInt8], _ file: String, _ findings: inout FeedFindings
    ) -> [ChangelogEntry] {
        var entries: [ChangelogEntry] = []
        var current: ChangelogEntry?
        var points = PointReader()
        func close(_ entry: ChangelogEntry?, _ findings: inout FeedFindings) {
            guard var entry else { return }
            entry.points = points.take()
            guard VersionKey(entry.version, as: .debian) != nil else {
                findings.error(
                    "unreadable-version", at: Origin(file: file, line: entry.line, column: 1),
                    ja: "「\(entry.version)」はDebianの版として読めません",
                    en: "\"\(entry.version)\" is not a Debian version")
                return
            }
            if !entry.isClosed {
                findings.warning(
                    "no-trailer", at: Origin(file: file, line: entry.line, column: 1),
                    ja: "\(entry.version) の項目に署名行（ -- 名前 <宛先>  日付）がありません",
                    en: "the entry \(entry.version) has no line \" -- name <address>  date\"")
            }
            entries.append(entry)
        }
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let text = Self.text(line)
            if let head = ChangelogEntry(head: text, line: number) {
                close(current, &findings)
                current = head
            } else if text.hasPrefix(" -- "), current != nil {
                current?.isClosed = true
                current?.published = ChangelogEntry.time(text)
                if current?.published == nil {
                    findings.warning(
                        "bad-time", at: Origin(file: file, line: number, column: 1), ja: "日時として読めません",
                        en: "no time that can be read")
                }
            } else if current != nil, !(current?.isClosed ?? true) {
                points.add(text, line: number)
            }
        }
        close(current, &findings)
        return entries
    }

    private static func text(_ line: ArraySlice<UInt8>) -> String {
        var line = line
        while let last = line.last, last == 0x0D || last == 0x20 || last == 0x09 { line.removeLast() }
        if let text = String(validating: line, as: UTF8.self) { return text }
        // Before Debian took to UTF-8, names were written in Latin-1.
        var scalars = String.UnicodeScalarView()
        for byte in line { scalars.append(Unicode.Scalar(byte)) }
        return String(scalars)
    }

    // MARK: Facts

    /// The first fix of each vulnerability along the line, from the oldest entry to the newest.
    private static func fixes(_ entries: [ChangelogEntry], _ file: String) -> [DebianFix] {
        var order: [String] = []
        var seen: Set<String> = []
        var first: [String: DebianFix] = [:]
        for entry in entries.reversed() {
            for (cve, mention) in mentions(entry) {
                switch mention.meaning {
                case .mention: continue
                case .revert:
                    first[cve] = nil
                    continue
                case .completed: first[cve] = nil
                case .fix: break
                }
                guard first[cve] == nil else { continue }
                if seen.insert(cve).inserted { order.append(cve) }
                first[cve] = DebianFix(
                    source: entry.source, version: entry.version, cve: cve, named: entry.release,
                    published: entry.published, origin: Origin(file: file, line: mention.line, column: 1))
            }
        }
        return order.compactMap { first[$0] }
    }

    /// What an entry says of each vulnerability that it names, in the order of the first mention: where it
    /// says several things of one, that it is taken back counts before that it is fixed.
    private static func mentions(
        _ entry: ChangelogEntry
    ) -> [(cve: String, mention: (meaning: ChangeSentence.Meaning, line: Int))] {
        var order: [String] = []
        var said: [String: (meaning: ChangeSentence.Meaning, line: Int)] = [:]
        let weights: [ChangeSentence.Meaning: Int] = [.mention: 0, .fix: 1, .completed: 2, .revert: 3]
        for point in entry.points {
            for part in PointReader.sentences(point.text) {
                let found = CVEMention.all(in: Array(part.lowercased().utf8))
                guard !found.isEmpty else { continue }
                let sentence = ChangeSentence(part, above: point.above)
                for (cve, range) in found {
                    let meaning = sentence.meaning(of: range)
                    if said[cve] == nil { order.append(cve) }
                    if weights[meaning] ?? 0 > weights[said[cve]?.meaning ?? .mention] ?? 0
                        || said[cve] == nil
                    {
                        said[cve] = (meaning, point.line)
                    }
                }
            }
        }
        return order.compactMap { cve in said[cve].map { (cve, $0) } }
    }
}
