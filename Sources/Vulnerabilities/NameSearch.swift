/// Finds names and titles by parts of them, down to one character: 認証, 輸液, `Windows サーバ`.
///
/// Japanese has no spaces between words, so that each pair of neighbouring characters is indexed. Texts and
/// queries are folded alike (`TextFolding.searchFolded`), and spaces inside a text do not count. What is
/// found really contains each word of the query, and nothing that does is missed.
public struct NameSearch: Sendable {
    /// A text, and what it is the name of.
    public struct Entry: Hashable, Sendable {
        public let text: String
        public let id: String

        public init(text: String, id: String) {
            self.text = text
            self.id = id
        }
    }

    /// How many scalars of a text are looked at; the rest is not searched.
    public static let scalarsMax = 4096

    public let entries: [Entry]
    private let folded: [[Unicode.Scalar]]
    /// Places in `entries`, ascending, by one character or by a pair of them.
    private var places: [UInt64: [Int32]] = [:]

    public init(_ entries: [Entry]) {
        precondition(entries.count < Int(Int32.max), "a place is 32 bits wide")
        self.entries = entries
        folded = entries.map { Self.fold($0.text) }
        for (place, text) in folded.enumerated() {
            for key in Set(Self.keys(text, isSingle: true)).union(Self.keys(text, isSingle: false)) {
                places[key, default: []].append(Int32(place))
            }
        }
    }

    /// The entries that contain each word of the query, best first: the whole text, then its beginning, then
    /// the shorter text, then the order of the entries. Nothing for a query without a character.
    public func entries(matching query: String, limit: Int = .max) -> [Entry] {
        let words = TextFolding.searchFolded(query).split(separator: " ").map(Array.init)
        guard let first = words.first else { return [] }
        var found = candidates(first)
        for word in words.dropFirst() {
            let others = Set(candidates(word))
            found = found.filter { others.contains($0) }
        }
        let whole = words.flatMap { $0 }
        return found.filter { place in words.allSatisfy { Self.contains(folded[Int(place)], $0) } }
            .map { (rank: rank(Int($0), whole: whole, first: first), place: Int($0)) }
            .sorted { $0.rank != $1.rank ? $0.rank < $1.rank : $0.place < $1.place }
            .prefix(limit).map { entries[$0.place] }
    }

    /// The ids of what `entries(matching:)` finds, each once.
    public func ids(matching query: String, limit: Int = .max) -> [String] {
        var seen: Set<String> = []
        return Array(entries(matching: query).map(\.id).filter { seen.insert($0).inserted }.prefix(limit))
    }

    /// A text as it is compared: folded, without spaces.
    static func fold(_ text: String) -> [Unicode.Scalar] {
        Array(TextFolding.searchFolded(text).lazy.filter { $0 != " " }.prefix(scalarsMax))
    }

    /// Whether a folded text holds a folded word.
    static func contains(_ text: [Unicode.Scalar], _ word: [Unicode.Scalar]) -> Bool {
        guard let first = word.first, text.count >= word.count else { return word.isEmpty }
        for start in 0...(text.count - word.count) where text[start] == first {
            if text[start..<start + word.count].elementsEqual(word) { return true }
        }
        return false
    }

    private func candidates(_ word: [Unicode.Scalar]) -> [Int32] {
        let lists = Self.keys(word, isSingle: word.count == 1).map { places[$0] ?? [] }
        guard var shortest = lists.min(by: { $0.count < $1.count }) else { return [] }
        for list in lists where !shortest.isEmpty && list.count < 8 * shortest.count {
            let others = Set(list)
            shortest.removeAll { !others.contains($0) }
        }
        return shortest
    }

    private func rank(_ place: Int, whole: [Unicode.Scalar], first: [Unicode.Scalar]) -> Int {
        let text = folded[place]
        if text == whole { return 0 }
        return (text.starts(with: whole) ? 1 : text.starts(with: first) ? 2 : 3) << 32 + text.count
    }

    private static func keys(_ text: [Unicode.Scalar], isSingle: Bool) -> [UInt64] {
        // The high half of a single character's key is one that no scalar has.
        if isSingle { return text.map { UInt64(UInt32.max) << 32 | UInt64($0.value) } }
        return zip(text, text.dropFirst()).map { UInt64($0.value) << 32 | UInt64($1.value) }
    }
}
