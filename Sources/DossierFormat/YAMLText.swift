import Kernel

/// Writes values as YAML that reads back as the same value.
enum YAMLText {
    /// A text in double quotes (also valid JSON), so that no text is taken for another type.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if isLineOrControl(scalar) {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    /// What YAML does not take as it is, and what it would read as the end of a line.
    private static func isLineOrControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    /// Texts as a list on one line.
    static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }

    /// A text in both languages.
    static func localized(_ text: LocalizedText) -> String {
        text.ja == text.en ? quoted(text.ja) : "{ja: \(quoted(text.ja)), en: \(quoted(text.en))}"
    }
}
