import Foundation
import SharedCorpora
import Testing

/// The public SPDX documents beside the project.
enum SPDXCorpus {
    /// The bytes of a file; nil, told aloud, where the corpora are not. With CI=true that is a failure.
    static func bytes(_ path: String) throws -> [UInt8]? {
        guard SharedCorpora.has(path, for: path) else { return nil }
        return [UInt8](try Data(contentsOf: SharedCorpora.folder.appendingPathComponent(path)))
    }
}
