import Scanning
import Dossiers
import Ports
import BillFormats
import BillOfMaterials
import Kernel
import SupportLifecycle
import VersionOrdering

/// What changed between two bills, with the direction of versions, the change of support and of known
/// vulnerabilities.
public struct BillDifference: Sendable {
    /// Where a version went.
    public enum Direction: String, Sendable, CaseIterable {
        case upgraded, downgraded
        /// Written differently, but the same version by its scheme.
        case respelled
        /// The scheme does not order these two.
        case unordered
    }

    /// A product in two versions.
    public struct VersionChange: Sendable {
        public let old: Component
        public let new: Component
        public let direction: Direction
        /// The scheme that ordered them.
        public let scheme: String
        public let support: SupportChange?
    }

    /// What is known of the support before and after; nil where neither is known.
    public struct SupportChange: Sendable {
        public let before: SupportStatement
        public let after: SupportStatement
    }

    public let old: ReadBill.Reading
    public let new: ReadBill.Reading
    public let added: [Component]
    public let removed: [Component]
    public let changes: [VersionChange]
    /// Lines that stand in both bills with the same version.
    public let same: Int
    public let vulnerabilities: VulnerabilityChanges

    public var isSame: Bool { added.isEmpty && removed.isEmpty && changes.isEmpty }
}

/// Use case: say what changed from one bill to the next.
public struct CompareBills: Sendable {
    private let files: any FileSource
    private let store: any DossierStore
    private let intelligence: any IntelligenceStore

    public init(files: any FileSource, store: any DossierStore, intelligence: any IntelligenceStore) {
        self.files = files
        self.store = store
        self.intelligence = intelligence
    }

    /// - Parameter dossier: a device whose records and facts tell of support what the bills do not; nil for
    ///   the bills alone.
    public func callAsFunction(
        _ old: String, _ new: String, with dossier: String?,
        releases: (old: String?, new: String?) = (nil, nil), on day: Day
    ) throws(WorkflowRefusal) -> BillDifference {
        let reading = try dossier.map { dossier throws(WorkflowRefusal) in
            try ReadDossier(store: store)(dossier)
        }
        let device = reading?.dossier
        let before = try ReadBill(files: files)(old)
        let after = try ReadBill(files: files)(new)
        let earlier = try KnownSupport(before.bill, of: device, release: releases.old, on: day)
        let later = try KnownSupport(after.bill, of: device, release: releases.new, on: day)
        let comparison = BillComparison.compare(before.bill, with: after.bill)
        let changes = comparison.changed.compactMap { change -> BillDifference.VersionChange? in
            guard let old = change.old, let new = change.new else { return nil }
            let (direction, scheme) = CompareBills.direction(from: old, to: new)
            return BillDifference.VersionChange(
                old: old, new: new, direction: direction, scheme: scheme,
                support: CompareBills.support(earlier.statement(of: old), later.statement(of: new)))
        }
        return BillDifference(
            old: before, new: after, added: comparison.added.compactMap(\.new),
            removed: comparison.removed.compactMap(\.old), changes: changes, same: comparison.same,
            vulnerabilities: VulnerabilityChanges.look(
                in: intelligence, before, after, of: reading, releases: releases, on: day))
    }

    private static func direction(
        from old: Component, to new: Component
    ) -> (BillDifference.Direction, scheme: String) {
        let type = new.packageURL?.type ?? old.packageURL?.type
        let scheme =
            isOpenSSL(new) ? .openssl : type.flatMap { VersionScheme(purlType: $0) } ?? VersionScheme.generic
        guard let left = old.version ?? old.packageURL?.version,
            let right = new.version ?? new.packageURL?.version
        else { return (.unordered, scheme.rawValue) }
        switch scheme.compare(left, right) ?? VersionScheme.generic.compare(left, right) {
        case .less: return (.upgraded, scheme.rawValue)
        case .greater: return (.downgraded, scheme.rawValue)
        case .equal: return (.respelled, scheme.rawValue)
        case nil: return (.unordered, scheme.rawValue)
        }
    }

    /// Its own letters count, where no distribution has put a revision behind them.
    private static func isOpenSSL(_ component: Component) -> Bool {
        component.name.lowercased() == "openssl" && ["generic", nil].contains(component.packageURL?.type)
    }

    private static func support(
        _ before: SupportStatement, _ after: SupportStatement
    ) -> BillDifference.SupportChange? {
        guard before.end != nil || after.end != nil || before.level != nil || after.level != nil else {
            return nil
        }
        return BillDifference.SupportChange(before: before, after: after)
    }
}
