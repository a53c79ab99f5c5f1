import Archives
import Foundation
import Kernel
import LocatedTable
import Testing

/// Spreadsheets are read as the programs write them: the sample is XlsxWriter's, with furigana put in.
struct XLSXReaderTests {
    static func sample() throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent("Samples/shared.xlsx")))
    }

    @Test func sharedStringsRunsNumbersAndEmptyCells() throws {
        let (sheets, findings) = XLSXReader.read(try Self.sample(), file: "l.xlsx")
        #expect(findings.isEmpty, "\(findings)")
        #expect(sheets.map(\.sheet) == ["部品"])
        let rows = sheets[0].rows
        #expect(
            rows.map { $0.map(\.text) } == [
                ["名称", "版", "ダウンロード"], ["架空OS", "1.10", "46630"], ["PostgreSQL", "1.1", "TRUE"],
                ["行\n2 & <x>", "2", "", "D"],
            ])
        #expect(rows[3][3].origin == Origin(file: "l.xlsx#部品", line: 5, column: 4))
        #expect(rows[1][1].isNumber == false && rows[2][1].isNumber)
    }

    /// A zip of files that are stored as they are.
    static func zip(_ files: [(String, String)]) -> [UInt8] {
        func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
        func four(_ value: Int) -> [UInt8] { two(value) + two(value >> 16) }
        var (out, directory): ([UInt8], [UInt8]) = ([], [])
        for (name, text) in files {
            let (name, bytes) = (Array(name.utf8), Array(text.utf8))
            var crc: UInt32 = 0xFFFF_FFFF
            for byte in bytes {
                crc ^= UInt32(byte)
                for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
            }
            let facts =
                two(0) + two(0) + four(0) + four(Int(crc ^ 0xFFFF_FFFF)) + four(bytes.count)
                + four(bytes.count)
            directory += [0x50, 0x4B, 1, 2] + two(20) + two(20) + facts + two(name.count) + two(0) + two(0)
            directory += two(0) + two(0) + four(0) + four(out.count) + name
            out += [0x50, 0x4B, 3, 4] + two(20) + facts + two(name.count) + two(0) + name + bytes
        }
        let start = out.count
        out += directory + [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(files.count) + two(files.count)
        return out + four(directory.count) + four(start) + two(0)
    }

    static func book(
        sheet: String, strings: String = "<sst/>", workbook: String? = nil,
        target: String = "worksheets/sheet1.xml"
    ) -> [UInt8] {
        let book =
            workbook
                ?? """
                <x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:workbookPr date1904="1"/>
                <x:sheets><x:sheet name="S" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>
                """
        return zip([
            ("xl/workbook.xml", book),
            (
                "xl/_rels/workbook.xml.rels",
                "<R><Relationship Id='rId1' Type='x/worksheet' Target='\(target)'/></R>"
            ),
            ("xl/sharedStrings.xml", strings), ("xl/worksheets/sheet1.xml", sheet),
        ])
    }

    static func rows(_ cells: String) -> String {
        "<x:worksheet><x:sheetData>\(cells)</x:sheetData></x:worksheet>"
    }

    @Test func strictFilesWithPrefixesAreRead() {
        let sheet = Self.rows(
            """
            <x:row r="3"><x:c r="B3" t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t> a_x0041_b_x </x:t></x:is>\
            </x:c></x:row><x:row><x:c><x:v>1.1000000000000001</x:v></x:c><x:c t="str"><x:v>f</x:v></x:c></x:row>
            """)
        let strings =
            "<x:sst><x:si><x:r><x:t>p</x:t></x:r>"
            + "<x:rPh><x:t>!</x:t></x:rPh><x:r><x:t>q</x:t></x:r></x:si></x:sst>"
        let (sheets, findings) = XLSXReader.read(Self.book(sheet: sheet, strings: strings), file: "l.xlsx")
        #expect(findings.isEmpty, "\(findings)")
        #expect(sheets.first?.countsFrom1904 == true)
        #expect(sheets.first?.rows.map { $0.map(\.text) } == [["", "pq", "aAb_x"], ["1.1", "f"]])
        #expect(sheets.first?.rows[1][0].origin == Origin(file: "l.xlsx#S", line: 4, column: 1))
    }

    /// Places in a document of one long line took a time that grew with its square.
    @Test func aLongSheetOnOneLineIsReadInTime() {
        let row = "<row><c t='str'><v>a</v></c><c><v>1</v></c><c t='str'><v>b</v></c></row>"
        let sheet = Self.rows(String(repeating: row, count: 10_000))
        let start = ContinuousClock.now
        let (sheets, findings) = XLSXReader.read(Self.book(sheet: sheet), file: "l.xlsx")
        #expect(sheets.first?.rows.count == 10_000 && findings.isEmpty)
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test func whatIsMergedDownwardHoldsForAllItsRows() {
        let sheet =
            "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row>"
            + "<row r='2'><c r='A2'/></row><row r='3'><c r='A3'><v>3</v></c></row></sheetData>"
            + "<mergeCells><mergeCell ref='B1:B2'/><mergeCell ref='A3:C3'/></mergeCells></worksheet>"
        let (sheets, _) = XLSXReader.read(Self.book(sheet: sheet), file: "l.xlsx")
        #expect(sheets.first?.rows.map { $0.map(\.text) } == [["1", "2"], ["", "2"], ["3"]])
    }

    static let broken: [(String, [UInt8], String, String)] = [
        ("no zip", Array("PK\u{3}\u{4}".utf8), "archive-unknown", "l.xlsx"),
        ("a zip of another kind", zip([("a.txt", "a")]), "xlsx-part", "l.xlsx"),
        (
            "document type", book(sheet: "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>"), "xml-doctype",
            "l.xlsx#xl/worksheets/sheet1.xml:1:1"
        ),
        ("broken XML", book(sheet: "<worksheet>"), "xml-syntax", "l.xlsx#xl/worksheets/sheet1.xml:1:12"),
        ("no such part", book(sheet: "<worksheet/>", target: "worksheets/none.xml"), "xlsx-part", "l.xlsx"),
        ("no workbook", book(sheet: "<worksheet/>", workbook: "<x/>"), "xlsx-workbook", "l.xlsx"),
        (
            "no such string", book(sheet: rows("<row><c t='s'><v>7</v></c></row>")), "xlsx-string",
            "l.xlsx#S:1:1"
        ),
        ("an error", book(sheet: rows("<row><c t='e'><v>#N/A</v></c></row>")), "xlsx-error", "l.xlsx#S:1:1"),
        (
            "too wide", book(sheet: rows("<row><c r='XFD1'><v>1</v></c></row>")), "too-many-columns",
            "l.xlsx#S:1:16384"
        ),
        (
            "too many rows", book(sheet: rows("<row r='2000000'><c><v>1</v></c></row>")), "too-many-rows",
            "l.xlsx#S:2000000"
        ),
    ]

    @Test("What is broken is told where it is broken", arguments: broken)
    func faults(_ sample: (String, [UInt8], String, String)) {
        let (_, findings) = XLSXReader.read(sample.1, file: "l.xlsx")
        let found = findings.contains { $0.code == sample.2 && $0.origin.description == sample.3 }
        #expect(found, "\(sample.0): \(findings)")
    }

    /// SplitMix64, so that a failure can be shown again.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// The parts are damaged and packed again, so that damage reaches the cells.
    @Test func damagedSpreadsheetsAreReadOrRefused() throws {
        let parts = try Archive.entries(Self.sample()).map {
            ($0.name, String(decoding: $0.bytes, as: UTF8.self))
        }
        var told = 0
        for round in 0..<300 {
            var dice = Dice(state: UInt64(round))
            var damaged = parts
            let index = Int.random(in: 0..<damaged.count, using: &dice)
            var bytes = Array(damaged[index].1.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &dice) {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                let end = min(bytes.count, place + Int.random(in: 1...30, using: &dice))
                switch Int.random(in: 0..<3, using: &dice) {
                case 0: bytes[place] = Array("<>/\"'&19A ".utf8).randomElement(using: &dice) ?? 0
                case 1: bytes.removeSubrange(place..<end)
                default: bytes.insert(contentsOf: bytes[place..<end], at: place)
                }
                if bytes.isEmpty { bytes = [0x3C] }
            }
            damaged[index].1 = String(decoding: bytes, as: UTF8.self)
            let (sheets, findings) = XLSXReader.read(Self.zip(damaged), file: "l.xlsx")
            #expect(!sheets.isEmpty || !findings.isEmpty || index != 0, "round \(round)")
            if !findings.isEmpty { told += 1 }
        }
        #expect(told > 60, "The damage does nothing: \(told).")
    }
}
