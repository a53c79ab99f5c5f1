import Kernel

/// An attribute of an element. Its name is always a literal of our own source; its value is escaped when
/// written.
public struct Attribute: Sendable {
    let name: StaticString
    let value: String

    /// Any attribute; prefer the named ones below.
    public init(_ name: StaticString, _ value: String) {
        self.name = name
        self.value = value
    }

    /// An attribute with a number, written without a needless fraction.
    public init(_ name: StaticString, _ number: Double) { self.init(name, Attribute.spelled(number)) }

    /// Classes of our own style sheet.
    public static func `class`(_ names: StaticString) -> Attribute {
        Attribute("class", names.description)
    }
    public static func id(_ id: String) -> Attribute { Attribute("id", Attribute.identifier(id)) }
    /// A link within the page, to the element of this id.
    public static func toID(_ id: String) -> Attribute { Attribute("href", "#" + Attribute.identifier(id)) }
    public static func lang(_ language: Language) -> Attribute { Attribute("lang", language.rawValue) }
    /// What a table's head cell stands for: `col`, `row` or `rowgroup`.
    public static func scope(_ scope: StaticString) -> Attribute { Attribute("scope", scope.description) }
    public static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
    /// The element is one picture, and this text says what it shows.
    public static func picture(_ text: String) -> [Attribute] { [Attribute("role", "img"), .label(text)] }

    /// A name that is safe as an id and in a link: letters and digits stay, `-`, `_` and `.` too, others
    /// become `_` with their code, so that two different names stay different.
    static func identifier(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".": result.unicodeScalars.append(scalar)
            default: result += "_" + String(scalar.value, radix: 16)
            }
        }
        return result
    }

    /// A number with at most two decimals, the same on every machine.
    static func spelled(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
        return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
