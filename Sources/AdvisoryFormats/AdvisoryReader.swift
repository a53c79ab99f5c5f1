import AdvisoryEncoding
import Archives
import CSAFFormat
import CVEFormat
import JVNFormat
import Kernel
import NVDFormat
import OSVFormat
import Vulnerabilities

/// The door: advisories of any source, packed or not. What a document is, is found from its content.
///
/// gzip, zip and tar (also packed with gzip) are opened, and an archive inside an archive once more; the
/// files in them are unpacked and read one after another.
public enum AdvisoryReader {
    /// What was read.
    public struct Result: Sendable {
        /// Sorted by place. An error means that a record, or a document, was not taken.
        public internal(set) var findings: [Finding] = []
        /// Every document was read to its end; single records, or single files of an archive, may have been
        /// left out.
        public internal(set) var isWhole = true
        /// How many advisories were handed over, by their source.
        public internal(set) var records: [String: Int] = [:]
        /// How many documents there were of each format.
        public internal(set) var formats: [AdvisoryFormat: Int] = [:]
    }

    /// The most bytes of one document, unpacked.
    public static let documentBytesMax = 1 << 30
    /// How much is accepted of an archive: the CVE List has 300,000 files.
    static let limits = Archive.Limits(
        entriesMax: 2_000_000, entryBytesMax: documentBytesMax, bytesMax: 32 << 30)
    /// How many archives may stand in one another.
    static let archivesMax = 2

    /// Reads one file. Each advisory is handed over once it is read; names of products and makers, too, in
    /// the shape of advisories (`KnownProduct.record`), but they are not counted as records.
    ///
    /// - Parameters:
    ///   - file: the name to use in places; a file of an archive has its own name behind it.
    ///   - isAmongOthers: it is one of a folder, where a file of another kind, or a document of which
    ///     nothing can be taken, says nothing of the others. One that is cut off is still not whole.
    public static func read(
        _ bytes: [UInt8], file: String, isAmongOthers: Bool = false, take: (consuming Advisory) -> Void
    ) -> Result {
        var reading = Reading(file: file, isAmongOthers: isAmongOthers)
        reading.read(bytes, file: file, archives: 0, take)
        return reading.end()
    }

    private struct Reading {
        private var findings: FeedFindings
        private var result = Result()
        private var isInArchive = false
        private let isAmongOthers: Bool

        init(file: String, isAmongOthers: Bool) {
            findings = FeedFindings(file: file)
            self.isAmongOthers = isAmongOthers
        }

        mutating func end() -> Result {
            result.findings = findings.sorted
            return result
        }

        mutating func read(
            _ bytes: [UInt8], file: String, archives: Int, _ take: (consuming Advisory) -> Void
        ) {
            let isGzip = Archive.isGzip(bytes)
            guard isGzip || Archive.isZip(bytes) || AdvisoryFormat.isTar(bytes) else {
                return readDocument(bytes, file: file, take)
            }
            guard archives < AdvisoryReader.archivesMax else {
                result.isWhole = false
                return findings.error(
                    "archive-nested", at: Origin(file: file), ja: "圧縮ファイルの入れ子が深すぎます（2段まで）",
                    en: "archives stand in one another too deeply (two are opened)")
            }
            let wasInArchive = isInArchive
            defer { isInArchive = wasInArchive }
            do throws(ArchivesRefusal) {
                isInArchive = true
                try readFiles(bytes, file: file, archives: archives, take)
            } catch {
                isInArchive = wasInArchive
                guard isGzip, error == .notAnArchive else {
                    if !wasInArchive { result.isWhole = false }
                    return findings.take([error.finding(in: file)])
                }
                readPacked(bytes, file: file, archives: archives, take)
            }
        }

        private mutating func readFiles(
            _ bytes: [UInt8], file: String, archives: Int, _ take: (consuming Advisory) -> Void
        ) throws(ArchivesRefusal) {
            var passedOver = 0
            var count = 0
            try Archive.visit(
                bytes, limits: AdvisoryReader.limits,
                wants: { name in
                    let isWanted = !AdvisoryFormat.isCompanion(name)
                    passedOver += isWanted ? 0 : 1
                    return isWanted
                },
                each: { entry in
                    count += 1
                    read(entry.bytes, file: "\(file)/\(entry.name)", archives: archives + 1, take)
                    return true
                })
            if count == 0 {
                findings.error(
                    "archive-empty", at: Origin(file: file), ja: "圧縮ファイルの中に読むものがありません",
                    en: "there is nothing to read in the archive")
            }
            if passedOver > 0 {
                findings.note(
                    "archive-passed-over", at: Origin(file: file), ja: "説明などのファイル \(passedOver) 個は読みません",
                    en: "\(passedOver) files such as a README are not read")
            }
        }

        /// One document packed with gzip.
        private mutating func readPacked(
            _ bytes: [UInt8], file: String, archives: Int, _ take: (consuming Advisory) -> Void
        ) {
            // No feed packs better than 200 to 1; what does is an attack.
            let most = min(AdvisoryReader.documentBytesMax, max(16 << 20, bytes.count * 200))
            do throws(ArchivesRefusal) {
                let plain = try Archive.gunzip(bytes, bytesMax: most)
                read(plain, file: file, archives: archives + 1, take)
            } catch {
                if !isInArchive { result.isWhole = false }
                findings.take([error.finding(in: file)])
            }
        }

        private mutating func readDocument(
            _ bytes: [UInt8], file: String, _ take: (consuming Advisory) -> Void
        ) {
            guard let format = AdvisoryFormat.detect(bytes) else {
                if !isInArchive, !isAmongOthers { result.isWhole = false }
                return findings.error(
                    "advisory-format", at: Origin(file: file, line: 1, column: 1),
                    ja: "脆弱性情報として読めません。\(AdvisoryFormat.accepted.ja)",
                    en: "not advisories of a known format; \(AdvisoryFormat.accepted.en)")
            }
            result.formats[format, default: 0] += 1
            var records: [String: Int] = [:]
            let faults = AdvisoryReader.read(bytes, as: format, file: file) { advisory in
                if advisory.source != KnownProduct.recordSource { records[advisory.source, default: 0] += 1 }
                take(advisory)
            }
            result.records.merge(records, uniquingKeysWith: +)
            findings.take(faults)
            // Of a file among many, the others are still whole.
            guard !isInArchive else { return }
            let isCutOff = faults.contains { $0.severity == .error && $0.code.hasSuffix("-syntax") }
            let hasErrors = faults.contains { $0.severity == .error }
            if isCutOff || hasErrors && records.isEmpty && !isAmongOthers { result.isWhole = false }
        }
    }

    private static func read(
        _ bytes: [UInt8], as format: AdvisoryFormat, file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        switch format {
        case .nvd: NVDReader.read(bytes, file: file, take: take)
        case .cve: CVEReader.read(bytes, file: file, take: take)
        case .osv: OSVReader.read(bytes, file: file, take: take)
        case .jvn:
            JVNReader.read(
                bytes, file: file,
                name: { name in
                    if let record = name.record(origin: Origin(file: file)) { take(record) }
                }, take: take)
        case .csaf: CSAFReader.read(bytes, file: file, take: take)
        case .openVEX, .cycloneDXVEX: VEXAdvisories.read(bytes, file: file, take: take)
        case .kev: KEVReader.read(bytes, file: file, take: take)
        case .epss: EPSSReader.read(bytes, file: file, take: take)
        case .debianTracker: DebianTrackerReader.read(bytes, file: file, take: take)
        case .debianChangelog: ChangelogReader.read(bytes, file: file, take: take)
        case .fixedList: FixedListReader.read(bytes, file: file, take: take)
        }
    }
}
