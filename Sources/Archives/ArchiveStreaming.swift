import CLibArchive
import Kernel

/// One file of an archive that is unpacked in pieces, so that it need not fit in memory.
public struct StreamedEntry {
    /// The path inside the archive, with `/` between its parts; never absolute, never with `..`.
    public let name: String
    let handle: ArchiveHandle
    let bytesMax: Int

    /// Hands over the file's bytes piece by piece; a piece is valid only while it is handed over.
    ///
    /// - Parameter piece: says whether to go on.
    public func read(_ piece: (UnsafeRawBufferPointer) -> Bool) throws(ArchivesRefusal) {
        var bytes = 0
        try handle.pieces { some throws(ArchivesRefusal) in
            bytes += some.count
            guard bytes <= bytesMax else { throw .entryTooLarge(name: name, bytesMax: bytesMax) }
            return piece(some)
        }
    }
}

extension Archive {
    /// Hands over the files of a zip, tar or tar.gz one at a time; what is not read is passed over.
    ///
    /// - Parameter each: says whether to go on.
    public static func stream(
        _ packed: UnsafeRawBufferPointer, limits: Limits = Limits(),
        each: (StreamedEntry) throws(ArchivesRefusal) -> Bool
    ) throws(ArchivesRefusal) {
        guard !packed.isEmpty else { throw .notAnArchive }
        let handle = try ArchiveHandle(packed, as: .files)
        var walk = ArchiveWalk(handle, packed.count, limits)
        while let name = try walk.nextName() {
            let entry = StreamedEntry(name: name, handle: handle, bytesMax: limits.entryBytesMax)
            guard try each(entry) else { return }
        }
    }

    /// The plain bytes of a gzip in pieces; a piece is valid only while it is handed over.
    ///
    /// Length and checksum are held against what was unpacked where the gzip has one member, as those of
    /// publishers have; members that follow one another are joined, and held by the packing itself.
    public static func gunzip(
        _ packed: UnsafeRawBufferPointer, bytesMax: Int, piece: (UnsafeRawBufferPointer) -> Void
    ) throws(ArchivesRefusal) {
        guard packed.count >= 18, packed[0] == 0x1F, packed[1] == 0x8B else { throw .notAnArchive }
        let tail = packed[(packed.count - 8)...].map { UInt32($0) }
        let checksum = tail[0] | tail[1] << 8 | tail[2] << 16 | tail[3] << 24
        let length = tail[4] | tail[5] << 8 | tail[6] << 16 | tail[7] << 24
        let handle = try ArchiveHandle(packed, as: .gzip)
        guard try handle.next() != nil else { throw .corrupted }
        var bytes = 0
        var running = RunningChecksum()
        try handle.pieces { some throws(ArchivesRefusal) in
            bytes += some.count
            guard bytes <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
            running.add(some)
            piece(some)
            return true
        }
        guard UInt32(truncatingIfNeeded: bytes) == length else {
            // Members that follow one another tell the last one's length only.
            guard bytes > Int(length) else { throw .corrupted }
            return
        }
        guard running.value == checksum else { throw .wrongChecksum }
    }
}

extension ArchiveHandle {
    /// The bytes of the file whose head was read last, in pieces, until the callee has had enough.
    func pieces(
        _ piece: (UnsafeRawBufferPointer) throws(ArchivesRefusal) -> Bool
    ) throws(ArchivesRefusal) {
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { chunk.deallocate() }
        while true {
            let count = read(into: chunk)
            guard count >= 0 else { throw .corrupted }
            guard count > 0 else { return }
            guard try piece(UnsafeRawBufferPointer(rebasing: chunk[..<count])) else { return }
        }
    }
}
