import CatalogueFormat
import DeviceRegistry
import DossierFormat
import Evidence
import Kernel
import RiskManagement
import Scanning
import Severity
import ThreatRules

/// Joins what several rooms know into one evaluation of risk, and puts its results beside the records.
enum RiskAssembly {
    static let vocabulary: [RecordKind: Set<String>] = [
        "threat_proposal": ["rule", "subject", "standing", "rests_on"],
        "risk_standing": ["risk", "initial_level", "residual_level", "result", "reasons"],
        "baseline_check": ["item", "profile", "capability", "standing", "reason", "answered", "name"],
        "release_gate": ["release", "open", "blocking"],
        "risk_inconsistency": ["code", "message"],
    ]

    /// The records, with imported tests speaking for the verifications that name them.
    ///
    /// A verification of the current release whose tests ran says what they say; what a person wrote stays in
    /// the file.
    static func withImportedTests(_ evidence: EvidenceSource) -> EvidenceSource {
        guard !evidence.records("test_run").isEmpty else { return evidence }
        let file = RiskFile(evidence)
        let proofs = Dictionary(
            file.releases.map { ($0, ProofBook(file, release: $0)) }, uniquingKeysWith: { first, _ in first })
        let records = evidence.everyRecord.map { record -> EvidenceRecord in
            guard record.kind == "verification_result", !record.texts("tests").isEmpty else { return record }
            let release = record.text("version") ?? file.currentRelease ?? ""
            guard let standing = proofs[release]?.standing(ofVerification: record.id ?? "") else {
                return record
            }
            var fields = record.fields
            switch standing {
            case .passed(let day):
                fields["result"] = .text("pass")
                if let day { fields["date"] = .day(day) }
            case .failed: fields["result"] = .text("fail")
            case .notRun, .otherRelease: return record
            }
            fields["version"] = .text(release)
            return EvidenceRecord(
                kind: record.kind, id: record.id, path: record.path, origin: record.origin, fields: fields,
                fieldOrigins: record.fieldOrigins)
        }
        return EvidenceSource(
            records: records, sections: evidence.everySection, vocabulary: evidence.vocabulary)
    }

    /// What an evaluation rests on beside the records.
    ///
    /// - Parameter isLookedFor: somebody has held the bills against what is published.
    static func basis(
        _ dossier: Dossier, scope: ScopeStanding, found: [ReleaseScan], isLookedFor: Bool
    ) -> RiskEvaluation.Basis {
        var basis = RiskEvaluation.Basis(
            rules: ThreatRuleBook.all, profiles: BaselineProfileReader.bundled,
            decisions: dossier.threatDecisions)
        basis.exemption = exemption(scope)
        let release = dossier.device.identity.currentVersion?.text ?? ""
        basis.vulnerabilities =
            VulnerabilityChecks(
                dossier, release: release,
                scan: isLookedFor ? found.first { $0.summary.release == release } : nil
            ).items
        if let scan = found.first(where: { $0.summary.release == release }) {
            basis.unresolved = unresolved(scan)
        }
        return basis
    }

    /// Without foreseeable cyber risk, or out of scope, by a decision whose premises still hold.
    private static func exemption(_ scope: ScopeStanding) -> LocalizedText? {
        guard let decided = scope.decided, ["no_risk", "out_of_scope"].contains(decided),
            scope.changes.isEmpty,
            scope.decidedBy != nil
        else { return nil }
        return decided == "no_risk"
            ? LocalizedText(
                ja: "サイバーリスクは想定されないと判定されている", en: "no cyber risk is foreseen, as decided")
            : LocalizedText(ja: "対象外と判定されている", en: "decided to be out of scope")
    }

    private static func unresolved(_ scan: ReleaseScan) -> [UnresolvedVulnerability] {
        scan.open.filter(\.isAffected).map { row in
            UnresolvedVulnerability(
                vulnerability: row.vulnerability, component: row.component, version: row.version,
                priority: row.priority, harm: row.harm.harm.words, record: row.harm.record,
                exploitability: ExploitabilityRule.evaluate(
                    row.vector, isEnvironmental: row.environment?.rubric.vector != nil,
                    isExploited: row.isExploited),
                software: row.harm.software, functions: row.harm.functions)
        }
    }

    /// The results as records that the rules of demands read.
    static func records(of risk: RiskEvaluation) -> [EvidenceRecord] {
        func record(
            _ kind: RecordKind, _ id: String?, _ path: String, _ origin: Origin,
            _ fields: [String: EvidenceValue]
        ) -> EvidenceRecord {
            EvidenceRecord(kind: kind, id: id, path: path, origin: origin, fields: fields)
        }
        let device = Origin(file: "device.yaml")
        let proposals = risk.register.rows.map { row in
            record(
                "threat_proposal", row.proposal.id.text, "threat_proposals/\(row.proposal.id)",
                row.proposal.origin,
                [
                    "rule": .text(row.proposal.rule.id.text),
                    "subject": .list([.text(row.proposal.subject)]),
                    "standing": .text(word(row.standing)),
                    "rests_on": .list(
                        Set(row.proposal.premises.map(\.record)).sorted().map { .text($0) }),
                ])
        }
        let risks = risk.risks.map { standing in
            var fields: [String: EvidenceValue] = [
                "risk": .text(standing.risk.id.text), "result": .text(standing.result.rawValue),
                "reasons": .list(standing.reasons.map { .localized($0) }),
            ]
            fields["initial_level"] = standing.initialLevel.map { .text($0.rawValue) }
            fields["residual_level"] = standing.residualLevel.map { .text($0.rawValue) }
            return record(
                "risk_standing", standing.risk.id.text, "risk_standings/\(standing.risk.id)",
                standing.risk.origin, fields)
        }
        let baseline = risk.baseline.rows.map { row in
            let standing =
                switch row.standing {
                case .passed: "passed"
                case .deviation: "deviation"
                case .failed: "failed"
                }
            return record(
                "baseline_check", row.item.id, "baseline_checks/\(row.item.id)",
                row.answer?.origin ?? Origin(file: "risk.yaml"),
                [
                    "item": .text(row.item.id), "profile": .text(row.profile.id),
                    "capability": .text(row.item.capability.rawValue), "standing": .text(standing),
                    "answered": .flag(row.answer?.answer != nil), "name": .localized(row.item.asks),
                    "reason": .localized(row.standing.words),
                ])
        }
        let faults = risk.findings.enumerated().map { index, finding in
            record(
                "risk_inconsistency", "\(index + 1)", "risk_inconsistencies/\(index + 1)", finding.origin,
                ["code": .text(finding.code), "message": .localized(finding.message)])
        }
        let gate = record(
            "release_gate", nil, "release_gate", device,
            [
                "release": .text(risk.gate.release), "open": .flag(risk.gate.isOpen),
                "blocking": .number(Double(risk.gate.blocking.count)),
            ])
        return proposals + risks + baseline + faults + [gate]
    }

    static func word(_ standing: ThreatRegister.Standing) -> String {
        switch standing {
        case .open: "open"
        case .returned: "returned"
        case .accepted: "accepted"
        case .adapted: "adapted"
        case .dismissed: "dismissed"
        }
    }
}
