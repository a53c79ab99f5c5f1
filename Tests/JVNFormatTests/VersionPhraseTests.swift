import Foundation
import JVNFormat
import Testing
import Vulnerabilities

/// Version phrases against a table made by hand, and every phrase of the published answers.
@Suite struct VersionPhraseTests {
    /// A row of Tables/phrases.txt.
    struct Row: CustomTestStringConvertible {
        let phrase: String
        let expected: String
        let reason: String

        var testDescription: String { phrase }
    }

    static let rows: [Row] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Tables/phrases.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("# ") }.compactMap { line in
            let cells = line.components(separatedBy: " | ")
            return cells.count == 3 ? Row(phrase: cells[0], expected: cells[1], reason: cells[2]) : nil
        }
    }()

    /// As the table writes it.
    static func written(_ phrase: VersionPhrase) -> String {
        let spans = phrase.spans.map { span in
            switch span {
            case .all: "all"
            case .unstated: "unstated"
            case .exactly(let version): "=\(version)"
            case .between(let low, let high):
                "\(low?.isIncluded == true ? "[" : "(")\(low?.version ?? "-"),"
                    + "\(high?.version ?? "-")\(high?.isIncluded == true ? "]" : ")")"
            }
        }
        var parts = spans
        switch phrase.gap {
        case .nothing: parts.append("?nothing")
        case .word: parts.append("?word")
        case .order: parts.append("?order")
        case .shape: parts.append("?shape")
        case .branches: parts.append("?branches")
        case .contradiction: parts.append("?contradiction")
        case nil: break
        }
        if !phrase.vulnerabilities.isEmpty {
            parts.append("{\(phrase.vulnerabilities.joined(separator: " "))}")
        }
        return parts.joined(separator: " ")
    }

    @Test func eachPhraseOfTheTableIsReadAsTheTableSays() {
        #expect(Self.rows.count >= 150)
        #expect(Set(Self.rows.map(\.phrase)).count == Self.rows.count, "no phrase stands twice")
        for row in Self.rows {
            #expect(Self.written(VersionPhrase(row.phrase)) == row.expected, "\(row.phrase): \(row.reason)")
        }
    }

    @Test func allPhrasesOfTheAnswersStandInTheTableAndTheShareDecidedIsKnown() throws {
        guard JVNCorpus.isThere("version phrases") else { return }
        let phrases = try JVNCorpus.phrases()
        let table = Set(Self.rows.map(\.phrase))
        let decided = phrases.filter { VersionPhrase($0).isDecided }
        print("version phrases of the answers: \(phrases.count), decided \(decided.count)")
        #expect(phrases.filter { !table.contains($0) } == [])
        #expect((phrases.count, decided.count) == (28, 22))
    }

    @Test func ofSeveralUpperEndsOnlyTheLowestIsTaken() {
        let rows: [(phrases: [String], left: Set<Int>)] = [
            (["8.5.3 未満", "9.0.2 未満"], [1]),
            (["9.0.2 未満", "8.5.3 未満", "10.0.1 以前"], [0, 2]),
            (["9.0.2 未満", "8.0 以上 8.5.3 未満"], []),
            (["9.0.2 未満", "9.0.2 以前"], []),
            (["1.0", "1.1"], []),
        ]
        for row in rows {
            #expect(VersionPhrase.branches(in: row.phrases.map { VersionPhrase($0) }) == row.left)
        }
    }

    @Test func whateverIsWrittenIsReadWithoutFailingAndNeverAsEverything() {
        var random = RepeatableRandom(seed: 7)
        let pieces = [
            "1.0", "2.5.1", "x", "3.x", "以前", "より前", "から", "まで", "、", "および", "それ以前", "(", ")", "を除く",
            "を含む", "CVE-2024-1234", "系", " ", "〜", "-", "SP2", "R4", "prior to", "and", "from", "through",
            "\u{FF9E}",
            "99999999999.x", "版", "<", ">=", "を", "*",
        ]
        for _ in 0..<20_000 {
            let count = Int(random.next() % 9)
            let text = (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            let phrase = VersionPhrase(text)
            #expect(phrase.spans.isEmpty == (phrase.gap != nil), "\(text)")
            #expect(!phrase.spans.contains(.all) && !phrase.spans.contains(.unstated), "\(text)")
        }
        let long = String(repeating: "1.0 以上 ", count: 100_000)
        #expect(!VersionPhrase(long).isDecided)
    }
}

/// Numbers that are the same in each run (SplitMix64).
struct RepeatableRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
