import Documents
import Evidence
import Kernel
import RiskManagement

/// The model: assets, functions, elements, boundaries, flows, ways in.
enum ModelItems {
    private static let model = RiskReportName.threatModel

    static let all: [ChecklistItem] = [
        ChecklistItem(
            "RC-10", "JIS T 81001-5-1 7.2／厚労省指針 背景", ja: "守るものと、機密性・完全性・可用性の必要度",
            en: "Assets with their needs for confidentiality, integrity and availability", at: "assets"
        ) { view in
            .every(
                view.file.assets.count {
                    $0.needs.confidentiality != nil && $0.needs.integrity != nil
                        && $0.needs.availability != nil
                }, of: view.file.assets.count, lacks: ("必要度が揃わない", "needs incomplete"),
                none: ("守るものの記録がない", "no assets recorded"))
        },
        ChecklistItem(
            "RC-11", "JIS T 14971 5.3", ja: "基本性能に関わる機能と、失われたときの重さ",
            en: "Essential functions with the severity of their loss", at: "functions"
        ) { view in
            .every(
                view.file.functions.count { $0.severity != nil && $0.kind != nil },
                of: view.file.functions.count,
                lacks: ("重さか種類がない", "severity or kind missing"), none: ("機能の記録がない", "no functions recorded"))
        },
        ChecklistItem(
            "RC-12", "JIS T 14971 5.3・7.1", ja: "通信を失ったときの動きと、安全な状態",
            en: "Behaviour without the network, and the safe state", at: "functions"
        ) { view in
            .every(
                view.file.functions.count { $0.worksWithoutNetwork != nil && $0.safeState != nil },
                of: view.file.functions.count,
                lacks: ("通信なしの動きか安全な状態がない", "offline behaviour or safe state missing"),
                none: ("機能の記録がない", "no functions recorded"))
        },
        ChecklistItem(
            "RC-13", "厚労省指針 2.1", ja: "構成品・付属品の、揃っていると明示された一覧",
            en: "Constituents and accessories, stated to be complete", in: model, at: "elements",
            isOnRisk: false
        ) { view in
            if view.evidence.records("product_component").isEmpty {
                return .missing("構成品の記録がない", "no constituents recorded")
            }
            return view.evidence.records("completeness").first?.flag("constituents") == true
                ? .there : .incomplete("揃っているとの明示がない", "not stated to be complete")
        },
        ChecklistItem(
            "RC-14", "FDA 2023 V.A.1・V.B.2", ja: "データフロー図（全体の姿）と、流れの完全さの明示",
            en: "Data-flow diagram of the whole, with flows stated to be complete", in: model, at: "diagram",
            isOnRisk: false
        ) { view in
            if view.file.flows.isEmpty {
                return view.evidence.records("completeness").first?.words("no_data_flows_reason") == nil
                    ? .missing("流れの記録も、ない理由もない", "neither flows nor a reason for none") : .there
            }
            return view.evidence.records("completeness").first?.flag("data_flows") == true
                ? .there : .incomplete("流れが揃っているとの明示がない", "flows not stated to be complete")
        },
        ChecklistItem(
            "RC-15", "厚労省指針 2.3.1／FDA 2023 V.A.1", ja: "信頼の境界と、それぞれの管理者",
            en: "Trust boundaries and who manages each", in: model, at: "boundaries"
        ) { view in
            .every(
                view.file.boundaries.count { $0.managedBy != nil && !$0.encloses.isEmpty },
                of: view.file.boundaries.count, lacks: ("管理者か内側の要素がない", "manager or content missing"),
                none: ("信頼の境界の記録がない", "no trust boundaries recorded"))
        },
        ChecklistItem(
            "RC-16", "厚労省指針 2.3.1〜2.3.3／FDA 2023 V.B.2", ja: "保守用・使わないものを含むすべての接続口と、その状態",
            en: "Every interface, service and unused ones included, and its state", in: model, at: "ways-in",
            isOnRisk: false
        ) { view in
            let records = view.evidence.records("interface")
            return .every(
                records.count { $0.text("state") != nil && $0.text("constituent") != nil }, of: records.count,
                lacks: ("状態か構成品がない", "state or constituent missing"),
                none: ("接続口の記録がない", "no interfaces recorded"))
        },
        ChecklistItem(
            "RC-17", "厚労省指針 2.3.1／FDA 2023 V.B.1", ja: "流れごとの認証と暗号化の有無",
            en: "For each flow, whether it is authenticated and encrypted", in: model, at: "flows",
            isOnRisk: false
        ) { view in
            if view.file.flows.isEmpty,
                view.evidence.records("completeness").first?.words("no_data_flows_reason") != nil
            {
                return .there
            }
            return .every(
                view.file.flows.count { $0.isAuthenticated != nil && $0.isEncrypted != nil },
                of: view.file.flows.count, lacks: ("認証か暗号化がわからない", "authentication or encryption unknown"),
                none: ("流れの記録がない", "no flows recorded"))
        },
        ChecklistItem(
            "RC-18", "FDA 2023 V.B.2／N60 5.1", ja: "更新の経路と、その完全性の保護",
            en: "Update paths and how they are protected",
            in: model, at: "updates"
        ) { view in
            let paths = view.evidence.records("update_path")
            return .every(
                paths.count { $0.flag("signed") != nil && $0.flag("rollback_protected") != nil },
                of: paths.count,
                lacks: ("署名や古い版の拒否がわからない", "signature or refusal of older versions unknown"),
                none: ("更新の経路の記録がない", "no update paths recorded"))
        },
        ChecklistItem(
            "RC-19", "FDA 2023 V.A.4／N60 5.2", ja: "部品表と、供給の段階での完全性",
            en: "Bill of materials, and integrity in the supply chain",
            in: model, at: "supply"
        ) { view in
            let release = view.evidence.records("product_version").first { $0.id == view.evaluation.release }
            let hasBill = release?.text("bill") != nil || release?.words("no_runtime_software_reason") != nil
            let hasSteps = !view.evidence.records("supply_step").isEmpty
            if hasBill && hasSteps { return .there }
            if !hasBill && !hasSteps { return .missing("部品表も供給の段階もない", "neither bill nor supply steps") }
            return hasBill
                ? .incomplete("供給の段階の記録がない", "no supply steps recorded")
                : .incomplete("この版の部品表がない", "no bill of this release")
        },
    ]
}
