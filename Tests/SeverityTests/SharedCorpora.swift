import Foundation
import Testing

/// The published vectors that stand beside the project, in `../shared/corpora`; not part of it.
enum SharedCorpora {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/corpora")

    /// Whether a file is there. Says aloud that a test does not run where it is not; with CI=true that is a failure.
    static func has(_ path: String, for test: String) -> Bool {
        if FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path) { return true }
        print("not run: \(test)")
        if ProcessInfo.processInfo.environment["CI"] == "true" {
            Issue.record("../shared/corpora/\(path) is needed when CI=true: \(test)")
        }
        return false
    }

    static func bytes(_ path: String) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent(path))
    }
}
