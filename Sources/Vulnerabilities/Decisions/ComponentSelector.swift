import BillOfMaterials
import VersionOrdering

/// Which components something is said of: by package URL, CPE name, or name, and by version.
public struct ComponentSelector: Hashable, Sendable {
    /// Without a version each stands for all versions; the name may be `*`.
    public var packageURLs: [PackageURL]
    public var cpes: [CPEName]
    public var vendor: String?
    public var name: String?
    /// How the document calls it: a bom-ref, a product id, an address.
    public var reference: String?
    /// The versions as written, such as `2.4` or `vers:generic/>=2.9|<=4.1`; nil: no others than the
    /// identifiers say.
    public var versionName: String?
    /// `versionName` is a range.
    public var isRange = false
    /// `versionName` as spans; `.unstated` where it could not be read.
    public var spans: [VersionSpan]
    public var scheme: VersionScheme?

    public init(
        packageURLs: [PackageURL] = [], cpes: [CPEName] = [], vendor: String? = nil, name: String? = nil,
        reference: String? = nil
    ) {
        self.packageURLs = packageURLs
        self.cpes = cpes
        self.vendor = vendor
        self.name = name
        self.reference = reference
        spans = []
    }

    /// It says nothing by which a component could be recognised.
    public var isEmpty: Bool {
        packageURLs.isEmpty && cpes.isEmpty && name == nil && reference == nil
    }

    /// Whether a component is meant.
    public enum Answer: Hashable, Sendable {
        case selected
        case otherComponent
        case otherVersion
        /// The component is meant, but whether its version is cannot be told.
        case versionUnknown
    }

    /// Any identifier that fits selects; versions then have to fit as well.
    public func select(_ component: ComponentNames) -> Answer {
        var answers = packageURLs.flatMap { pattern in component.packageURLs.map { Self.held($0, pattern) } }
        answers += cpes.flatMap { pattern in component.cpes.map { Self.held($0, pattern) } }
        if let reference, component.references.contains(reference) { answers.append(.selected) }
        // A name decides only where no identifier can.
        let isIdentified = !packageURLs.isEmpty || !cpes.isEmpty
        if !isIdentified, let name { answers.append(held(component, name: name)) }
        guard answers.contains(where: { $0 != .otherComponent }) else { return .otherComponent }
        if answers.contains(.selected) {
            return spans.isEmpty ? .selected : answer(component.version)
        }
        return answers.contains(.versionUnknown) ? .versionUnknown : .otherVersion
    }

    private func held(_ component: ComponentNames, name: String) -> Answer {
        guard component.name.lowercased() == name.lowercased() else { return .otherComponent }
        if let vendor, let other = component.vendor, vendor.lowercased() != other.lowercased() {
            return .otherComponent
        }
        return .selected
    }

    private static func held(_ url: PackageURL, _ pattern: PackageURL) -> Answer {
        let fits = pattern.qualifiers.allSatisfy { url.qualifier($0.key) == $0.value }
        guard pattern.covers(url), fits, pattern.subpath == nil || pattern.subpath == url.subpath else {
            return .otherComponent
        }
        guard let wanted = pattern.version else { return .selected }
        guard let version = url.version else { return .versionUnknown }
        return version == wanted ? .selected : .otherVersion
    }

    private static func held(_ cpe: CPEName, _ pattern: CPEName) -> Answer {
        let relations = pattern.relations(to: cpe)
        let version = CPEName.Attribute.version.rawValue
        for (index, relation) in relations.enumerated() where index != version {
            // A component that says less (its update, its edition) is still the one that is meant.
            if relation == .disjoint || relation == .undefined { return .otherComponent }
        }
        switch relations[version] {
        case .equal, .superset: return .selected
        case .subset, .undefined: return .versionUnknown
        case .disjoint: return .otherVersion
        }
    }

    private func answer(_ version: String?) -> Answer {
        guard let version else { return spans.contains(.all) ? .selected : .versionUnknown }
        var isKnown = true
        for span in spans {
            switch Self.contains(version, span, scheme ?? .generic) {
            case true: return .selected
            case false: continue
            default: isKnown = false
            }
        }
        return isKnown ? .otherVersion : .versionUnknown
    }

    /// Nil where the two cannot be compared.
    private static func contains(_ version: String, _ span: VersionSpan, _ scheme: VersionScheme) -> Bool? {
        switch span {
        case .all: return true
        case .unstated: return nil
        case .exactly(let other): return version == other || scheme.compare(version, other) == .equal
        case .between(let lower, let upper):
            if let lower {
                guard let order = scheme.compare(version, lower.version) else { return nil }
                if order == .less || (order == .equal && !lower.isIncluded) { return false }
            }
            if let upper {
                guard let order = scheme.compare(version, upper.version) else { return nil }
                if order == .greater || (order == .equal && !upper.isIncluded) { return false }
            }
            return true
        }
    }
}

/// The names of one component as a bill has it.
public struct ComponentNames: Hashable, Sendable {
    public var name: String
    public var vendor: String?
    public var version: String?
    public var packageURLs: [PackageURL]
    public var cpes: [CPEName]
    /// Its refs.
    public var references: [String]

    public init(
        name: String, version: String?, packageURLs: [PackageURL] = [], cpes: [CPEName] = [],
        vendor: String? = nil, references: [String] = []
    ) {
        self.name = name
        self.version = version
        self.packageURLs = packageURLs
        self.cpes = cpes
        self.vendor = vendor
        self.references = references
    }

    /// The names of a bill's component.
    public init(_ component: Component) {
        self.init(
            name: component.name, version: component.version,
            packageURLs: [component.packageURL].compactMap { $0 }, cpes: [component.cpe].compactMap { $0 },
            vendor: component.supplierName, references: [component.ref].compactMap { $0 })
    }
}
