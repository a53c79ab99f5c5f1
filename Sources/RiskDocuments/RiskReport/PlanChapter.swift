import Documents
import Evidence
import Kernel
import RiskManagement

/// Plan, documents and roles (JIS T 14971 4.3, 4.4, 4.5), and what follows after release (10).
struct PlanChapter {
    let view: RiskView

    var sections: [Report.Section] {
        [
            Report.Section(
                "plan", LocalizedText(ja: "計画・文書・役割", en: "Plan, documents and roles"), [documents]),
            Report.Section(
                "roles", level: 2, LocalizedText(ja: "役割と力量", en: "Roles and competence"), [roles]),
            Report.Section(
                "postmarket", level: 2,
                LocalizedText(ja: "市販後の計画と定期の見直し", en: "After release: plan and periodic reviews"),
                [tasks, reviews]),
        ]
    }

    private func row(_ name: (String, String), _ text: String?, _ record: EvidenceRecord) -> DataTable.Row {
        DataTable.Row(
            from: view.source(record), [Cell(LocalizedText(ja: name.0, en: name.1)), Cell(orUnknown: text)])
    }

    private var documents: ReportBlock {
        let plans = view.evidence.records("security_plan").flatMap { record in
            [
                row(("セキュリティの計画", "Security plan"), record.text("document_no"), record),
                row(
                    ("市販前の部の承認日", "Pre-market part approved on"),
                    record.day("premarket_approved_on")?.description, record),
                row(
                    ("市販後の部の承認日", "Post-market part approved on"),
                    record.day("postmarket_approved_on")?.description, record),
            ]
        }
        let fields: [(String, (String, String))] = [
            ("document_no", ("リスクマネジメントファイル", "Risk management file")),
            ("version", ("その対象の版", "Release that it covers")),
            ("plan", ("リスクマネジメント計画", "Risk management plan")), ("analysis", ("リスク分析", "Risk analysis")),
            ("evaluation", ("リスク評価", "Risk evaluation")), ("control", ("リスクコントロール", "Risk control")),
            ("residual", ("残留リスクの評価", "Evaluation of residual risk")),
            ("review", ("リスクマネジメントのレビュー", "Risk management review")), ("approved_by", ("承認者", "Approved by")),
        ]
        let files = view.evidence.records("risk_management_file").flatMap { record in
            fields.map { row($0.1, record.text($0.0), record) }
                + [row(("承認日", "Approved on"), record.day("approved_on")?.description, record)]
        }
        return view.table(
            "table-documents", ja: "文書", en: "Documents",
            [.init(.title, ja: "文書・事項", en: "Document or fact"), .init(.title, ja: "記録", en: "As recorded")],
            plans + files, none: ("リスクマネジメント計画とファイルの文書番号", "plan and file"),
            in: "risk_management_file")
    }

    private var roles: ReportBlock {
        view.table(
            "table-roles", ja: "役割", en: "Roles",
            [
                .init(.title, ja: "役割", en: "Role"), .init(.title, ja: "担当", en: "Held by"),
                .init(.long, ja: "力量の記録", en: "Evidence of competence"),
                .init(.day, ja: "力量の期限", en: "Valid until"),
            ],
            view.evidence.records("org_role").filter { $0.day("to").map { $0 >= view.header.day } ?? true }
                .map { record in
                    let until = record.day("competence_valid_until")
                    let isPast = until.map { $0 < view.header.day } ?? false
                    return DataTable.Row(
                        from: view.source(record),
                        [
                            Cell(
                                record.words("title") ?? LocalizedText(same: record.text("role") ?? "")),
                            Cell(orUnknown: record.text("person")),
                            Cell(orUnknown: record.text("competence_evidence")),
                            until.map { Cell(LocalizedText(same: $0.description), isPast ? .bad : nil) }
                                ?? Cell(Cell.notRecorded, .unknown),
                        ])
                }, none: ("役割と担当", "roles and who holds them"), in: "org_role")
    }

    private var tasks: ReportBlock {
        let rows = view.evidence.records("security_plan").flatMap { record in
            record.parts("tasks").map { task in
                let (due, done) = (task.day("due"), task.day("done_on"))
                let late =
                    done == nil && (task.day("replanned_to") ?? due).map { $0 < view.header.day } ?? false
                return DataTable.Row(
                    from: view.source(record),
                    [
                        Cell(orUnknown: task.words("title")), Cell(orUnknown: due?.description),
                        done.map { Cell(LocalizedText(same: $0.description), .ok) }
                            ?? Cell(
                                late
                                    ? LocalizedText(ja: "期限を過ぎて未完了", en: "overdue")
                                    : LocalizedText(ja: "未完了", en: "not done"), late ? .bad : .warn),
                    ])
            }
        }
        return view.table(
            "table-tasks", ja: "計画の課題", en: "Tasks of the plan",
            [
                .init(.long, ja: "課題", en: "Task"), .init(.day, ja: "期限", en: "Due"),
                .init(.state, ja: "完了", en: "Done"),
            ], rows, none: ("市販後の計画の課題", "tasks of the post-market plan"), in: "security_plan")
    }

    private var reviews: ReportBlock {
        view.table(
            "table-reviews", ja: "定期の見直し", en: "Periodic reviews",
            [
                .init(.day, ja: "日", en: "Day"),
                .init(.long, ja: "対策についての結論", en: "Conclusion on the measures"),
                .init(.links, ja: "見た情報源", en: "Sources"),
            ],
            view.evidence.records("periodic_review").sorted {
                ($0.day("date")?.ordinal ?? 0) > ($1.day("date")?.ordinal ?? 0)
            }
            .map { record in
                DataTable.Row(
                    from: view.source(record),
                    [
                        Cell(orUnknown: record.day("date")?.description),
                        Cell(orUnknown: record.words("conclusion")),
                        Cell(record.texts("sources").map { Cell.Part(LocalizedText(same: $0)) }),
                    ])
            }, none: ("定期の見直しの記録", "periodic reviews"), in: "periodic_review")
    }
}
