import Kernel

/// What of a bill SPDX 2.3 cannot hold: told once a kind, with the number and the first component.
struct SPDXLosses {
    /// What is lost, in words.
    enum Kind: String, CaseIterable {
        case services, vulnerabilities, pedigree, properties, scope, evidence, group, hashes, referenceHashes
        case people, purpose, licenceDetails, lifecycles, billLicences, billReferences, billFields
        case toolDetails, dependencyTargets, provides, references, supplierDetails

        var words: (ja: String, en: String) {
            switch self {
            case .services: ("サービス", "services")
            case .vulnerabilities: ("脆弱性と分析の結果", "vulnerabilities with their analysis")
            case .pedigree: ("由来と修正の記録（pedigree）", "pedigrees")
            case .properties: ("自由な項目（properties）", "properties")
            case .scope: ("必須・任意の別（scope）", "scopes")
            case .evidence: ("元の形式だけにある項目", "fields that only the other format has")
            case .group: ("purl にないグループ名", "groups that no purl has")
            case .hashes: ("SPDX にない方式のハッシュ値", "hashes of algorithms that SPDX does not have")
            case .referenceHashes: ("外部参照のハッシュ値など", "hashes and details of external references")
            case .people: ("供給者と作成者のほかの関係者", "people beyond one supplier and one originator")
            case .purpose: ("SPDX にない部品の種類", "kinds of component that SPDX does not have")
            case .licenceDetails: ("ライセンスの詳細", "details of licences")
            case .lifecycles: ("ライフサイクルの段階", "phases of the life cycle")
            case .billLicences: ("部品表自体のライセンス", "licences of the bill itself")
            case .billReferences: ("部品表自体の外部参照", "external references of the bill itself")
            case .billFields: ("部品表自体のほかの項目", "other fields of the bill itself")
            case .toolDetails: ("作成ツールの詳細", "details of tools")
            case .dependencyTargets: ("部品ではないものへの依存", "dependencies on what is no component")
            case .provides: ("仕様を実装しているという関係（provides）", "relations that say what is provided")
            case .references: ("SPDX の形にならない識別子や参照", "identifiers and references that SPDX has no form for")
            case .supplierDetails: ("組織の連絡先の詳細", "details of organisations")
            }
        }
    }

    private var counts: [Kind: (count: Int, first: String)] = [:]

    /// - Parameter component: the name of the component that loses it; empty for the bill itself.
    mutating func add(_ kind: Kind, _ count: Int = 1, of component: String = "") {
        guard count > 0 else { return }
        let before = counts[kind]
        counts[kind] = ((before?.count ?? 0) + count, before?.first ?? component)
    }

    /// One for each kind, in a fixed order.
    func findings(file: String) -> [Finding] {
        Kind.allCases.compactMap { kind in
            guard let (count, first) = counts[kind] else { return nil }
            let ja = first.isEmpty ? "" : "。最初は「\(first.prefix(80))」"
            let en = first.isEmpty ? "" : "; the first is \"\(first.prefix(80))\""
            return Finding(
                .warning, "not-representable",
                LocalizedText(
                    ja: "SPDX 2.3 では書けないので省きました：\(kind.words.ja)（\(count) 件\(ja)）",
                    en: "left out, since SPDX 2.3 cannot hold it: \(kind.words.en) (\(count)\(en))"),
                at: Origin(file: file))
        }
    }
}
