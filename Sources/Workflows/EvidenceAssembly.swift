import Evidence
import Scanning
import Dossiers
import BillOfMaterials
import DeviceRegistry
import DossierFormat
import Kernel
import RiskManagement
import Requirements
import SupportLifecycle

/// Joins what several rooms know of a device into one source of evidence for the rules.
public struct EvidenceAssembly: Sendable {
    /// The dossier's records with the computed ones beside them.
    public let evidence: EvidenceSource
    public let scope: ScopeStanding
    public let bills: [BillSummary]
    public let lifeSpan: LifeSpan
    /// What follows from the records on risk.
    public let risk: RiskEvaluation

    /// Computes the scope, the bills' coverage and how support stands against the service lives on a day, and
    /// puts them beside the dossier's records.
    ///
    /// - Parameters:
    ///   - support: the lines of the bills with their support; without it no fact takes part.
    ///   - scans: what was found of known vulnerabilities; none where nobody has looked.
    ///   - found: the same, one by one; only for what an evaluation of risk names.
    public init(
        _ dossier: Dossier, bills: [ReleaseBill], support: [ComponentSupport] = [],
        scans: [ScanSummary] = [], found: [ReleaseScan] = [], on day: Day
    ) {
        let computation = ScopeRule.evaluate(dossier.device)
        scope = EvidenceAssembly.standing(computation, in: dossier.evidence)
        self.bills = bills.map { EvidenceAssembly.summary($0, dossier, support) }
        lifeSpan = dossier.lifeSpan
        let joined = RiskAssembly.withImportedTests(dossier.evidence).adding(
            [EvidenceAssembly.record(of: scope, dossier)] + self.bills.map(EvidenceAssembly.record)
                + SupportSpanRecords.records(of: lifeSpan, on: day) + scans.map(ScanRecords.record),
            vocabulary: [
                "scope_computation": ["result", "unset_inputs", "changed_premises", "pivots"],
                "bill": BillSupport.vocabulary.union([
                    "release", "file", "components", "mapped", "unidentified", "without_supplier",
                    "without_version", "covered", "uncovered",
                ]),
                SupportSpanRecords.kind: SupportSpanRecords.fields,
                ScanRecords.kind: ScanRecords.fields,
            ])
        risk = RiskEvaluation(
            joined,
            basis: RiskAssembly.basis(
                dossier, scope: scope, found: found, isLookedFor: !scans.isEmpty))
        evidence = joined.adding(RiskAssembly.records(of: risk), vocabulary: RiskAssembly.vocabulary)
    }

    private static func standing(_ computation: ScopeComputation, in evidence: EvidenceSource)
        -> ScopeStanding
    {
        guard let decision = evidence.records("scope_decision").first else {
            return ScopeStanding(
                computation: computation, decided: nil, decidedBy: nil, decidedOn: nil, overrideReason: nil,
                changes: [], origin: nil)
        }
        var reason: LocalizedText?
        if case .localized(let text) = decision.fields["override_reason"] { reason = text }
        var day: Day?
        if case .day(let written) = decision.fields["decided_on"] { day = written }
        return ScopeStanding(
            computation: computation, decided: decision.fields["result"]?.spelled,
            decidedBy: decision.fields["decided_by"]?.spelled, decidedOn: day, overrideReason: reason,
            changes: Premise.read(from: decision).compactMap { $0.change(in: evidence) },
            origin: decision.origin)
    }

    private static func record(of scope: ScopeStanding, _ dossier: Dossier) -> EvidenceRecord {
        let unset = scope.computation.unset.map { EvidenceValue.text($0.ja) }
        return EvidenceRecord(
            kind: "scope_computation", id: nil, path: "scope_computation",
            origin: dossier.device.identity.origin,
            fields: [
                "result": .text(scope.computation.result.rawValue), "unset_inputs": .list(unset),
                "changed_premises": .list(scope.changes.map { .text($0.ja) }),
                "pivots": .list(scope.computation.pivots.map { .text($0) }),
            ])
    }

    private static func summary(
        _ release: ReleaseBill, _ dossier: Dossier, _ support: [ComponentSupport]
    ) -> BillSummary {
        let components = release.bill.everyComponent
        let rows = support.filter { $0.release == release.release }
        let support = BillSupport(rows)
        let coverage =
            support.coverage ?? BillCoverage.of(release.bill, by: dossier.support, release: release.release)
        let nameless = components.filter { !$0.isIdentified }
        let mapped = nameless.count { part in dossier.identities.contains { $0.names(part) } }
        let scores = rows.count == components.count ? BillScore.scores(of: release.bill, support: rows) : []
        return BillSummary(
            release: release.release, file: release.file, format: release.bill.format,
            components: components.count,
            mapped: mapped, unidentified: nameless.count - mapped,
            withoutSupplier: components.count { ($0.supplierName ?? "").isEmpty },
            withoutVersion: components.count { $0.version == nil }, covered: coverage.covered,
            uncovered: coverage.uncovered, support: support, scores: scores)
    }

    private static func record(of bill: BillSummary) -> EvidenceRecord {
        func number(_ value: Int) -> EvidenceValue { .number(Double(value)) }
        return EvidenceRecord(
            kind: "bill", id: bill.release, path: "bills/\(bill.release)", origin: Origin(file: bill.file),
            fields: [
                "release": .text(bill.release), "file": .text(bill.file),
                "components": number(bill.components), "mapped": number(bill.mapped),
                "unidentified": number(bill.unidentified), "without_supplier": number(bill.withoutSupplier),
                "without_version": number(bill.withoutVersion), "covered": number(bill.covered),
                "uncovered": .list(bill.uncovered.prefix(20).map { .text($0) }),
            ].merging(bill.support.fields) { written, _ in written })
    }
}
