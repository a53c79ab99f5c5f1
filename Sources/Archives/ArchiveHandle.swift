import CLibArchive

/// One reading of packed bytes by libarchive; the only place with its pointers.
///
/// The bytes must outlive the handle.
final class ArchiveHandle {
    /// What is expected.
    enum Expectation {
        /// One layer of gzip around one stream.
        case gzip
        /// zip, tar or tar.gz.
        case files
    }

    /// What stands before a file.
    struct Head {
        enum Kind { case file, folder, other }
        /// Nil when it cannot be read.
        let name: String?
        let kind: Kind
        let isEncrypted: Bool
    }

    private let archive: OpaquePointer
    /// In which names are UTF-8, whatever the process has set.
    private let locale = archive_utf8_locale()
    private static let chunk = 256 << 10

    init(_ bytes: UnsafeRawBufferPointer, as expectation: Expectation) throws(ArchivesRefusal) {
        guard let archive = archive_read_new() else { preconditionFailure("libarchive has no memory.") }
        self.archive = archive
        switch expectation {
        case .gzip:
            // Set, not found by trying: a gzip inside a gzip stays one.
            archive_read_set_format(archive, ARCHIVE_FORMAT_RAW)
            archive_read_append_filter(archive, ARCHIVE_FILTER_GZIP)
        case .files:
            archive_read_support_filter_gzip(archive)
            archive_read_support_format_tar(archive)
            archive_read_support_format_zip_seekable(archive)
        }
        guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
            throw .notAnArchive
        }
    }

    deinit {
        archive_read_free(archive)
        if let locale { archive_free_locale(locale) }
    }

    /// How far the outermost packing has been undone.
    var streamBytes: Int { Int(archive_filter_bytes(archive, 0)) }

    private var hasBegun = false

    /// The next file; nil at the end.
    func next() throws(ArchivesRefusal) -> Head? {
        let before = locale.map { archive_use_locale($0) }
        defer { if let before { archive_use_locale(before) } }
        var entry: OpaquePointer?
        switch archive_read_next_header(archive, &entry) {
        case ARCHIVE_EOF: return nil
        case ARCHIVE_OK, ARCHIVE_WARN: break
        default: throw hasBegun ? .corrupted : .notAnArchive
        }
        hasBegun = true
        guard let entry else { throw .corrupted }
        let text = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
        let kind: Head.Kind =
            switch UInt32(archive_entry_filetype(entry)) {
            case _ where archive_entry_hardlink(entry) != nil: .other
            case 0o100000: .file
            case 0o040000: .folder
            default: .other
            }
        return Head(
            name: text.map { String(cString: $0) }, kind: kind,
            isEncrypted: archive_entry_is_encrypted(entry) > 0)
    }

    /// Some of the bytes of the file whose head was read last: how many, 0 at its end, less when they are
    /// damaged.
    func read(into chunk: UnsafeMutableRawBufferPointer) -> Int {
        archive_read_data(archive, chunk.baseAddress, chunk.count)
    }

    /// The bytes of the file whose head was read last; the refusal when there are more than the most.
    func data(
        bytesMax: Int, hint: Int, _ refusal: @autoclosure () -> ArchivesRefusal
    ) throws(ArchivesRefusal) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(hint)
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 16)
        defer { chunk.deallocate() }
        while true {
            let count = read(into: chunk)
            guard count >= 0 else { throw .corrupted }
            guard count > 0 else { return bytes }
            guard bytes.count + count <= bytesMax else { throw refusal() }
            bytes += UnsafeRawBufferPointer(rebasing: chunk[..<count])
        }
    }
}
