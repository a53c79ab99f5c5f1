/// How wide a text will be, near enough for placing it: a kanji is one em, most other letters a little over
/// half.
public enum TextWidth {
    /// The width in pixels at a font size.
    public static func of(_ text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ems(of: $1) } * size
    }

    /// The text in at most so many lines of a width; an ellipsis stands for what does not fit.
    public static func lines(_ text: String, width: Double, size: Double, countMax: Int) -> [String] {
        var lines: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty, lines.count < countMax {
            let isLast = lines.count == countMax - 1
            if of(String(rest), size: size) <= width {
                lines.append(String(rest))
                return lines
            }
            let end = breakIndex(rest, width: isLast ? width - size : width, size: size, isLast: isLast)
            let line = String(rest[..<end])
            lines.append(isLast ? line + "…" : line)
            rest = rest[end...].drop { $0 == " " }
        }
        return lines
    }

    /// Where a line of this width ends: after a space, or between two characters when one of them is wide.
    private static func breakIndex(_ text: Substring, width: Double, size: Double, isLast: Bool)
        -> Substring.Index
    {
        var used = 0.0
        var index = text.startIndex
        var good = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            used += of(String(character), size: size)
            if used > width { break }
            index = text.index(after: index)
            let isWide = character.unicodeScalars.contains { ems(of: $0) == 1 }
            let mayEnd = isWide || character == " " || character == "-" || character == "/"
            let mayStart = index == text.endIndex || !neverFirst.contains(text[index])
            if mayEnd, mayStart, !neverLast.contains(character) { good = index }
        }
        if good == text.startIndex || isLast { good = index }
        return good == text.startIndex ? text.index(after: good) : good
    }

    private static let neverFirst = Set<Character>("）」』】〕、。，．・：；！？ー)]},.:;!?ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
    private static let neverLast = Set<Character>("（「『【〔([{")

    private static func ems(of scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x300, 0x3099, 0x309A: 0
        case 0x2E80...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFF, 0x1F300...0x1FAFF: 1
        case 0x41...0x5A, 0x40, 0x25, 0x26: 0.66
        case 0x20, 0x2C, 0x2E, 0x3A, 0x3B, 0x69, 0x6A, 0x6C, 0x7C: 0.3
        case 0x2010...0x2026, 0x2190...0x27FF: 1
        default: 0.57
        }
    }
}
