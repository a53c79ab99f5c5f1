import Foundation
import JVNFormat
import Kernel
import SharedCorpora
import Testing
import Vulnerabilities

/// IPA's published answers, in `../shared/corpora/jvn`; not part of the project.
enum JVNCorpus {
    static func isThere(_ test: String) -> Bool { SharedCorpora.has("jvn", for: test) }

    /// `hnd/…` and `oka/…`, sorted.
    static func files() throws -> [String] {
        try ["hnd", "oka"].flatMap { try SharedCorpora.files("jvn/\($0)") }.map { String($0.dropFirst(4)) }
    }

    static func bytes(_ file: String) throws -> [UInt8] { try SharedCorpora.bytes("jvn/\(file)") }

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
