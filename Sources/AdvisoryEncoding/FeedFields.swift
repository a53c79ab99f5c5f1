import Kernel
import LocatedJSON

/// Reads the fields of a feed's record. What is absent or `null` is nil; what has the wrong type is a
/// warning with its place (`wrong-type`), and nil.
public enum FeedFields {
    /// A text that is not empty.
    public static func text(
        _ node: JSONNode?, _ name: String, _ findings: inout FeedFindings
    ) -> String? {
        guard let node, node.kind != .null else { return nil }
        guard let text = node.text else {
            wrongType(node, name, ja: "文字列", en: "a text", &findings)
            return nil
        }
        return text.isEmpty ? nil : text
    }

    /// The items of a list; none where it is absent.
    public static func items(
        _ node: JSONNode?, _ name: String, _ findings: inout FeedFindings
    ) -> JSONItems? {
        guard let node, node.kind != .null else { return nil }
        guard node.kind == .list else {
            wrongType(node, name, ja: "配列", en: "a list", &findings)
            return nil
        }
        return node.items
    }

    /// An object.
    public static func object(
        _ node: JSONNode?, _ name: String, _ findings: inout FeedFindings
    ) -> JSONNode? {
        guard let node, node.kind != .null else { return nil }
        guard node.kind == .object else {
            wrongType(node, name, ja: "オブジェクト", en: "an object", &findings)
            return nil
        }
        return node
    }

    /// The texts of a list.
    public static func texts(
        _ node: JSONNode?, _ name: String, _ findings: inout FeedFindings
    ) -> [String] {
        guard let items = items(node, name, &findings) else { return [] }
        var texts: [String] = []
        for item in items {
            if let text = text(item, name, &findings) { texts.append(text) }
        }
        return texts
    }

    /// A moment (`impossible-time` where it is none).
    public static func instant(
        _ node: JSONNode?, _ name: String, _ findings: inout FeedFindings
    ) -> Instant? {
        guard let node, let text = text(node, name, &findings) else { return nil }
        if let instant = FeedTime.instant(text) { return instant }
        impossibleTime(node, name, text, &findings)
        return nil
    }

    /// A day; a time behind it is left out.
    public static func day(
        _ node: JSONNode?, _ name: String, _ findings: inout FeedFindings
    ) -> Day? {
        guard let node, let text = text(node, name, &findings) else { return nil }
        if FeedTime.instant(text) != nil, let day = Day(text.prefix(10)) { return day }
        impossibleTime(node, name, text, &findings)
        return nil
    }

    /// Texts with their language: `[{"lang": "en", "value": "…"}]`.
    public static func wordings(
        _ node: JSONNode?, _ name: String, _ findings: inout FeedFindings
    ) -> [(language: String, text: String)] {
        guard let items = items(node, name, &findings) else { return [] }
        var wordings: [(language: String, text: String)] = []
        for item in items {
            guard let item = object(item, name, &findings) else { continue }
            guard let value = text(item["value"], name, &findings) else { continue }
            wordings.append((text(item["lang"], "lang", &findings) ?? "en", value))
        }
        return wordings
    }

    /// Tells that a value is not what it should be.
    public static func wrongType(
        _ node: JSONNode, _ name: String, ja: String, en: String, _ findings: inout FeedFindings
    ) {
        findings.warning(
            "wrong-type", at: node.origin, ja: "「\(name)」が\(ja)ではありません", en: "`\(name)` is not \(en)")
    }

    private static func impossibleTime(
        _ node: JSONNode, _ name: String, _ text: String, _ findings: inout FeedFindings
    ) {
        findings.warning(
            "impossible-time", at: node.origin, ja: "「\(name)」の「\(text.prefix(40))」は日時として読めません",
            en: "\"\(text.prefix(40))\" of `\(name)` is no time")
    }
}
