import AdvisoryEncoding
import BillOfMaterials
import Kernel
import LocatedJSON
import VersionOrdering
import Vulnerabilities

/// What a record says of one package.
struct OSVAffected {
    let subject: ProductStatement.Subject
    let scheme: VersionScheme?
    /// Ranges of this package cannot be read in the order of versions.
    let ecosystem: Ecosystem?
    var statements: [ProductStatement] = []
    var spans: [VersionSpan] = []
    /// Ranges of commits, as words.
    var commits: [String] = []
    /// A range says `introduced 0, fixed 0`, as trackers write "never affected".
    var isNeverAffected = false
    /// A range could not be read, or affects nothing.
    var hasDoubt = false
    /// How the database describes the range beside the events.
    var words: String?

    /// One statement of what cannot be said in versions.
    mutating func addUnstated(_ phrase: String?) {
        hasDoubt = true
        statements.append(
            ProductStatement(
                subject, .affected, .unstated, scheme: scheme,
                basis: phrase == nil ? .productOnly : .phrase, phrase: phrase))
    }
}

extension OSVRecordReader {
    /// Reads one entry of `affected` to statements.
    mutating func read(_ node: JSONNode, of id: String, into advisory: inout Advisory) {
        guard node.kind == .object else {
            tell(
                .warning, "wrong-type", node, ja: "affected の中身は { } でなければなりません",
                en: "an entry of affected must be an object")
            return
        }
        scores(node, into: &advisory)
        guard var affected = subject(node, of: id) else { return }
        affected.words = node["database_specific"]?["last_known_affected_version_range"]?.text
        for range in list(node, "ranges") { read(range, into: &affected) }
        let versions = texts(node, "versions")
        add(versions, to: &affected)
        if affected.spans.isEmpty, versions.isEmpty, !affected.hasDoubt {
            if affected.isNeverAffected {
                affected.statements.append(
                    ProductStatement(affected.subject, .notAffected, .all, scheme: affected.scheme))
            } else {
                let phrase =
                    affected.commits.isEmpty ? affected.words : affected.commits.joined(separator: "; ")
                affected.addUnstated(phrase)
            }
        }
        advisory.statements += affected.statements
    }

    /// The package; where there is none, the repository whose commits are named.
    private mutating func subject(_ node: JSONNode, of id: String) -> OSVAffected? {
        let package = node["package"]
        if let package, package.kind == .object {
            var ecosystem = text(package, "ecosystem")
            var name = text(package, "name")
            if ecosystem == nil || name == nil, let purl = text(package, "purl"),
                let told = PackageURL(purl).flatMap({ EcosystemPackage.named(by: $0).first })
            {
                ecosystem = ecosystem ?? told.ecosystem.description
                name = name ?? told.name
            }
            if let name, let ecosystem, !name.isEmpty { return affected(ecosystem, name, package) }
            tell(
                .warning, "no-package", package, ja: "「\(id)」に、エコシステムか名前のない package があります",
                en: "\"\(id)\" has a package without ecosystem or name")
            return name.map { named(nil, $0) } ?? ecosystem.map { named($0, "") }
        }
        let repositories = list(node, "ranges").compactMap { text($0, "repo") }
        if let first = repositories.first {
            return OSVAffected(
                subject: .package(ecosystem: "GIT", name: first), scheme: nil, ecosystem: Ecosystem("GIT"))
        }
        tell(
            .warning, "no-package", node, ja: "「\(id)」の affected に package も repo もありません",
            en: "\"\(id)\" has an entry of affected with neither package nor repo")
        return nil
    }

    private func named(_ vendor: String?, _ product: String) -> OSVAffected {
        OSVAffected(subject: .named(vendor: vendor, product: product), scheme: nil, ecosystem: nil)
    }

    private mutating func affected(_ written: String, _ name: String, _ node: JSONNode) -> OSVAffected {
        let ecosystem = Ecosystem(written)
        if !ecosystem.isKnown {
            tell(
                .note, "unknown-ecosystem", node, ja: "エコシステム「\(written)」の版の順序は分かりません",
                en: "the order of versions of the ecosystem \"\(written)\" is not known")
        }
        // Go's own library and tools have versions with one or two numbers, which modules never have.
        let isGoItself = ecosystem.family == "Go" && ["stdlib", "toolchain"].contains(name)
        return OSVAffected(
            subject: .package(ecosystem: written, name: name),
            scheme: isGoItself ? .semver : ecosystem.scheme, ecosystem: ecosystem)
    }

    // MARK: Ranges

    private mutating func read(_ range: JSONNode, into affected: inout OSVAffected) {
        let type = text(range, "type") ?? ""
        guard let (events, isWhole) = events(range) else {
            affected.addUnstated(nil)
            return
        }
        if type == "GIT" {
            let timeline = OSVTimeline(events: events, scheme: nil)
            let repository = text(range, "repo") ?? ""
            affected.commits.append("GIT \(repository) \(timeline.words)")
            return
        }
        let timeline = OSVTimeline(
            events: events, scheme: affected.scheme ?? (type == "SEMVER" ? .semver : nil))
        guard type == "SEMVER" || type == "ECOSYSTEM", isWhole else {
            if isWhole {
                tell(
                    .warning, "unknown-range", range, ja: "範囲の種類「\(type)」は読めません",
                    en: "ranges of the type \"\(type)\" cannot be read")
            }
            affected.addUnstated("\(type) \(timeline.words)")
            return
        }
        guard events.contains(where: { $0.kind == .introduced }) else {
            tell(
                .warning, "no-introduced", range, ja: "範囲に introduced がありません（\(timeline.words)）",
                en: "a range without introduced (\(timeline.words))")
            affected.addUnstated(timeline.words)
            return
        }
        guard let reading = timeline.read() else {
            tell(
                .warning, "unordered-events", range, ja: "版の順に並べられない範囲です（\(timeline.words)）",
                en: "a range whose events cannot be put in order (\(timeline.words))")
            affected.addUnstated(timeline.words)
            return
        }
        for version in reading.unreadable {
            tell(
                .warning, "unreadable-version", range, ja: "「\(version)」はこのエコシステムの版として読めません",
                en: "\"\(version)\" is not a version of this ecosystem")
        }
        add(reading.spans, timeline, at: range, to: &affected)
    }

    private mutating func add(
        _ spans: [VersionSpan], _ timeline: OSVTimeline, at range: JSONNode, to affected: inout OSVAffected
    ) {
        guard !spans.isEmpty else {
            let isZero = timeline.events.allSatisfy { $0.version == "0" }
            if isZero {
                affected.isNeverAffected = true
            } else {
                tell(
                    .warning, "empty-range", range, ja: "どの版も含まない範囲です（\(timeline.words)）",
                    en: "a range that holds no version (\(timeline.words))")
                affected.addUnstated(timeline.words)
            }
            return
        }
        for span in spans {
            var statement = ProductStatement(affected.subject, .affected, span, scheme: timeline.scheme)
            let isOpen: Bool
            if case .between(_, .some) = span { isOpen = false } else { isOpen = true }
            if isOpen { statement.phrase = affected.words }
            affected.statements.append(statement)
            affected.spans.append(span)
        }
    }

    /// The events in the order in which they are written, and whether all of them could be read; nil where
    /// there is no list.
    private mutating func events(_ range: JSONNode) -> (events: [OSVTimeline.Event], isWhole: Bool)? {
        guard let node = range["events"], node.kind == .list else {
            tell(
                .warning, "no-events", range["events"] ?? range, ja: "範囲に events（並び）がありません",
                en: "a range without a list of events")
            return nil
        }
        var events: [OSVTimeline.Event] = []
        var isWhole = true
        for item in node.items {
            let before = events.count
            for kind in OSVTimeline.Kind.allCases {
                if let version = text(item, kind.rawValue), !version.isEmpty {
                    events.append(OSVTimeline.Event(kind: kind, version: version))
                }
            }
            let count = events.count - before
            if count == 0 {
                isWhole = false
                tell(
                    .warning, "unknown-event", item, ja: "知らない種類の出来事（event）です",
                    en: "an event of a kind that is not known")
            } else if count > 1 {
                tell(
                    .note, "joined-events", item, ja: "1つの event に2つ以上が書かれています。分けて読みます",
                    en: "several events in one; read apart")
            }
        }
        return (events, isWhole)
    }

    // MARK: Enumerated versions

    /// Versions that are listed. One inside a span of the same package says nothing more and is not repeated.
    private func add(_ versions: [String], to affected: inout OSVAffected) {
        let spans = affected.scheme.map { OSVSpans(affected.spans, as: $0) }
        var seen: Set<String> = []
        for version in versions where seen.insert(version).inserted {
            if affected.spans.contains(.all) || spans?.contain(version) ?? false { continue }
            affected.statements.append(
                ProductStatement(affected.subject, .affected, .exactly(version), scheme: affected.scheme))
        }
    }
}
