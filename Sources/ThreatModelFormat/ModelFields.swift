import Kernel
import LocatedJSON

/// One object of a model file, read field by field; what nobody asked for is counted at the end.
///
/// What is absent, `null` or empty is nil; what has the wrong type is a finding with its place, and nil.
struct ModelFields {
    let node: JSONNode
    /// How findings call it, such as `components`.
    let name: String
    private var asked: Set<String> = []

    init(_ node: JSONNode, _ name: String) {
        self.node = node
        self.name = name
    }

    private mutating func value(_ key: String) -> JSONNode? {
        asked.insert(key)
        guard let value = node[key], value.kind != .null else { return nil }
        return value
    }

    /// A text, or a number in its own spelling.
    mutating func text(_ key: String, _ findings: inout ModelFindings) -> String? {
        guard let value = value(key) else { return nil }
        guard let text = value.text ?? value.number else {
            findings.wrongType(value, "\(name).\(key)", ja: "文字列", en: "a text")
            return nil
        }
        return text.isEmpty ? nil : text
    }

    mutating func flag(_ key: String, _ findings: inout ModelFindings) -> Bool? {
        guard let value = value(key) else { return nil }
        if value.flag == nil {
            findings.wrongType(value, "\(name).\(key)", ja: "true か false", en: "true or false")
        }
        return value.flag
    }

    /// A number, to the tenth.
    mutating func number(_ key: String, _ findings: inout ModelFindings) -> Double? {
        guard let value = value(key) else { return nil }
        guard let number = value.number.flatMap({ Double($0) }), number.isFinite, abs(number) < 1e9 else {
            findings.wrongType(value, "\(name).\(key)", ja: "数", en: "a number")
            return nil
        }
        return (number * 10).rounded() / 10
    }

    mutating func whole(_ key: String, _ findings: inout ModelFindings) -> Int? {
        number(key, &findings).map { Int($0.rounded()) }
    }

    /// An object; its fields are counted under its own name.
    mutating func object(_ key: String, _ findings: inout ModelFindings) -> ModelFields? {
        guard let value = value(key) else { return nil }
        guard value.kind == .object else {
            findings.wrongType(value, "\(name).\(key)", ja: "オブジェクト", en: "an object")
            return nil
        }
        return ModelFields(value, "\(name).\(key)")
    }

    /// The values of a list.
    mutating func items(_ key: String, _ findings: inout ModelFindings) -> [JSONNode] {
        guard let value = value(key) else { return [] }
        guard value.kind == .list else {
            findings.wrongType(value, "\(name).\(key)", ja: "配列", en: "a list")
            return []
        }
        return Array(value.items)
    }

    /// The objects of a list.
    mutating func objects(_ key: String, _ findings: inout ModelFindings) -> [ModelFields] {
        var objects: [ModelFields] = []
        for item in items(key, &findings) {
            if item.kind == .object {
                objects.append(ModelFields(item, key))
            } else if item.kind != .null {
                findings.wrongType(item, "\(name).\(key)", ja: "オブジェクト", en: "an object")
            }
        }
        return objects
    }

    /// The texts of a list; nulls and empty ones are passed over.
    mutating func texts(_ key: String, _ findings: inout ModelFindings) -> [String] {
        var texts: [String] = []
        for item in items(key, &findings) where item.kind != .null {
            if let text = item.text ?? item.number {
                if !text.isEmpty { texts.append(text) }
            } else {
                findings.wrongType(item, "\(name).\(key)", ja: "文字列", en: "a text")
            }
        }
        return texts
    }

    /// The id; a finding where there is none.
    mutating func id(_ findings: inout ModelFindings) -> String? {
        if let id = text("id", &findings) { return id }
        findings.add(
            .error, "missing-id", at: node.origin, ja: "\(name) に id のないものがあります。読みません",
            en: "one of \(name) has no id; it is not read")
        return nil
    }

    /// Passes over keys that say nothing about the model.
    mutating func ignore(_ keys: String...) { asked.formUnion(keys) }

    /// Counts what nobody asked for; empty values say nothing.
    func close(_ findings: inout ModelFindings) {
        for member in node.members where !asked.contains(member.key) {
            let value = member.value
            let isEmpty =
                value.kind == .null || value.text == "" || (value.kind == .list && value.items.isEmpty)
                || (value.kind == .object && value.members.isEmpty)
            if !isEmpty { findings.leaveOut("\(name).\(member.key)") }
        }
    }
}

extension Sequence {
    fileprivate var isEmpty: Bool { first { _ in true } == nil }
}
