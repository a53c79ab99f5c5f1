/// Goes through the files of one archive and holds them against the limits.
struct ArchiveWalk {
    /// Below this the ratio says nothing: a short text of one letter packs a thousandfold.
    private static let ratioFreeBytes = 8 << 20

    private let handle: ArchiveHandle
    private let packedBytes: Int
    private let limits: Archive.Limits
    private var names: Set<String> = []
    private var count = 0
    private var bytesRead = 0

    init(_ handle: ArchiveHandle, _ packedBytes: Int, _ limits: Archive.Limits) {
        self.handle = handle
        self.packedBytes = packedBytes
        self.limits = limits
    }

    /// The next file that is wanted, unpacked; nil at the end.
    mutating func next(wants: (String) -> Bool) throws(ArchivesRefusal) -> Archive.Entry? {
        if let name = try nextName(wants: wants) {
            let bytes = try data(of: name)
            bytesRead += bytes.count
            try checkSizes()
            return Archive.Entry(name: name, bytes: bytes)
        }
        return nil
    }

    /// The next file that is wanted, packed still; nil at the end.
    mutating func nextName(wants: (String) -> Bool = { _ in true }) throws(ArchivesRefusal) -> String? {
        while let head = try handle.next() {
            count += 1
            guard count <= limits.entriesMax else { throw .tooManyEntries(entriesMax: limits.entriesMax) }
            try checkSizes()
            let name = try Self.safe(head.name)
            if head.kind == .folder { continue }
            guard head.kind == .file else { throw .notAFile(name: name) }
            guard names.insert(name).inserted else { throw .duplicateName(name) }
            guard wants(name) else { continue }
            guard !head.isEncrypted else { throw .encrypted(name: name) }
            return name
        }
        return nil
    }

    private func data(of name: String) throws(ArchivesRefusal) -> [UInt8] {
        let left = max(0, allowed - bytesRead)
        guard left < limits.entryBytesMax else {
            let refusal = ArchivesRefusal.entryTooLarge(name: name, bytesMax: limits.entryBytesMax)
            return try handle.data(bytesMax: limits.entryBytesMax, hint: 0, refusal)
        }
        return try handle.data(bytesMax: left, hint: 0, overall)
    }

    /// How much may be unpacked of bytes as few as these.
    private var allowed: Int {
        let (product, overflows) = packedBytes.multipliedReportingOverflow(by: limits.ratioMax)
        return min(limits.bytesMax, overflows ? .max : max(Self.ratioFreeBytes, product))
    }

    private var overall: ArchivesRefusal {
        allowed < limits.bytesMax
            ? .suspiciousRatio(ratioMax: limits.ratioMax) : .tooLarge(bytesMax: limits.bytesMax)
    }

    /// What is passed over in a tar.gz is unpacked too.
    private func checkSizes() throws(ArchivesRefusal) {
        if max(bytesRead, handle.streamBytes) > allowed { throw overall }
    }

    /// The name without `./` at its beginning; refused when it could leave a folder.
    private static func safe(_ name: String?) throws(ArchivesRefusal) -> String {
        guard var path = name.map({ $0[...] }) else { throw .unsafeName("?") }
        while path.hasPrefix("./") { path = path.dropFirst(2) }
        let parts = path.utf8.split(omittingEmptySubsequences: false) { $0 == 0x2F || $0 == 0x5C }
        let isDrive = path.utf8.count >= 2 && path.utf8.dropFirst().first == UInt8(ascii: ":")
        let climbs = parts.contains { $0.elementsEqual("..".utf8) }
        let hasControl = path.utf8.contains { $0 < 0x20 || $0 == 0x7F }
        guard parts.first?.isEmpty != true || path.isEmpty, !isDrive, !climbs, !hasControl,
            path.utf8.count <= 4_096
        else { throw .unsafeName(name ?? "") }
        return String(path)
    }
}
