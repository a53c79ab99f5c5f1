/// Finds the release cycle of a product that a version belongs to.
public enum CycleMatching {
    /// What was found.
    public enum Outcome: Hashable, Sendable {
        /// The cycle, the text that led to it, and whether it only had to begin with the cycle's name.
        case one(SupportCycle, text: String, isExact: Bool)
        /// The text fits several, and their supports end differently.
        case several([SupportCycle], text: String)
        case none
    }

    /// The cycle for the first of these texts that leads to exactly one.
    ///
    /// By, in this order: a name that equals or begins the version on the boundary of its parts, the longest
    /// winning (3.0.15 → 3.0); another name (bookworm → 12); the only name that the text begins, told apart
    /// by the names of editions; the build that the source gives as newest (10.0.17763).
    ///
    /// - Parameters:
    ///   - texts: versions, best first.
    ///   - names: what else the component is called, for editions and code names.
    public static func find(
        _ texts: [String], names: [String] = [], in product: SupportProduct
    ) -> Outcome {
        var open: Outcome = .none
        for word in texts.flatMap(VersionWords.words) {
            switch find(word, names, product) {
            case .none: continue
            case .several(let cycles, let text):
                if case .none = open { open = .several(cycles, text: text) }
            case .one(let cycle, let text, let isExact):
                return .one(cycle, text: text, isExact: isExact)
            }
        }
        if case .none = open, let coded = byCodeName(texts + names, product) { return coded }
        return open
    }

    private static func find(_ word: String, _ names: [String], _ product: SupportProduct) -> Outcome {
        let begun = product.cycles.filter { VersionWords.begins(word, with: $0.name.lowercased()) }
        if let longest = begun.max(by: { $0.name.count < $1.name.count }) {
            let isExact = VersionWords.beginsPlainly(word, with: longest.name.lowercased())
            return .one(longest, text: word, isExact: isExact)
        }
        let named = product.cycles.filter { cycle in
            cycle.aliases.contains { VersionWords.words(in: $0).first == word }
        }
        if !named.isEmpty { return decide(named, word, names) }
        let longer = product.cycles.filter { VersionWords.beginsPlainly($0.name.lowercased(), with: word) }
        if !longer.isEmpty {
            return decide(WindowsEdition.chosen(longer, from: word, names: names), word, names)
        }
        let built = product.cycles.filter { cycle in
            guard let latest = cycle.latest?.lowercased(), latest.split(separator: ".").count > 2 else {
                return false
            }
            return VersionWords.beginsPlainly(word, with: latest)
        }
        return decide(editions(built, names), word, names)
    }

    /// Cycles of one build: their names share the part before the edition.
    private static func editions(_ cycles: [SupportCycle], _ names: [String]) -> [SupportCycle] {
        guard cycles.count > 1, let first = cycles.first?.name else { return cycles }
        let shared = cycles.dropFirst().reduce(first) { $0.commonPrefix(with: $1.name) }
        let text = shared.hasSuffix("-") ? String(shared.dropLast()) : shared
        return WindowsEdition.chosen(cycles, from: text, names: names)
    }

    /// One when there is one, or when all of them end alike.
    private static func decide(_ cycles: [SupportCycle], _ word: String, _ names: [String]) -> Outcome {
        guard let first = cycles.first else { return .none }
        if cycles.allSatisfy({ $0.phases == first.phases }) { return .one(first, text: word, isExact: false) }
        return .several(cycles, text: word)
    }

    /// By a code name such as `bookworm`; only a name that one cycle alone has.
    private static func byCodeName(_ texts: [String], _ product: SupportProduct) -> Outcome? {
        let words = Set(
            texts.flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) }.filter { $0.count > 2 })
        let found = product.cycles.compactMap { cycle -> (SupportCycle, String)? in
            for alias in cycle.aliases where !alias.contains(where: \.isNumber) {
                guard let first = alias.lowercased().split(whereSeparator: { !$0.isLetter }).first else {
                    continue
                }
                if words.contains(String(first)) { return (cycle, String(first)) }
            }
            return nil
        }
        guard found.count == 1, let (cycle, word) = found.first else { return nil }
        return .one(cycle, text: word, isExact: false)
    }
}

extension String {
    /// The characters with which both begin.
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
