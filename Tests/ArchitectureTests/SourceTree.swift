import Foundation

/// A file as the checks see it: where it is and what it says.
struct SourceFile: Sendable {
    /// From the repository's root, for example `Sources/Kernel/Day.swift`.
    let path: String
    let text: String
    /// The lines, without a last empty one.
    let lines: [Substring]
    /// What a Swift file consists of; empty for any other file.
    let tokens: [SwiftToken]

    init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
        var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map(Substring.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
        self.tokens = path.hasSuffix(".swift") ? SwiftScanner.tokens(of: text) : []
    }

    var name: String { String(path.split(separator: "/").last ?? "") }
    var isSwift: Bool { path.hasSuffix(".swift") }
    var isSource: Bool { path.hasPrefix("Sources/") }
    var isTest: Bool { path.hasPrefix("Tests/") }
    /// The target whose folder the file stands in, if it is in Sources or Tests.
    var target: String? {
        let parts = path.split(separator: "/")
        guard parts.count > 2, isSource || isTest else { return nil }
        return String(parts[1])
    }

    /// The text occurs somewhere in the file.
    func mentions(_ words: String) -> Bool { text.range(of: words, options: .literal) != nil }
}

/// The files that a check looks at: the repository, or a sample of a few lines.
struct SourceTree: Sendable {
    let files: [SourceFile]

    var swiftFiles: [SourceFile] { files.filter { $0.isSwift && ($0.isSource || $0.isTest) } }
    var manifest: SourceFile? { files.first { $0.path == "Package.swift" } }

    /// The repository that these tests stand in, read once.
    static let repository = SourceTree(
        root: URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent())

    init(_ files: [(path: String, text: String)]) {
        self.files = files.map { SourceFile($0.path, $0.text) }
    }

    /// Every text file below the root, apart from what git leaves out (.gitignore).
    init(root: URL) {
        var files: [SourceFile] = []
        let prefix = root.path(percentEncoded: false)
        let walk = FileManager.default.enumerator(atPath: prefix)
        while let path = walk?.nextObject() as? String {
            let name = String(path.split(separator: "/").last ?? "")
            if Self.isLeftOut(name, topLevel: !path.contains("/")) {
                walk?.skipDescendants()
                continue
            }
            let url = root.appending(path: path)
            guard let data = FileManager.default.contents(atPath: url.path(percentEncoded: false)),
                !data.prefix(1024).contains(0), let text = String(data: data, encoding: .utf8)
            else { continue }
            files.append(SourceFile(path, text))
        }
        self.files = files.sorted { $0.path < $1.path }
    }

    private static func isLeftOut(_ name: String, topLevel: Bool) -> Bool {
        [".git", ".swiftpm", "__pycache__", ".venv", "Package.resolved"].contains(name)
            || (topLevel && (name == "build" || name.hasPrefix(".build")))
    }
}

/// One place where the tree departs from the plan, and what to do about it.
struct Violation: Hashable, Sendable, CustomStringConvertible {
    let path: String
    let line: Int
    let message: String

    init(_ file: SourceFile, _ line: Int, _ message: String) {
        self.path = file.path
        self.line = line
        self.message = message
    }

    init(path: String, _ message: String) {
        self.path = path
        self.line = 1
        self.message = message
    }

    var description: String { "\(path):\(line): \(message)" }
}
