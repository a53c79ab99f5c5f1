/// Suggests what a component without an identifier may be. A person confirms; nothing is taken by itself.
public struct IdentifierCandidates: Sendable {
    /// Something with an identifier that is known from elsewhere.
    public struct Known: Hashable, Sendable {
        public let name: String
        public let supplier: String?
        /// A package URL or a CPE name.
        public let identifier: String
        /// Where it is known from, for a person.
        public let from: String
        /// How much is said of it: of two that are as alike, the one of which more is said goes first.
        public let weight: Int

        public init(name: String, supplier: String?, identifier: String, from: String, weight: Int = 0) {
            self.name = name
            self.supplier = supplier
            self.identifier = identifier
            self.from = from
            self.weight = weight
        }
    }

    /// One suggestion.
    public struct Candidate: Hashable, Sendable {
        public let known: Known
        /// 0 to 100: how alike the names are, with the supplier where both are told.
        public let likeness: Int

        public init(known: Known, likeness: Int) {
            self.known = known
            self.likeness = likeness
        }
    }

    /// So many suggestions are given for one component.
    public static let candidatesMax = 3
    /// Less alike is no suggestion.
    public static let likenessMin = 50

    private let known: [Known]
    private var names: [Name] = []
    /// Positions of the known by each pair of characters of their names.
    private var byPair: [UInt64: [Int]] = [:]

    public init(_ known: [Known]) {
        // One identifier may be known under several names.
        let once = Dictionary(
            known.map { ([$0.identifier, $0.name], $0) }, uniquingKeysWith: { first, _ in first })
        self.known = once.values.sorted {
            ($1.weight, $0.name, $0.identifier) < ($0.weight, $1.name, $1.identifier)
        }
        names = self.known.map { Name($0.name, supplier: $0.supplier) }
        for (index, name) in names.enumerated() {
            for pair in name.pairs { byPair[pair, default: []].append(index) }
        }
    }

    /// The identified components of bills, as something to look among.
    public static func known(in bill: Bill, from place: String) -> [Known] {
        bill.everyComponent.compactMap { component in
            guard let identifier = component.packageURL?.text ?? component.cpe?.formattedString else {
                return nil
            }
            return Known(
                name: component.name, supplier: component.supplierName, identifier: identifier, from: place)
        }
    }

    /// The likeliest first; the same likeness in the order of names.
    public func candidates(for component: Component) -> [Candidate] {
        let name = Name(component.name, supplier: component.supplierName)
        var shared: [Int: Int] = [:]
        for pair in name.pairs { for index in byPair[pair] ?? [] { shared[index, default: 0] += 1 } }
        let found = shared.compactMap { index, count -> (Int, Int)? in
            let likeness = name.likeness(to: names[index], sharedPairs: count)
            return likeness >= Self.likenessMin ? (likeness, index) : nil
        }
        return Self.likeliest(
            found.sorted { ($1.0, $0.1) < ($0.0, $1.1) }
                .map { Candidate(known: known[$0.1], likeness: $0.0) })
    }

    /// The likeliest of several lists, each identifier once; of the same likeness those of the first list.
    public static func likeliest(_ candidates: [Candidate]) -> [Candidate] {
        var seen: Set<String> = []
        let sorted = candidates.enumerated().sorted {
            ($1.element.likeness, $0.offset) < ($0.element.likeness, $1.offset)
        }
        return Array(
            sorted.map(\.element).filter { seen.insert($0.known.identifier).inserted }.prefix(candidatesMax))
    }

    /// A name ready to be compared: case, punctuation and legal forms do not count.
    private struct Name {
        let text: String
        let words: Set<String>
        let pairs: Set<UInt64>
        let supplier: Set<String>

        init(_ name: String, supplier: String?) {
            let words = Self.words(name)
            self.words = Set(words)
            text = words.joined()
            pairs = Self.pairs(text)
            self.supplier = Set(Self.words(supplier ?? "")).subtracting(Self.legalForms)
        }

        /// Sørensen's coefficient of character pairs, raised when all words of one stand in the other, and
        /// moved by the suppliers where both are told.
        func likeness(to other: Name, sharedPairs: Int) -> Int {
            if text == other.text { return moved(100, other) }
            let all = pairs.count + other.pairs.count
            guard all > 0 else { return 0 }
            var likeness = 200 * sharedPairs / all
            if words.isSubset(of: other.words) || other.words.isSubset(of: words) {
                likeness = max(likeness, 60)
            }
            return moved(min(likeness, 95), other)
        }

        private func moved(_ likeness: Int, _ other: Name) -> Int {
            guard !supplier.isEmpty, !other.supplier.isEmpty else { return min(likeness, 90) }
            return supplier.isDisjoint(with: other.supplier) ? likeness * 3 / 4 : min(likeness + 10, 100)
        }

        private static let legalForms: Set<String> = [
            "inc", "ltd", "llc", "gmbh", "ag", "co", "corp", "corporation", "kk", "foundation", "project",
            "株式会社", "有限会社", "the",
        ]

        private static func words(_ text: String) -> [String] {
            var words: [String] = []
            var word = ""
            for character in text.lowercased() {
                if character.isLetter || character.isNumber {
                    word.append(character)
                } else if !word.isEmpty {
                    words.append(word)
                    word = ""
                }
            }
            if !word.isEmpty { words.append(word) }
            return words
        }

        private static func pairs(_ text: String) -> Set<UInt64> {
            let scalars = Array(text.unicodeScalars)
            guard scalars.count > 1 else { return Set(scalars.map { UInt64($0.value) }) }
            return Set(
                zip(scalars, scalars.dropFirst()).map { UInt64($0.value) << 32 | UInt64($1.value) })
        }
    }
}
