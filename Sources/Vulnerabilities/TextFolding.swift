/// Brings the ways of writing one text together: full and half width, kinds of spaces, hyphens and tildes,
/// and for a search also case and the two kana.
///
/// A table of its own, close to Unicode's NFKC where names and version phrases need it. The long vowel mark
/// is kept: サーバ and サーバー stay two words.
public enum TextFolding {
    /// Width, spaces, hyphens and tildes folded; half-width katakana with their voicing marks composed. Runs
    /// of spaces are one; none stands at either end.
    public static func widthFolded(_ text: String) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &out) }
        if out.last == " " { out.removeLast() }
        return out
    }

    /// As `widthFolded`, and in lower case, hiragana as katakana.
    public static func searchFolded(_ text: String) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        for scalar in widthFolded(text) {
            if let kana = katakana(scalar) {
                out.append(kana)
            } else if scalar.value < 0x80 {
                out.append(("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
            } else {
                out += scalar.properties.lowercaseMapping.unicodeScalars
            }
        }
        return out
    }

    private static func append(_ scalar: Unicode.Scalar, to out: inout [Unicode.Scalar]) {
        switch scalar.value {
        case 0xFF9E, 0x3099, 0x309B: voice(by: 1, mark: "\u{309B}", &out)
        case 0xFF9F, 0x309A, 0x309C: voice(by: 2, mark: "\u{309C}", &out)
        case 0xFF61...0xFF9D: out.append(halfWidth[Int(scalar.value) - 0xFF61])
        case 0xFF01...0xFF5E: out.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            if let last = out.last, last != " " { out.append(" ") }
        case 0x200B...0x200D, 0x2060, 0xFEFF, 0xFE00...0xFE0F, 0xE0100...0xE01EF: break
        case 0x301C, 0x223C, 0x02DC: out.append("~")
        case 0x2010...0x2015, 0x2212, 0x2043, 0xFE63: out.append("-")
        case 0x2160...0x216B: out += roman[Int(scalar.value) - 0x2160].unicodeScalars
        case 0x2170...0x217B: out += roman[Int(scalar.value) - 0x2170].lowercased().unicodeScalars
        case 0x2460...0x2473: out += String(scalar.value - 0x245F).unicodeScalars
        case 0x2122: out += ["T", "M"]
        case 0x3231: out += ["(", "株", ")"]
        case 0x3232: out += ["(", "有", ")"]
        default: out.append(scalar)
        }
    }

    /// Joins a voicing mark to the kana before it; a mark that fits nothing stands for itself.
    private static func voice(by step: UInt32, mark: Unicode.Scalar, _ out: inout [Unicode.Scalar]) {
        guard let last = out.last else { return out.append(mark) }
        let value = last.value
        // Hiragana lie 0x60 below katakana.
        let kana = (0x3041...0x3096).contains(value) ? value + 0x60 : value
        let isHa = [0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB].contains(kana)
        let isKaToChi = (0x30AB...0x30C1).contains(kana) && kana % 2 == 1
        let isTsuToTo = [0x30C4, 0x30C6, 0x30C8].contains(kana)
        var voiced: UInt32?
        if isHa || (step == 1 && (isKaToChi || isTsuToTo)) { voiced = value + step }
        if step == 1, kana == 0x30A6 { voiced = value + 0x4E }
        guard let voiced, let joined = Unicode.Scalar(voiced) else { return out.append(mark) }
        out[out.count - 1] = joined
    }

    private static func katakana(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x3041...0x3096, 0x309D...0x309E: Unicode.Scalar(scalar.value + 0x60)
        default: nil
        }
    }

    /// From U+FF61 to U+FF9D.
    private static let halfWidth = Array(
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
            .unicodeScalars)
    private static let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
}
