import Kernel

/// A list of demands from one source, in one edition.
public struct Catalogue: Sendable {
    public let id: ID<Catalogue>
    /// The edition that was restated, as its date or year.
    public let edition: String
    public let title: LocalizedText
    public let requirements: [Requirement]

    public init(id: ID<Catalogue>, edition: String, title: LocalizedText, requirements: [Requirement]) {
        self.id = id
        self.edition = edition
        self.title = title
        self.requirements = requirements
    }

    /// The sections in the order of the source.
    public var sections: [String] {
        var seen: Set<String> = []
        return requirements.map(\.section).filter { seen.insert($0).inserted }
    }

    /// The guidance of 2018-07-24, 薬生機審発0724第1号・薬生安発0724第1号.
    public static let guidanceID: ID<Catalogue> = "MHLW-2018-0724"
}
