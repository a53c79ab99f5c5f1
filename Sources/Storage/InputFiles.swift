import Foundation
import Workflows

/// Files by their paths, and standard input.
public struct InputFiles: FileSource {
    public init() {}

    public func bytes(of path: String, bytesMax: Int) throws(StoreRefusal) -> [UInt8] {
        let bytes: [UInt8]
        if path == "-" {
            do {
                bytes = [UInt8](try FileHandle.standardInput.read(upToCount: bytesMax + 1) ?? Data())
            } catch {
                throw .failed(path: path, reason: error.localizedDescription)
            }
        } else {
            guard let read = try FolderStore.read(path, limit: bytesMax) else { throw .noFile(path: path) }
            bytes = read
        }
        guard bytes.count <= bytesMax else { throw .tooLarge(path: path, bytesMax: bytesMax) }
        return bytes
    }
}
