import Kernel

/// Everything that a maker has in the field, turned around: from a product's key to the components that have
/// it, from these to the releases that carry them, and from these to the units that run them.
///
/// Equal components of many releases are held once, so that a vulnerability is judged once for each of them.
public struct Estate: Sendable {
    /// A release of a device; what its id means is the caller's.
    public struct Release: Hashable, Sendable {
        public let id: String
        /// Ids of the units that run it.
        public let units: [String]

        public init(id: String, units: [String]) {
            self.id = id
            self.units = units
        }
    }

    /// One way in which a release is concerned.
    public struct Concern: Sendable {
        /// The place in `releases`.
        public let release: Int
        /// The place of the component among those handed over for the release.
        public let line: Int
        public let match: Match
    }

    /// What makes two components equal for matching.
    private struct Likeness: Hashable {
        let lookUps: [MatchSubject.LookUp]
        let names: [String]
        let version: String?
        let resolved: Set<String>

        init(_ part: MatchSubject) {
            (lookUps, names) = (part.lookUps, part.productNames + part.projectNames)
            (version, resolved) = (part.version, part.resolved)
        }
    }

    public private(set) var releases: [Release] = []
    /// For each release, what conditions are held against.
    private var inventories: [Inventory] = []
    private var subjects: [MatchSubject] = []
    /// For each subject, where it stands.
    private var places: [[(release: Int32, line: Int32)]] = []
    private var byKey: [ProductKey: [Int32]] = [:]
    private var byProduct: [String: [Int32]] = [:]
    private var known: [Likeness: Int32] = [:]

    public init() {}

    /// How many components differ from one another.
    public var distinctComponents: Int { subjects.count }

    /// Adds a release with its bill's components.
    ///
    /// - Parameter systems: distributions that the bill names without a component of their own.
    public mutating func add(_ release: Release, _ parts: [MatchSubject], systems: Set<String> = []) {
        let place = Int32(releases.count)
        releases.append(release)
        inventories.append(Inventory(parts, systems: systems))
        for (line, part) in parts.enumerated() {
            let like = Likeness(part)
            let at: Int32
            if let same = known[like] {
                at = same
            } else {
                at = Int32(subjects.count)
                known[like] = at
                subjects.append(part)
                places.append([])
                for key in Set(part.lookUps.map(\.key)) { byKey[key, default: []].append(at) }
                for name in Set(part.productNames + part.projectNames) {
                    byProduct[name, default: []].append(at)
                }
            }
            places[Int(at)].append((place, Int32(line)))
        }
    }

    /// What the vulnerability concerns, or may: only components that have a key of one of its statements are
    /// judged, by the same rule as in a scan.
    ///
    /// - Parameter vulnerability: its CVE number where it has one.
    public func concerns(_ vulnerability: String, in index: some AdvisoryIndex) -> [Concern] {
        let refs = index.named(vulnerability)
        let names = Estate.names(of: vulnerability, refs.map { index.head($0) })
        let only = Only(index, Set(refs))
        // Conditions look at the rest of the bill; without any, equal components are judged alike.
        let hasConditions = refs.contains { !index.conditions($0).isEmpty }
        var concerns: [Concern] = []
        for at in candidates(refs, index).sorted() {
            func matches(_ inventory: Inventory) -> [Match] {
                MatchRule(only, inventory: inventory).matches(of: subjects[Int(at)], at: Int(at)).filter {
                    if case .notAffected = $0.verdict { return false }
                    return names.contains($0.vulnerability)
                }
            }
            let alike = hasConditions ? nil : matches(Inventory([]))
            for place in places[Int(at)] {
                for match in alike ?? matches(inventories[Int(place.release)]) {
                    concerns.append(
                        Concern(release: Int(place.release), line: Int(place.line), match: match))
                }
            }
        }
        return concerns.sorted { ($0.release, $0.line) < ($1.release, $1.line) }
    }

    /// The ids of the releases that are concerned, or may be, with their units.
    public func affected(by vulnerability: String, in index: some AdvisoryIndex) -> [Release] {
        Set(concerns(vulnerability, in: index).map(\.release)).sorted().map { releases[$0] }
    }

    private func candidates(_ refs: [AdvisoryRef], _ index: some AdvisoryIndex) -> Set<Int32> {
        var candidates: Set<Int32> = []
        for ref in refs {
            for statement in index.statements(ref) where statement.status != .platform {
                if let key = ProductKey.of(statement.subject) { candidates.formUnion(byKey[key] ?? []) }
                guard case .cpe(let text) = statement.subject, let fields = CPEFields(text) else { continue }
                candidates.formUnion(byProduct[fields[.product]] ?? [])
            }
        }
        return candidates
    }

    /// Its own id and, where it has no CVE number, the other ids under which matching may know it.
    private static func names(of id: String, _ heads: [AdvisoryHead]) -> Set<String> {
        guard !id.hasPrefix("CVE-") else { return [id] }
        return Set(
            [id]
                + heads.filter { $0.id == id || $0.aliases.contains(id) }.flatMap { [$0.id] + $0.aliases })
    }
}

/// An index in which only some records are found under products; everything else is as in the whole.
private struct Only<Index: AdvisoryIndex>: AdvisoryIndex {
    private let index: Index
    private let refs: Set<AdvisoryRef>

    init(_ index: Index, _ refs: Set<AdvisoryRef>) {
        self.index = index
        self.refs = refs
    }

    func visit(
        _ key: ProductKey, version: String?, all: Bool, _ body: (Claim, VersionStanding) -> Void
    ) {
        index.visit(key, version: version, all: all) { claim, standing in
            if refs.contains(claim.ref) { body(claim, standing) }
        }
    }

    func head(_ ref: AdvisoryRef) -> AdvisoryHead { index.head(ref) }
    func statement(_ claim: Claim) -> ProductStatement { index.statement(claim) }
    func statements(_ ref: AdvisoryRef) -> [ProductStatement] { index.statements(ref) }
    func conditions(_ ref: AdvisoryRef) -> [ApplicabilityCondition] { index.conditions(ref) }
    func advisory(_ ref: AdvisoryRef) -> Advisory { index.advisory(ref) }
    func named(_ id: String) -> [AdvisoryRef] { index.named(id) }
    func keys(ofProduct product: String) -> [ProductKey] { index.keys(ofProduct: product) }
    func covers(family: String, release: String) -> Bool { index.covers(family: family, release: release) }
}
