import DeviceRegistry
import Documents
import Kernel

/// The cybersecurity part of the package insert (添付文書, 5. 1)), as a draft.
enum PackageInsert: UserText {
    static let id: ID<Document> = "package-insert"
    static let tier: AudienceTier = .public

    static func select(from facts: DisclosureFacts, on day: Day) -> Document? {
        guard facts.scope.asksForTexts(on: day) else { return nil }
        var draft = Draft(facts, for: tier, on: day)
        draft.deviceLines()
        environments(&draft)
        obligations(&draft)
        risks(&draft)
        furtherInformation(&draft)
        serviceLife(&draft)
        return draft.document(
            id,
            LocalizedText(
                ja: "サイバーセキュリティに関する記載（添付文書案）",
                en: "Cybersecurity information for the package insert (draft)"),
            for: LocalizedText(ja: "使用者（公開）", en: "Users (public)"))
    }

    private static func environments(_ draft: inout Draft) {
        draft.heading(ja: "意図する使用環境", en: "Intended use environment")
        draft.words(on: .intendedEnvironment, for: Readers.users)
        let shown = draft.facts.device.environments.filter { draft.exposure.allows($0.source.record) }
        if shown.isEmpty {
            draft.gap(ja: "意図する使用環境", en: "intended use environment", in: "environments")
        }
        for environment in shown {
            draft.list(lines(of: environment, draft))
            if environment.network == nil, draft.facts.joinsNetworks {
                draft.gap(
                    ja: "使用環境のネットワーク", en: "network of the environment", at: environment.source)
            }
            if !environment.isApproved {
                draft.gap(
                    ja: "使用環境の承認者と承認日", en: "approval of the environment", at: environment.source)
            }
        }
    }

    private static func lines(of environment: UseEnvironment, _ draft: Draft) -> [Sentence] {
        let (source, setting) = (environment.source, environment.setting.name)
        let place =
            environment.name.map {
                LocalizedText(ja: "\(setting.ja)（\($0.ja)）", en: "\(setting.en) (\($0.en))")
            }
        var lines = [draft.line("使用場所", "Place of use", place ?? setting, source)]
        if let network = environment.network {
            lines.append(draft.line("ネットワーク", "Network", network, source))
        }
        if let people = environment.physicalAccess {
            lines.append(draft.line("機器に触れることができる者", "People with physical access", people, source))
        }
        if let manager = environment.managedBy {
            lines.append(draft.line("使用環境の管理者", "Managed by", Wording.manager(manager), source))
        }
        for assumption in environment.assumptions {
            lines.append(draft.line("使用の前提", "Condition of use", assumption, source))
        }
        if let version = environment.guidelineVersion {
            let edition = Wording.edition(version)
            let guideline = LocalizedText(
                ja: "「医療情報システムの安全管理に関するガイドライン」\(edition.ja)",
                en: "MHLW guideline on the safety management of medical information systems, \(edition.en)")
            lines.append(draft.line("安全管理の基準", "Security management according to", guideline, source))
        }
        return lines
    }

    private static func obligations(_ draft: inout Draft) {
        draft.heading(ja: "使用者が遵守すべき事項", en: "What users must observe")
        draft.words(on: .userObligations, for: Readers.users)
        let all = draft.facts.obligations.filter { draft.exposure.allows($0.source.record) }
        let shown = all.filter { $0.isInInsert == true }
        draft.list(shown.map { Sentence(Wording.closed($0.text), from: [$0.source]) })
        if shown.isEmpty {
            draft.gap(ja: "使用者が遵守すべき事項", en: "what users must observe", in: "user_obligations")
        }
        for open in all where open.isInInsert == nil {
            draft.gap(
                ja: "添付文書に載せるかどうかの決定（\(open.id)）",
                en: "whether \(open.id) belongs in the insert", at: open.source)
        }
    }

    private static func risks(_ draft: inout Draft) {
        let all = draft.facts.risks.filter { draft.exposure.allows($0) }
        let outside = all.filter { $0.arisesOutside == true }
        let shown = outside.filter { ($0.severity ?? .negligible) >= draft.facts.insertSeverityMin }
        let unweighed = outside.filter { $0.severity == nil }
        let unsaid = all.filter { $0.arisesOutside == nil }
        let before = draft
        draft.heading(ja: "要求された使用環境以外で使用した場合のリスク", en: "Risk outside the required environment")
        let start = draft.blocks.count
        draft.words(on: .outOfEnvironmentRisk, for: Readers.users)
        if !shown.isEmpty {
            draft.paragraph(
                ja: "要求された使用環境以外で使用した場合、次のリスクがある。",
                en: "Use outside the required environment brings the following risks.",
                from: shown.map(\.source))
            draft.list(shown.map(sentence))
        }
        let isKeptBack = draft.facts.risks.contains {
            $0.arisesOutside == true && !draft.exposure.allows($0)
        }
        if draft.facts.risks.isEmpty || (outside.isEmpty && isKeptBack) {
            draft.gap(
                ja: "要求された使用環境以外で使用した場合のリスク", en: "risks outside the required environment",
                in: "risks")
        }
        if !unsaid.isEmpty {
            let names = LocalizedText.list(unsaid.map { LocalizedText(same: $0.id) })
            draft.gap(
                ja: "要求された使用環境以外で生じるリスクかどうか（\(names.ja)）",
                en: "whether these arise outside the required environment: \(names.en)", in: "risks")
        }
        for risk in unweighed {
            draft.gap(
                ja: "リスクの重さ（\(risk.id)）", en: "severity of \(risk.id)", at: risk.source)
        }
        // The guidance asks for this part only where the risk weighs enough: no heading over nothing.
        if draft.blocks.count == start { draft = before }
    }

    private static func sentence(on risk: OutsideRisk) -> Sentence {
        let title = Wording.open(risk.title)
        guard let severity = risk.severity else { return Sentence(title, from: [risk.source]) }
        let harm = Wording.harm(risk.harm, severity)
        return Sentence(
            LocalizedText(ja: "\(title.ja)［\(harm.ja)］", en: "\(title.en) [\(harm.en)]"), from: [risk.source])
    }

    private static func furtherInformation(_ draft: inout Draft) {
        draft.heading(ja: "サイバーセキュリティに関する情報の入手先", en: "Where to find cybersecurity information")
        var places: [(url: String, sources: [Sentence.Source])] = []
        if let reference = draft.facts.insertReference { places.append((reference.url, [reference.source])) }
        let open = Set(draft.exposure.openItems.map(\.id))
        for publication in draft.facts.publications where publication.isPublic {
            guard publication.items.isEmpty || !open.isDisjoint(with: publication.items) else { continue }
            if let index = places.firstIndex(where: { $0.url == publication.url }) {
                places[index].sources.append(publication.source)
            } else {
                places.append((publication.url, [publication.source]))
            }
        }
        for place in places {
            draft.paragraph(
                ja: "本品のサイバーセキュリティに関する情報は、次を参照すること：\(place.url)",
                en: "For cybersecurity information on this device, see \(place.url)", from: place.sources)
        }
        if places.isEmpty {
            draft.gap(ja: "情報の掲載先（URL）", en: "where the information is published", in: "package_insert")
        }
    }

    private static func serviceLife(_ draft: inout Draft) {
        draft.heading(ja: "耐用期間", en: "Service life")
        guard let life = draft.facts.device.serviceLife, let years = life.years else {
            let source = draft.facts.device.serviceLife?.source ?? draft.facts.section("service_life")
            return draft.gap(ja: "耐用期間", en: "service life", at: source)
        }
        draft.paragraph([ServiceLifeLine.sentence(life, years: years)])
        if life.basis == nil {
            draft.gap(ja: "耐用期間の根拠", en: "basis of the service life", at: life.source)
        }
    }
}
