import Audit
import Foundation
import Kernel
import Workflows

/// Writes into a dossier's folder: all files of a change and its line in the log, or nothing.
///
/// Every new content is first written beside its place and flushed; only then are the files moved into place,
/// one right after the other. Writers wait for each other by a lock on the folder.
struct FolderWriter {
    let dossier: String

    func save(_ change: DossierChange) throws(StoreRefusal) {
        try makeFolder(dossier)
        let lock = open(dossier, O_RDONLY)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw failure(dossier) }
        defer { close(lock) }
        let targets = change.files.map { (path: dossier + "/" + $0.path, text: $0.text) }
        if change.mustBeNew {
            for target in targets where FileManager.default.fileExists(atPath: target.path) {
                throw .exists(path: target.path)
            }
        }
        let log = dossier + "/decisions/log.jsonl"
        let earlier = try FolderStore.read(log, limit: 256 << 20) ?? []
        let lines = String(decoding: earlier, as: UTF8.self) + FolderWriter.line(for: change.event)
        var staged: [(from: String, to: String)] = []
        do {
            for target in targets + [(path: log, text: lines)] {
                try makeFolder(URL(fileURLWithPath: target.path).deletingLastPathComponent().relativePath)
                staged.append((try stage(Array(target.text.utf8), for: target.path), target.path))
            }
        } catch {
            for file in staged { unlink(file.from) }
            throw error
        }
        for file in staged where rename(file.from, file.to) != 0 { throw failure(file.to) }
    }

    /// The event as one line of JSON with sorted keys.
    static func line(for event: AuditEvent) -> String {
        let fields = [
            "action": event.action, "actor": event.actor.name, "role": event.actor.role,
            "record": event.record,
            "reason": event.reason.ja, "at": event.instant.description,
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(fields) else { preconditionFailure("Texts always encode.") }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    /// Writes bytes to a new file beside `path`, flushed to the disk; returns its name.
    func stage(_ bytes: [UInt8], for path: String) throws(StoreRefusal) -> String {
        let temporary = path + ".new"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard file >= 0 else { throw failure(temporary) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard count > 0 else {
                unlink(temporary)
                throw failure(temporary)
            }
            written += count
        }
        guard fsync(file) == 0 else { throw failure(temporary) }
        return temporary
    }

    private func makeFolder(_ path: String) throws(StoreRefusal) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .failed(path: path, reason: error.localizedDescription)
        }
    }

    private func failure(_ path: String) -> StoreRefusal {
        .failed(path: path, reason: String(cString: strerror(errno)))
    }
}
