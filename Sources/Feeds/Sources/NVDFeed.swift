import Foundation
import Kernel
import LocatedJSON
import Signing
import Ports

/// NVD of NIST: yearly files for the first fill, then API 2.0 for what changed.
///
/// By NVD's pages on data feeds and on the API: each file `nvdcve-2.0-YEAR.json.gz` has a `.meta` beside it
/// with `lastModifiedDate`, `size`, `gzSize` and `sha256` (of the JSON, not of the gzip); the file of 2002
/// holds the years before as well. The API takes windows of at most 120 days and gives at most 2,000 records
/// a page; it wants at most 5 requests in 30 seconds, 50 with a key.
struct NVDFeed {
    private static let files = "https://nvd.nist.gov"
    private static let api = "https://services.nvd.nist.gov"
    private static let firstYear = 2002
    private static let day = 86_400
    private static let windowDays = 119
    private static let pageRecords = 2_000
    private static let mark = "api"

    let session: FeedSession

    init(session: FeedSession, environment: [String: String]) {
        self.session = session
        let key = session.request.apiKey ?? environment["MAMORI_NVD_API_KEY"]
        if let key, !key.isEmpty, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            session.credential = ("apiKey", key)
            session.pace = RequestPace(50, in: 30)
        } else {
            session.pace = RequestPace(5, in: 30)
        }
    }

    func fetch(_ cursor: inout FeedCursor) throws(FeedRefusal) {
        let again = Set(cursor.missing.removeValue(forKey: "years") ?? [])
        let known = cursor.until[Self.mark].flatMap { Timestamp.read($0) }
        if known == nil || !again.isEmpty {
            let newest = try fetchYears(only: known == nil ? nil : again, &cursor)
            // Files are made once a day: what changed while they were made comes by the API.
            let safe = min(newest ?? session.began.secondsSinceEpoch, session.began.secondsSinceEpoch)
            if known == nil {
                cursor.until[Self.mark] = Instant(secondsSinceEpoch: safe - Self.day).description
            }
        }
        if let from = cursor.until[Self.mark].flatMap({ Timestamp.read($0) }) {
            try fetchChanges(since: from.secondsSinceEpoch)
            cursor.until[Self.mark] = session.began.description
        }
    }

    // MARK: Yearly files

    /// - Returns: when the newest of the files was made.
    private func fetchYears(
        only again: Set<String>?, _ cursor: inout FeedCursor
    ) throws(FeedRefusal) -> Int? {
        var newest: Int?
        for year in try years() {
            let path = "/feeds/json/cve/2.0/nvdcve-2.0-\(year)"
            let address = try session.address(Self.files, path + ".json.gz")
            if let again, !again.contains(address.text) { continue }
            var wanted = WantedDocument(
                address: address, name: "nvdcve-2.0-\(year).json.gz", form: .gzip)
            // The file and its checksum are made anew now and then: a pair that does not fit is taken once
            // more.
            do throws(FeedRefusal) {
                let meta = try meta(try session.address(Self.files, path + ".meta"), year)
                wanted.checksum = meta.checksum
                newest = max(newest ?? 0, meta.made)
            } catch {
                guard error.isOfOneDocument else { throw error }
                session.add(error.finding)
                cursor.missing["years", default: []].append(address.text)
                continue
            }
            try session.gatherWhole(wanted, part: "years", &cursor)
        }
        return newest
    }

    private func years() throws(FeedRefusal) -> [Int] {
        let last = session.began.dayInJapan.year
        guard !session.request.parts.isEmpty else { return Array(Self.firstYear...last) }
        var years: [Int] = []
        for part in session.request.parts {
            guard let year = Int(part), (Self.firstYear...last).contains(year) else {
                throw .noSuchPart(source: .nvd, part: part)
            }
            years.append(year)
        }
        return years.sorted()
    }

    private func meta(
        _ address: FeedAddress, _ year: Int
    ) throws(FeedRefusal) -> (checksum: PublishedChecksum, made: Int) {
        var fields: [String: String] = [:]
        for line in lines(try session.list(address, "nvdcve-2.0-\(year).meta", .lines)) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[String(line[..<colon])] = String(line[line.index(after: colon)...])
                .trimmingCharacters(in: .whitespaces)
        }
        guard let sha256 = fields["sha256"]?.lowercased(), sha256.utf8.count == 64,
            let made = fields["lastModifiedDate"].flatMap({ Timestamp.read($0) })
        else { throw session.shape(address, "検査値か更新日時がありません", "no checksum or no date in it") }
        let checksum = PublishedChecksum(
            algorithm: .sha256, hexadecimal: sha256, isOfPlain: true,
            plainBytes: fields["size"].flatMap { Int($0) })
        return (checksum, made.secondsSinceEpoch)
    }

    // MARK: Changes

    private func fetchChanges(since: Int) throws(FeedRefusal) {
        let end = session.began.secondsSinceEpoch
        // Clocks differ a little.
        var from = since - 300
        while from < end {
            let to = min(end, from + Self.windowDays * Self.day)
            try fetchWindow(Instant(secondsSinceEpoch: from), Instant(secondsSinceEpoch: to))
            from = to
        }
    }

    private func fetchWindow(_ from: Instant, _ to: Instant) throws(FeedRefusal) {
        var index = 0
        while true {
            let query =
                "lastModStartDate=\(Self.written(from))&lastModEndDate=\(Self.written(to))"
                + "&resultsPerPage=\(Self.pageRecords)&startIndex=\(index)"
            let address = try session.address(Self.api, "/rest/json/cves/2.0?" + query)
            let name = "nvd-changes-\(from.secondsSinceEpoch)-\(to.secondsSinceEpoch)-\(index).json"
            let wanted = WantedDocument(address: address, name: name, form: .json, isImmutable: true)
            guard let whole = try session.fetch(wanted) else { return }
            let root = try session.json(try session.bytes(of: whole), address)
            guard let total = root["totalResults"]?.number.flatMap({ Int($0) }),
                let records = root["vulnerabilities"], records.kind == .list
            else {
                session.spool.discard(name)
                throw session.shape(address, "NVD API 2.0 の答えではありません", "not an answer of NVD API 2.0")
            }
            let count = records.items.reduce(0) { count, _ in count + 1 }
            if count > 0 { session.add(whole.document) }
            index += count
            guard index < total else { return }
            guard count > 0 else {
                session.spool.discard(name)
                throw session.shape(address, "続きがあるはずなのに空です", "empty although more should follow")
            }
        }
    }

    /// `2021-08-04T00:00:00.000Z`.
    private static func written(_ instant: Instant) -> String {
        instant.description.dropLast() + ".000Z"
    }
}
