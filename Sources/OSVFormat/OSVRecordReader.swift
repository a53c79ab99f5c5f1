import AdvisoryEncoding
import Kernel
import LocatedJSON
import Vulnerabilities

/// Reads records; keeps what it finds on the way.
struct OSVRecordReader {
    let file: String
    var findings: FeedFindings
    /// Lines of the file before the document that is being read (JSON Lines).
    var lineOffset = 0

    init(file: String) {
        self.file = file
        findings = FeedFindings(file: file)
    }

    /// Fields of a record that the schema has (1.7). `credits` and `database_specific` are known and not kept.
    private static let fields: Set<String> = [
        "schema_version", "id", "modified", "published", "withdrawn", "aliases", "upstream", "related",
        "summary", "details", "severity", "affected", "references", "credits", "database_specific",
    ]

    /// The advisory; nil, with an error, for what is no record or cannot be read as one.
    mutating func advisory(_ node: JSONNode, line: Int) -> Advisory? {
        guard node.kind == .object, let id = text(node, "id"), !id.isEmpty else {
            tell(
                .error, "not-a-record", node, ja: "OSVの記録ではありません（id がありません）",
                en: "not an OSV record (there is no id)")
            return nil
        }
        guard isReadable(node, id) else { return nil }
        var advisory = Advisory(
            source: "osv", id: id, origin: Origin(file: file, line: line))
        let database = OSVDatabase.of(id)
        advisory.asserter = database?.name
        if database == nil {
            tell(
                .note, "unknown-database", node["id"] ?? node, ja: "「\(id)」を出しているデータベースが分かりません",
                en: "the database that \"\(id)\" comes from is not known")
        }
        advisory.published = instant(node, "published")
        advisory.modified = instant(node, "modified")
        if instant(node, "withdrawn") != nil || node["withdrawn"]?.text != nil { advisory.state = .withdrawn }
        readNames(node, database, into: &advisory)
        readWords(node, into: &advisory)
        scores(node, into: &advisory)
        for affected in list(node, "affected") { read(affected, of: id, into: &advisory) }
        if advisory.statements.isEmpty, advisory.state == .published { advisory.state = .awaiting }
        return advisory
    }

    /// Whether the record keeps to a schema that is known.
    private mutating func isReadable(_ node: JSONNode, _ id: String) -> Bool {
        if let version = text(node, "schema_version"), version.split(separator: ".").first != "1" {
            tell(
                .error, "unknown-schema", node["schema_version"] ?? node,
                ja: "OSVの版「\(version)」は読めません（1.0 から 1.7 を読みます）",
                en: "OSV schema \"\(version)\" is not known (1.0 to 1.7 are read)")
            return false
        }
        let affected = node["affected"]
        for member in node.members where !Self.fields.contains(member.key) {
            if affected == nil {
                tell(
                    .error, "unknown-shape", member.keyNode,
                    ja: "「\(id)」に affected がなく、知らない項目「\(member.key)」があります。形式が変わったようです",
                    en: "\"\(id)\" has no affected, but a field \"\(member.key)\" that is not known: "
                        + "the format seems to have changed")
                return false
            }
            tell(
                .note, "unknown-field", member.keyNode, ja: "知らない項目「\(member.key)」は読みません",
                en: "the field \"\(member.key)\" is not known and not read")
        }
        guard let affected, affected.kind != .null else { return true }
        guard affected.kind == .list else {
            tell(
                .error, "wrong-type", affected, ja: "affected は並び（[ ]）でなければなりません",
                en: "affected must be a list")
            return false
        }
        return true
    }

    // MARK: Names and words

    /// The other names. A distribution's judgement on its own packages is not the vulnerability of the
    /// original: the CVEs that it deals with are `upstream`, wherever the record has them: in `upstream`
    /// (schema 1.7), in `related` or `aliases` (before), or in its id (`DEBIAN-CVE-2024-1234`).
    private mutating func readNames(
        _ node: JSONNode, _ database: OSVDatabase?, into advisory: inout Advisory
    ) {
        let isDistribution = database?.isDistribution ?? false
        func add(_ name: String, to names: inout [String]) {
            if name != advisory.id, !names.contains(name) { names.append(name) }
        }
        var (aliases, upstream, related): ([String], [String], [String]) = ([], [], [])
        for name in texts(node, "upstream") { add(name, to: &upstream) }
        if isDistribution, let cve = OSVDatabase.cve(within: advisory.id) { add(cve, to: &upstream) }
        for name in texts(node, "aliases") {
            if isDistribution, OSVDatabase.isCVE(name) {
                add(name, to: &upstream)
            } else {
                add(name, to: &aliases)
            }
        }
        for name in texts(node, "related") {
            if isDistribution, OSVDatabase.isCVE(name) {
                add(name, to: &upstream)
            } else {
                add(name, to: &related)
            }
        }
        (advisory.aliases, advisory.upstream, advisory.related) = (aliases, upstream, related)
    }

    private mutating func readWords(_ node: JSONNode, into advisory: inout Advisory) {
        if let summary = text(node, "summary"), !summary.isEmpty {
            advisory.titles = [Advisory.Wording(language: "en", text: summary)]
        }
        if let details = text(node, "details"), !details.isEmpty {
            advisory.summaries = [Advisory.Wording(language: "en", text: details)]
            // As the CVE List marks its texts, which other databases copy.
            advisory.isDisputed = details.hasPrefix("** DISPUTED **")
            if details.hasPrefix("** REJECT **") { advisory.state = .rejected }
        }
        for reference in list(node, "references") {
            guard let url = text(reference, "url") else { continue }
            let tag = text(reference, "type")
            advisory.references.append(Advisory.Reference(url: url, tags: tag.map { [$0] } ?? []))
        }
        if let specific = node["database_specific"], specific.kind == .object,
            let weaknesses = specific["cwe_ids"], weaknesses.kind == .list
        {
            advisory.weaknesses = weaknesses.items.compactMap(\.text)
        }
    }

    // MARK: Scores

    /// Vectors, of the record or of one package in it. Other scales are kept as words.
    mutating func scores(_ node: JSONNode, into advisory: inout Advisory) {
        for severity in list(node, "severity") {
            guard let type = text(severity, "type"), let score = text(severity, "score") else {
                tell(
                    .warning, "bad-severity", severity, ja: "深刻度に type と score がそろっていません",
                    en: "a severity without type and score")
                continue
            }
            guard let version = Self.version(of: score, type) else {
                let isPriority = type == "Ubuntu"
                let words = Advisory.Wording(
                    language: "en", text: isPriority ? "Ubuntu priority: \(score)" : "\(type): \(score)")
                if !advisory.summaries.contains(words) { advisory.summaries.append(words) }
                if !isPriority {
                    tell(
                        .warning, "bad-severity", severity,
                        ja: "深刻度「\(type) \(score)」はCVSSのベクトルではないので、言葉のまま残します",
                        en: "the severity \"\(type) \(score)\" is no CVSS vector and kept as words")
                }
                continue
            }
            let published = PublishedScore(
                vector: score, version: version, tenths: nil, asserter: nil,
                isPrimary: advisory.scores.isEmpty)
            let isThere = advisory.scores.contains { $0.vector == score }
            if !isThere { advisory.scores.append(published) }
        }
    }

    /// The version of CVSS that a vector is of; nil when it is no vector of the type's.
    private static func version(of vector: String, _ type: String) -> String? {
        switch type {
        case "CVSS_V2": vector.hasPrefix("AV:") ? "2.0" : nil
        case "CVSS_V3":
            vector.hasPrefix("CVSS:3.1/") ? "3.1" : vector.hasPrefix("CVSS:3.0/") ? "3.0" : nil
        case "CVSS_V4": vector.hasPrefix("CVSS:4.0/") ? "4.0" : nil
        default: nil
        }
    }
}
