import Evidence
import Dossiers
import LocatedJSON
import Ports
import DeviceRegistry
import Kernel
import Requirements
import Workflows

/// An assessment as JSON for programs, schema `mamori-assessment/1`. Texts are in the report's language.
struct AssessmentJSON {
    private let assessment: Assessment
    private let language: Language
    private let generator: Generator

    init(_ assessment: Assessment, in language: Language, by generator: Generator) {
        self.assessment = assessment
        self.language = language
        self.generator = generator
    }

    var bytes: [UInt8] {
        let results = assessment.catalogues.flatMap(\.results)
        return JSONValue.object([
            ("schema", .text("mamori-assessment/1")),
            ("generator", .object([("name", .text(generator.name)), ("version", .text(generator.version))])),
            ("day", .text(assessment.day.description)),
            ("language", .text(language.rawValue)),
            ("device", device),
            ("company", .optional(assessment.companyName?[language])),
            ("catalogues", .list(assessment.catalogues.map(catalogue))),
            ("scope", scope),
            ("summary", AssessmentJSON.summary(of: results)),
            ("requirements", .list(results.map(requirement))),
            ("nextSteps", .list(assessment.nextSteps.map(step))),
            ("lifeSpan", LifeSpanJSON(assessment, in: language).value),
            ("horizon", LifeSpanJSON(assessment, in: language).horizon),
            ("bills", .list(assessment.bills.map(bill))),
            ("componentSupport", ComponentSupportJSON(assessment, in: language).value),
            ("vulnerabilities", VulnerabilitiesJSON(assessment, in: language).value),
            ("risk", RiskJSON(assessment.risk, in: language).value),
            ("documents", .list(assessment.documents.map { DocumentJSON($0, in: language).value })),
            ("findings", .list(assessment.findings.map(finding))),
            ("basis", basis),
        ]).bytes
    }

    private func text(_ text: LocalizedText) -> JSONValue { .text(text[language]) }

    private var device: JSONValue {
        let identity = assessment.device.identity
        return .object([
            ("id", .text(identity.id.text)),
            ("name", text(identity.name)),
            ("genericName", .optional(identity.genericName?[language])),
            ("class", .optional(identity.deviceClass)),
            ("version", .optional(identity.currentVersion?.text)),
            ("authorisationNumber", .optional(identity.authorisationNumber)),
            ("udiDI", .optional(identity.deviceIdentifier)),
            ("settings", .list(identity.intendedSettings.map { .text($0.rawValue) })),
            ("hasProgram", .optional(identity.hasProgram)),
            ("isStandaloneProgram", .optional(identity.isStandaloneProgram)),
            ("isSpeciallyMaintained", .optional(identity.isSpeciallyMaintained)),
            ("isImplantable", .optional(identity.isImplantable)),
            ("isForHomeUse", .optional(identity.isForHomeUse)),
        ])
    }

    private func catalogue(_ results: CatalogueResults) -> JSONValue {
        .object([
            ("id", .text(results.catalogue.id.text)),
            ("edition", .text(results.catalogue.edition)),
            ("title", text(results.catalogue.title)),
            ("summary", AssessmentJSON.summary(of: results.results)),
        ])
    }

    private static func summary(of results: [RequirementResult]) -> JSONValue {
        let counts = RequirementState.allCases.map { state in
            (state.rawValue, JSONValue.whole(results.count { $0.state == state }))
        }
        return .object(counts + [("total", .whole(results.count))])
    }

    private var scope: JSONValue {
        let scope = assessment.scope
        let grounds = scope.computation.grounds.map { ground in
            JSONValue.object(
                [
                    ("record", .text(ground.record)), ("field", .text(ground.field)),
                    ("value", .text(ground.value)), ("text", text(ground.text)),
                ] + JSONValue.place(ground.origin))
        }
        return .object([
            ("computed", .text(scope.computation.result.rawValue)),
            ("decided", .optional(scope.decided)),
            ("decidedBy", .optional(scope.decidedBy)),
            ("decidedOn", .optional(scope.decidedOn?.description)),
            ("overrideReason", .optional(scope.overrideReason?[language])),
            ("isCurrent", .flag(scope.isCurrent)),
            ("grounds", .list(grounds)),
            ("unset", .list(scope.computation.unset.map(text))),
            ("changes", .list(scope.changes.map(text))),
        ])
    }

    private func requirement(_ result: RequirementResult) -> JSONValue {
        let requirement = result.requirement
        return .object([
            ("catalogue", .text(requirement.catalogue.text)),
            ("id", .text(requirement.id.text)),
            ("section", .text(requirement.section)),
            ("modality", .text(requirement.modality.rawValue)),
            ("state", .text(result.state.rawValue)),
            ("basis", .text(result.basis.rawValue)),
            ("text", text(requirement.text)),
            ("reason", text(result.reason)),
            ("evidence", .list(result.evidence.map(AssessmentJSON.evidence))),
            ("nextStep", .optional(result.state.isSettled ? nil : result.nextStep?[language])),
        ])
    }

    private static func evidence(_ citation: Citation) -> JSONValue {
        let fields = citation.fields.keys.sorted().map { ($0, JSONValue.text(citation.fields[$0] ?? "")) }
        var members = [("record", JSONValue.text(citation.record))] + JSONValue.place(citation.origin)
        members.append(("fields", .object(fields)))
        // The number of records is what a look at a whole section saw.
        if let count = citation.count { members.append(("count", .whole(count))) }
        return .object(members)
    }

    private func step(_ step: NextStep) -> JSONValue {
        let harm: JSONValue =
            step.harm.map { harm in
                .object([
                    ("type", .text(harm.type)), ("severity", .text(harm.severity)),
                    ("risk", .text(harm.risk)),
                ])
            } ?? .null
        return .object(
            [
                ("catalogue", .text(step.requirement.catalogue.text)),
                ("id", .text(step.requirement.id.text)), ("state", .text(step.state.rawValue)),
                ("step", text(step.text)), ("record", .text(step.record)),
            ] + JSONValue.place(step.origin) + [("harm", harm)])
    }

    private func bill(_ bill: BillSummary) -> JSONValue {
        .object([
            ("release", .text(bill.release)), ("file", .text(bill.file)), ("format", .text(bill.format)),
            ("components", .whole(bill.components)), ("mapped", .whole(bill.mapped)),
            ("unidentified", .whole(bill.unidentified)),
            ("withoutSupplier", .whole(bill.withoutSupplier)),
            ("withoutVersion", .whole(bill.withoutVersion)),
            ("covered", .whole(bill.covered)), ("uncovered", .list(bill.uncovered.map(JSONValue.text))),
            ("completeness", ComponentSupportJSON.scores(bill, in: language)),
        ])
    }

    private func finding(_ finding: Finding) -> JSONValue {
        .object([
            ("severity", .text(finding.severity.rawValue)), ("code", .text(finding.code)),
            ("message", text(finding.message)), ("file", .text(finding.origin.file)),
            ("line", .whole(finding.origin.line)), ("column", .whole(finding.origin.column)),
        ])
    }

    private var basis: JSONValue {
        .object([
            ("records", .whole(assessment.recordCount)),
            ("bills", .whole(assessment.bills.count)),
            ("components", .whole(assessment.bills.reduce(0) { $0 + $1.components })),
            ("unidentified", .whole(assessment.bills.reduce(0) { $0 + $1.unidentified })),
            ("findings", .whole(assessment.findings.count)),
        ])
    }
}
