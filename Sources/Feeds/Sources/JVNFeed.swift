import Foundation
import Kernel
import LocatedJSON
import Signing
import Ports

/// JVN iPedia of IPA: yearly detail files for the first fill, then the MyJVN API for what changed, and
/// alerts.
///
/// By IPA's pages of the MyJVN API and its published examples: `getVulnOverviewList` gives at most 50 entries
/// an answer. `hnd` (Ver. 3.2, XML) is asked by `datePublishedStartY` and so on, with the preset ranges
/// switched off, and gives details of at most 10 ids joined by `+`. `oka` (Ver. 4.0, JSON) is asked by
/// `lastModStartDate`, and gives details in the shape of CSAF one id at a time. The yearly files and
/// `checksum.txt` (JSON) stand under `/ja/feed/`, as other clients fetch them. IPA asks clients to be gentle:
/// one request a second here.
struct JVNFeed {
    private static let own = "https://jvndb.jvn.jp"
    private static let mark = "jvn"
    private static let entriesMax = 50
    private static let idsMax = 10

    let session: FeedSession
    private let isOKA: Bool

    init(session: FeedSession) throws(FeedRefusal) {
        self.session = session
        session.pace = RequestPace(1, in: 1)
        switch session.request.parts {
        case [], ["hnd"]: isOKA = false
        case ["oka"]: isOKA = true
        default: throw .noSuchPart(source: .jvn, part: session.request.parts.joined(separator: ","))
        }
    }

    func fetch(_ cursor: inout FeedCursor) throws(FeedRefusal) {
        let known = cursor.until[Self.mark].flatMap { Day($0) }
        let again = Set(cursor.missing.removeValue(forKey: "years") ?? [])
        if known == nil || !again.isEmpty { try fetchYears(only: known == nil ? nil : again, &cursor) }
        let today = session.began.dayInJapan
        // A day's changes come until its end, and yearly files are made once a day.
        let from = (known ?? today).adding(days: known == nil ? -3 : -1) ?? today
        try fetchChanges(from, today)
        try fetchAlerts(today.year)
        cursor.until[Self.mark] = today.description
    }

    // MARK: Yearly files

    private func fetchYears(only again: Set<String>?, _ cursor: inout FeedCursor) throws(FeedRefusal) {
        let listAddress = try session.address(Self.own, "/ja/feed/checksum.txt")
        let list = try session.json(try session.list(listAddress, "jvn-checksum.txt", .json), listAddress)
        guard list.kind == .list else {
            throw session.shape(listAddress, "検査値の一覧として読めません", "not readable as a list of checksums")
        }
        for item in list.items {
            let name =
                item["filename"]?.text ?? item["url"]?.text?.split(separator: "/").last.map(String.init)
            guard let name, name.hasPrefix("jvndb_detail_"), name.hasSuffix(".rdf"),
                let file = FeedAddress.fileName(name)
            else { continue }
            let address = try session.address(Self.own, "/ja/feed/detail/\(file)")
            if let again, !again.contains(address.text) { continue }
            var wanted = WantedDocument(address: address, name: file, form: .xml)
            if let sha256 = item["sha256"]?.text?.lowercased(), sha256.utf8.count == 64 {
                wanted.checksum = PublishedChecksum(algorithm: .sha256, hexadecimal: sha256)
            }
            try session.gatherWhole(wanted, part: "years", &cursor)
        }
    }

    // MARK: Changes

    private func fetchChanges(_ from: Day, _ to: Day) throws(FeedRefusal) {
        var ids: [String] = []
        var start = 1
        while true {
            let address = try session.address(Self.own, "/myjvn?" + overviewQuery(from, to, start))
            let name = "jvn-overview-\(variant)-\(from)-\(to)-\(start)"
            let bytes = try session.list(address, name, form, isImmutable: true)
            let page: JVNAnswer
            do throws(FeedRefusal) { page = try answer(bytes, address) } catch {
                session.spool.discard("list-" + name)
                throw error
            }
            ids += page.ids
            start += page.ids.count
            guard start <= page.total else { break }
            guard !page.ids.isEmpty else {
                throw session.shape(address, "続きがあるはずなのに空です", "empty although more should follow")
            }
        }
        let sorted = Set(ids).sorted()
        let step = isOKA ? 1 : Self.idsMax
        for first in stride(from: 0, to: sorted.count, by: step) {
            try fetchDetails(Array(sorted[first..<min(first + step, sorted.count)]), from, to)
        }
    }

    private func fetchDetails(_ ids: [String], _ from: Day, _ to: Day) throws(FeedRefusal) {
        let joined = ids.map { FeedAddress.escaped($0) }.joined(separator: "+")
        let format = isOKA ? "&ft=jvncsaf" : "&startItem=1&maxCountItem=\(Self.idsMax)"
        let address = try session.address(
            Self.own, "/myjvn?method=getVulnDetailInfo&feed=\(variant)&vulnId=\(joined)&lang=ja\(format)")
        let end = isOKA ? "json" : "xml"
        let name = "jvn-\(variant)-\(from)-\(to)-\(FeedAddress.escaped(ids[0]))-\(ids.count).\(end)"
        let wanted = WantedDocument(address: address, name: name, form: form, isImmutable: true)
        guard let whole = try session.fetch(wanted) else { return }
        try check(try session.bytes(of: whole), address, name)
        session.add(whole.document)
    }

    private func overviewQuery(_ from: Day, _ to: Day, _ start: Int) -> String {
        let page =
            "method=getVulnOverviewList&feed=\(variant)&lang=ja"
            + "&startItem=\(start)&maxCountItem=\(Self.entriesMax)"
        if isOKA {
            func digits(_ day: Day) -> String { day.description.filter { $0 != "-" } }
            return page + "&lastModStartDate=\(digits(from))&lastModEndDate=\(digits(to))"
        }
        func parts(_ name: String, _ day: Day) -> String {
            "&datePublished\(name)Y=\(day.year)&datePublished\(name)M=\(day.month)"
                + "&datePublished\(name)D=\(day.day)"
        }
        return page + "&rangeDatePublic=n&rangeDatePublished=n&rangeDateFirstPublished=n"
            + parts("Start", from) + parts("End", to)
    }

    // MARK: Alerts

    /// Alerts that IPA gave out this year and the last.
    private func fetchAlerts(_ year: Int) throws(FeedRefusal) {
        for year in [year - 1, year] {
            let dates =
                isOKA
                ? "&pubStartDate=\(year)0101&pubEndDate=\(year)1231" : "&dateFirstPublished=\(year)&ft=xml"
            let address = try session.address(
                Self.own,
                "/myjvn?method=getAlertList&feed=\(variant)&startItem=1"
                    + "&maxCountItem=\(Self.entriesMax)\(dates)"
            )
            let name = "jvn-alerts-\(variant)-\(year).\(isOKA ? "json" : "xml")"
            guard let whole = try session.fetch(WantedDocument(address: address, name: name, form: form))
            else {
                continue
            }
            try check(try session.bytes(of: whole), address, name)
            session.add(whole.document)
        }
    }

    // MARK: Answers

    private var variant: String { isOKA ? "oka" : "hnd" }
    private var form: DocumentForm { isOKA ? .json : .xml }

    private func answer(_ bytes: [UInt8], _ address: FeedAddress) throws(FeedRefusal) -> JVNAnswer {
        guard let answer = JVNAnswer(bytes, isOKA: isOKA, file: address.text) else {
            throw session.shape(address, "MyJVN の答えではありません", "not an answer of MyJVN")
        }
        guard answer.isGood else {
            throw session.shape(address, "MyJVN のエラー：\(answer.fault)", "an error of MyJVN: \(answer.fault)")
        }
        return answer
    }

    /// Refuses an answer that says it is an error, which comes with 200, and forgets it.
    private func check(_ bytes: [UInt8], _ address: FeedAddress, _ name: String) throws(FeedRefusal) {
        do throws(FeedRefusal) { _ = try answer(bytes, address) } catch {
            session.spool.discard(name)
            throw error
        }
    }
}
