import AdvisoryEncoding
import Kernel
import LocatedJSON

/// Values of the types that the schema says, and what is told where they are others.
extension OSVRecordReader {
    /// Tells of a value; its place is counted only where the finding is shown.
    mutating func tell(
        _ severity: Finding.Severity, _ code: String, _ node: JSONNode, ja: String, en: String
    ) {
        let offset = lineOffset
        func origin() -> Origin {
            let origin = node.origin
            return Origin(file: origin.file, line: origin.line + offset, column: origin.column)
        }
        switch severity {
        case .error: findings.error(code, at: origin(), ja: ja, en: en)
        case .warning: findings.warning(code, at: origin(), ja: ja, en: en)
        case .note: findings.note(code, at: origin(), ja: ja, en: en)
        }
    }

    /// A finding of a reader that took a line for a document.
    func moved(_ finding: Finding) -> Finding {
        let origin = finding.origin
        return Finding(
            finding.severity, finding.code, finding.message,
            at: Origin(file: origin.file, line: max(1, origin.line) + lineOffset, column: origin.column))
    }

    /// The text under a key; nil where nothing is, or something else. A number is taken as it is written.
    mutating func text(_ node: JSONNode, _ key: String) -> String? {
        node[key].flatMap { text($0, named: key) }
    }

    mutating func text(_ value: JSONNode, named key: String) -> String? {
        switch value.kind {
        case .text: return value.text
        case .null: return nil
        case .number:
            tell(
                .warning, "number-for-text", value, ja: "\(key) が文字列でなく数で書かれています。書かれたとおりに読みます",
                en: "\(key) is a number instead of a text; taken as written")
            return value.number
        default:
            tell(.warning, "wrong-type", value, ja: "\(key) は文字列でなければなりません", en: "\(key) must be a text")
            return nil
        }
    }

    /// The values of the list under a key; none where nothing is, or something else.
    mutating func list(_ node: JSONNode, _ key: String) -> [JSONNode] {
        guard let value = node[key], value.kind != .null else { return [] }
        if value.kind != .list {
            tell(
                .warning, "wrong-type", value, ja: "\(key) は並び（[ ]）でなければなりません",
                en: "\(key) must be a list")
        }
        return Array(value.items)
    }

    mutating func texts(_ node: JSONNode, _ key: String) -> [String] {
        var texts: [String] = []
        for item in list(node, key) {
            if let text = text(item, named: key), !text.isEmpty { texts.append(text) }
        }
        return texts
    }

    /// A time. Go's database writes the zero of its language, year 1, where it does not say one.
    mutating func instant(_ node: JSONNode, _ key: String) -> Instant? {
        guard let written = text(node, key), !written.hasPrefix("0001-01-01T00:00:00") else { return nil }
        if let instant = FeedTime.instant(written) { return instant }
        tell(
            .warning, "bad-time", node[key] ?? node, ja: "\(key)「\(written)」は日時として読めません",
            en: "\(key) \"\(written)\" cannot be read as a time")
        return nil
    }
}
