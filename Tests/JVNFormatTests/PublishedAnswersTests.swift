import Foundation
import JVNFormat
import Kernel
import Testing
import Vulnerabilities

/// Every answer that IPA has published as an example: what is read of it, and what is said of it.
@Suite struct PublishedAnswersTests {
    /// `file: advisories, statements (affected/other; stated/phrase/product), scores, names; findings`.
    static func summary(_ file: String) throws -> String {
        let (advisories, findings) = try JVNCorpus.read(file)
        let products = JVNReader.products(in: try JVNCorpus.bytes(file), file: file).products
        let statements = advisories.flatMap(\.statements)
        func count(_ basis: ProductStatement.Basis) -> Int { statements.count { $0.basis == basis } }
        let codes = Dictionary(grouping: findings, by: \.code).map { "\($0.value.count) \($0.key)" }.sorted()
        return "\(file): \(advisories.count) advisories, \(statements.count) statements"
            + " (\(statements.count { $0.status == .affected }) affected;"
            + " \(count(.stated))/\(count(.phrase))/\(count(.productOnly))),"
            + " \(advisories.map(\.scores.count).reduce(0, +)) scores, \(products.count) names"
            + (codes.isEmpty ? "" : "; " + codes.joined(separator: ", "))
    }

    @Test func eachPublishedAnswerIsReadAsTheTableSays() throws {
        guard JVNCorpus.isThere("published answers of MyJVN") else { return }
        let table = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Tables/answers.txt")
        let expected = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") }
        let found = try JVNCorpus.files().map(Self.summary)
        if found != expected { print(found.joined(separator: "\n")) }
        #expect(found == expected)
    }
}
