import DeviceRegistry
import Documents
import Kernel

/// Gathers the blocks of one document in reading order, from what its tier may see.
struct Draft {
    let facts: DisclosureFacts
    let exposure: Exposure
    private(set) var blocks: [Block] = []

    init(_ facts: DisclosureFacts, for tier: AudienceTier, on day: Day) {
        self.facts = facts
        exposure = Exposure(of: facts, to: tier, on: day)
    }

    mutating func heading(ja: String, en: String) { blocks.append(.heading(LocalizedText(ja: ja, en: en))) }

    /// A paragraph; none when there is no sentence.
    mutating func paragraph(_ sentences: [Sentence]) {
        if !sentences.isEmpty { blocks.append(.paragraph(sentences)) }
    }

    mutating func paragraph(ja: String, en: String, from sources: [Sentence.Source]) {
        blocks.append(.paragraph([Sentence(LocalizedText(ja: ja, en: en), from: sources)]))
    }

    /// A list; none when there is no item.
    mutating func list(_ sentences: [Sentence]) {
        if !sentences.isEmpty { blocks.append(.list(sentences)) }
    }

    /// A table; none when there is no row.
    mutating func table(_ head: [LocalizedText], _ rows: [[Sentence]]) {
        if !rows.isEmpty { blocks.append(.table(Table(head: head, rows: rows))) }
    }

    /// A visible gap, and the record in which it would be filled.
    mutating func gap(ja: String, en: String, at source: Sentence.Source) {
        blocks.append(.gap(LocalizedText(ja: ja, en: en), source))
    }

    /// A visible gap, and the section in which it would be filled.
    mutating func gap(ja: String, en: String, in section: String) {
        gap(ja: ja, en: en, at: facts.section(section))
    }

    /// A record's own text as a paragraph, or else a gap.
    mutating func text(
        _ text: LocalizedText?, from source: Sentence.Source, else ja: String, _ en: String
    ) {
        guard let text else { return gap(ja: ja, en: en, at: source) }
        paragraph([Sentence(Wording.closed(text), from: [source])])
    }

    /// What the device is called, as the first lines of a text.
    mutating func deviceLines() {
        let identity = facts.device.identity
        var lines = [line("販売名", "Name", identity.name, facts.identity)]
        if let generic = identity.genericName {
            lines.append(line("一般的名称", "Generic name", generic, facts.identity))
        }
        if let version = identity.currentVersion {
            lines.append(line("版", "Version", LocalizedText(same: version.text), facts.identity))
        }
        list(lines)
    }

    /// The maker's own words on a matter, as far as they may be told to these readers.
    mutating func words(on kind: DisclosureItem.Kind, for readers: Set<String>) {
        for item in openItems(on: kind, for: readers) {
            if let text = item.text { paragraph([Sentence(Wording.closed(text), from: [item.source])]) }
        }
    }

    /// A heading over the maker's own words on a matter; nothing where there are none.
    mutating func part(ja: String, en: String, on kind: DisclosureItem.Kind, for readers: Set<String>) {
        guard openItems(on: kind, for: readers).contains(where: { $0.text != nil }) else { return }
        heading(ja: ja, en: en)
        words(on: kind, for: readers)
    }

    /// The items of a matter that may be told to these readers.
    func openItems(on kind: DisclosureItem.Kind, for readers: Set<String>) -> [DisclosureItem] {
        exposure.openItems.filter { $0.kind == kind && readers.contains($0.audience ?? "public") }
    }

    /// The contact points that users may be told of and that can be used on the day.
    var contactPoints: [ContactPoint] {
        facts.contactPoints.filter {
            $0.isInEffect(on: exposure.day) && !$0.isForDealersOnly && exposure.allows($0.source.record)
        }
    }

    /// 「項目：内容」 as one line.
    func line(
        _ ja: String, _ en: String, _ value: LocalizedText, _ source: Sentence.Source
    ) -> Sentence {
        let value = Wording.open(value)
        return Sentence(LocalizedText(ja: "\(ja)：\(value.ja)", en: "\(en): \(value.en)"), from: [source])
    }

    func document(_ id: ID<Document>, _ title: LocalizedText, for audience: LocalizedText) -> Document {
        Document(id: id, title: title, audience: audience, blocks: blocks)
    }
}

/// Readers of texts, in the words of the disclosure items' audience.
enum Readers {
    static let users: Set<String> = ["public", "institution", "lay_user", "wearer"]
    static let institutions: Set<String> = ["public", "institution"]
    static let layPeople: Set<String> = ["public", "lay_user", "wearer"]
}
