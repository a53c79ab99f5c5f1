import Foundation

/// How far a source has been fetched; a small text for whoever stores it.
struct FeedCursor: Codable, Equatable {
    var version = 1
    /// The state of documents that are fetched whole, by address.
    var validators: [String: Validator] = [:]
    /// The newest change that was fetched, by part (RFC 3339).
    var until: [String: String] = [:]
    /// Documents that were left out, by part: addresses to try again.
    var missing: [String: [String]] = [:]

    init() {}

    /// Nil when the text is no cursor.
    init?(_ text: String) {
        guard let cursor = try? JSONDecoder().decode(FeedCursor.self, from: Data(text.utf8)),
            cursor.version == 1
        else { return nil }
        self = cursor
    }

    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { preconditionFailure("Texts always encode.") }
        return String(decoding: data, as: UTF8.self)
    }
}

/// What a run set out to do, so that a run after a kill asks for the same windows and pages.
struct FeedPlan: Codable {
    let cursor: String
    let parts: [String]
    let base: String
    /// When the first of these runs began, in seconds since 1970.
    let began: Int
}
