import Documents
import Evidence
import Kernel
import RiskManagement

/// What the device is for, who uses it and where (JIS T 14971 5.2).
struct ScopeChapter {
    let view: RiskView

    var sections: [Report.Section] {
        [
            Report.Section(
                "scope", LocalizedText(ja: "対象と意図する使用", en: "Scope and intended use"), intendedUse),
            Report.Section(
                "users", level: 2, LocalizedText(ja: "使用者", en: "Users"), [users]),
            Report.Section(
                "environment", level: 2, LocalizedText(ja: "使用環境", en: "Use environment"), [environments]),
        ]
    }

    private var intendedUse: [ReportBlock] {
        let records = view.evidence.records("intended_use")
        guard let record = records.first, let statement = record.words("statement") else {
            return [view.gap("使用目的又は効果", "intended use", in: "intended_use")]
        }
        var blocks: [ReportBlock] = [.text(.paragraph([Sentence(statement, from: [view.source(record)])]))]
        if let context = record.words("clinical_context") {
            blocks.append(.text(.paragraph([Sentence(context, from: [view.source(record)])])))
        } else {
            blocks.append(view.gap("使う場面", "clinical context", in: "intended_use"))
        }
        return blocks
    }

    private var users: ReportBlock {
        view.table(
            "table-users", ja: "使用者", en: "Users",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "使用者", en: "User"),
                .init(.short, ja: "種類", en: "Kind"), .init(.long, ja: "教育", en: "Training"),
            ],
            view.evidence.records("user_profile").map { record in
                DataTable.Row(
                    Anchor(record.path), from: view.source(record),
                    [
                        Cell(same: record.id ?? ""), Cell(orUnknown: record.words("name")),
                        Cell(orUnknown: ChoiceWords.user(record.text("kind"))),
                        Cell(orUnknown: record.words("training")),
                    ])
            }, none: ("使用者", "users"), in: "user_profile")
    }

    private var environments: ReportBlock {
        view.table(
            "table-environments", ja: "使用環境", en: "Environments",
            [
                .init(.id, ja: "id", en: "Id"), .init(.title, ja: "使用環境", en: "Environment"),
                .init(.short, ja: "場", en: "Setting"), .init(.short, ja: "管理者", en: "Managed by"),
                .init(.long, ja: "ネットワークと近づける人", en: "Network and physical access"),
                .init(.long, ja: "前提", en: "Assumptions"),
            ],
            view.evidence.records("environment_profile").map { record in
                let assumptions = record.manyWords("assumptions")
                let reach = [record.words("network"), record.words("physical_access")].map {
                    Cell.Part($0 ?? Cell.notRecorded, $0 == nil ? .unknown : nil)
                }
                return DataTable.Row(
                    Anchor(record.path), from: view.source(record),
                    [
                        Cell(same: record.id ?? ""), Cell(orUnknown: record.words("name")),
                        Cell(orUnknown: ChoiceWords.setting(record.text("setting"))),
                        Cell(orUnknown: ChoiceWords.manager(record.text("managed_by"))),
                        Cell(reach),
                        assumptions.isEmpty
                            ? Cell(Cell.notRecorded, .unknown) : Cell(assumptions.map { Cell.Part($0) }),
                    ])
            }, none: ("使用環境", "use environments"), in: "environment_profile")
    }
}
