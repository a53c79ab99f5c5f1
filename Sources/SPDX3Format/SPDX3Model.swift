import EmbeddedData

/// The classes and words of SPDX 3.0, read from the table.
struct SPDX3Model: Sendable {
    /// What a value may be.
    enum Shape: Sendable {
        case text, time, flag, whole, positive, number
        /// The name of a list of words.
        case one(String)
        /// An object of the class, or the id of one.
        case object(String)
    }

    struct Field: Sendable {
        let shape: Shape
        let isList: Bool
        let isRequired: Bool
    }

    struct Class: Sendable {
        let name: String
        /// The class itself and those that it is a kind of, nearest first.
        let lineage: [String]
        let isAbstract: Bool
        /// Those of the parents too.
        fileprivate(set) var fields: [String: Field]
        /// The fields that have to be there, by name.
        fileprivate(set) var required: [String] = []

        /// Whether it is the class, or a kind of it.
        func isKind(of name: String) -> Bool { lineage.contains(name) }
    }

    private(set) var classes: [String: Class] = [:]
    private(set) var words: [String: Set<String>] = [:]

    static let shared = SPDX3Model(table: text())

    private static func text() -> String {
        for index in 0..<embedded_file_count() {
            let file = embedded_file_at(index)
            guard let name = file.name, String(cString: name) == "spdx3/model" else { continue }
            return String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
        }
        return ""
    }

    private init(table: String) {
        var name = ""
        var isWords = false
        for line in table.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: " ").map(String.init)
            if line.hasPrefix("class ") {
                name = parts[1]
                isWords = false
                let parent = parts.count > 3 ? classes[parts[3]] : nil
                classes[name] = Class(
                    name: name, lineage: [name] + (parent?.lineage ?? []),
                    isAbstract: parts.last == "abstract", fields: parent?.fields ?? [:])
            } else if line.hasPrefix("words ") {
                name = parts[1]
                isWords = true
            } else if isWords {
                words[name, default: []].formUnion(parts)
            } else {
                let isList = parts[2] == "list"
                classes[name]?.fields[parts[1]] = Field(
                    shape: Self.shape(parts[isList ? 3 : 2]), isList: isList, isRequired: parts[0] == "must")
            }
        }
        nameRequired()
    }

    private mutating func nameRequired() {
        for (name, one) in classes {
            classes[name]?.required = one.fields.filter { $0.value.isRequired }.map(\.key).sorted()
        }
    }

    private static func shape(_ text: String) -> Shape {
        if text.hasPrefix("@") { return .object(String(text.dropFirst())) }
        if text.hasPrefix("one:") { return .one(String(text.dropFirst(4))) }
        switch text {
        case "text": return .text
        case "time": return .time
        case "flag": return .flag
        case "whole": return .whole
        case "positive": return .positive
        case "number": return .number
        default: preconditionFailure("the table of SPDX 3 has the unknown shape \(text)")
        }
    }
}
