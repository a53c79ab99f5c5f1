import ArgumentParser
import Kernel
import Ports

extension Language: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
    /// Reads `YYYY-MM-DD`.
    public init?(argument: String) { self.init(argument) }
}

/// The language of what is said.
public struct LanguageOption: ParsableArguments {
    @Option(name: .long, help: "Language: ja or en (preset: ja, or MAMORI_LANG).")
    var lang: Language?

    public init() {}

    /// The language asked for, else the preset of the edges, else Japanese.
    public var language: Language { lang ?? Language(rawValue: Edges.required.languagePreset) ?? .japanese }
}

/// The day on which an evaluation stands.
public struct DayOption: ParsableArguments {
    @Option(name: .long, help: "Day of the evaluation, YYYY-MM-DD (preset: today in Japan).")
    var on: Day?

    public init() {}

    /// The day asked for, else today in Japan.
    public var day: Day { on ?? Edges.required.clock.now().dayInJapan }
}

/// Text or JSON.
public struct FormOption: ParsableArguments {
    /// What the output is made for: people or programs.
    public enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Option(name: .long, help: "text or json.")
    public var format: Form = .text

    public init() {}
}
