import Foundation
import SharedCorpora
import Testing
import VersionOrdering

/// A table of version orders: a line says `a < b`, `a = b`, `a > b`, or `a ? b` for "one of them is no
/// version".
struct VersionTable: Sendable, CustomTestStringConvertible {
    struct Row: Sendable {
        let line: Int
        let left: String
        /// nil where one of the texts is not a version of the scheme.
        let order: Ordering?
        let right: String
        /// The rule and where it is written; empty in the corpora.
        let source: String

        var text: String {
            let sign = order.map { $0 == .less ? "<" : $0 == .equal ? "=" : ">" } ?? "?"
            return "\(left) \(sign) \(right)"
        }
    }

    let scheme: VersionScheme
    let name: String
    let url: URL

    var testDescription: String { name }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let tables = folder.appendingPathComponent("Tables")
    static let shared = SharedCorpora.folder.appendingPathComponent("versions")

    /// Those that the corpora have no table for.
    static let ours: [VersionTable] = [.generic, .go, .npm, .openssl, .windows].map {
        VersionTable(scheme: $0, name: $0.rawValue, url: tables.appendingPathComponent("\($0.rawValue).txt"))
    }

    static let corpora: [VersionTable] = [
        (.alpine, "alpine"), (.cran, "cran"), (.debian, "debian"), (.hackage, "hackage"), (.maven, "maven"),
        (.nuget, "nuget"), (.packagist, "packagist"), (.pub, "pub"), (.pypi, "pypi"), (.rpm, "redhat"),
        (.rubyGems, "rubygems"), (.semver, "semver"),
    ].map { VersionTable(scheme: $0, name: $1, url: shared.appendingPathComponent("\($1)-versions.txt")) }

    /// Every line that is neither empty nor a comment; one that cannot be read is an error.
    func rows() throws -> [Row] {
        try Self.lines(of: url).map { number, content, source in
            let signs: [(String, Ordering?)] = [
                (" < ", .less), (" = ", .equal), (" > ", .greater), (" ? ", nil),
            ]
            guard let (sign, order) = signs.first(where: { content.contains($0.0) }),
                let range = content.range(of: sign)
            else { throw UnreadableLine(file: url.lastPathComponent, line: number, text: content) }
            return Row(
                line: number, left: String(content[..<range.lowerBound]), order: order,
                right: String(content[range.upperBound...]).trimmingCharacters(in: .whitespaces),
                source: source)
        }
    }

    struct UnreadableLine: Error {
        let file: String
        let line: Int
        let text: String
    }

    /// The lines with their number, their content, and what stands behind ` # `.
    static func lines(of url: URL) throws -> [(number: Int, content: String, source: String)] {
        let text = try String(contentsOf: url, encoding: .utf8)
        return text.components(separatedBy: "\n").enumerated().compactMap { index, line in
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("//") { return nil }
            let parts = line.components(separatedBy: " # ")
            let content = parts[0].trimmingCharacters(in: .whitespaces)
            return (index + 1, content, parts.dropFirst().joined(separator: " # "))
        }
    }

    /// The cells of the lines of a table of ours, without what they cite; every line cites something.
    static func cells(of name: String) throws -> [[String]] {
        try lines(of: tables.appendingPathComponent("\(name).txt")).map { number, content, source in
            guard !source.isEmpty else { throw UnreadableLine(file: name, line: number, text: content) }
            return content.components(separatedBy: " | ")
        }
    }
}

/// Lines of the corpora that are left out, by name, with the reason. Each must still be there and still be
/// different.
struct JudgedLine: Sendable {
    let table: String
    let text: String
    let reason: String

    static let judgedWrong: [JudgedLine] = []
}

/// Numbers that look random and are the same in every run.
struct FixedGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
