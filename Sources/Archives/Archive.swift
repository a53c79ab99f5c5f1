import CLibArchive
import Kernel

/// Unpacks gzip, zip, tar and tar.gz in memory, within limits.
public enum Archive {
    /// How much is accepted from an archive of files.
    public struct Limits: Sendable {
        public let entriesMax: Int
        /// The most bytes of one file, unpacked.
        public let entryBytesMax: Int
        /// The most bytes of all files together, unpacked.
        public let bytesMax: Int
        /// How many times the packed size the unpacked may be, once it is more than 8 MiB.
        public let ratioMax: Int

        public init(
            entriesMax: Int = 10_000, entryBytesMax: Int = 64 << 20, bytesMax: Int = 300 << 20,
            ratioMax: Int = 200
        ) {
            self.entriesMax = entriesMax
            self.entryBytesMax = entryBytesMax
            self.bytesMax = bytesMax
            self.ratioMax = ratioMax
        }
    }

    /// One file of an archive.
    public struct Entry: Sendable {
        /// The path inside the archive, with `/` between its parts; never absolute, never with `..`.
        public let name: String
        public let bytes: [UInt8]
    }

    /// Begins as gzip does (RFC 1952).
    public static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// Begins as a zip with a file in it does.
    public static func isZip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// The plain bytes; one layer of gzip is taken off, members that follow one another are joined.
    ///
    /// The checksum is that of the last member; the others are held by the packing itself.
    public static func gunzip(_ bytes: [UInt8], bytesMax: Int) throws(ArchivesRefusal) -> [UInt8] {
        guard isGzip(bytes) else { throw .notAnArchive }
        guard bytes.count >= 18 else { throw .corrupted }
        let tail = bytes[(bytes.count - 8)...].map { UInt32($0) }
        let checksum = tail[0] | tail[1] << 8 | tail[2] << 16 | tail[3] << 24
        let length = Int(tail[4] | tail[5] << 8 | tail[6] << 16 | tail[7] << 24)
        let result = bytes.withUnsafeBytes { packed -> Result<[UInt8], ArchivesRefusal> in
            do throws(ArchivesRefusal) {
                let reader = try ArchiveHandle(packed, as: .gzip)
                guard try reader.next() != nil else { throw .corrupted }
                // Deflate makes nothing smaller than 1,032 to 1: a length that says more is a lie.
                let hint = min(length, bytesMax, packed.count * 1_032)
                return .success(
                    try reader.data(bytesMax: bytesMax, hint: hint, .tooLarge(bytesMax: bytesMax)))
            } catch {
                return .failure(error)
            }
        }
        let plain = try result.get()
        guard length <= plain.count, Checksum.of(plain[(plain.count - length)...]) == checksum else {
            throw .wrongChecksum
        }
        return plain
    }

    /// All files of a zip, tar or tar.gz, in the order in which they stand.
    public static func entries(
        _ bytes: [UInt8], limits: Limits = Limits()
    ) throws(ArchivesRefusal) -> [Entry] {
        var entries: [Entry] = []
        try visit(bytes, limits: limits) { entry in
            entries.append(entry)
            return true
        }
        return entries
    }

    /// Hands over the files of a zip, tar or tar.gz one at a time, so that only one is in memory.
    ///
    /// - Parameters:
    ///   - wants: asked with the name before a file is unpacked; the others are passed over.
    ///   - each: says whether to go on.
    public static func visit(
        _ bytes: [UInt8], limits: Limits = Limits(), wants: (String) -> Bool = { _ in true },
        each: (Entry) -> Bool
    ) throws(ArchivesRefusal) {
        guard !bytes.isEmpty else { throw .notAnArchive }
        let result = bytes.withUnsafeBytes { packed -> Result<Void, ArchivesRefusal> in
            do throws(ArchivesRefusal) {
                var walk = ArchiveWalk(try ArchiveHandle(packed, as: .files), packed.count, limits)
                while let entry = try walk.next(wants: wants), each(entry) {}
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }
}
