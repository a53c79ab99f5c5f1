import Foundation
import Ports

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

    public func paths(at path: String) throws(StoreRefusal) -> [String] {
        var isFolder: ObjCBool = false
        guard path != "-" else { return [path] }
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .noFile(path: path)
        }
        guard isFolder.boolValue else { return [path] }
        let options: FileManager.DirectoryEnumerationOptions = [.skipsHiddenFiles]
        guard
            let walk = FileManager.default.enumerator(
                at: URL(fileURLWithPath: path), includingPropertiesForKeys: [.isRegularFileKey],
                options: options)
        else { throw .failed(path: path, reason: "") }
        var paths: [String] = []
        for case let file as URL in walk {
            if (try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false {
                paths.append(file.path)
            }
        }
        guard !paths.isEmpty else { throw .noFile(path: path) }
        return paths.sorted()
    }
}
