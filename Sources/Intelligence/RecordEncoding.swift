import Kernel
import VersionOrdering
import Vulnerabilities

/// An advisory as bytes. What every result needs stands first; statements can be read one by one.
///
/// Layout: three offsets of 32 bits (statements, conditions, texts), the head, a table of 32-bit offsets of
/// the statements with the statements behind it, conditions, texts.
enum RecordEncoding {
    static func encode(_ advisory: Advisory, into writer: inout ByteWriter) {
        writer.fixed32(0)
        writer.fixed32(0)
        writer.fixed32(0)
        encodeHead(advisory, &writer)
        writer.put32(writer.count, at: 0)
        writer.fixed32(advisory.statements.count)
        let table = writer.count
        for _ in advisory.statements { writer.fixed32(0) }
        for (place, statement) in advisory.statements.enumerated() {
            writer.put32(writer.count, at: table + 4 * place)
            encode(statement, &writer)
        }
        writer.put32(writer.count, at: 4)
        writer.list(advisory.conditions) { encode($1, &$0) }
        writer.put32(writer.count, at: 8)
        writer.list(advisory.titles) { encode($1, &$0) }
        writer.list(advisory.summaries) { encode($1, &$0) }
        writer.list(advisory.weaknesses) { $0.text($1) }
        writer.list(advisory.references) { writer, reference in
            writer.text(reference.url)
            writer.list(reference.tags) { $0.text($1) }
        }
        writer.text(advisory.origin.file)
        writer.number(advisory.origin.line)
        writer.number(advisory.origin.column)
    }

    private static func encodeHead(_ advisory: Advisory, _ writer: inout ByteWriter) {
        writer.byte(UInt8(Advisory.State.allCases.firstIndex(of: advisory.state) ?? 0))
        writer.flag(advisory.isDisputed)
        writer.text(advisory.source)
        writer.optional(advisory.asserter)
        writer.text(advisory.id)
        writer.list(advisory.aliases) { $0.text($1) }
        writer.list(advisory.upstream) { $0.text($1) }
        writer.list(advisory.related) { $0.text($1) }
        writer.optional(advisory.document)
        writer.optional(advisory.published?.secondsSinceEpoch)
        writer.optional(advisory.modified?.secondsSinceEpoch)
        writer.list(advisory.scores) { writer, score in
            writer.text(score.vector)
            writer.text(score.version)
            writer.optional(score.tenths)
            writer.optional(score.asserter)
            writer.flag(score.isPrimary)
        }
        writer.list(advisory.exploitation) { encode($1, &$0) }
    }

    private static func encode(_ wording: Advisory.Wording, _ writer: inout ByteWriter) {
        writer.text(wording.language)
        writer.text(wording.text)
    }

    private static func encode(_ exploitation: Exploitation, _ writer: inout ByteWriter) {
        switch exploitation {
        case .known(let addedOn, let dueOn, let ransomware):
            writer.byte(0)
            writer.number(addedOn.ordinal)
            writer.optional(dueOn?.ordinal)
            writer.byte(ransomware.map { $0 ? 1 : 0 } ?? 2)
        case .predicted(let probability, let percentile, let day):
            writer.byte(1)
            writer.number(probability)
            writer.number(percentile)
            writer.number(day.ordinal)
        case .stakeholder(let exploitation, let automatable, let impact, let instant):
            writer.byte(2)
            writer.optional(exploitation)
            writer.optional(automatable)
            writer.optional(impact)
            writer.optional(instant?.secondsSinceEpoch)
        }
    }

    private static func encode(_ statement: ProductStatement, _ writer: inout ByteWriter) {
        switch statement.subject {
        case .cpe(let text):
            writer.byte(0)
            writer.text(text)
        case .package(let ecosystem, let name):
            writer.byte(1)
            writer.text(ecosystem)
            writer.text(name)
        case .named(let vendor, let product):
            writer.byte(2)
            writer.optional(vendor)
            writer.text(product)
        }
        writer.byte(statement.status.code)
        encode(statement.span, &writer)
        writer.byte(statement.scheme.map { $0.code + 1 } ?? 0)
        writer.byte(statement.basis.code)
        writer.flag(statement.isDefault)
        writer.optional(statement.phrase)
    }

    private static func encode(_ span: VersionSpan, _ writer: inout ByteWriter) {
        switch span {
        case .all: writer.byte(0)
        case .unstated: writer.byte(1)
        case .exactly(let version):
            writer.byte(2)
            writer.text(version)
        case .between(let lower, let upper):
            writer.byte(3)
            for bound in [lower, upper] {
                writer.byte(bound.map { $0.isIncluded ? 2 : 1 } ?? 0)
                if let bound { writer.text(bound.version) }
            }
        }
    }

    private static func encode(_ condition: ApplicabilityCondition, _ writer: inout ByteWriter) {
        switch condition {
        case .statement(let place):
            writer.byte(0)
            writer.number(place)
        case .any(let parts):
            writer.byte(1)
            writer.list(parts) { encode($1, &$0) }
        case .all(let parts):
            writer.byte(2)
            writer.list(parts) { encode($1, &$0) }
        case .not(let part):
            writer.byte(3)
            encode(part, &writer)
        }
    }
}

// `allCases` makes an array each time; a look-up asks for every row.
private let statuses = ProductStatement.Status.allCases

extension ProductStatement.Status {
    var code: UInt8 { UInt8(statuses.firstIndex(of: self) ?? 0) }
    static func of(_ code: UInt8) -> Self { statuses[min(Int(code), statuses.count - 1)] }
}

// `allCases` makes an array each time; a look-up asks for every row.
private let bases = ProductStatement.Basis.allCases

extension ProductStatement.Basis {
    var code: UInt8 { UInt8(bases.firstIndex(of: self) ?? 0) }
    static func of(_ code: UInt8) -> Self { bases[min(Int(code), bases.count - 1)] }
}

// `allCases` makes an array each time; a look-up asks for every row.
private let schemes = VersionScheme.allCases

extension VersionScheme {
    var code: UInt8 { UInt8(schemes.firstIndex(of: self) ?? 0) }
    static func of(_ code: UInt8) -> Self { schemes[min(Int(code), schemes.count - 1)] }
}
