import Foundation
import Kernel
import LocatedJSON
import Ports

/// CVE List v5: the whole repository as a zip, then single records by the log of changes.
///
/// By the repository's README and its files: `cves/deltaLog.json` is a list of steps, newest first, each with
/// `fetchTime` and the records that are `new` or `updated` (`cveId`, `githubLink`); it reaches back about 30
/// days. A record lies under `cves/YEAR/NNxxx/`; its path is made from its number, not taken from the link.
struct CVEListFeed {
    private static let archive = "https://github.com"
    private static let raw = "https://raw.githubusercontent.com"
    private static let mark = "list"
    /// More changes than these come faster with the zip.
    private static let recordsMax = 5_000

    let session: FeedSession

    func fetch(_ cursor: inout FeedCursor) throws(FeedRefusal) {
        if let part = session.request.parts.first { throw .noSuchPart(source: .cve, part: part) }
        let address = try session.address(Self.raw, "/CVEProject/cvelistV5/main/cves/deltaLog.json")
        let log = try session.json(try session.list(address, "deltaLog.json", .json), address)
        let steps = log.kind == .list ? Array(log.items) : []
        let times = steps.compactMap { $0["fetchTime"]?.text.flatMap { Timestamp.read($0) } }
        guard let newest = times.max(), let oldest = times.min(), times.count == steps.count else {
            throw session.shape(address, "変更の記録として読めません", "not readable as a log of changes")
        }
        let again = cursor.missing.removeValue(forKey: Self.mark) ?? []
        guard let since = cursor.until[Self.mark].flatMap({ Timestamp.read($0) }), since >= oldest else {
            return try fetchAll(newest, &cursor)
        }
        var ids: Set<String> = []
        for step in zip(steps, times) where step.1 > since {
            for kind in ["new", "updated"] {
                guard let list = step.0[kind], list.kind == .list else { continue }
                for record in list.items { record["cveId"]?.text.map { _ = ids.insert($0) } }
            }
        }
        guard ids.count + again.count <= Self.recordsMax else { return try fetchAll(newest, &cursor) }
        for id in ids.sorted() {
            guard let path = Self.path(of: id) else {
                session.warn(
                    "feed-form", address.text, "CVE の番号ではありません：\(id.prefix(40))",
                    "not a number of a CVE: \(id.prefix(40))")
                continue
            }
            let record = try session.address(Self.raw, "/CVEProject/cvelistV5/main/cves/" + path)
            try fetchRecord(record, &cursor)
        }
        for text in again where !session.documents.contains(where: { $0.url == text }) {
            if let record = FeedAddress(text) { try fetchRecord(record, &cursor) }
        }
        cursor.until[Self.mark] = newest.description
    }

    private func fetchRecord(_ address: FeedAddress, _ cursor: inout FeedCursor) throws(FeedRefusal) {
        guard let name = address.text.split(separator: "/").last.flatMap({ FeedAddress.fileName($0) }) else {
            return
        }
        let wanted = WantedDocument(address: address, name: name, form: .json, bytesMax: 64 << 20)
        _ = try session.gather(wanted, part: Self.mark, &cursor)
    }

    private func fetchAll(_ newest: Instant, _ cursor: inout FeedCursor) throws(FeedRefusal) {
        let address = try session.address(
            Self.archive, "/CVEProject/cvelistV5/archive/refs/heads/main.zip")
        let known = cursor.validators[address.text]
        if let whole = try session.fetch(
            WantedDocument(address: address, name: "cvelistV5-main.zip", form: .zip, known: known))
        {
            session.add(whole.document)
            cursor.validators = [address.text: whole.note.validator]
        }
        // The log was read before the zip: what changed in between comes again, and nothing is missed.
        cursor.until[Self.mark] = newest.description
    }

    /// `CVE-2024-12345` lies at `2024/12xxx/CVE-2024-12345.json`.
    static func path(of id: String) -> String? {
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "CVE", parts[1].utf8.count == 4, parts[2].utf8.count >= 4,
            parts[2].utf8.count <= 9,
            parts[1...].allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return "\(parts[1])/\(parts[2].dropLast(3))xxx/\(id).json"
    }
}
