import CLibArchive
import Kernel

/// Writes a tar (POSIX, with extended headers only where a file needs them), piece by piece and always alike:
/// owner, mode and time are fixed.
///
/// Names are ASCII, with `/` between their parts. Bytes leave through the sink, which says whether it could
/// take them.
public final class ArchiveWriter {
    private let archive: OpaquePointer
    private let box: Sink
    private var isOpen = true

    /// What the callback of libarchive is given.
    private final class Sink {
        let take: (UnsafeRawBufferPointer) -> Bool
        init(_ take: @escaping (UnsafeRawBufferPointer) -> Bool) { self.take = take }
    }

    public init(sink: @escaping (UnsafeRawBufferPointer) -> Bool) {
        guard let archive = archive_write_new() else { preconditionFailure("libarchive has no memory.") }
        self.archive = archive
        box = Sink(sink)
        archive_write_set_format_pax_restricted(archive)
        archive_write_set_bytes_in_last_block(archive, 1)
        let data = Unmanaged.passUnretained(box).toOpaque()
        let opened = archive_write_open(
            archive, data, nil,
            { _, data, bytes, count in
                guard let data else { return -1 }
                let sink = Unmanaged<Sink>.fromOpaque(data).takeUnretainedValue()
                return sink.take(UnsafeRawBufferPointer(start: bytes, count: count)) ? count : -1
            }, nil)
        precondition(opened == ARCHIVE_OK, "libarchive opens a callback.")
    }

    deinit {
        if isOpen { archive_write_fail(archive) }
        archive_write_free(archive)
    }

    /// Begins a file of exactly so many bytes; they follow by `write`. False when the sink fails.
    public func begin(_ name: String, bytes: Int) -> Bool {
        precondition(name.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "Names in archives are ASCII.")
        guard let entry = archive_entry_new() else { preconditionFailure("libarchive has no memory.") }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, name)
        archive_entry_set_size(entry, la_int64_t(bytes))
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_mtime(entry, 0, 0)
        return archive_write_header(archive, entry) == ARCHIVE_OK
    }

    /// Bytes of the file that was begun last. False when the sink fails or they are more than was said.
    public func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.isEmpty || archive_write_data(archive, bytes.baseAddress, bytes.count) == bytes.count
    }

    /// The end of the archive. False when the sink fails.
    public func end() -> Bool {
        isOpen = false
        return archive_write_close(archive) == ARCHIVE_OK
    }
}
