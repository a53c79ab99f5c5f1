import AdvisoryEncoding
import Kernel
import Vulnerabilities

/// One record of JVN iPedia before it is told apart by vulnerability.
///
/// A record deals with one vulnerability, or with several that one document describes. With one CVE the
/// advisory's id is the record's and the CVE is its alias. With several there is one advisory for each CVE,
/// `JVNDB-2025-000002#CVE-2025-0354`, with the record's id as its document: so nobody joins CVEs that only
/// share a document.
struct JVNRecord {
    /// What is said of one vulnerability, or of all of them.
    struct Part {
        /// Empty for what is said of all.
        var cve = ""
        /// With the CVE ids that the source names for the statement; none when it names none.
        var statements: [(statement: ProductStatement, cves: [String])] = []
        var conditions: [ApplicabilityCondition] = []
        var scores: [PublishedScore] = []
        var weaknesses: [String] = []
        var words: [String] = []
    }

    var id: String
    var language = "ja"
    var asserter: String?
    var title: String?
    var overview: String?
    var published: Instant?
    var modified: Instant?
    var references: [Advisory.Reference] = []
    var origin: Origin
    var common = Part()
    var parts: [Part] = []

    init(id: String, origin: Origin) {
        self.id = id
        self.origin = origin
    }

    /// The vulnerabilities that the record deals with, each once, in its order.
    mutating func deal(with cves: [String]) {
        var seen = Set(parts.map(\.cve))
        for cve in cves where seen.insert(cve).inserted { parts.append(Part(cve: cve)) }
    }

    /// What is said of one vulnerability; joined to what the record has said of it before.
    mutating func take(_ part: Part) {
        guard let place = parts.firstIndex(where: { $0.cve == part.cve }) else { return parts.append(part) }
        // The places that conditions name are those of the statements that came first.
        parts[place].statements += part.statements
        parts[place].scores += part.scores
        parts[place].weaknesses += part.weaknesses
        parts[place].words += part.words
    }

    /// One advisory, or one for each vulnerability.
    func advisories() -> [Advisory] {
        guard !parts.isEmpty else { return [advisory(Part(), isOneOfSeveral: false)] }
        return parts.map { advisory($0, isOneOfSeveral: parts.count > 1) }
    }

    private func advisory(_ part: Part, isOneOfSeveral: Bool) -> Advisory {
        var advisory = Advisory(
            source: "jvn", id: isOneOfSeveral ? "\(id)#\(part.cve)" : id, origin: origin)
        advisory.asserter = asserter
        advisory.aliases = part.cve.isEmpty ? [] : [part.cve]
        advisory.document = isOneOfSeveral ? id : nil
        advisory.published = published
        advisory.modified = modified
        advisory.titles = title.map { [Advisory.Wording(language: language, text: $0)] } ?? []
        let words = [overview].compactMap { $0 } + part.words + common.words
        if !words.isEmpty {
            advisory.summaries = [Advisory.Wording(language: language, text: words.joined(separator: "\n\n"))]
        }
        let known = Set(parts.map(\.cve))
        let said = part.statements.isEmpty ? common : part
        if said.conditions.isEmpty {
            advisory.statements = said.statements.filter { _, cves in
                let named = cves.filter(known.contains)
                return named.isEmpty || named.contains(part.cve)
            }.map(\.statement)
        } else {
            advisory.statements = said.statements.map(\.statement)
            advisory.conditions = said.conditions
        }
        advisory.scores = part.scores
        if part.scores.isEmpty {
            // A score of the whole document need not be this vulnerability's.
            advisory.scores = common.scores.map { score in
                PublishedScore(
                    vector: score.vector, version: score.version, tenths: score.tenths,
                    asserter: score.asserter, isPrimary: score.isPrimary && !isOneOfSeveral)
            }
        }
        advisory.weaknesses = part.weaknesses.isEmpty ? common.weaknesses : part.weaknesses
        advisory.references = references
        mark(&advisory)
        return advisory
    }

    /// JVN translates the marks of CVE at the head of the overview.
    private func mark(_ advisory: inout Advisory) {
        let head = String((overview ?? "").prefix(40)).filter { $0 != " " }.uppercased()
        advisory.isDisputed = head.hasPrefix("**未確定**") || head.hasPrefix("**DISPUTED**")
        if head.hasPrefix("**REJECT") || head.hasPrefix("**削除**") { advisory.state = .rejected }
    }

    /// Statements of one product from its version phrases; without one, from the version in its CPE name;
    /// without that too, that it is affected in versions that are not said.
    static func statements(
        _ subject: ProductStatement.Subject, stated version: String?, _ texts: [String]
    ) -> [(statement: ProductStatement, cves: [String])] {
        let phrases = texts.map { VersionPhrase($0) }.filter { !$0.text.isEmpty }
        guard !phrases.isEmpty else {
            if let version { return [(ProductStatement(subject, .affected, .exactly(version)), [])] }
            return [(ProductStatement(subject, .affected, .unstated, basis: .productOnly), [])]
        }
        let branches = VersionPhrase.branches(in: phrases)
        return phrases.enumerated().flatMap { place, phrase in
            let spans = branches.contains(place) ? [] : phrase.spans
            let statements =
                spans.isEmpty
                ? [
                    ProductStatement(
                        subject, .affected, .unstated, basis: .productOnly, phrase: phrase.text)
                ]
                : spans.map { ProductStatement(subject, .affected, $0, basis: .phrase, phrase: phrase.text) }
            return statements.map { ($0, phrase.vulnerabilities) }
        }
    }

    /// Whether a text is a CVE id and nothing else.
    static func isCVE(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0] == "CVE" && parts[1].utf8.count == 4 && parts[2].utf8.count >= 4
            && (parts[1] + parts[2]).utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
