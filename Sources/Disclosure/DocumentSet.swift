import DeviceRegistry
import Documents
import Kernel

/// One of the texts that a maker gives to users.
protocol UserText {
    static var id: ID<Document> { get }
    static var tier: AudienceTier { get }
    /// The text as the records give it on a day; nil when the device does not call for it.
    static func select(from facts: DisclosureFacts, on day: Day) -> Document?
}

/// The texts for users that the records give on a day, and what was kept out of them.
public struct DocumentSet: Sendable {
    public let documents: [Document]
    /// A note for each recorded fact that is in no text because the items that name it are not open.
    public let findings: [Finding]

    static var texts: [any UserText.Type] {
        [
            PackageInsert.self, TechnicalSheet.self, LifecycleStatement.self, ContactAndServices.self,
            NoCyberRiskStatement.self, PlainLanguageSheet.self,
        ]
    }

    /// Every text that the device calls for, in a fixed order.
    public static func select(from facts: DisclosureFacts, on day: Day) -> DocumentSet {
        DocumentSet(
            documents: texts.compactMap { $0.select(from: facts, on: day) },
            findings: keptBack(facts, on: day))
    }

    /// Who can come to see the document of this id; nil for an id that is none of these texts.
    public static func tier(of id: ID<Document>) -> AudienceTier? { texts.first { $0.id == id }?.tier }

    // MARK: What is kept back

    /// A text must not lack a fact silently: the maker is told which item keeps it out.
    private static func keptBack(_ facts: DisclosureFacts, on day: Day) -> [Finding] {
        let toAll = Exposure(of: facts, to: .public, on: day)
        let toCustomers = Exposure(of: facts, to: .customer, on: day)
        var findings: [Finding] = []
        for source in publicFacts(facts) {
            let items = toAll.keeping(source.record)
            if !items.isEmpty { findings.append(note(source, by: items.map(\.id), from: .public)) }
        }
        for risk in facts.risks where risk.arisesOutside == true {
            guard !toAll.allows(risk) else { continue }
            let items = toAll.keeping(risk.source.record).map(\.id)
            findings.append(note(risk.source, by: items, from: .public))
        }
        let technical = facts.technical?.source ?? facts.section("technical_document")
        for source in facts.device.dataFlows.map(\.source) + [technical] {
            let items = toCustomers.keeping(source.record)
            if !items.isEmpty { findings.append(note(source, by: items.map(\.id), from: .customer)) }
        }
        return findings.sorted()
    }

    private static func publicFacts(_ facts: DisclosureFacts) -> [Sentence.Source] {
        facts.device.environments.map(\.source) + facts.obligations.map(\.source)
            + facts.contactPoints.map(\.source) + facts.services.map(\.source)
            + facts.policies.map(\.source) + [facts.scope.source]
            + [facts.lifecycle?.source].compactMap { $0 }
    }

    private static func note(
        _ source: Sentence.Source, by items: [String], from tier: AudienceTier
    ) -> Finding {
        let names = items.joined(separator: ", ")
        let text = tier == .public ? ("公開の文書", "public texts") : ("医療機関に渡す文書", "texts for customers")
        return Finding(
            .note, "kept-back",
            LocalizedText(
                ja: "\(source.record) は\(text.0)に載せていません"
                    + (items.isEmpty ? "（かかわる記録が公開でないため）" : "（開示項目 \(names) の公開の範囲による）"),
                en: "\(source.record) is kept out of \(text.1)"
                    + (items.isEmpty
                        ? ", as what it hangs on is not public" : " by the sensitivity of \(names)")),
            at: source.origin)
    }
}
