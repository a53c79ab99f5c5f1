/// Makes headings alike that people write differently.
enum HeadingText {
    /// Lower case, half-width letters and full-width katakana, without spaces and marks; `ﾊﾞｰｼﾞｮﾝ` becomes
    /// `バージョン`, `Ｖｅｒ．` becomes `ver`.
    static func folded(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar, to: &scalars)
            case 0xFF65...0xFF9D: scalars.append(katakana[Int(scalar.value) - 0xFF65])
            // The sound marks join the character before them.
            case 0xFF9E: scalars.append("\u{3099}")
            case 0xFF9F: scalars.append("\u{309A}")
            default: append(scalar, to: &scalars)
            }
        }
        return String(scalars).lowercased()
    }

    /// The same without what stands in brackets, such as `（YYYY-MM-DD）`.
    static func foldedWithoutBrackets(_ text: String) -> String {
        var depth = 0
        let outside = text.filter { character in
            if "(（[［【".contains(character) { depth += 1 }
            defer { if ")）]］】".contains(character) { depth = max(0, depth - 1) } }
            return depth == 0
        }
        return folded(outside)
    }

    private static let katakana = Array(
        "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
            .unicodeScalars)

    private static let dropped: Set<Unicode.Scalar> = [
        " ", "\u{3000}", "\u{A0}", "\t", "\n", "\r", "_", "-", ".", "・", "/", "(", ")", "[", "]", "【", "】",
        "*",
        "※", ":", "\u{FEFF}", "#",
    ]

    private static func append(_ scalar: Unicode.Scalar, to scalars: inout String.UnicodeScalarView) {
        if !dropped.contains(scalar) { scalars.append(scalar) }
    }
}
