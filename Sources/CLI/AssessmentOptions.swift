import Ports
import Workflows
import ArgumentParser
import Kernel
import Requirements

extension Language: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
    /// Reads `YYYY-MM-DD`.
    public init?(argument: String) { self.init(argument) }
}

/// The language of what is said.
struct LanguageOption: ParsableArguments {
    @Option(name: .long, help: "Language: ja or en (preset: ja, or MAMORI_LANG).")
    var lang: Language?

    var language: Language { lang ?? Language(rawValue: Edges.required.languagePreset) ?? .japanese }
}

/// The day on which an evaluation stands.
struct DayOption: ParsableArguments {
    @Option(name: .long, help: "Day of the evaluation, YYYY-MM-DD (preset: today in Japan).")
    var on: Day?

    var day: Day { on ?? Edges.required.clock.now().dayInJapan }
}

/// The catalogues to evaluate.
struct CatalogueOption: ParsableArguments {
    @Option(name: .long, help: "Catalogue id; may be repeated (preset: MHLW-2018-0724).")
    var catalogue: [String] = []

    var ids: [ID<Catalogue>] { catalogue.map { ID($0) } }
}
