import Foundation
import Ports

/// Reports as files: the old one stays until the new one is whole.
public struct ReportFiles: ReportStore {
    public init() {}

    public func write(_ bytes: [UInt8], to path: String) throws(StoreRefusal) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().relativePath
        do {
            try FileManager.default.createDirectory(
                atPath: folder.isEmpty ? "." : folder, withIntermediateDirectories: true)
        } catch {
            throw .failed(path: path, reason: error.localizedDescription)
        }
        let temporary = try FolderWriter(dossier: folder).stage(bytes, for: path)
        guard rename(temporary, path) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(temporary)
            throw .failed(path: path, reason: reason)
        }
    }
}
