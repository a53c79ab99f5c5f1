import Foundation
import Testing

/// Real data and public test suites that stand beside the project, in `../shared/corpora`; not part of it.
///
/// A test that needs them runs where they are. Elsewhere it says aloud that it does not run, and with CI=true
/// that is a failure.
public enum SharedCorpora {
    public static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/corpora")

    /// Whether a file or a folder is there; told where it is not.
    public static func has(
        _ path: String, for test: String, sourceLocation: SourceLocation = #_sourceLocation
    ) -> Bool {
        if FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path) { return true }
        print("not run: \(test)")
        if ProcessInfo.processInfo.environment["CI"] == "true" {
            Issue.record(
                "../shared/corpora/\(path) is needed when CI=true: \(test)", sourceLocation: sourceLocation)
        }
        return false
    }

    public static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
    }

    /// The paths of what stands in a folder, from `folder`, sorted.
    public static func files(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)
            .sorted().map { "\(path)/\($0)" }
    }

    /// The files of a folder and the folders in it with an ending, by name; none when it is not there.
    public static func files(_ path: String, _ ending: String) -> [URL] {
        let root = folder.appendingPathComponent(path)
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().map { root.appendingPathComponent($0) }
    }

    /// The JSON files of a folder and the folders in it, by name; none when it is not there.
    public static func jsonFiles(_ path: String) -> [URL] { files(path, ".json") }
}
