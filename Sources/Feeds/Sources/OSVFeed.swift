import Foundation
import Kernel
import Ports

/// OSV: an archive an ecosystem, then single records by the list of changes.
///
/// By OSV's page on data and the exporter's own tests: `<ecosystem>/all.zip`, `<ecosystem>/<id>.json`, and
/// `<ecosystem>/modified_id.csv` with `<time>,<id>` lines, newest first.
struct OSVFeed {
    private static let own = "https://osv-vulnerabilities.storage.googleapis.com"
    /// Those whose packages are found in medical devices' bills; another can be asked for by its name.
    private static let ecosystems = [
        "Alpine", "Debian", "Go", "Maven", "NuGet", "PyPI", "RubyGems", "crates.io", "npm",
    ]
    /// More changes than these come faster with the archive.
    private static let recordsMax = 2_000

    let session: FeedSession

    func fetch(_ cursor: inout FeedCursor) throws(FeedRefusal) {
        let wanted = session.request.parts.isEmpty ? Self.ecosystems : session.request.parts
        for ecosystem in wanted {
            guard FeedAddress.fileName(ecosystem) != nil else {
                throw .noSuchPart(source: .osv, part: ecosystem)
            }
            try fetch(ecosystem, &cursor)
        }
    }

    private func fetch(_ ecosystem: String, _ cursor: inout FeedCursor) throws(FeedRefusal) {
        let folder = FeedAddress.escaped(ecosystem)
        let address = try session.address(Self.own, "/\(folder)/modified_id.csv")
        let changes: [(time: Instant, id: String)]
        do throws(FeedRefusal) {
            changes = try self.changes(address, folder)
        } catch {
            if case .refused(_, 404) = error { throw .noSuchPart(source: .osv, part: ecosystem) }
            throw error
        }
        let again = cursor.missing.removeValue(forKey: ecosystem) ?? []
        let newest = changes.map(\.time).max()
        let since = cursor.until[ecosystem].flatMap { Timestamp.read($0) }
        // Records of the same second may have come after the last look.
        let fresh = changes.filter { change in since.map { change.time >= $0 } ?? true }
        if since == nil || fresh.count + again.count > Self.recordsMax {
            let wanted = WantedDocument(
                address: try session.address(Self.own, "/\(folder)/all.zip"), name: "osv-\(folder).zip",
                form: .zip)
            try session.gatherWhole(wanted, part: ecosystem, &cursor)
            // An archive that did not come is asked for again as such, not as one of its records.
            guard cursor.missing.removeValue(forKey: ecosystem) == nil else { return }
        } else if since != newest || !again.isEmpty {
            try fetchRecords(fresh.map(\.id), again, folder, ecosystem, &cursor)
        }
        if let newest { cursor.until[ecosystem] = newest.description }
    }

    private func changes(
        _ address: FeedAddress, _ folder: String
    ) throws(FeedRefusal) -> [(time: Instant, id: String)] {
        var changes: [(time: Instant, id: String)] = []
        for line in lines(try session.list(address, "osv-\(folder)-modified_id.csv", .lines)) {
            let cells = line.split(separator: ",", maxSplits: 1)
            guard cells.count == 2, let time = Timestamp.read(cells[0]) else {
                throw session.shape(address, "「日時,番号」の行ではありません", "a line is not `time,id`")
            }
            changes.append((time, String(cells[1])))
        }
        return changes
    }

    private func fetchRecords(
        _ ids: [String], _ again: [String], _ folder: String, _ ecosystem: String,
        _ cursor: inout FeedCursor
    ) throws(FeedRefusal) {
        var addresses: [(FeedAddress, String)] = []
        for id in Set(ids).sorted() {
            // In the list of all ecosystems ids have the ecosystem before them.
            guard let last = id.split(separator: "/").last, let name = FeedAddress.fileName(last) else {
                continue
            }
            addresses.append((try session.address(Self.own, "/\(folder)/\(name).json"), name))
        }
        for text in again {
            guard let address = FeedAddress(text), !addresses.contains(where: { $0.0 == address }),
                let last = text.split(separator: "/").last, last.hasSuffix(".json")
            else { continue }
            addresses.append((address, String(last.dropLast(5))))
        }
        for (address, name) in addresses {
            let wanted = WantedDocument(
                address: address, name: "osv-\(folder)-\(name).json", form: .json, bytesMax: 64 << 20)
            _ = try session.gather(wanted, part: ecosystem, &cursor)
        }
    }
}
