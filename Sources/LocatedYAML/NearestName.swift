/// Finds the name that was probably meant.
public enum NearestName {
    /// The candidate with the fewest edits, if at most a third of the name is different; the first of equals.
    public static func of(_ name: String, among candidates: [String]) -> String? {
        let limit = max(1, min(name.count, 24) / 3 + (name.count > 5 ? 1 : 0))
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let edits = distance(Array(name.lowercased().utf8), Array(candidate.lowercased().utf8))
            if edits <= limit, edits < best?.distance ?? .max { best = (candidate, edits) }
        }
        return best?.name
    }

    /// Optimal string alignment distance: insertions, deletions, changes and swaps of neighbours.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        guard left.count <= 80, right.count <= 80 else { return .max }
        var beforePrevious = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        for i in 0..<left.count {
            var current = [i + 1] + [Int](repeating: 0, count: right.count)
            for j in 0..<right.count {
                let change = previous[j] + (left[i] == right[j] ? 0 : 1)
                current[j + 1] = min(previous[j + 1] + 1, current[j] + 1, change)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    current[j + 1] = min(current[j + 1], beforePrevious[j - 1] + 1)
                }
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
