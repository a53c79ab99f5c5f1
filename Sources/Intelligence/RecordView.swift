import Kernel
import VersionOrdering
import Vulnerabilities

/// An encoded advisory, read in parts.
struct RecordView {
    let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private func reader(at part: Int) -> ByteReader {
        var reader = ByteReader(bytes, at: 4 * part)
        reader.seek(reader.fixed32())
        return reader
    }

    /// Head alone: every list of statements and texts is empty.
    var head: Advisory {
        var reader = ByteReader(bytes, at: 12)
        let states = Advisory.State.allCases
        let state = states[min(Int(reader.byte()), states.count - 1)]
        let isDisputed = reader.flag()
        let source = reader.text()
        let asserter = reader.optionalText()
        var advisory = Advisory(source: source, id: reader.text(), origin: Origin(file: ""))
        advisory.state = state
        advisory.isDisputed = isDisputed
        advisory.asserter = asserter
        advisory.aliases = reader.list { $0.text() }
        advisory.upstream = reader.list { $0.text() }
        advisory.related = reader.list { $0.text() }
        advisory.document = reader.optionalText()
        advisory.published = Self.instant(reader.optionalNumber())
        advisory.modified = Self.instant(reader.optionalNumber())
        advisory.scores = reader.list { reader in
            PublishedScore(
                vector: reader.text(), version: reader.text(), tenths: reader.optionalNumber(),
                asserter: reader.optionalText(), isPrimary: reader.flag())
        }
        advisory.exploitation = reader.list { Self.exploitation(&$0) }.compactMap { $0 }
        return advisory
    }

    var whole: Advisory {
        var advisory = lookedUp
        var reader = reader(at: 2)
        advisory.titles = reader.list { Self.wording(&$0) }
        advisory.summaries = reader.list { Self.wording(&$0) }
        advisory.weaknesses = reader.list { $0.text() }
        advisory.references = reader.list { reader in
            Advisory.Reference(url: reader.text(), tags: reader.list { $0.text() })
        }
        advisory.origin = Origin(file: reader.text(), line: reader.number(), column: reader.number())
        return advisory
    }

    /// They stand at the front of the texts.
    var titles: [Advisory.Wording] {
        var reader = reader(at: 2)
        return reader.list { Self.wording(&$0) }
    }

    /// Without the texts, which no look-up finds.
    var lookedUp: Advisory {
        var advisory = head
        advisory.statements = statements
        advisory.conditions = conditions
        return advisory
    }

    var statementCount: Int {
        var reader = reader(at: 0)
        return min(reader.fixed32(), reader.left / 4)
    }

    var statements: [ProductStatement] { (0..<statementCount).compactMap { statement($0) } }

    /// nil where the record has no such statement.
    func statement(_ place: Int) -> ProductStatement? {
        var reader = reader(at: 0)
        guard place >= 0, place < reader.fixed32() else { return nil }
        reader.seek(reader.at + 4 * place)
        reader.seek(reader.fixed32())
        return Self.statement(&reader)
    }

    var conditions: [ApplicabilityCondition] {
        var reader = reader(at: 1)
        return reader.list { Self.condition(&$0, depth: 0) }
    }

    /// nil outside the years that an instant can tell.
    private static func instant(_ seconds: Int?) -> Instant? {
        guard let seconds, (-2_208_988_800..<32_503_680_000).contains(seconds) else { return nil }
        return Instant(secondsSinceEpoch: seconds)
    }

    private static func wording(_ reader: inout ByteReader) -> Advisory.Wording {
        Advisory.Wording(language: reader.text(), text: reader.text())
    }

    private static func exploitation(_ reader: inout ByteReader) -> Exploitation? {
        switch reader.byte() {
        case 0:
            let added = Day.of(ordinal: reader.number())
            let due = reader.optionalNumber().flatMap { Day.of(ordinal: $0) }
            let ransomware = reader.byte()
            return added.map {
                .known(addedOn: $0, dueOn: due, ransomware: ransomware == 2 ? nil : ransomware == 1)
            }
        case 1:
            let (probability, percentile) = (reader.number(), reader.number())
            return Day.of(ordinal: reader.number()).map {
                .predicted(probability: probability, percentile: percentile, on: $0)
            }
        default:
            return .stakeholder(
                exploitation: reader.optionalText(), automatable: reader.optionalText(),
                technicalImpact: reader.optionalText(),
                at: Self.instant(reader.optionalNumber()))
        }
    }

    private static func statement(_ reader: inout ByteReader) -> ProductStatement {
        let subject: ProductStatement.Subject =
            switch reader.byte() {
            case 0: .cpe(reader.text())
            case 1: .package(ecosystem: reader.text(), name: reader.text())
            default: .named(vendor: reader.optionalText(), product: reader.text())
            }
        let status = ProductStatement.Status.of(reader.byte())
        let span = span(&reader)
        let scheme = reader.byte()
        return ProductStatement(
            subject, status, span, scheme: scheme == 0 ? nil : VersionScheme.of(scheme - 1),
            basis: ProductStatement.Basis.of(reader.byte()), isDefault: reader.flag(),
            phrase: reader.optionalText())
    }

    private static func span(_ reader: inout ByteReader) -> VersionSpan {
        switch reader.byte() {
        case 0: return .all
        case 1: return .unstated
        case 2: return .exactly(reader.text())
        default:
            let bounds = (0..<2).map { _ -> VersionSpan.Bound? in
                let kind = reader.byte()
                return kind == 0 ? nil : VersionSpan.Bound(reader.text(), isIncluded: kind == 2)
            }
            return .between(lower: bounds[0], upper: bounds[1])
        }
    }

    /// As deep as any feed nests them; deeper is taken for damage.
    private static let depthMax = 64

    private static func condition(_ reader: inout ByteReader, depth: Int) -> ApplicabilityCondition {
        guard depth < depthMax else { return .any([]) }
        switch reader.byte() {
        case 0: return .statement(reader.number())
        case 1: return .any(reader.list { condition(&$0, depth: depth + 1) })
        case 2: return .all(reader.list { condition(&$0, depth: depth + 1) })
        default: return .not(condition(&reader, depth: depth + 1))
        }
    }
}

extension Day {
    /// The day so many days after 1970-01-01; nil outside the years that a day can have.
    static func of(ordinal: Int) -> Day? {
        guard (-(1 << 24)...(1 << 24)).contains(ordinal) else { return nil }
        return Day(year: 1970, month: 1, day: 1)?.adding(days: ordinal)
    }
}
