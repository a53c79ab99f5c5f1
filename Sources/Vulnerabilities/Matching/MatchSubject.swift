import BillOfMaterials

/// A component as matching sees it: under which keys it is looked up, and with which version.
public struct MatchSubject: Sendable {
    /// One way to look it up.
    public struct LookUp: Hashable, Sendable {
        public let key: ProductKey
        public let version: String?
        public let kind: Match.Kind
        /// The component's own CPE name, for attributes behind the version.
        public let cpe: String?
        /// The product is packed by a distribution and the look-up is of what it was made from.
        public let isUpstreamOfDistribution: Bool

        public init(
            key: ProductKey, version: String?, kind: Match.Kind, cpe: String? = nil,
            isUpstreamOfDistribution: Bool = false
        ) {
            self.key = key
            self.version = version
            self.kind = kind
            self.cpe = cpe
            self.isUpstreamOfDistribution = isUpstreamOfDistribution
        }
    }

    public let lookUps: [LookUp]
    /// Product names to look for under any vendor, since nothing better is known.
    public let productNames: [String]
    /// Product names of its CPE names: a record may have the project itself as their vendor.
    public let projectNames: [String]
    public let version: String?
    /// Ids of vulnerabilities that patches in the component resolve.
    public let resolved: Set<String>
    /// The family and release of packages that a source would have to cover: `pypi` and nothing, `debian` and
    /// `12`; nil when it is no package.
    public let ecosystem: (family: String, release: String)?

    public init(
        lookUps: [LookUp], productNames: [String] = [], projectNames: [String] = [], version: String?,
        resolved: Set<String> = [],
        ecosystem: (family: String, release: String)? = nil
    ) {
        self.lookUps = lookUps
        self.productNames = productNames
        self.projectNames = projectNames
        self.version = version
        self.resolved = resolved
        self.ecosystem = ecosystem
    }

    /// - Parameters:
    ///   - identity: what a person said that it is, when it has no identifier of its own.
    ///   - system: the distribution that the bill as a whole names, with its release.
    public init(_ component: Component, identity: ComponentIdentity? = nil, system: Ecosystem? = nil) {
        var lookUps: [LookUp] = []
        let url = component.packageURL ?? identity?.packageURL
        let cpe = component.cpe ?? identity?.cpe
        let isMapped = !component.isIdentified && identity != nil
        let version = MatchSubject.version(component, url, cpe)
        let packages = url.map { MatchSubject.packages($0, component, system) } ?? []
        let package = packages.first
        let isDistribution = package?.ecosystem.isDistribution ?? false
        let kind: Match.Kind = isMapped ? .identity : isDistribution ? .distribution : .package
        for package in packages {
            for key in ProductKey.keys(of: package) {
                lookUps.append(LookUp(key: key, version: package.version ?? version, kind: kind))
            }
        }
        if let cpe {
            let own = MatchSubject.cpeVersion(cpe) ?? MatchSubject.upstream(version, isDistribution)
            lookUps += MatchSubject.lookUps(
                cpe, version: own, kind: isMapped ? .identity : .cpe, isUpstream: isDistribution)
        }
        if cpe == nil, package == nil, let supplier = component.supplierName,
            let key = ProductKey.named(vendor: supplier, product: component.name)
        {
            lookUps.append(LookUp(key: key, version: version, kind: .vendorAndName))
        }
        self.lookUps = lookUps
        productNames = cpe == nil ? MatchSubject.names(component, package) : []
        projectNames = cpe.flatMap { CPEFields($0.formattedString.lowercased()) }.map { [$0[.product]] } ?? []
        self.version = MatchSubject.upstream(version, isDistribution)
        resolved = Set(component.pedigree?.resolvedIDs ?? [])
        ecosystem = package.map { ProductKey.split($0.ecosystem) }
    }

    /// A CPE name under its own key, and its vendor and product in words.
    static func lookUps(
        _ cpe: CPEName, version: String?, kind: Match.Kind, isUpstream: Bool
    ) -> [LookUp] {
        let text = cpe.formattedString.lowercased()
        guard let fields = CPEFields(text), !fields.isAny(.product) else { return [] }
        let parts = fields.isAny(.part) ? ["a", "o", "h"] : [fields[.part]]
        var lookUps = parts.map {
            LookUp(
                key: .cpe(part: $0, vendor: fields[.vendor], product: fields[.product]), version: version,
                kind: kind, cpe: text, isUpstreamOfDistribution: isUpstream)
        }
        if let key = ProductKey.named(vendor: fields[.vendor], product: fields[.product]) {
            lookUps.append(
                LookUp(
                    key: key, version: version, kind: .vendorAndName, isUpstreamOfDistribution: isUpstream))
        }
        return lookUps
    }

    /// What advisories call the package; where its package URL does not say which release of a distribution
    /// it is of, the bill does.
    private static func packages(
        _ url: PackageURL, _ component: Component, _ system: Ecosystem?
    ) -> [EcosystemPackage] {
        EcosystemPackage.named(by: url, source: source(component)).map { package in
            guard let system, package.ecosystem.release == nil, package.ecosystem.family == system.family
            else { return package }
            return EcosystemPackage(
                system, package.name, version: package.version, isSourceKnown: package.isSourceKnown)
        }
    }

    /// The source package, as makers of bills write it into properties: `openssl`, `openssl (3.0.11-1)`.
    private static func source(_ component: Component) -> (name: String, version: String?)? {
        let names: Set = [
            "aquasecurity:trivy:SrcName", "debian:source", "syft:metadata:source", "source-package",
        ]
        let written = component.properties.first { $0.name.map(names.contains) ?? false }?.value ?? ""
        let parts = written.split { "@ ()".contains($0) }.map(String.init)
        return parts.first.map { ($0, parts.count > 1 ? parts[1] : nil) }
    }

    private static func version(_ component: Component, _ url: PackageURL?, _ cpe: CPEName?) -> String? {
        if let version = component.version, CompletenessRule.isSaid(version) { return version }
        return url?.version ?? cpe.flatMap(cpeVersion)
    }

    private static func cpeVersion(_ cpe: CPEName) -> String? {
        guard case .text(let text) = cpe[.version], !text.hasWildcard else { return nil }
        return text.body
    }

    /// A distribution's version without what the distribution adds: epoch and revision.
    static func upstream(_ version: String?, _ isDistribution: Bool) -> String? {
        guard isDistribution, var text = version else { return version }
        if let colon = text.firstIndex(of: ":"), text[..<colon].allSatisfy(\.isNumber) {
            text = String(text[text.index(after: colon)...])
        }
        if let hyphen = text.lastIndex(of: "-") { text = String(text[..<hyphen]) }
        for mark in ["+dfsg", "+ds", "+really", "~dfsg", ".dfsg", "+repack"] {
            if let found = firstRange(of: mark, in: text) { text = String(text[..<found]) }
        }
        return text
    }

    private static func firstRange(of mark: String, in text: String) -> String.Index? {
        var at = text.startIndex
        while at < text.endIndex {
            if text[at...].hasPrefix(mark) { return at }
            at = text.index(after: at)
        }
        return nil
    }

    /// The names under which the product may be known whatever its vendor.
    private static func names(_ component: Component, _ package: EcosystemPackage?) -> [String] {
        let isDistribution = package?.ecosystem.isDistribution ?? false
        let name = isDistribution ? package?.name ?? component.name : component.name
        return [String(name.lowercased().map { $0 == " " ? "_" : $0 })]
    }
}
