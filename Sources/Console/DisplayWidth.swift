/// Columns that text takes in a terminal, where a kanji is two wide (Unicode Annex 11, wide and fullwidth).
public enum DisplayWidth {
    /// The columns of a text on one line.
    public static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }

    /// The text filled up with spaces to so many columns.
    public static func pad(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - of(text)))
    }

    /// The text in at most so many columns; where it is longer, it ends in `…`.
    public static func cut(_ text: String, to columns: Int) -> String {
        guard of(text) > columns else { return text }
        var (cut, used) = ("", 0)
        for character in text {
            let size = of(String(character))
            if used + size > columns - 1 { break }
            cut.append(character)
            used += size
        }
        return cut + "…"
    }

    /// The text broken into lines of at most so many columns: at spaces where there are any, else between
    /// characters.
    public static func wrap(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for piece in pieces(of: text) {
            let size = of(piece)
            if width + size > columns, !line.isEmpty {
                lines.append(trimmed(line))
                (line, width) = ("", 0)
                if piece == " " { continue }
            }
            line += piece
            width += size
        }
        if !line.isEmpty || lines.isEmpty { lines.append(trimmed(line)) }
        return lines
    }

    /// Words of narrow letters stay whole, each wide character stands by itself; closing marks stick to what
    /// they close.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            let wide = character.unicodeScalars.contains { width($0) == 2 }
            if character == " " || wide {
                if !word.isEmpty { pieces.append(word) }
                word = ""
                if "。、）」：；".contains(character), let last = pieces.popLast() {
                    pieces.append(last + String(character))
                } else {
                    pieces.append(String(character))
                }
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { pieces.append(word) }
        return pieces
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
