import Foundation
import Kernel
import LocatedTable
import Testing

/// Tables are read with the place of each cell, in the encodings that spreadsheets write.
struct TableTests {
    static func texts(_ text: String) -> [[String]] {
        CSVReader.read(Array(text.utf8), file: "t.csv").rows.map { $0.map(\.text) }
    }

    @Test(
        "The separator is found from the content",
        arguments: [
            ("a,b;c\n1,2;3\n", [["a", "b;c"], ["1", "2;3"]]), ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
            ("a\tb\n1,2\t3\n", [["a", "b"], ["1,2", "3"]]), ("a\n", [["a"]]),
            ("\"x;y;z\",b\n", [["x;y;z", "b"]]),
            ("a,\"1\n2\"\r\rb,\"\"\"\"", [["a", "1\n2"], ["b", "\""]]),
        ] as [(String, [[String]])])
    func separators(_ text: String, _ rows: [[String]]) { #expect(Self.texts(text) == rows) }

    static let sample = "名称,版\n髙橋ｶﾀｶﾅ～①,1.0\n表,2"

    /// `sample` as Excel in Japan saves it.
    static let shiftJIS: [UInt8] =
        [
            0x96, 0xBC, 0x8F, 0xCC, 0x2C, 0x94, 0xC5, 0x0A, 0xFB, 0xFC, 0x8B, 0xB4, 0xB6, 0xC0, 0xB6, 0xC5,
            0x81,
        ]
        + [0x60, 0x87, 0x40, 0x2C, 0x31, 0x2E, 0x30, 0x0A, 0x95, 0x5C, 0x2C, 0x32]

    @Test func everyUsualEncodingIsRead() {
        let plain = Array(Self.sample.utf8)
        let units = Array(Self.sample.utf16)
        let encodings: [[UInt8]] = [
            plain, [0xEF, 0xBB, 0xBF] + plain, Self.shiftJIS,
            [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
        ]
        for bytes in encodings {
            let (rows, findings) = CSVReader.read(bytes, file: "t.csv")
            #expect(rows.map { $0.map(\.text) } == [["名称", "版"], ["髙橋ｶﾀｶﾅ～①", "1.0"], ["表", "2"]])
            #expect(rows[1][1].origin == Origin(file: "t.csv", line: 2, column: 10))
            #expect(findings.isEmpty)
        }
    }

    /// Foundation's own decoder agrees on every pair of bytes that both know.
    @Test func shiftJISIsThatOfWindows() throws {
        var known = 0
        for lead in Array(0x81...0x9F) + Array(0xE0...0xFC) {
            for trail in 0x40...0xFC where trail != 0x7F {
                let pair = [UInt8(lead), UInt8(trail)]
                let bytes = pair + Array(",x\n".utf8)
                let (rows, _) = CSVReader.read(bytes, file: "t")
                let theirs = String(bytes: pair, encoding: .shiftJIS)
                guard let theirs, theirs.unicodeScalars.count == 1, let ours = rows.first?.first?.text else {
                    continue
                }
                known += 1
                // Seven marks have two code points each, and Foundation takes the others.
                if ours != theirs { #expect("～―∥－￠￡￢＼".contains(ours), "\(pair) \(ours) \(theirs)") }
            }
        }
        #expect(known > 6_800)
    }

    @Test(
        "A text in no encoding is told with its line",
        arguments: [
            (Array("a,あ\nb,い\nc,".utf8) + [0xE3, 0x81], 3), ([0x61, 0x2C, 0x0A, 0x81, 0x20], 2),
            ([0xFF, 0xFE, 0x00], 1), ([0xFF, 0xFE, 0x00, 0xD8], 1), ([0xFF], 1),
        ] as [([UInt8], Int)])
    func encodings(_ bytes: [UInt8], _ line: Int) {
        let (rows, findings) = CSVReader.read(bytes, file: "t.csv")
        #expect(rows.isEmpty)
        #expect(findings.map(\.code) == ["encoding"])
        #expect(findings.first?.origin == Origin(file: "t.csv", line: line, column: 1))
    }

    @Test(
        "Broken quoting and too many columns are told",
        arguments: [
            ("a,b\n\"x,1\n", "csv-quote", 2, 1), ("a,\"x\"y\n", "csv-quote", 1, 3),
            (Array(repeating: "x", count: 201).joined(separator: ","), "too-many-columns", 1, 401),
        ])
    func faults(_ text: String, _ code: String, _ line: Int, _ column: Int) {
        let finding = CSVReader.read(Array(text.utf8), file: "t.csv").findings.first
        #expect(finding?.code == code)
        #expect(finding?.origin == Origin(file: "t.csv", line: line, column: column))
    }

    /// One long line of separators took a time that grew with its square.
    @Test func aHostileLineIsReadInTime() {
        let bytes = Array(repeating: UInt8(ascii: ","), count: 4 << 20)
        let start = ContinuousClock.now
        #expect(CSVReader.read(bytes, file: "t").rows.isEmpty)
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test(
        "Serial numbers are days",
        arguments: [
            ("46630", false, "2027-08-31"), ("45168", true, "2027-08-31"), ("46630.75", false, "2027-08-31"),
            ("61", false, "1900-03-01"), ("60", false, nil), ("x", false, nil), ("1e300", false, nil),
        ] as [(String, Bool, String?)])
    func serials(_ text: String, _ from1904: Bool, _ day: String?) {
        #expect(SpreadsheetDay.day(serial: text, countsFrom1904: from1904)?.description == day)
    }
}
