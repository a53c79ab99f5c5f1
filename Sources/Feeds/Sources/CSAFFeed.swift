import Foundation
import Kernel
import LocatedJSON
import Signing
import Ports

/// CSAF providers: the folder or the ROLIE feeds that a provider's metadata names, each advisory with its
/// hash.
///
/// By CSAF 2.0 section 7.1: `/.well-known/csaf/provider-metadata.json` has `distributions`, each with a
/// `directory_url` (where `changes.csv` has `"path","time"` lines) or with `rolie.feeds` (JSON;
/// `feed.entry[]` with `content.src`, `updated` and links whose `rel` is `hash`). Beside an advisory stand
/// `.sha256` or `.sha512`. The preset is the folder of CISA's advisories for operational technology and
/// medical devices (TLP:WHITE).
struct CSAFFeed {
    private static let presetHost = "https://raw.githubusercontent.com"
    private static let presetPath = "/cisagov/CSAF/develop/csaf_files/OT/white/"
    private static let advisoriesMax = 100_000

    /// An advisory that a provider lists.
    private struct Listed {
        let address: FeedAddress
        let time: Instant
        let hash: FeedAddress?
    }

    let session: FeedSession

    func fetch(_ cursor: inout FeedCursor) throws(FeedRefusal) {
        guard !session.request.parts.isEmpty else {
            let folder =
                session.base.map { $0.text.hasSuffix("/") ? $0.text : $0.text + "/" }
                ?? Self.presetHost + Self.presetPath
            return try fetch(provider: folder, &cursor)
        }
        for part in session.request.parts { try fetch(provider: part, &cursor) }
    }

    private func fetch(provider: String, _ cursor: inout FeedCursor) throws(FeedRefusal) {
        var listed: [Listed] = []
        if provider.hasSuffix("/") {
            listed = try folder(try address(provider))
        } else {
            let text =
                provider.contains("://")
                ? provider : "https://\(provider)/.well-known/csaf/provider-metadata.json"
            listed = try metadata(try address(text))
        }
        guard listed.count <= Self.advisoriesMax else {
            throw .tooLarge(url: provider, bytesMax: Self.advisoriesMax)
        }
        let since = cursor.until[provider].flatMap { Timestamp.read($0) }
        let again = Set(cursor.missing.removeValue(forKey: provider) ?? [])
        let fresh = listed.filter { advisory in
            since.map { advisory.time > $0 } ?? true || again.contains(advisory.address.text)
        }
        for advisory in fresh.sorted(by: { $0.address.text < $1.address.text }) {
            try fetch(advisory, provider, &cursor)
        }
        if let newest = listed.map(\.time).max() { cursor.until[provider] = newest.description }
    }

    private func address(_ text: String) throws(FeedRefusal) -> FeedAddress {
        guard let address = FeedAddress(text) else { throw .badAddress(text) }
        return address
    }

    // MARK: What there is

    private func folder(_ folder: FeedAddress) throws(FeedRefusal) -> [Listed] {
        guard let changes = folder.resolving("changes.csv") else { throw .badAddress(folder.text) }
        var listed: [Listed] = []
        for line in lines(try session.list(changes, listName(changes), .lines)) {
            let cells = line.split(separator: ",").map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
            }
            guard cells.count == 2, let time = Timestamp.read(cells[1]) else {
                throw session.shape(changes, "「パス,日時」の行ではありません", "a line is not `path,time`")
            }
            guard let address = advisory(cells[0], in: folder) else {
                session.warn(
                    "feed-form", changes.text, "フォルダーの外を指しています：\(cells[0].prefix(80))",
                    "leads out of the folder: \(cells[0].prefix(80))")
                continue
            }
            listed.append(Listed(address: address, time: time, hash: nil))
        }
        return listed
    }

    /// A path of the folder's list, below the folder.
    private func advisory(_ path: String, in folder: FeedAddress) -> FeedAddress? {
        guard path.hasSuffix(".json"), let address = folder.resolving(path),
            address.text.hasPrefix(folder.text)
        else { return nil }
        return address
    }

    private func metadata(_ address: FeedAddress) throws(FeedRefusal) -> [Listed] {
        let root = try session.json(try session.list(address, listName(address), .json), address)
        guard let distributions = root["distributions"], distributions.kind == .list else {
            throw session.shape(address, "distributions がありません", "no distributions in it")
        }
        let all = Array(distributions.items)
        for distribution in all {
            guard let feeds = distribution["rolie"]?["feeds"], feeds.kind == .list else { continue }
            let open = feeds.items.filter { ["WHITE", "CLEAR"].contains($0["tlp_label"]?.text) }
            var listed: [Listed] = []
            for feed in open {
                guard let text = feed["url"]?.text else { continue }
                listed += try rolie(try self.address(text))
            }
            if !open.isEmpty { return listed }
        }
        for distribution in all {
            guard let text = distribution["directory_url"]?.text else { continue }
            return try folder(try self.address(text.hasSuffix("/") ? text : text + "/"))
        }
        throw session.shape(address, "誰でも読める配布先がありません", "no distribution that anyone may read")
    }

    private func rolie(_ address: FeedAddress) throws(FeedRefusal) -> [Listed] {
        let root = try session.json(try session.list(address, listName(address), .json), address)
        guard let entries = root["feed"]?["entry"], entries.kind == .list else {
            throw session.shape(address, "ROLIE のフィードではありません", "not a ROLIE feed")
        }
        return entries.items.compactMap { entry in
            let links = entry["link"].flatMap { $0.kind == .list ? Array($0.items) : nil } ?? []
            func link(_ kind: String) -> [String] {
                links.filter { $0["rel"]?.text == kind }.compactMap { $0["href"]?.text }
            }
            let source = entry["content"]?["src"]?.text ?? link("self").first
            guard let advisory = source.flatMap({ address.resolving($0) }),
                let time = entry["updated"]?.text.flatMap({ Timestamp.read($0) })
            else { return nil }
            let hashes = link("hash")
            let hash = hashes.first { $0.hasSuffix(".sha512") } ?? hashes.first
            return Listed(address: advisory, time: time, hash: hash.flatMap { address.resolving($0) })
        }
    }

    /// One name for a list of a provider.
    private func listName(_ address: FeedAddress) -> String {
        Digest.hexadecimal(Digest.of(Array(address.text.utf8), .sha256).prefix(8))
    }

    // MARK: Advisories

    private func fetch(
        _ listed: Listed, _ provider: String, _ cursor: inout FeedCursor
    ) throws(FeedRefusal) {
        let host = FeedAddress.escaped(listed.address.host)
        guard let last = listed.address.text.split(separator: "/").last,
            let name = FeedAddress.fileName("csaf-\(host)-\(last)")
        else { return session.add(FeedRefusal.badAddress(listed.address.text).finding) }
        var wanted = WantedDocument(
            address: listed.address, name: name, form: .json, bytesMax: 128 << 20)
        wanted.checksum = try hash(of: listed, name)
        if wanted.checksum == nil {
            session.add(
                Finding(
                    .note, "feed-no-checksum",
                    LocalizedText(ja: "発行者が検査値を公表していません", en: "the provider publishes no checksum"),
                    at: Origin(file: listed.address.text)))
        }
        _ = try session.gather(wanted, part: provider, &cursor)
    }

    /// The hash beside the advisory; nil where there is none.
    private func hash(of listed: Listed, _ name: String) throws(FeedRefusal) -> PublishedChecksum? {
        let beside = [".sha512", ".sha256"].compactMap { FeedAddress(listed.address.text + $0) }
        for address in listed.hash.map({ [$0] }) ?? beside {
            let isLong = address.text.hasSuffix(".sha512")
            do throws(FeedRefusal) {
                let text = lines(try session.list(address, name + (isLong ? ".sha512" : ".sha256"), .lines))
                    .first
                let word = text?.split(separator: " ").first?.lowercased() ?? ""
                guard word.utf8.count == (isLong ? 128 : 64) else { continue }
                return PublishedChecksum(algorithm: isLong ? .sha512 : .sha256, hexadecimal: word)
            } catch {
                guard case .refused = error else { throw error }
            }
        }
        return nil
    }
}
