import Foundation
import Ports

/// A folder of spools that one run works in, by a lock that the system lets go of with the process.
final class HeldFolder: SpoolHold {
    private let lock: Int32

    init(_ folder: String) throws(FeedRefusal) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .spool(path: folder, reason: error.localizedDescription)
        }
        lock = open("\(folder)/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard lock >= 0 else { throw Spool.failure(folder) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw .spoolInUse(path: folder) }
    }

    deinit { if lock >= 0 { close(lock) } }
}
