import Foundation
import Testing

/// The public documents beside the project.
enum SPDXCorpus {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/corpora")

    /// The bytes of a file; nil, told aloud, where the corpora are not. With CI=true that is a failure.
    static func bytes(_ path: String) throws -> [UInt8]? {
        let file = root.appending(path: path)
        guard FileManager.default.fileExists(atPath: file.path) else {
            if ProcessInfo.processInfo.environment["CI"] == "true" {
                Issue.record("the corpora are not there: \(path)")
            }
            print("not run: \(path)")
            return nil
        }
        return [UInt8](try Data(contentsOf: file))
    }
}
