import Foundation
import SharedCorpora
import Testing
import VersionOrdering

/// Every line of every table holds, in both directions.
struct TableTests {
    @Test("Our tables hold, have forty rows, and cite the rule", arguments: VersionTable.ours)
    func ours(_ table: VersionTable) throws {
        let rows = try table.rows()
        #expect(rows.count >= 40)
        for row in rows {
            #expect(table.scheme.compare(row.left, row.right) == row.order, "\(row.line): \(row.text)")
            #expect(
                table.scheme.compare(row.right, row.left) == row.order?.reversed, "\(row.line): \(row.text)")
            #expect(!row.source.isEmpty, "\(row.line): \(row.text) cites nothing")
        }
    }

    @Test("The corpora's tables hold, but for lines judged wrong by name", arguments: VersionTable.corpora)
    func corpora(_ table: VersionTable) throws {
        guard SharedCorpora.has("versions", for: "version table \(table.name)") else { return }
        let judged = JudgedLine.judgedWrong.filter { $0.table == table.name }
        var judgedSeen: Set<String> = []
        let rows = try table.rows()
        #expect(!rows.isEmpty)
        for row in rows {
            let isJudged = judged.contains { $0.text == row.text }
            if isJudged { judgedSeen.insert(row.text) }
            let place: Comment = "\(row.line): \(row.text)\(isJudged ? " is no longer different" : "")"
            let holds = table.scheme.compare(row.left, row.right) == row.order
            #expect(holds != isJudged, place)
            let holdsReversed = table.scheme.compare(row.right, row.left) == row.order?.reversed
            #expect(holdsReversed != isJudged, place)
        }
        #expect(judgedSeen == Set(judged.map(\.text)), "judged lines that the table does not have")
    }

    @Test("Every scheme has a table, and every type of package URL that we know leads to one")
    func complete() {
        let schemes = Set((VersionTable.ours + VersionTable.corpora).map(\.scheme))
        #expect(schemes == Set(VersionScheme.allCases))
    }

    @Test(
        "A type of package URL names its scheme; a type without one gives none",
        arguments: [
            ("deb", VersionScheme.debian), ("rpm", .rpm), ("apk", .alpine), ("pypi", .pypi), ("npm", .npm),
            ("maven", .maven), ("nuget", .nuget), ("gem", .rubyGems), ("composer", .packagist), ("pub", .pub),
            ("cran", .cran), ("hackage", .hackage), ("golang", .go), ("cargo", .semver), ("swift", .semver),
            ("hex", .semver), ("generic", .generic), ("github", .generic), ("openssl", .openssl),
            ("alpm", nil),
            ("docker", nil), ("", nil), ("DEB", nil),
        ] as [(String, VersionScheme?)])
    func purlTypes(_ type: String, _ scheme: VersionScheme?) {
        #expect(VersionScheme(purlType: type) == scheme)
    }

    @Test(
        "What is not a version of a scheme is said to be none",
        arguments: [
            (VersionScheme.semver, "trunk"), (.semver, "1."), (.semver, "1..2"), (.semver, "1.0-é"),
            (.debian, "1.0_1"), (.debian, "a:1"), (.debian, "1:"), (.debian, "1.0-"), (.debian, "1 0"),
            (.rpm, "1:"), (.rpm, "1 0"), (.alpine, "edge"), (.alpine, "_1"), (.alpine, "V1"),
            (.pypi, "latest"), (.pypi, "1.0 beta"), (.maven, "--"), (.maven, "..."), (.nuget, "1.2.3.4.5"),
            (.nuget, "1.0beta"), (.rubyGems, "v1.0"), (.rubyGems, "1..0"), (.rubyGems, "1.0-"),
            (.packagist, "stable"), (.pub, "any"), (.cran, "1.0a"), (.cran, "1--0"), (.hackage, "1.0-1"),
            (.hackage, "1."), (.go, "v1.0.0.0"), (.npm, "1.0"), (.openssl, "1.0.2-1.el7"),
            (.windows, "22H2"), (.generic, "stable"),
        ])
    func foreign(_ scheme: VersionScheme, _ text: String) {
        #expect(scheme.compare(text, "1.0.0") == nil)
        #expect(scheme.compare("1.0.0", text) == nil)
        #expect(scheme.compare("1.0.0", "1.0.0") == .equal)
    }

    @Test(
        "Nothing and blanks alone are no version; blanks around one do not count",
        arguments: VersionScheme.allCases)
    func blanks(_ scheme: VersionScheme) {
        for text in ["", " ", "\t\n", "1.0.0\u{0}", "1.0.\u{7F}0"] {
            #expect(VersionKey(text, as: scheme) == nil, "\(text.debugDescription)")
        }
        #expect(scheme.compare(" 1.0.0\n", "1.0.0") == .equal)
    }
}
