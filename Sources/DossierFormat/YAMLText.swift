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
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    /// Texts as a list on one line.
    static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }

    /// A text in both languages.
    static func localized(_ text: LocalizedText) -> String {
        text.ja == text.en ? quoted(text.ja) : "{ja: \(quoted(text.ja)), en: \(quoted(text.en))}"
    }
}
