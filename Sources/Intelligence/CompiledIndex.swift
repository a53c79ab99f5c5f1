import Kernel
import Vulnerabilities
import Ports

/// The segments of a store as one index. For one thread; others open their own.
public final class CompiledIndex: IntelligenceIndex {
    let segments: [SegmentReader]
    private let families: Set<String>
    private var heads: [AdvisoryRef: AdvisoryHead] = [:]
    private static let headsMax = 1 << 15

    /// - Parameter parts: paths of the segments, oldest first, without endings, and their seals.
    init(_ parts: [(path: String, seal: UInt64?)]) throws(SegmentFault) {
        var segments: [SegmentReader] = []
        for part in parts { segments.append(try SegmentReader(part.path, seal: part.seal)) }
        let byName = Dictionary(
            segments.map { (String($0.path.split(separator: "/").last ?? ""), $0) },
            uniquingKeysWith: { first, _ in first })
        var families: Set<String> = []
        for segment in segments {
            let replaced = segment.replaced()
            segment.bury(replaced.own)
            for part in replaced.earlier { byName[part.segment]?.bury(part.records) }
            for family in segment.families().keys {
                families.insert(family)
                families.insert(String(family.prefix { $0 != ":" }) + ":")
            }
        }
        self.segments = segments
        self.families = families
    }

    /// A checksum was wrong somewhere: what was found does not count.
    public var isDamaged: Bool { segments.contains { $0.isDamaged } }

    /// Looks at every block of every index, and at every record.
    public func checkAll() -> Bool {
        guard segments.allSatisfy({ $0.checkAll() }) else { return false }
        forEachRecord { _ = view($0) }
        return !isDamaged
    }

    public func forEachRecord(_ body: (AdvisoryRef) -> Void) {
        for (place, segment) in segments.enumerated() {
            for record in 0..<UInt32(segment.recordCount)
            where !segment.isDead(record) && segment.continued[record] == nil {
                body(AdvisoryRef(segment: UInt32(place), record: record))
            }
        }
    }

    public func forEachProduct(_ body: (ProductKey) -> Void) {
        for segment in segments { segment.forEachKey { body(ProductKey(text: $0)) } }
    }

    public func titles(_ ref: AdvisoryRef) -> [Advisory.Wording] { view(ref).titles }

    public func visit(
        _ key: ProductKey, version: String?, all: Bool, _ body: (Claim, VersionStanding) -> Void
    ) {
        var text = key.text
        text.withUTF8 { utf8 in
            let hash = Checksum64.of(UnsafeRawBufferPointer(utf8))
            var query = QueryVersion(version)
            for place in segments.indices {
                let segment = segments[place]
                segment.visit(utf8, hash: hash, &query) { row, standing in
                    guard all || standing != .outside else { return }
                    body(Self.claim(row, in: segment, at: place), standing)
                }
            }
        }
    }

    @inline(__always)
    private static func claim(_ row: Row, in segment: SegmentReader, at place: Int) -> Claim {
        var (record, statement) = (row.record, row.statement)
        if !segment.continued.isEmpty, let start = segment.continued[record] {
            (record, statement) = (start.first, start.statements + statement)
        }
        return Claim(
            ref: AdvisoryRef(segment: UInt32(place), record: record), statement: statement,
            status: row.status, isConditional: row.isConditional, hasAttributes: row.hasAttributes,
            isDefault: row.isDefault, basis: row.basis)
    }

    private func view(_ ref: AdvisoryRef) -> RecordView {
        guard Int(ref.segment) < segments.count else {
            return RecordView(UnsafeRawBufferPointer(start: nil, count: 0))
        }
        return segments[Int(ref.segment)].view(ref.record)
    }

    public func head(_ ref: AdvisoryRef) -> AdvisoryHead {
        if let known = heads[ref] { return known }
        let head = AdvisoryHead(view(ref).head)
        if heads.count >= Self.headsMax { heads.removeAll(keepingCapacity: true) }
        heads[ref] = head
        return head
    }

    public func statement(_ claim: Claim) -> ProductStatement {
        view(claim.ref).statement(claim.statement)
            ?? ProductStatement(.named(vendor: nil, product: ""), .unknown, .unstated)
    }

    public func statements(_ ref: AdvisoryRef) -> [ProductStatement] { view(ref).statements }

    public func conditions(_ ref: AdvisoryRef) -> [ApplicabilityCondition] { view(ref).conditions }

    public func advisory(_ ref: AdvisoryRef) -> Advisory { view(ref).whole }

    public func named(_ id: String) -> [AdvisoryRef] {
        let hash = Checksum64.of(id)
        return segments.enumerated().flatMap { place, segment in
            segment.named(hash).map { AdvisoryRef(segment: UInt32(place), record: $0) }
        }.filter { ref in
            let head = head(ref)
            return head.id == id || head.aliases.contains(id) || head.upstream.contains(id)
        }
    }

    public func keys(ofProduct product: String) -> [ProductKey] {
        let keys = Set(segments.flatMap { $0.keys(ofProduct: product) })
        return keys.sorted().map { ProductKey(text: $0) }
    }

    public func covers(family: String, release: String) -> Bool {
        families.contains("\(family):\(release)")
    }
}
