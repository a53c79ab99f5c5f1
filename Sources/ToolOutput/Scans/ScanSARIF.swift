import Scanning
import LocatedJSON
import Ports
import BillOfMaterials
import Gathering
import Kernel
import Severity
import Vulnerabilities
import Workflows

/// What a scan found, as SARIF 2.1.0: one rule a vulnerability, one result a component that it concerns or
/// may. A bill that was not evaluated as a whole is told as a notification of the tool, so that no reader
/// takes an empty list for a clean bill.
struct ScanSARIF {
    private let reports: [ScanReport]
    private let language: Language
    private let generator: Generator

    init(_ reports: [ScanReport], in language: Language, by generator: Generator) {
        self.reports = reports
        self.language = language
        self.generator = generator
    }

    var bytes: [UInt8] {
        var facts: [String: VulnerabilityFacts] = [:]
        for found in reports.flatMap(\.found) { facts[found.match.vulnerability] = found.facts }
        let ids = facts.keys.sorted()
        let indexes = Dictionary(
            ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { one, _ in one })
        let rules = ids.map { rule($0, facts[$0]) }
        let driver = JSONValue.object([
            ("name", .text(generator.name)), ("version", .text(generator.version)),
            ("language", .text(language.rawValue)), ("rules", .list(rules)),
        ])
        let run = JSONValue.object([
            ("tool", .object([("driver", driver)])),
            ("language", .text(language.rawValue)),
            ("columnKind", .text("unicodeCodePoints")),
            (
                "invocations",
                .list([
                    .object([
                        ("executionSuccessful", .flag(true)),
                        (
                            "toolExecutionNotifications",
                            .list(reports.compactMap(notification) + sourceNotifications)
                        ),
                    ])
                ])
            ),
            (
                "results",
                .list(reports.flatMap { report in report.found.map { result($0, in: report, indexes) } })
            ),
        ])
        return JSONValue.object([
            ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .text("2.1.0")), ("runs", .list([run])),
        ]).bytes
    }

    private func rule(_ id: String, _ facts: VulnerabilityFacts?) -> JSONValue {
        var properties: [(String, JSONValue)] = [
            ("tags", .list((["security", "vulnerability"] + (facts?.aliases ?? [])).map(JSONValue.text)))
        ]
        let score = ScanWords.score(facts?.score)
        if !score.isEmpty { properties.append(("security-severity", .text(score))) }
        return .object([
            ("id", .text(id)), ("shortDescription", message(id)), ("properties", .object(properties)),
        ])
    }

    private func result(
        _ found: ScanReport.Found, in report: ScanReport, _ indexes: [String: Int]
    ) -> JSONValue {
        let id = found.match.vulnerability
        let level =
            switch found.priority.level {
            case .immediate, .prompt: found.match.verdict == .affected ? "error" : "warning"
            case .planned: "warning"
            case .watched: "note"
            }
        let name = ScanWords.component(found)
        let words = MatchWords.text(found.match.verdict)[language]
        let text =
            language == .japanese ? "\(name)：\(id) \(words)。" : "\(name): \(id) \(words). "
        let logical = found.component.packageURL?.text ?? found.component.cpe?.text ?? found.component.ref
        let location = JSONValue.object([
            (
                "physicalLocation",
                .object([
                    ("artifactLocation", .object([("uri", .text(Self.reference(report.file)))])),
                    ("region", .object([("startLine", .whole(1))])),
                ])
            ),
            (
                "logicalLocations",
                .list([
                    .object([
                        ("name", .text(name)), ("fullyQualifiedName", .text(logical ?? name)),
                        ("kind", .text("module")),
                    ])
                ])
            ),
        ])
        // A decision that holds settles a result; it stays in sight as suppressed.
        let suppressions =
            !found.isSettled
            ? []
            : [
                JSONValue.object([
                    ("kind", .text("external")), ("status", .text("accepted")),
                    ("justification", .text(found.decision?.words[language] ?? "")),
                ])
            ]
        return .object([
            ("ruleId", .text(id)), ("ruleIndex", .whole(indexes[id] ?? -1)), ("level", .text(level)),
            ("message", message(text + found.priority.explanation[language])),
            ("locations", .list([location])), ("suppressions", .list(suppressions)),
            (
                "partialFingerprints",
                .object([("componentVulnerability/v1", .text("\(logical ?? name)#\(id)"))])
            ),
            (
                "properties",
                .object([
                    ("verdict", .text(ScanWords.verdict(found.match.verdict).code)),
                    ("priority", .text(ScanWords.code(found.priority.level))),
                    ("confidence", .text(found.match.confidence.rawValue)),
                ])
            ),
        ])
    }

    /// What was not evaluated; nil where everything was.
    private func notification(_ report: ScanReport) -> JSONValue? {
        guard !report.coverage.isComplete else { return nil }
        let text = LocalizedText(
            ja: "\(report.file)：部品 \(report.gaps.count) 点は識別子で調べていないので、脆弱性がないとは言えません",
            en: "\(report.file): \(report.gaps.count) components were not looked up by an identifier, "
                + "so nothing can be ruled out")
        return .object([("level", .text("warning")), ("message", message(text[language]))])
    }

    /// Sources that failed or are old; every report is held against the same ones. A failure that leaves
    /// nothing or something old is an error.
    private var sourceNotifications: [JSONValue] {
        (reports.first?.sources ?? []).compactMap { source in
            let age = source.age ?? 0
            let old = LocalizedText(
                ja: "\(source.profile.name.ja) が古い（\(age) 日前まで）",
                en: "\(source.profile.name.en) is old (\(age) days)")
            guard let words = source.failureWords ?? (!source.isEmpty && source.isOld ? old : nil) else {
                return nil
            }
            return .object([
                ("level", .text(source.isLacking ? "error" : "warning")),
                ("message", message(words[language])),
            ])
        }
    }

    private func message(_ text: String) -> JSONValue { .object([("text", .text(text))]) }

    /// A path as a reference (RFC 3986): what may not stand in one is in percent form.
    private static func reference(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}
