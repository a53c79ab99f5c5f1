import Foundation
import JVNFormat
import Kernel
import Testing
import Vulnerabilities

/// IPA's published answers, in `../shared/corpora/jvn`; not part of the project.
enum JVNCorpus {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/corpora/jvn")

    /// Says aloud that a test does not run where the answers are not; with CI=true that is a failure.
    static func isThere(_ test: String) -> Bool {
        if FileManager.default.fileExists(atPath: folder.path) { return true }
        print("not run: \(test)")
        if ProcessInfo.processInfo.environment["CI"] == "true" {
            Issue.record("../shared/corpora/jvn is needed when CI=true: \(test)")
        }
        return false
    }

    /// `hnd/…` and `oka/…`, sorted.
    static func files() throws -> [String] {
        try ["hnd", "oka"].flatMap { part in
            try FileManager.default.contentsOfDirectory(
                atPath: folder.appendingPathComponent(part).path
            ).sorted().map { "\(part)/\($0)" }
        }
    }

    static func bytes(_ file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
    }

    static func read(_ file: String) throws -> (advisories: [Advisory], findings: [Finding]) {
        var advisories: [Advisory] = []
        let findings = JVNReader.read(try bytes(file), file: file) { advisories.append($0) }
        return (advisories, findings)
    }

    /// Each version phrase of VULDEF and OKA once.
    static func phrases() throws -> [String] {
        var found: Set<String> = []
        for file in try files() {
            let text = String(decoding: try bytes(file), as: UTF8.self)
            for part in text.components(separatedBy: "<VersionNumber>").dropFirst() {
                found.insert(part.components(separatedBy: "</VersionNumber>")[0])
            }
            for part in text.components(separatedBy: "\"description\": \"").dropFirst() {
                found.insert(part.components(separatedBy: "\"")[0])
            }
        }
        return found.sorted()
    }
}
