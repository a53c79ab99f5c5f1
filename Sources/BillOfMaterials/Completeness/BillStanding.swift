/// What becomes of each line of a bill when it is evaluated: none is dropped in silence.
public struct BillStanding: Sendable {
    /// Why a line is not evaluated although it is understood.
    public enum Ignored: String, Sendable, CaseIterable {
        /// It has an identifier but no version, so that no advisory can be decided.
        case noVersion = "no-version"
        /// The bill says that it is not delivered.
        case excluded
        /// A file, data or a key: no product of its own.
        case noProduct = "no-product"
    }

    /// What becomes of one line.
    public enum Standing: Hashable, Sendable {
        /// By its own package URL or CPE name.
        case evaluated
        /// By what a person said that it is (identities.yaml).
        case mapped
        case withoutIdentifier
        case ignored(Ignored)
    }

    /// All lines, those inside others too, in the order of names.
    public let rows: [(component: Component, standing: Standing)]
    public let evaluated: Int
    public let mapped: Int
    public let withoutIdentifier: Int
    public let ignored: [Ignored: Int]

    public var components: Int { rows.count }
    public var ignoredCount: Int { ignored.values.reduce(0, +) }
    /// Whether every line will be looked at: none without an identifier, none ignored for want of a version.
    public var isWhole: Bool { withoutIdentifier == 0 && ignored[.noVersion] == nil }

    /// Kinds of lines that no advisory speaks of, unless they have an identifier.
    private static let noProducts = CompletenessRule.kindsOutside.union(["data"])

    /// Decides each line. The counts add up to the number of lines.
    public static func of(_ bill: Bill, identities: [ComponentIdentity] = []) -> BillStanding {
        var named: [String: [ComponentIdentity]] = [:]
        for identity in identities { named[identity.name.lowercased(), default: []].append(identity) }
        var (evaluated, mapped, nameless) = (0, 0, 0)
        var ignored: [Ignored: Int] = [:]
        let rows = bill.everyComponent.map { component -> (Component, Standing) in
            let standing = standing(of: component, named)
            switch standing {
            case .evaluated: evaluated += 1
            case .mapped: mapped += 1
            case .withoutIdentifier: nameless += 1
            case .ignored(let reason): ignored[reason, default: 0] += 1
            }
            return (component, standing)
        }
        return BillStanding(
            rows: rows, evaluated: evaluated, mapped: mapped, withoutIdentifier: nameless, ignored: ignored)
    }

    private static func standing(
        of component: Component, _ named: [String: [ComponentIdentity]]
    ) -> Standing {
        if component.scope == "excluded" { return .ignored(.excluded) }
        if !component.isIdentified {
            if let kind = component.kind, noProducts.contains(kind) {
                return .ignored(.noProduct)
            }
            let isNamed =
                !named.isEmpty && (named[component.name.lowercased()] ?? []).contains { $0.names(component) }
            guard isNamed else { return .withoutIdentifier }
            return hasVersion(component) ? .mapped : .ignored(.noVersion)
        }
        return hasVersion(component) ? .evaluated : .ignored(.noVersion)
    }

    private static func hasVersion(_ component: Component) -> Bool {
        if CompletenessRule.isSaid(component.version) || component.packageURL?.version != nil { return true }
        guard case .text? = component.cpe?[.version] else { return false }
        return true
    }
}
