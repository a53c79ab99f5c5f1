/// What a new reading of a source says that the one before did not.
public enum SupportFactChange: Hashable, Sendable {
    case productAdded(String)
    case productGone(String)
    case cycleAdded(product: String, cycle: String)
    case cycleGone(product: String, cycle: String)
    /// The end of a phase (`active_end`, `security_end`, `extended_end`) reads differently.
    case endChanged(product: String, cycle: String, phase: String, from: SupportEnd, to: SupportEnd)

    /// The changes from one reading to the next, by product and cycle.
    public static func between(
        _ earlier: [SupportProduct], _ later: [SupportProduct]
    ) -> [SupportFactChange] {
        let old = Dictionary(earlier.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(later.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(old.keys).union(new.keys).sorted().flatMap { id -> [SupportFactChange] in
            switch (old[id], new[id]) {
            case (nil, _): [.productAdded(id)]
            case (_, nil): [.productGone(id)]
            case (let before?, let after?): changes(id, before, after)
            }
        }
    }

    private static func changes(
        _ id: String, _ earlier: SupportProduct, _ later: SupportProduct
    ) -> [SupportFactChange] {
        let old = Dictionary(earlier.cycles.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(later.cycles.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(old.keys).union(new.keys).sorted().flatMap { name -> [SupportFactChange] in
            switch (old[name]?.phases, new[name]?.phases) {
            case (nil, _): return [.cycleAdded(product: id, cycle: name)]
            case (_, nil): return [.cycleGone(product: id, cycle: name)]
            case (let before?, let after?):
                let ends = [
                    ("active_end", before.activeEnd, after.activeEnd),
                    ("security_end", before.securityEnd, after.securityEnd),
                    ("extended_end", before.extendedEnd, after.extendedEnd),
                ]
                return ends.filter { $0.1 != $0.2 }.map {
                    .endChanged(product: id, cycle: name, phase: $0.0, from: $0.1, to: $0.2)
                }
            }
        }
    }
}
