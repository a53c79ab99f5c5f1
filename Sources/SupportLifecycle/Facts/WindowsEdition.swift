/// Words that tell the cycles of one version of Windows apart, as far as names and CPE names have them.
///
/// The lists name editions by endings: `e` Enterprise and Education, `w` Home and Pro, `lts` long-term
/// servicing, `iot`. IoT Enterprise LTSC is served as `iot-lts` where the list has that, else as `e-lts`.
enum WindowsEdition {
    private static let marks: [(word: String, ending: String)] = [
        ("lts", "lts"), ("enterprise", "e"), ("education", "e"), ("iot", "iot"), ("home", "w"), ("pro", "w"),
        ("workstation", "w"),
    ]

    /// The endings that these names speak for.
    static func endings(in names: [String]) -> Set<String> {
        var found: Set<String> = []
        for name in names {
            for word in name.lowercased().split(whereSeparator: { !$0.isLetter }) {
                for mark in marks where mark.word == "lts" ? word.hasPrefix("lts") : word == mark.word {
                    found.insert(mark.ending)
                }
            }
        }
        return found
    }

    /// The cycles whose endings the names speak for best; all of them when the names tell nothing.
    static func chosen(_ cycles: [SupportCycle], from text: String, names: [String]) -> [SupportCycle] {
        var wanted = endings(in: names)
        guard !wanted.isEmpty else { return cycles }
        let endings = cycles.map { cycle in
            Set(cycle.name.lowercased().dropFirst(text.count).split(separator: "-").map(String.init))
        }
        if wanted.contains("iot") {
            wanted = wanted.subtracting(["iot", "e"])
                .union(endings.contains { $0.contains("iot") } ? ["iot"] : ["e"])
        }
        let fitting = zip(cycles, endings).filter { $0.1 == wanted }.map(\.0)
        return fitting.isEmpty ? cycles : fitting
    }
}
