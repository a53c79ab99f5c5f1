import LocatedJSON
import BillOfMaterials
import Kernel
import Workflows

/// What was found out about bills, as JSON.
public struct BillReports: BillRendering {
    public init() {}

    public func json(of inspection: BillInspection, in language: Language) -> [UInt8] {
        InspectionJSON(inspection, in: language).value.bytes
    }

    public func json(of result: ScoreBill.Result, in language: Language) -> [UInt8] {
        ScoreJSON(result, in: language).value.bytes
    }

    public func json(of difference: BillDifference, in language: Language) -> [UInt8] {
        DifferenceJSON(difference, in: language).value.bytes
    }
}

/// What the reports on bills share.
enum BillJSON {
    static func head(_ bill: Bill, file: String) -> JSONValue {
        .object([
            ("file", .text(file)), ("format", .text(bill.format)),
            ("serialNumber", .optional(bill.serialNumber)), ("version", .optional(bill.version)),
            ("timestamp", .optional(bill.metadata.timestamp)),
            ("subject", bill.metadata.subject.map(component) ?? .null),
            (
                "authors",
                .list(bill.metadata.authors.compactMap { ($0.name ?? $0.email).map(JSONValue.text) })
            ),
        ])
    }

    static func candidate(_ candidate: IdentifierCandidates.Candidate) -> JSONValue {
        .object([
            ("identifier", .text(candidate.known.identifier)), ("name", .text(candidate.known.name)),
            ("from", .text(candidate.known.from)), ("likeness", .whole(candidate.likeness)),
        ])
    }

    static func component(_ component: Component) -> JSONValue {
        .object([
            ("name", .text(component.name)), ("version", .optional(component.version)),
            ("kind", .optional(component.kind)), ("ref", .optional(component.ref)),
            ("purl", .optional(component.packageURL?.text)),
            ("cpe", .optional(component.cpe?.text)),
            ("supplier", .optional(component.supplierName)),
        ])
    }

    static func findings(_ findings: [Finding], _ language: Language) -> JSONValue {
        .list(
            findings.map { finding in
                .object(
                    [
                        ("severity", .text(finding.severity.rawValue)), ("code", .text(finding.code)),
                        ("message", .text(finding.message[language])),
                    ] + JSONValue.place(finding.origin))
            })
    }

    static func tally(_ rows: [(name: String, count: Int)]) -> JSONValue {
        .object(rows.sorted { $0.name < $1.name }.map { ($0.name, .whole($0.count)) })
    }

    static func support(_ statement: SupportStatement) -> JSONValue {
        .object([
            ("end", .optional(statement.end?.description)), ("level", .optional(statement.level)),
        ])
    }
}
