import Kernel
import BillOfMaterials
import Foundation
import Testing

/// CPE names by a table of our own, whose rows cite NISTIR 7695 and 7696.
struct CPETableTests {
    struct Row: Sendable, CustomStringConvertible {
        let clause: String
        let kind: String
        let input: String
        let expected: String
        let line: Int

        var description: String { "cpe.txt:\(line) \(clause) \(input)" }
    }

    static let rows: [Row] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Tables/cpe.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
            let columns = $1.components(separatedBy: " | ")
            guard !$1.hasPrefix("#"), columns.count == 4 else { return nil }
            return Row(
                clause: columns[0], kind: columns[1], input: columns[2], expected: columns[3], line: $0 + 1)
        }
    }()

    static let kinds: Set = [
        "refuse", "values", "names", "wfn to wfn", "wfn to fs", "wfn to uri", "fs to fs", "fs to wfn",
        "fs to uri", "uri to wfn", "uri to fs",
    ]

    @Test("The table is read whole, and each row cites a clause")
    func table() {
        #expect(Self.rows.count == 138)
        for row in Self.rows {
            #expect(row.clause.wholeMatch(of: /[NM] [5-7](\.\d+)*( \(\d\)| line \d+)?/) != nil, "\(row)")
            #expect(Self.kinds.contains(row.kind), "\(row)")
        }
    }

    @Test("A row holds", arguments: rows)
    func holds(_ row: Row) throws {
        switch row.kind {
        case "refuse":
            let refusal = try #require(throws: BillOfMaterialsRefusal.self) { try CPEName(row.input) }
            #expect("\(refusal.code) \(refusal.at ?? -1)" == row.expected)
            #expect(!refusal.message.ja.isEmpty && !refusal.message.en.isEmpty)
        case "values", "names":
            let sides = row.input.components(separatedBy: " => ")
            let names = try sides.map { try CPEName(row.kind == "values" ? "wfn:[product=\($0)]" : $0) }
            let relation = names[0].relation(to: names[1])
            if row.kind == "values" {
                #expect(names[0][.product].relation(to: names[1][.product]).rawValue == row.expected)
                // The other ten attributes are equal, so that this one decides.
                #expect(names[0].relations(to: names[1]).filter { $0 == .equal }.count >= 10)
            }
            #expect(relation.rawValue == row.expected)
        default:
            let name = try CPEName(row.input)
            #expect(name.text == row.input)
            #expect(Self.written(name, as: row.kind) == row.expected)
            try Self.expectRoundTrips(name)
        }
    }

    private static func written(_ name: CPEName, as kind: String) -> String {
        if kind.hasSuffix("to fs") { return name.formattedString }
        return kind.hasSuffix("to uri") ? name.uri : name.wellFormedName
    }

    /// Each of the three ways of writing a name gives the name back.
    static func expectRoundTrips(_ name: CPEName) throws {
        for text in [name.formattedString, name.uri, name.wellFormedName] {
            #expect(try CPEName(text) == name, "\(text)")
        }
        #expect(try CPEName(name.formattedString).formattedString == name.formattedString)
    }

    @Test("Equal relations turn round: what is a superset one way is a subset the other")
    func mirrored() throws {
        let texts = ["cpe:/", "cpe:/a:kaku", "cpe:/a:kaku:pump", "cpe:/a:kaku:pump:1", "cpe:/o:kaku:pump:-"]
        let opposite: [CPERelation: CPERelation] = [
            .equal: .equal, .superset: .subset, .subset: .superset, .disjoint: .disjoint,
            .undefined: .undefined,
        ]
        for left in texts {
            for right in texts {
                let there = try CPEName(left).relation(to: CPEName(right))
                let back = try CPEName(right).relation(to: CPEName(left))
                #expect(back == opposite[there], "\(left) \(right)")
            }
        }
    }

    @Test("Built from values")
    func built() throws {
        let part = try CPEName("cpe:/a")[.part]
        let name = try CPEName([.part: part, .version: .notApplicable])
        #expect(name.text == "cpe:2.3:a:*:*:-:*:*:*:*:*:*:*")
        let vendor = try CPEName("cpe:/a:kaku")[.vendor]
        #expect(throws: BillOfMaterialsRefusal.cpeName(.badPart, at: nil)) { try CPEName([.part: vendor]) }
    }
}
