import DeviceRegistry
import Foundation
import Kernel
import SupportLifecycle
import Workflows

/// The support of a device's parts for programs: sorted keys, the same bytes for the same input.
enum SupportJSON {
    private struct Report: Encodable {
        let device: String
        let day: String
        let components: [Part]
        let records: [Part]
        let accounts: [Account]
        let findings: [Remark]
    }

    private struct Account: Encodable {
        let release: String
        let components, byRecord, byFact, unknown: Int
        let unknownBecause: [String: Int]
        let standings: [String: Int]
    }

    private struct Part: Encodable {
        var release: String?
        let name: String
        var version: String?
        var identifier: String?
        let standing: String
        let end: String
        var record: String?
        var fact: Match?
        var unknownBecause: String?
        var reason: String?
        var candidates: [Match] = []
    }

    private struct Match: Encodable {
        let source: String
        let kind: String
        var readOn: String?
        var ageDays: Int?
        let product: String
        let cycle: String
        let activeEnd, securityEnd, extendedEnd: String
        let by: String
        let identifier: String
        let cycleText: String
        let confidence: String
    }

    private struct Remark: Encodable {
        let severity, code, message, place: String
    }

    static func text(_ report: ReportSupport.Report, in language: Language) -> String {
        let releases = report.device.releases.map(\.id.text)
        let accounts = releases.compactMap { release -> Account? in
            let rows = report.components.filter { $0.release == release }
            guard !rows.isEmpty else { return nil }
            let account = SupportAccount(rows)
            return Account(
                release: release, components: account.components, byRecord: account.byRecord,
                byFact: account.byFact, unknown: account.unknown.values.reduce(0, +),
                unknownBecause: account.unknown,
                standings: Dictionary(
                    uniqueKeysWithValues: ComponentSupport.Standing.allCases.map {
                        ($0.rawValue, account.count($0))
                    }))
        }
        let value = Report(
            device: report.device.identity.id.text, day: report.day.description,
            components: report.components.map { part($0, on: report.day, language) },
            records: report.records.map { part($0, on: report.day, language) }, accounts: accounts,
            findings: report.findings.map {
                Remark(
                    severity: $0.severity.rawValue, code: $0.code, message: $0.message[language],
                    place: $0.origin.description)
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { preconditionFailure("Texts always encode.") }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private static func part(_ row: ComponentSupport, on day: Day, _ language: Language) -> Part {
        var part = Part(
            release: row.release, name: row.name, version: row.version, identifier: row.identifier,
            standing: row.standing.rawValue, end: row.end.word)
        if case .record(let record) = row.basis { part.record = record.id.text }
        if case .nothing(let reason) = row.basis {
            part.unknownBecause = reason.code
            part.reason = SupportStatusWords.words(reason)[language]
        }
        part.fact = row.finding.match.map { match($0, on: day, language) }
        part.candidates = row.finding.candidates.map { match($0, on: day, language) }
        return part
    }

    private static func part(
        _ row: SupportContradiction.Row, on day: Day, _ language: Language
    ) -> Part {
        let end = row.software.end.asFact
        var part = Part(
            name: row.software.name[language], version: row.software.version,
            identifier: row.software.identifier,
            standing: ComponentSupport.Standing(end, on: day).rawValue, end: end.word,
            record: row.software.id.text)
        part.fact = row.finding.match.map { match($0, on: day, language) }
        part.candidates = row.finding.candidates.map { match($0, on: day, language) }
        part.reason = row.finding.reason.map { SupportStatusWords.words($0)[language] }
        return part
    }

    private static func match(_ match: SupportMatch, on day: Day, _ language: Language) -> Match {
        let fact = match.fact
        let phases = fact.cycle.phases
        return Match(
            source: fact.source.name[language], kind: fact.source.kind.rawValue,
            readOn: fact.source.readOn?.description,
            ageDays: fact.source.readOn.map { day.ordinal - $0.ordinal }, product: fact.productID,
            cycle: fact.cycle.name, activeEnd: phases.activeEnd.word, securityEnd: phases.securityEnd.word,
            extendedEnd: phases.extendedEnd.word, by: match.way.rawValue, identifier: match.identifier,
            cycleText: match.cycleText, confidence: match.confidence.rawValue)
    }
}
