import Audit
import Foundation
import Kernel
import Ports

/// Writes into a dossier's folder: all files of a change and its line in the log, or nothing.
///
/// Every new content is first written beside its place and flushed. Then a journal that lists the files is
/// put in place: from there on the change is made. The files are moved and the journal is removed; whoever
/// comes next to a folder with a journal in it ends what was begun. Writers wait for each other by a lock.
struct FolderWriter {
    let dossier: String

    func save(_ change: DossierChange) throws(StoreRefusal) {
        try makeFolder(dossier)
        let lock = open(dossier, O_RDONLY)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw failure(dossier) }
        defer { close(lock) }
        try finish()
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
        try commit(staged)
    }

    // MARK: The journal

    private var journal: String { dossier + "/decisions/.journal" }

    /// Puts the journal in place, which makes the change, and then moves the files.
    private func commit(_ staged: [(from: String, to: String)]) throws(StoreRefusal) {
        let names = staged.map { String($0.to.dropFirst(dossier.count + 1)) }
        guard let data = try? JSONEncoder().encode(names) else { preconditionFailure("Texts always encode.") }
        let fresh = try stage([UInt8](data), for: journal)
        guard rename(fresh, journal) == 0 else {
            for file in staged { unlink(file.from) }
            throw failure(journal)
        }
        try finish()
    }

    /// Ends what a journal in the folder says was begun; nothing happens where there is none. A journal comes
    /// with the folder and may be hostile: it can only put a file's own fresh copy in that file's place.
    func finish() throws(StoreRefusal) {
        guard let bytes = try FolderStore.read(journal, limit: 1 << 20) else { return }
        guard let names = try? JSONDecoder().decode([String].self, from: Data(bytes)),
            names.allSatisfy(FolderWriter.isOwn)
        else { throw .failed(path: journal, reason: "not a journal of this folder") }
        for name in names {
            let to = dossier + "/" + name
            // A fresh copy that is no longer there was moved before the interruption.
            if rename(to + ".new", to) != 0, errno != ENOENT { throw failure(to) }
        }
        unlink(journal)
    }

    /// A file of the dossier, or one of the company's two files above it.
    private static func isOwn(_ name: String) -> Bool {
        let shared = ["company.yaml", "identities.yaml"].flatMap { ["../\($0)", "../../\($0)"] }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return shared.contains(name) || parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }

    /// Ends what was begun, waiting for a writer that is still at it.
    static func recover(_ dossier: String) throws(StoreRefusal) {
        let writer = FolderWriter(dossier: dossier)
        guard FileManager.default.fileExists(atPath: writer.journal) else { return }
        let lock = open(dossier, O_RDONLY)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw writer.failure(dossier) }
        defer { close(lock) }
        try writer.finish()
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
