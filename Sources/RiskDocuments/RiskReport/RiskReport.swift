import Documents
import Evidence
import Kernel
import RiskManagement

/// The security risk management report: what a reviewer reads from scope to conclusion.
struct RiskReport {
    let view: RiskView

    init(_ view: RiskView) { self.view = view }

    var report: Report {
        Report(
            id: view.report,
            title: LocalizedText(ja: "セキュリティリスクマネジメント報告書", en: "Security risk management report"),
            audience: LocalizedText(
                ja: "社内の審査者、登録認証機関、PMDA", en: "internal reviewers, certification bodies, PMDA"),
            subject: view.header.device, facts: view.header.facts, basis: view.header.basis,
            day: view.header.day, sections: sections)
    }

    private var sections: [Report.Section] {
        GateChapter(view: view).summary
            + ScopeChapter(view: view).sections
            + PlanChapter(view: view).sections
            + ModelChapter(view: view).sections
            + ThreatChapter(view: view).sections
            + HarmChapter(view: view).sections
            + EstimationChapter(view: view).sections
            + RiskChapter(view: view).sections
            + ControlChapter(view: view).sections
            + ResidualChapter(view: view).sections
            + BaselineChapter(view: view).sections
            + GateChapter(view: view).sections
            + BasisChapter(view: view).sections
            + ChecklistChapter(view: view).sections
    }
}
