import BillOfMaterials
import Kernel

/// Finds the fact that speaks of a component. Pure; the same facts and component give the same answer.
///
/// A distribution's package is supported by its distribution: its fact is that of the distribution's release,
/// unless a vendor or a contract speaks of the package itself. Where several sources speak of a component, a
/// contract goes before a vendor's statement, and that before a public list; then the newer reading.
public struct SupportFactMatching: Sendable {
    /// What is to be found.
    public struct Subject: Sendable {
        public let packageURL: PackageURL?
        public let cpe: CPEName?
        /// The version beside the identifiers.
        public let version: String?
        /// What people call it: tells editions and code names apart.
        public let names: [String]
        /// The identifier was given by a person and not by the bill.
        public let isIdentifiedByHand: Bool

        public init(
            packageURL: PackageURL?, cpe: CPEName?, version: String?, names: [String],
            isIdentifiedByHand: Bool = false
        ) {
            self.packageURL = packageURL
            self.cpe = cpe
            self.version = version
            self.names = names
            self.isIdentifiedByHand = isIdentifiedByHand
        }
    }

    public let index: SupportFactIndex
    /// The device that the components are part of.
    public let device: String

    public init(_ index: SupportFactIndex, device: String) {
        self.index = index
        self.device = device
    }

    /// What the facts say of each of a bill's components, in the order of `everyComponent`.
    public func findings(
        for bill: Bill, release: String, identities: [ComponentIdentity] = []
    ) -> [SupportFinding] {
        let systems = PackageDistribution.systems(in: bill)
        return bill.everyComponent.map { component in
            let identity = identities.first { $0.names(component) }
            let subject = Subject(
                packageURL: component.packageURL ?? identity?.packageURL,
                cpe: component.cpe ?? identity?.cpe,
                version: component.version, names: [component.name],
                isIdentifiedByHand: identity != nil)
            return finding(for: subject, release: release, systems: systems)
        }
    }

    /// What the facts say of one component.
    public func finding(for subject: Subject, release: String?) -> SupportFinding {
        finding(for: subject, release: release, systems: [])
    }

    private func finding(
        for subject: Subject, release: String?, systems: [PackageDistribution]
    ) -> SupportFinding {
        let candidates = candidates(for: subject, release)
        guard subject.packageURL != nil || subject.cpe != nil else {
            return .none(.noIdentifier, candidates: candidates)
        }
        var reasons: [SupportNonMatch] = []
        var matches: [SupportMatch] = []
        for (hit, texts) in hits(for: subject, systems, &reasons) {
            guard hit.entry.source.speaks(of: device, release: release) else { continue }
            switch CycleMatching.find(texts, names: subject.names, in: hit.entry.product) {
            case .one(let cycle, let text, let isExact):
                let match = match(hit, cycle, text, isExact && !subject.isIdentifiedByHand)
                if match.fact.end == .unknown {
                    reasons.append(.endNotStated(product: hit.entry.product.id, cycle: cycle.name))
                } else {
                    matches.append(match)
                }
            case .several(let cycles, _):
                reasons.append(
                    .severalCycles(product: hit.entry.product.id, names: cycles.map(\.name).sorted()))
            case .none:
                let id = hit.entry.product.id
                reasons.append(
                    texts.isEmpty ? .noVersion(product: id) : .cycleNotInFacts(product: id, version: texts[0])
                )
            }
        }
        if let best = matches.max(by: SupportFactMatching.isWeaker) {
            return SupportFinding(match: best, reason: nil, candidates: [])
        }
        let reason = reasons.max { $0.weight < $1.weight } ?? .productNotInFacts
        return .none(reason, candidates: candidates)
    }

    /// The products that the subject's identifiers lead to, each with the versions to look for.
    private func hits(
        for subject: Subject, _ systems: [PackageDistribution], _ reasons: inout [SupportNonMatch]
    ) -> [(SupportFactIndex.Hit, [String])] {
        var found: [(SupportFactIndex.Hit, [String])] = []
        if let url = subject.packageURL {
            let version = url.version ?? subject.version
            if PackageDistribution.types.contains(url.type) {
                let plain = version.map { VersionWords.upstream(of: $0, type: url.type) }
                found += index.hits(for: url).filter { $0.entry.source.kind != .publicList }
                    .map { ($0, [plain].compactMap { $0 }) }
                guard
                    let distribution = PackageDistribution.of(url)
                        ?? PackageDistribution.of(url, among: systems)
                else {
                    reasons.append(.distributionUnknown(namespace: url.namespace))
                    return found
                }
                return found
                    + index.hits(forDistribution: distribution, identifier: url.text)
                    .map { ($0, [distribution.release]) }
            }
            found += index.hits(for: url).map { ($0, [version].compactMap { $0 }) }
        }
        if let cpe = subject.cpe {
            let version = cpe[.version].word ?? subject.packageURL?.version ?? subject.version
            let texts = SupportFactMatching.texts(of: cpe, version: version)
            found += index.hits(for: cpe).map { ($0, $0.versions + texts) }
        }
        return found
    }

    /// The version with its update, the version, and for Java `8` beside `1.8.0`.
    private static func texts(of cpe: CPEName, version: String?) -> [String] {
        guard let version else { return [] }
        var texts = [version]
        if let update = cpe[.update].word { texts.insert("\(version)-\(update)", at: 0) }
        if ["jdk", "jre", "java_se", "openjdk"].contains(cpe[.product].word), version.hasPrefix("1.") {
            texts = [String(version.dropFirst(2))]
        }
        return texts
    }

    private func match(
        _ hit: SupportFactIndex.Hit, _ cycle: SupportCycle, _ text: String, _ isExact: Bool
    ) -> SupportMatch {
        SupportMatch(
            fact: SupportFact(
                source: hit.entry.source, productID: hit.entry.product.id,
                productName: hit.entry.product.name, cycle: cycle),
            way: hit.way, identifier: hit.identifier, cycleText: text,
            confidence: hit.way == .repology ? .candidate : hit.isExact && isExact ? .exact : .derived)
    }

    /// By the kind of the source, then the day of the reading, the confidence, and at last the names.
    private static func isWeaker(_ left: SupportMatch, _ right: SupportMatch) -> Bool {
        let (one, other) = (left.fact.source, right.fact.source)
        if one.kind != other.kind { return one.kind.rank < other.kind.rank }
        if one.readOn != other.readOn { return (one.readOn?.ordinal ?? 0) < (other.readOn?.ordinal ?? 0) }
        if left.confidence != right.confidence { return left.confidence < right.confidence }
        return (one.id.text, left.fact.productID) > (other.id.text, right.fact.productID)
    }

    /// Hints by the name in Repology, which many projects may share, and by an upstream project's purl for a
    /// distribution's package.
    private func candidates(for subject: Subject, _ release: String?) -> [SupportMatch] {
        let names = Set(
            ([subject.packageURL?.name].compactMap { $0 } + subject.names).map { $0.lowercased() })
        var hits = names.sorted().flatMap { index.hits(forRepology: $0) }
        var version = subject.packageURL?.version ?? subject.cpe?[.version].word ?? subject.version
        if let url = subject.packageURL, PackageDistribution.types.contains(url.type) {
            hits += index.hits(for: url).filter { $0.entry.source.kind == .publicList }
            version = version.map { VersionWords.upstream(of: $0, type: url.type) }
        }
        var seen: Set<String> = []
        return hits.compactMap { hit in
            guard hit.entry.source.speaks(of: device, release: release),
                seen.insert("\(hit.entry.source.id)/\(hit.entry.product.id)").inserted,
                case .one(let cycle, let text, _) = CycleMatching.find(
                    [version].compactMap { $0 }, in: hit.entry.product)
            else { return nil }
            let found = match(hit, cycle, text, false)
            return SupportMatch(
                fact: found.fact, way: found.way, identifier: found.identifier, cycleText: text,
                confidence: .candidate)
        }
    }

    /// The ids of the products that these components lead to, whatever their versions; for choosing what to
    /// import.
    public func productIDs(for bill: Bill, identities: [ComponentIdentity] = []) -> Set<String> {
        let systems = PackageDistribution.systems(in: bill)
        var found: Set<String> = []
        for component in bill.everyComponent {
            let identity = identities.first { $0.names(component) }
            found.formUnion(
                productIDs(
                    for: Subject(
                        packageURL: component.packageURL ?? identity?.packageURL,
                        cpe: component.cpe ?? identity?.cpe, version: component.version, names: []),
                    systems: systems))
        }
        return found
    }

    /// The ids of the products that one subject leads to.
    public func productIDs(for subject: Subject) -> Set<String> { productIDs(for: subject, systems: []) }

    private func productIDs(for subject: Subject, systems: [PackageDistribution]) -> Set<String> {
        var reasons: [SupportNonMatch] = []
        return Set(hits(for: subject, systems, &reasons).map(\.0.entry.product.id))
    }
}
