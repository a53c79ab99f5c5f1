import EmbeddedData

/// The headings and kinds that lists usually have, from `Headings/headings.txt`.
enum HeadingTable {
    /// Field by folded heading.
    static let fields: [String: ListField] = {
        var fields: [String: ListField] = [:]
        for (key, words) in entries(":") {
            guard let field = ListField(rawValue: key) else { preconditionFailure("No field \(key).") }
            for word in words { fields[HeadingText.folded(word)] = field }
        }
        return fields
    }()

    /// The words of each field as the table writes them.
    static let words: [ListField: [String]] = Dictionary(
        uniqueKeysWithValues: entries(":").compactMap { key, words in
            ListField(rawValue: key).map { ($0, words) }
        })

    /// Kind of component, in the word of CycloneDX, by folded word; the words themselves too.
    static let kinds: [String: String] = {
        var kinds: [String: String] = [:]
        for (kind, words) in entries("=") {
            for word in words + [kind] { kinds[HeadingText.folded(word)] = kind }
        }
        return kinds
    }()

    private static func entries(_ mark: Character) -> [(key: String, words: [String])] {
        text.split(separator: "\n").compactMap { line in
            guard !line.hasPrefix("#"), let place = line.firstIndex(where: { $0 == ":" || $0 == "=" }),
                line[place] == mark
            else { return nil }
            let words = line[line.index(after: place)...].split(separator: "|").map(trimmed)
            return (trimmed(line[..<place]), words)
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return String(text.drop { $0 == " " })
    }

    private static let text: String = {
        for index in 0..<embedded_file_count() {
            let file = embedded_file_at(index)
            guard String(cString: file.name) == "lists/headings.txt" else { continue }
            return String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
        }
        preconditionFailure("lists/headings.txt is not in the binary.")
    }()
}
