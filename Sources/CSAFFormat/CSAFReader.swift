import AdvisoryEncoding
import Kernel
import Vulnerabilities

/// CSAF 2.0 and 2.1 documents to advisories: one for each vulnerability.
public enum CSAFReader {
    /// The source's name in `Advisory.source`.
    public static let source = "csaf"

    /// Whether the head of a document looks like CSAF.
    public static func recognises(_ head: some Sequence<UInt8>) -> Bool {
        CSAFDocumentReader.recognises(head)
    }

    /// Reads one document. Each record is handed over once it is read; one that cannot be read is a
    /// finding with its place, and the others are read all the same.
    ///
    /// - Returns: the findings; an error among them means that a record, or the document, was not taken, or
    ///   that part of a record was not (an undefined product, two statements that contradict each other).
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        var (document, findings) = CSAFDocumentReader.read(bytes, file: file)
        guard let document else { return findings.sorted }
        DocumentRules.check(document, into: &findings)
        for vulnerability in document.vulnerabilities {
            take(advisory(vulnerability, of: document, &findings))
        }
        return findings.sorted
    }

    private static func advisory(
        _ value: CSAFVulnerability, of document: CSAFDocument, _ findings: inout FeedFindings
    ) -> Advisory {
        let id = value.cve ?? "\(document.trackingID)#\(value.number)"
        var advisory = Advisory(source: source, id: id, origin: value.origin)
        advisory.asserter = document.publisher
        advisory.document = document.trackingID
        advisory.aliases = value.ids.filter { $0 != id }
        advisory.isDisputed = value.isDisputed
        advisory.published = document.issued ?? value.released
        advisory.modified = document.updated
        if ["csaf_withdrawn", "csaf_superseded"].contains(document.category) { advisory.state = .withdrawn }
        let language = document.language.map { String($0.prefix { $0 != "-" }).lowercased() } ?? "und"
        advisory.titles = [value.title ?? document.title].compactMap { $0 }.map {
            Advisory.Wording(language: language, text: $0)
        }
        let remarks = (value.threats + value.remediations).filter { !$0.text.isEmpty }
        advisory.summaries =
            value.notes.map { Advisory.Wording(language: language, text: $0.text) }
            + remarks.map { Advisory.Wording(language: language, text: "\($0.kind): \($0.text)") }
        advisory.weaknesses = value.weaknesses
        advisory.references =
            value.references.map { Advisory.Reference(url: $0.url, tags: [$0.category].compactMap { $0 }) }
            + remarks.compactMap { remark in
                remark.url.map { Advisory.Reference(url: $0, tags: [remark.kind]) }
            }
        advisory.scores = scores(value, &findings)
        var maker = StatementMaker(value, of: document)
        maker.make(into: &findings)
        advisory.statements = maker.statements
        advisory.conditions = maker.conditions
        return advisory
    }

    /// Each vector once; that different products have different ones is told.
    private static func scores(
        _ value: CSAFVulnerability, _ findings: inout FeedFindings
    ) -> [PublishedScore] {
        var seen: Set<String> = []
        var scores: [PublishedScore] = []
        for score in value.scores where seen.insert(score.vector).inserted {
            scores.append(
                PublishedScore(
                    vector: score.vector, version: score.version, tenths: score.tenths, asserter: nil,
                    isPrimary: true))
        }
        let versions = Set(scores.map(\.version))
        if scores.count > versions.count {
            findings.note(
                "csaf-score-by-product", at: value.origin,
                ja: "製品によって CVSS の評価が違います。すべて挙げます",
                en: "the CVSS score differs between products; all are listed")
        }
        return scores
    }
}
