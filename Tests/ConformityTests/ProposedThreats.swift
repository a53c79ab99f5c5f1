import DossierFormat
import Kernel
import RiskManagement
import Workflows

/// Decisions on every threat that the rules propose for a dossier, as people would have made them.
enum ProposedThreats {
    /// The dossier of these files with all proposals accepted.
    static func decided(_ files: DossierFiles) -> Dossier {
        let open = EvidenceAssembly(DossierReader.read(files), bills: [], on: FlipRun.day).risk.register.rows
        let decisions = open.map { row in
            let id = ThreatDecisionWriter.name(of: row.proposal.id)
            let decision = ThreatDecision(
                id: ID(id), rule: row.proposal.rule.id, subject: row.proposal.subject, disposition: .accepted,
                reason: LocalizedText(same: "x"), by: "製品セキュリティ室長", role: "psirt", date: FlipRun.day,
                premises: row.proposal.premises, origin: row.proposal.origin)
            return DossierFiles.File(
                path: ThreatDecisionWriter.path(of: row.proposal.id),
                bytes: Array(ThreatDecisionWriter.write(decision).utf8))
        }
        return DossierReader.read(
            DossierFiles(
                device: files.device, company: files.company, judgements: files.judgements,
                threatDecisions: decisions))
    }
}
