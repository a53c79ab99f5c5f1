import Foundation
import Testing

/// The public test suites that stand beside the project, in `../shared/corpora`; not part of it.
enum SharedCorpora {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/corpora")

    /// Whether a folder is there. Says aloud that a test does not run where it is not; with CI=true that is a
    /// failure.
    static func has(_ path: String, for test: String) -> Bool {
        if FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path) { return true }
        print("not run: \(test)")
        if ProcessInfo.processInfo.environment["CI"] == "true" {
            Issue.record("../shared/corpora/\(path) is needed when CI=true: \(test)")
        }
        return false
    }

    /// The JSON files of a folder and the folders in it, by name; none when it is not there.
    static func jsonFiles(_ path: String) -> [URL] { files(path, ".json") }

    /// The files of a folder and the folders in it with an ending, by name.
    static func files(_ path: String, _ ending: String) -> [URL] {
        let root = folder.appendingPathComponent(path)
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().map { root.appendingPathComponent($0) }
    }
}
