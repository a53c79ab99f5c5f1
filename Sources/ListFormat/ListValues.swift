import BillOfMaterials
import Kernel
import LocatedTable

/// Reads what people write into cells.
enum ListValues {
    private static let unknowns: Set<String> = [
        "不明", "未定", "未確認", "調査中", "該当なし", "なし", "無し", "unknown", "n/a", "na", "tbd", "none", "-", "--", "ー",
        "―", "—", "－",
    ]

    /// Says that nothing is known, which is not a value.
    static func isUnknown(_ text: String) -> Bool { unknowns.contains(text.lowercased()) }

    /// A day written with `-`, `/`, `.`, or 年月日, in the Gregorian or the Japanese calendar (令和9年8月31日,
    /// R9.8.31), or a serial number of a spreadsheet; nil when a part of it is missing.
    static func day(_ cell: TableCell, countsFrom1904: Bool) -> Day? {
        if cell.isNumber { return SpreadsheetDay.day(serial: cell.text, countsFrom1904: countsFrom1904) }
        var text = Substring(halfWidth(cell.text))
        // A day with a time of day: `2027-08-31T00:00:00`.
        if let time = text.firstIndex(where: { $0 == "T" }), time != text.startIndex { text = text[..<time] }
        if let time = text.firstRange(of: " 0:00") ?? text.firstRange(of: " 00:00") {
            text = text[..<time.lowerBound]
        }
        var offset = 0
        for (names, years) in [(["令和", "R", "r"], 2018), (["平成", "H", "h"], 1988)] {
            for name in names where text.hasPrefix(name) {
                text = text.dropFirst(name.count)
                offset = years
            }
        }
        if offset > 0, text.hasPrefix("元") { text = "1" + text.dropFirst() }
        var numbers: [Int] = []
        for part in text.split(omittingEmptySubsequences: true, whereSeparator: { "-/.年月日 ".contains($0) }) {
            guard part.utf8.count <= 4, part.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        guard numbers.count == 3 else { return nil }
        return Day(year: numbers[0] + offset, month: numbers[1], day: numbers[2])
    }

    private static func halfWidth(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isWide = 0xFF01...0xFF5E ~= scalar.value
            scalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return String(scalars)
    }

    /// A digest, its algorithm told by a prefix (`sha256:…`), the heading, or its length; nil when none.
    static func hash(_ text: String, heading: String) -> ContentHash? {
        var digits = Substring(text)
        if let colon = text.lastIndex(of: ":") { digits = text[text.index(after: colon)...] }
        digits = digits.drop { $0 == " " }
        let byLength = [32: "MD5", 40: "SHA-1", 64: "SHA-256", 96: "SHA-384", 128: "SHA-512"]
        guard digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let algorithm = byLength[digits.utf8.count]
        else { return nil }
        let told = HeadingText.folded(heading)
        let named = byLength.values.first { told.contains(HeadingText.folded($0)) }
        guard named == nil || named == algorithm else { return nil }
        return ContentHash(algorithm: algorithm, value: String(digits))
    }

    /// Several values in one cell: a line each, or with `,` `;` or `、` between them.
    static func several(_ text: String) -> [String] {
        text.split { "\n\r,;、，；".contains($0) }.map { part in
            let start = part.drop { $0 == " " || $0 == "\u{3000}" }
            let end = start.lastIndex { $0 != " " && $0 != "\u{3000}" }
            return end.map { String(start[...$0]) } ?? ""
        }.filter { !$0.isEmpty }
    }

    /// An SPDX expression is told from a name by the words that join.
    static func licence(_ text: String) -> Licence {
        let isJoined = [" AND ", " OR ", " WITH "].contains { text.contains($0) }
        let isASCII = text.utf8.allSatisfy { 0x20...0x7E ~= $0 }
        if isJoined && isASCII { return Licence(.expression(text)) }
        return Licence(.named(text))
    }
}
