import AdvisoryFormats
import Kernel
import Ports
import SupportLifecycle

/// The list of ends of support that a sync has fetched; what of it counts for a company is imported by
/// `mamori support import`.
public struct KeptSupport: Sendable {
    /// Of the document, and of its state among the sources.
    static let name = FeedSource.endoflife.rawValue
    /// A list that was confirmed longer ago is told loudly.
    public static let daysMax = 30

    public let products: [EndOfLifeListReader.Entry]
    /// When the publisher last gave it, or said that it is still the same.
    public let readAt: Instant?
    /// Why the last try failed; nil after a success.
    public let failure: LocalizedText?

    public func isOld(on day: Day) -> Bool {
        readAt.map { day.ordinal - $0.dayInJapan.ordinal > Self.daysMax } ?? false
    }

    /// It failed, or what is kept is old.
    public func isRemarkable(on day: Day) -> Bool { failure != nil || isOld(on: day) }

    /// nil where none was fetched and none was tried.
    public static func find(in store: any IntelligenceStore) throws(WorkflowRefusal) -> KeptSupport? {
        let bytes: [UInt8]?
        let state: SourceState?
        do {
            bytes = try store.document(name)
            state = try store.standing().state(of: name)
        } catch {
            throw .intelligence(error)
        }
        let failure = state?.failure.map { SyncFailure.words($0) }
        guard let bytes else {
            return failure.map { KeptSupport(products: [], readAt: nil, failure: $0) }
        }
        let (products, faults) = EndOfLifeListReader.read(bytes, file: "\(store.path)/documents/\(name)")
        guard faults.isEmpty else {
            return KeptSupport(
                products: [], readAt: nil, failure: SyncFailure.words(SyncFailure.text(.unreadable(faults))))
        }
        let isConfirmed = state?.failure == nil
        return KeptSupport(
            products: products, readAt: isConfirmed ? state?.triedAt ?? state?.takenAt : state?.takenAt,
            failure: failure)
    }
}
