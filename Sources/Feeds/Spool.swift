import Foundation
import Kernel
import Signing
import Ports

/// The folder in which a source's documents come together.
///
/// `documents/` holds whole ones, `parts/` those under way, `notes/` what is known of each. A name appears in
/// `documents/` only when the file behind it is whole, flushed and checked. One run at a time, by a lock.
final class Spool {
    /// What is known of a part under way.
    struct PartNote: Codable {
        let url: String
        let validator: Validator
        /// The length of the whole, where the server said it.
        let total: Int?
    }

    /// What is known of a whole document.
    struct Note: Codable {
        let url: String
        let validator: Validator
        let bytes: Int
        let sha256: String
        let fetchedAt: Int
    }

    let folder: String
    private let lock: Int32

    init(_ folder: String) throws(FeedRefusal) {
        self.folder = folder
        try Self.make(folder)
        lock = open("\(folder)/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard lock >= 0 else { throw Self.failure(folder) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw .spoolInUse(path: folder) }
    }

    deinit { if lock >= 0 { close(lock) } }

    private static func make(_ folder: String) throws(FeedRefusal) {
        for part in ["documents", "parts", "notes"] {
            do {
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
            } catch {
                throw .spool(path: folder, reason: error.localizedDescription)
            }
        }
    }

    func documentPath(_ name: String) -> String { "\(folder)/documents/\(name)" }
    func partPath(_ name: String) -> String { "\(folder)/parts/\(name)" }
    private func partNotePath(_ name: String) -> String { "\(folder)/notes/\(name).part" }
    private func notePath(_ name: String) -> String { "\(folder)/notes/\(name).whole" }

    // MARK: Whole documents

    /// The note of a document that stands whole; nil when it does not, or is no longer what it was.
    func note(of name: String, from url: String) -> Note? {
        guard let note: Note = read(notePath(name)), note.url == url,
            let digest = Digest.of(file: documentPath(name), .sha256),
            Digest.hexadecimal(digest) == note.sha256
        else { return nil }
        return note
    }

    /// Puts a part that is whole and checked among the documents.
    func finish(_ name: String, _ note: Note) throws(FeedRefusal) {
        let part = partPath(name)
        let file = open(part, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw Self.failure(part) }
        let isFlushed = fsync(file) == 0
        close(file)
        guard isFlushed else { throw Self.failure(part) }
        // A note must never speak of another file than the one that lies there.
        unlink(notePath(name))
        guard rename(part, documentPath(name)) == 0 else { throw Self.failure(documentPath(name)) }
        flushFolder("documents")
        try write(note, to: notePath(name))
        unlink(partNotePath(name))
    }

    func discard(_ name: String) {
        unlink(notePath(name))
        unlink(documentPath(name))
    }

    // MARK: Parts under way

    /// Bytes and note of a part that can be gone on with.
    func part(_ name: String, from url: String) -> (bytes: Int, note: PartNote)? {
        guard let note: PartNote = read(partNotePath(name)), note.url == url,
            note.validator.forRange != nil
        else { return nil }
        let bytes = partBytes(name)
        return bytes > 0 ? (bytes, note) : nil
    }

    func partBytes(_ name: String) -> Int {
        var status = stat()
        return lstat(partPath(name), &status) == 0 ? Int(status.st_size) : 0
    }

    func discardPart(_ name: String) {
        unlink(partPath(name))
        unlink(partNotePath(name))
    }

    /// Opens a part to write at its end; anew with a note of what comes.
    func openPart(_ name: String, anew note: PartNote?) throws(FeedRefusal) -> Int32 {
        if let note {
            discardPart(name)
            // First the note, then the bytes: bytes without the right note are never gone on with.
            try write(note, to: partNotePath(name))
        }
        let path = partPath(name)
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard file >= 0 else { throw Self.failure(path) }
        return file
    }

    // MARK: Small files

    func read<Value: Decodable>(_ path: String) -> Value? {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 64 << 20 else {
            return nil
        }
        return try? JSONDecoder().decode(Value.self, from: data)
    }

    /// Writes a small file whole: beside its place, then there.
    func write(_ value: some Encodable, to path: String) throws(FeedRefusal) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { preconditionFailure("Texts and numbers encode.") }
        let fresh = path + ".new"
        guard FileManager.default.createFile(atPath: fresh, contents: data), rename(fresh, path) == 0 else {
            throw Self.failure(path)
        }
    }

    private func flushFolder(_ name: String) {
        let file = open("\(folder)/\(name)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { return }
        fsync(file)
        close(file)
    }

    /// Empties the spool, and leaves it ready for use.
    func renew() throws(FeedRefusal) {
        try clear()
        try Self.make(folder)
    }

    /// Empties the spool.
    func clear() throws(FeedRefusal) {
        for part in ["documents", "parts", "notes", "plan.json"] {
            let path = "\(folder)/\(part)"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            do { try FileManager.default.removeItem(atPath: path) } catch {
                throw .spool(path: path, reason: error.localizedDescription)
            }
        }
    }

    static func failure(_ path: String) -> FeedRefusal {
        .spool(path: path, reason: String(cString: strerror(errno)))
    }
}
