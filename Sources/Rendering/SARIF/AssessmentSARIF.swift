import Evidence
import LocatedJSON
import Ports
import DeviceRegistry
import Kernel
import Requirements
import SupportLifecycle
import Workflows

/// What is not settled in an assessment, as SARIF 2.1.0: one result a demand, one a
/// finding, and one for each part whose support has to be looked at.
struct AssessmentSARIF {
    private let assessment: Assessment
    private let language: Language
    private let generator: Generator

    init(_ assessment: Assessment, in language: Language, by generator: Generator) {
        self.assessment = assessment
        self.language = language
        self.generator = generator
    }

    /// Something a result can be of: a demand or a kind of fault.
    private struct Rule {
        let id: String
        let text: String
        let tags: [String]
    }

    var bytes: [UInt8] {
        let rules = self.rules
        let indexes = Dictionary(
            rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let driver = JSONValue.object([
            ("name", .text(generator.name)), ("version", .text(generator.version)),
            ("language", .text(language.rawValue)), ("rules", .list(rules.map(rule))),
        ])
        // A run's places are relative to the device's folder, wherever that is checked out.
        let folder = LocalizedText(ja: "機器のフォルダー", en: "the device's folder")
        let base = JSONValue.object([("description", message(folder[language]))])
        let run = JSONValue.object([
            ("tool", .object([("driver", driver)])),
            ("language", .text(language.rawValue)),
            ("columnKind", .text("unicodeCodePoints")),
            ("originalUriBaseIds", .object([(AssessmentSARIF.baseID, base)])),
            ("results", .list(demandResults(indexes) + findingResults(indexes) + horizonResults(indexes))),
        ])
        return JSONValue.object([
            ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .text("2.1.0")), ("runs", .list([run])),
        ]).bytes
    }

    private static let baseID = "DEVICE"

    private var rules: [Rule] {
        let demands = assessment.catalogues.flatMap(\.results).map { result in
            Rule(
                id: AssessmentSARIF.id(of: result.requirement), text: result.requirement.text[language],
                tags: [result.requirement.catalogue.text, result.requirement.section])
        }
        let codes = Set(assessment.findings.map(\.code)).sorted()
        let horizon = Set(assessment.horizon.warnings.map(\.code)).sorted()
        return demands + codes.map { Rule(id: $0, text: $0, tags: ["dossier"]) }
            + horizon.map { Rule(id: $0, text: $0, tags: ["support"]) }
    }

    private static func id(of requirement: Requirement) -> String {
        requirement.catalogue == Catalogue.guidanceID
            ? requirement.id.text : "\(requirement.catalogue)/\(requirement.id)"
    }

    private func rule(_ rule: Rule) -> JSONValue {
        .object([
            ("id", .text(rule.id)), ("shortDescription", message(rule.text)),
            ("properties", .object([("tags", .list(rule.tags.map(JSONValue.text)))])),
        ])
    }

    private func demandResults(_ indexes: [String: Int]) -> [JSONValue] {
        let places = Dictionary(
            assessment.nextSteps.map { (AssessmentSARIF.id(of: $0.requirement), $0.origin) },
            uniquingKeysWith: { first, _ in first })
        let unsettled = assessment.catalogues.flatMap(\.results).filter { !$0.state.isSettled }
        return unsettled.map { unsettled in
            let id = AssessmentSARIF.id(of: unsettled.requirement)
            let level: String =
                switch unsettled.state {
                case .unmet: "error"
                case .noRecord: "warning"
                case .met, .notApplicable, .needsJudgement: "note"
                }
            let place = places[id] ?? unsettled.evidence.first?.origin
            let parts = [unsettled.reason[language], unsettled.nextStep?[language] ?? ""]
            return result(
                id, level, parts.filter { !$0.isEmpty }.joined(separator: language == .japanese ? "。" : ". "),
                at: place ?? assessment.device.identity.origin, indexes)
        }
    }

    private func findingResults(_ indexes: [String: Int]) -> [JSONValue] {
        assessment.findings.map { finding in
            result(
                finding.code, finding.severity.rawValue, finding.message[language], at: finding.origin,
                indexes)
        }
    }

    private func horizonResults(_ indexes: [String: Int]) -> [JSONValue] {
        assessment.horizon.warnings.map { warning in
            let name = SupportWords.name(warning.software)[language]
            let words = SupportWords.warning(warning, on: assessment.day)[language]
            return result(
                warning.code, warning.severity.rawValue,
                language == .japanese ? "\(name)：\(words)" : "\(name): \(words)",
                at: warning.software.origin, indexes)
        }
    }

    private func result(
        _ id: String, _ level: String, _ text: String, at origin: Origin, _ indexes: [String: Int]
    ) -> JSONValue {
        var location: [(String, JSONValue)] = [
            (
                "artifactLocation",
                .object([
                    ("uri", .text(AssessmentSARIF.reference(origin.file))),
                    ("uriBaseId", .text(AssessmentSARIF.baseID)),
                ])
            )
        ]
        if origin.line > 0 {
            var region = [("startLine", JSONValue.whole(origin.line))]
            if origin.column > 0 { region.append(("startColumn", .whole(origin.column))) }
            location.append(("region", .object(region)))
        }
        return .object([
            ("ruleId", .text(id)), ("ruleIndex", .whole(indexes[id] ?? -1)), ("level", .text(level)),
            ("message", message(text)),
            ("locations", .list([.object([("physicalLocation", .object(location))])])),
        ])
    }

    private func message(_ text: String) -> JSONValue { .object([("text", .text(text))]) }

    /// A path as a relative reference (RFC 3986): everything but unreserved characters and `/` in percent
    /// form.
    private static func reference(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}
