import BillEncoding
import Kernel

/// Splits a tag-value document into tags with their values, each with its place.
struct SPDXTagScanner {
    struct Line {
        let tag: String
        let value: String
        let origin: Origin
        let valueOrigin: Origin
    }

    /// The most tags that are read.
    static let countMax = 4_000_000

    private let text: [UInt8]
    private let file: String
    private var index = 0
    private var number = 0
    private(set) var lines: [Line] = []
    private(set) var findings: [Finding] = []

    static func scan(_ text: [UInt8], file: String) -> SPDXTagScanner {
        var scanner = SPDXTagScanner(text: text, file: file)
        while scanner.index < text.count, scanner.next() {}
        return scanner
    }

    private init(text: [UInt8], file: String) {
        self.text = text
        self.file = file
    }

    /// Reads a line, and those after it when a text goes on; false after a fault that ends the reading.
    private mutating func next() -> Bool {
        let line = takeLine()
        let start = line.firstIndex { !Self.isSpace($0) } ?? line.endIndex
        guard start < line.endIndex, line[start] != UInt8(ascii: "#") else { return true }
        let origin = Origin(file: file, line: number, column: start - line.startIndex + 1)
        guard let colon = line[start...].firstIndex(of: UInt8(ascii: ":")),
            line[start..<colon].allSatisfy(Self.isLetter), colon > start
        else {
            fault("tag-syntax", origin, ja: "「タグ: 値」の形でない行です", en: "a line that is not `Tag: value`")
            return true
        }
        guard lines.count < Self.countMax else {
            fault(
                "too-many-values", origin, ja: "タグが多すぎます（\(Self.countMax) 個まで）",
                en: "too many tags (at most \(Self.countMax))")
            return false
        }
        let valueStart = line[(colon + 1)...].firstIndex { !Self.isSpace($0) } ?? line.endIndex
        let valueOrigin = Origin(
            file: file, line: number,
            column: String(decoding: line[line.startIndex..<valueStart], as: UTF8.self).unicodeScalars.count
                + 1)
        var value = line[valueStart...]
        if value.starts(with: "<text>".utf8) {
            guard let whole = takeText(from: valueStart + 6) else {
                fault(
                    "text-open", valueOrigin, ja: "<text> が閉じられていません（</text> がありません）",
                    en: "the <text> is not closed by </text>")
                return false
            }
            value = whole
        } else {
            while let last = value.last, Self.isSpace(last) { value.removeLast() }
        }
        lines.append(
            Line(
                tag: String(decoding: line[start..<colon], as: UTF8.self),
                value: String(decoding: value, as: UTF8.self), origin: origin, valueOrigin: valueOrigin))
        return true
    }

    private mutating func takeLine() -> ArraySlice<UInt8> {
        number += 1
        let end = text[index...].firstIndex(of: 0x0A) ?? text.endIndex
        let line = text[index..<end]
        index = min(end + 1, text.endIndex)
        return line.last == 0x0D ? line.dropLast() : line
    }

    /// The text up to `</text>`; what follows on its line must be nothing.
    private mutating func takeText(from start: Int) -> ArraySlice<UInt8>? {
        let mark = Array("</text>".utf8)
        var at = start
        while at + mark.count <= text.count {
            guard text[at] == mark[0], text[at..<at + mark.count].elementsEqual(mark) else {
                at += 1
                continue
            }
            let body = text[start..<at]
            let rest = at + mark.count
            let end = text[rest...].firstIndex(of: 0x0A) ?? text.endIndex
            if at >= index { number += text[index..<end].count { $0 == 0x0A } + 1 }
            if let more = text[rest..<end].firstIndex(where: { !Self.isSpace($0) && $0 != 0x0D }) {
                fault(
                    "tag-syntax", Origin(file: file, line: number, column: more - rest + 1),
                    ja: "</text> の後に余分な文字があります", en: "more follows after </text>")
            }
            index = min(end + 1, text.endIndex)
            return body
        }
        return nil
    }

    private mutating func fault(_ code: String, _ origin: Origin, ja: String, en: String) {
        guard findings.count < BillFindings.shownMax else { return }
        findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
