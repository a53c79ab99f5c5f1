import Kernel
import LocatedJSON
import Testing

/// RFC 8259 clause by clause: what is JSON and what is not, and where it stops being so.
struct SyntaxTests {
    static let valid: [(text: String, kind: JSONKind)] = [
        ("null", .null), ("true", .flag), ("false", .flag), (" \t\r\n 0 ", .number), ("-0", .number),
        ("10", .number), ("-1.5e+10", .number), ("1E0", .number), ("0.0", .number), ("0e-1", .number),
        ("123456789012345678901234567890", .number), (#""""#, .text), (#""部品表""#, .text),
        (#""\"\\\/\b\f\n\r\t""#, .text), (#""\u00e9\uD834\uDD1E""#, .text), ("[]", .list), ("{}", .object),
        ("[ ]", .list), ("{ }", .object), ("[1,[2,[3]],{}]", .list), (#"{"":0}"#, .object),
        (#"{"a":{"b":[{}]},"c":null}"#, .object), ("\u{FEFF}[]", .list), (#""\u0000""#, .text),
        ("\"\u{7F}\"", .text), ("[\n1 ,\r\n2\t]", .list),
    ]

    @Test("What the grammar has is read")
    func readsValid() {
        for row in Self.valid {
            let (tree, findings) = JSONReader.read(Array(row.text.utf8), file: "a.json")
            #expect(tree?.root.kind == row.kind && findings.isEmpty, "\(row.text): \(findings)")
        }
    }

    static let invalid: [(text: String, line: Int, column: Int)] = [
        ("", 1, 1), ("  \n", 2, 1), ("nul", 1, 1), ("True", 1, 1), ("[", 1, 2), ("[1", 1, 3), ("[1,]", 1, 4),
        ("[,1]", 1, 2), ("[1 2]", 1, 4), ("]", 1, 1), ("{", 1, 2), (#"{"a"}"#, 1, 5), (#"{"a":}"#, 1, 6),
        (#"{"a":1,}"#, 1, 8), (#"{"a":1 "b":2}"#, 1, 8), ("{1:2}", 1, 2), ("{a:1}", 1, 2), ("{'a':1}", 1, 2),
        ("[1}", 1, 3), (#"{"a":1]"#, 1, 7), ("01", 1, 1), ("-", 1, 1), ("+1", 1, 1), (".5", 1, 1),
        ("1.", 1, 1), ("1e", 1, 1), ("1e+", 1, 1), ("-01", 1, 1), ("0x10", 1, 2), ("NaN", 1, 1),
        ("Infinity", 1, 1), (#""a"#, 1, 1), (#""a\"#, 1, 1), (#""\x""#, 1, 2), (#""\u12G4""#, 1, 2),
        (#""\u12""#, 1, 2), (#""\uD834""#, 1, 2), (#""\uD834\u0041""#, 1, 2), (#""\uDD1E""#, 1, 2),
        ("\"a\tb\"", 1, 3), ("\"a\nb\"", 1, 3), ("1 2", 1, 3), ("{} {}", 1, 4), ("[1] // end", 1, 5),
        ("/* */ 1", 1, 1), ("[\n 1,\n x]", 3, 2), ("[\"部品\", x]", 1, 8), ("\u{FEFF}\u{FEFF}1", 1, 1),
        ("[1,,2]", 1, 4), ("'a'", 1, 1), ("[tru]", 1, 2), ("\u{A0}1", 1, 1),
    ]

    @Test("What the grammar lacks is refused where it starts")
    func refusesInvalid() {
        for row in Self.invalid {
            let (tree, findings) = JSONReader.read(Array(row.text.utf8), file: "a.json")
            #expect(tree == nil && findings.count == 1, "\(row.text)")
            let place = Origin(file: "a.json", line: row.line, column: row.column)
            #expect(findings.first?.origin == place, "\(row.text): \(findings)")
            #expect(findings.first?.severity == .error)
        }
    }

    @Test("Bytes that are not UTF-8 are refused where they stand")
    func refusesBrokenUTF8() {
        let rows: [[UInt8]] = [
            [0x80], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xE3, 0x81], [0xFF], [0xFE],
        ]
        for row in rows {
            let bytes = Array(#"["é", "ab"#.utf8) + row + Array("\"]".utf8)
            let (tree, findings) = JSONReader.read(bytes, file: "a.json")
            #expect(tree == nil && findings.first?.code == "encoding", "\(row)")
            #expect(findings.first?.origin.column == 10, "\(row): \(findings)")
        }
    }

    @Test("UTF-16 with a mark is read, in both orders, and refused when halved")
    func readsUTF16() {
        let units = Array(#"{"名": "𝄞"}"#.utf16)
        let big: [UInt8] =
            [0xFE, 0xFF] + units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        let little: [UInt8] =
            [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        for bytes in [big, little] {
            #expect(JSONReader.read(bytes, file: "a.json").tree?.root["名"]?.text == "𝄞")
            let halved = JSONReader.read(Array(bytes.dropLast()), file: "a.json")
            #expect(halved.tree == nil && halved.findings.first?.code == "encoding")
        }
        let lone: [UInt8] = [0xFE, 0xFF, 0, 0x22, 0xD8, 0x34, 0, 0x22]
        #expect(JSONReader.read(lone, file: "a.json").findings.first?.code == "encoding")
    }

    @Test("A key that stands twice is told where it stands again, however it is spelled")
    func tellsDuplicates() {
        let many = (0..<40).map { "\"k\($0)\":0" }.joined(separator: ",")
        let rows: [(text: String, column: Int?)] = [
            (#"{"a":1,"b":2,"a":3}"#, 14), (#"{"a":1,"\u0061":3}"#, 8), (#"{"a":{"a":1}}"#, nil),
            (#"[{"a":1},{"a":1}]"#, nil), ("{\(many)}", nil), ("{\(many),\"k7\":1}", many.count + 3),
            (#"{"x":[{"ab":1,"ab":2}]}"#, 15),
        ]
        for row in rows {
            let (tree, findings) = JSONReader.read(Array(row.text.utf8), file: "a.json")
            #expect(tree != nil)
            #expect(findings.map(\.origin.column) == (row.column.map { [$0] } ?? []), "\(row.text)")
            #expect(findings.allSatisfy { $0.code == "duplicate-key" })
        }
    }

    @Test("Limits hold on bytes, depth and number of values")
    func holdsLimits() {
        let limits = JSONReader.Limits(bytesMax: 1 << 20, depthMax: 5, countMax: 10)
        let rows: [(text: String, code: String?)] = [
            ("[[[[[]]]]]", nil), ("[[[[[[]]]]]]", "too-deep"), ("[1,2,3,4,5,6,7,8,9]", nil),
            ("[1,2,3,4,5,6,7,8,9,0]", "too-many-values"),
            ("\"\(String(repeating: "a", count: 1 << 20))\"", "file-too-large"),
            (String(repeating: "[", count: 100_000), "too-deep"),
            (String(repeating: "{\"a\":", count: 100_000), "too-deep"),
        ]
        for row in rows {
            let (tree, findings) = JSONReader.read(Array(row.text.utf8), file: "a.json", limits: limits)
            #expect(findings.first?.code == row.code && (tree == nil) == (row.code != nil))
        }
    }
}
