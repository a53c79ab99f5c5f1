/// The two languages in which everything that a user reads exists.
public enum Language: String, Sendable, CaseIterable {
    case japanese = "ja"
    case english = "en"
}
