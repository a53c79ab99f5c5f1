import Scanning
import Gathering
import Ports
import ArgumentParser
import Kernel
import Vulnerabilities
import Workflows

extension SearchNames.Kind: ExpressibleByArgument {}

/// `mamori vuln search`: products, makers and records by words of their names.
struct SearchNamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find products, makers and records by words of their names, in Japanese too.",
        discussion: """
            Every word must be there; width, case and kana do not matter, and two characters are enough: 富士. \
            Looks in the products that records name, in the names that JVN iPedia gives to products and \
            makers, and in titles. What is found tells the identifier for `mamori identify`. \
            Exit codes: 0 looked through, whether or not something was found; 3 nothing is kept at all; \
            64 wrong usage.
            """)

    @Argument(help: "Words, or parts of them.") var words: [String]
    @Option(name: .long, help: "Only product, vendor or record (preset: all three).")
    var kind: SearchNames.Kind?
    @Option(name: .long, help: "So many of each kind are shown.") var limit = 20
    @OptionGroup var form: FormOption
    @OptionGroup var day: DayOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is 1 or more.") }
        guard NameSearch(words.joined(separator: " ")) != nil else {
            throw ValidationError("検索する語がありません / there is no word to look for")
        }
    }

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let result = try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            try SearchNames(intelligence: edges.intelligence)(
                words.joined(separator: " "), kind: kind, limit: limit, on: day.day)
        }
        if form.format == .json {
            edges.terminal.write(bytes: edges.scans.json(of: result, in: language))
        } else {
            edges.terminal.write(SearchText(result, in: language, columns: edges.terminal.columns).text)
        }
    }
}

/// What a search by names found, as text; the last lines say in what was searched.
struct SearchText {
    private let result: SearchNames.Result
    private let language: Language
    private let columns: Int

    init(_ result: SearchNames.Result, in language: Language, columns: Int) {
        self.result = result
        self.language = language
        self.columns = columns
    }

    private func say(_ ja: String, _ en: String) -> String { LocalizedText(ja: ja, en: en)[language] }

    var text: String {
        var text = ""
        if let part = result.vendors { text += lines(part, "ベンダ", "makers", vendor) }
        if let part = result.products { text += lines(part, "製品", "products", product) }
        if let part = result.records { text += lines(part, "題名に含む記録", "records by title", record) }
        if result.isEmpty {
            text += wrapped(
                say(
                    "「\(result.words)」を含む名前は、下に挙げた取り込み済みの情報にはありません。"
                        + "ほかの書き方や、取り込んでいない情報源にはあるかもしれません",
                    "no name in what is kept (below) holds \"\(result.words)\"; it may be written otherwise, "
                        + "or stand in a source that is not kept"))
        }
        return text + basis
    }

    private func lines<Item>(
        _ part: SearchNames.Part<Item>, _ ja: String, _ en: String, _ words: (Item) -> [String]
    ) -> String {
        guard part.count > 0 else { return "" }
        var text = say("\(ja) \(part.count) 件\n", "\(en): \(part.count)\n")
        for item in part.shown {
            for (place, line) in words(item).enumerated() {
                text += DisplayWidth.cut((place == 0 ? "  " : "      ") + line, to: columns) + "\n"
            }
        }
        let rest = part.count - part.shown.count
        if rest > 0 { text += say("  ほか \(rest) 件（--limit）\n", "  and \(rest) more (--limit)\n") }
        return text
    }

    /// The names in the reader's language first.
    private func names(_ names: [Advisory.Wording]) -> String {
        let mine = language == .japanese ? "ja" : "en"
        let sorted = names.filter { $0.language == mine } + names.filter { $0.language != mine }
        var seen: Set<String> = []
        return sorted.map(\.text).filter { seen.insert($0).inserted }.joined(separator: " ／ ")
    }

    private func vendor(_ vendor: SearchNames.Vendor) -> [String] {
        let names = names(vendor.names)
        let count = say("製品 \(vendor.products) 件", "\(vendor.products) products")
        return [(names.isEmpty ? "" : "\(names)  ") + "cpe:2.3:*:\(vendor.identifier)  \(count)"]
    }

    private func product(_ product: SearchNames.Product) -> [String] {
        let own = names(product.names)
        let maker = names(product.vendors)
        let said =
            product.records == 0
            ? say("脆弱性の記録なし（名前の一覧だけにある）", "no record (listed by name only)")
            : say("記録 \(product.records) 件", "\(product.records) records")
                + say(
                    "（\(product.sources.joined(separator: "、"))）",
                    " (\(product.sources.joined(separator: ", ")))")
        let made = maker.isEmpty ? "" : "  [\(maker)]"
        let identifier = product.identifier ?? say("識別子なし", "no identifier")
        return own.isEmpty ? ["\(identifier)  \(said)\(made)"] : [own + made, "\(identifier)  \(said)"]
    }

    private func record(_ record: SearchNames.Record) -> [String] {
        let others = record.vulnerabilities.filter { $0 != record.id }
        let day = record.published.map { "\($0.dayInJapan)" } ?? say("日付なし", "no date")
        let state = record.state == .published ? "" : "  [\(MatchWords.text(record.state)[language])]"
        return [
            ([record.id] + others).joined(separator: " = ") + "  \(record.source)  \(day)\(state)",
            record.title.text,
        ]
    }

    /// In what was searched, and how old that is: what is not found in it may be elsewhere.
    private var basis: String {
        let kept = result.sources.filter { !$0.isEmpty }.map { source in
            let age = source.age.map { say("\($0)日前", "\($0) days") } ?? say("時期不明", "age not known")
            let old = source.isOld ? say("、古い", ", old") : ""
            return "\(source.profile.id) \(source.state?.records ?? 0)"
                + say("件（\(age)\(old)）", " (\(age)\(old))")
        }
        let empty = result.sources.filter(\.isEmpty).map(\.profile.id)
        let separator = say("、", ", ")
        var text = wrapped(
            say("調べた情報：", "looked in: ") + kept.joined(separator: separator)
                + say("、製品・ベンダの名前 \(result.names) 件", ", \(result.names) names of products and makers"))
        if !empty.isEmpty {
            text += wrapped(
                say("取り込んでいない情報源：", "sources not kept: ") + empty.joined(separator: separator))
        }
        return text
    }

    private func wrapped(_ line: String) -> String {
        DisplayWidth.wrap(line, to: max(20, columns - 2)).enumerated().map { place, part in
            (place == 0 ? "" : "  ") + part + "\n"
        }.joined()
    }
}
