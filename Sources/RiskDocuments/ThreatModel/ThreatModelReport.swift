import Documents
import Evidence
import Kernel
import RiskManagement

/// The threat model: what flows where, which threats the rules see and why, and the ways to each patient
/// harm.
struct ThreatModelReport {
    let view: RiskView

    init(_ view: RiskView) { self.view = view }

    var report: Report {
        Report(
            id: view.report, title: LocalizedText(ja: "脅威モデル報告書", en: "Threat model report"),
            audience: LocalizedText(
                ja: "設計者、社内の審査者、登録認証機関、PMDA",
                en: "designers, internal reviewers, certification bodies, PMDA"), subject: view.header.device,
            facts: view.header.facts, basis: view.header.basis, day: view.header.day,
            sections: ElementChapter(view: view).sections + ProposalChapter(view: view).sections
                + PathChapter(view: view).sections)
    }
}
