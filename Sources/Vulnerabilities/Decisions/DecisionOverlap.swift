import BillOfMaterials

/// Whether two decisions are about the same thing.
public enum DecisionOverlap {
    /// The same vulnerability, a component that both may mean, and a release that both are made for.
    public static func concerns(
        _ left: ExploitabilityDecision, _ right: ExploitabilityDecision, _ releases: [String]
    ) -> Bool {
        let names = { (decision: ExploitabilityDecision) in
            Set(([decision.vulnerability] + decision.aliases).map { $0.uppercased() })
        }
        guard !names(left).isDisjoint(with: names(right)) else { return false }
        guard component(left.component, right.component), versions(left, right) else { return false }
        return !Self.releases(of: left.scope, releases).isDisjoint(
            with: Self.releases(of: right.scope, releases))
    }

    /// The releases of a scope, as far as they are known.
    public static func releases(of scope: ReleaseScope, _ releases: [String]) -> Set<String> {
        switch scope {
        case .everywhere: return Set(releases)
        case .release(let release): return [release]
        case .releases(let list): return Set(list)
        case .range(let from, let through):
            let first = from.flatMap(releases.firstIndex) ?? 0
            let last = through.flatMap(releases.firstIndex) ?? releases.count - 1
            return first <= last ? Set(releases[first...last]) : []
        }
    }

    private static func component(_ left: ComponentSelector, _ right: ComponentSelector) -> Bool {
        let urls = left.packageURLs.contains { one in
            right.packageURLs.contains { $0.covers(one) || one.covers($0) }
        }
        let cpes = left.cpes.contains { one in
            right.cpes.contains { other in
                one.relations(to: other).enumerated().allSatisfy {
                    $0.offset == CPEName.Attribute.version.rawValue || $0.element != .disjoint
                }
            }
        }
        let isNamed = left.name != nil && left.name?.lowercased() == right.name?.lowercased()
        return urls || cpes || isNamed
    }

    /// Decisions on different versions of a component do not meet.
    private static func versions(_ left: ExploitabilityDecision, _ right: ExploitabilityDecision) -> Bool {
        let versions = { (decision: ExploitabilityDecision) in
            Set(
                decision.premises.compactMap { premise -> String? in
                    if case .componentVersion(let version) = premise { version } else { nil }
                })
        }
        let (one, two) = (versions(left), versions(right))
        return one.isEmpty || two.isEmpty || !one.isDisjoint(with: two)
    }
}
