import AdvisoryEncoding
import Kernel
import LocatedJSON
import Vulnerabilities

extension JSONNode {
    /// The text under a key without white space at its ends; a number as it is written; nil when there is
    /// nothing.
    func words(_ key: String) -> String? {
        self[key].flatMap { $0.text ?? $0.number }.flatMap(JVNElement.trimmed)
    }

    /// The values of the list under a key.
    func list(_ key: String) -> [JSONNode] { self[key].map { Array($0.items) } ?? [] }
}

extension JVNAnswer {
    /// The text under a key; a value of another kind is told.
    mutating func text(_ node: JSONNode, _ key: String) -> String? {
        guard let value = node[key], value.kind != .null else { return nil }
        guard let text = value.text else {
            findings.warning(
                "jvn-wrong-type", at: value.origin, ja: "「\(key)」が文字列ではありません",
                en: "\"\(key)\" is not a text")
            return nil
        }
        return JVNElement.trimmed(text)
    }

    /// The values of a list that has to be one; something else is an error.
    mutating func items(_ node: JSONNode, _ key: String) -> [JSONNode] {
        guard let value = node[key], value.kind != .null else { return [] }
        guard value.kind == .list else {
            findings.error(
                "jvn-wrong-type", at: value.origin, ja: "「\(key)」が一覧ではありません",
                en: "\"\(key)\" is not a list")
            return []
        }
        return Array(value.items)
    }

    /// The line on which a record stands. Records have to come in the order of the document.
    mutating func place(_ node: JSONNode) -> Origin { Origin(file: file, line: lines.line(of: node)) }

    /// Scores of a `metrics` list (CSAF 2.1, 3.2.4.11, with a vector for each CVSS version).
    mutating func scores(_ metrics: [JSONNode], at origin: Origin) -> [PublishedScore] {
        var found: [PublishedScore] = []
        for metric in metrics {
            guard let content = metric["content"] else { continue }
            let isPrimary =
                content.words("type") == "Primary" || (metrics.count == 1 && content["type"] == nil)
            for member in content.members where member.value.kind == .object {
                let score = score(
                    vector: member.value.words("vectorString"), version: member.value.words("version"),
                    base: member.value.words("baseScore"), asserter: content.words("source"),
                    isPrimary: isPrimary, at: origin)
                if let score { found.append(score) }
            }
        }
        return found
    }
}

extension JVNAnswer.Status {
    /// `status` of an answer in JSON, or `status:Status` of HND; numbers stand there as texts, too.
    init?(_ root: JSONNode) {
        guard let status = root["status"] ?? root["status:Status"] ?? root["feed"]?["status:Status"],
            status.kind == .object
        else { return nil }
        func number(_ name: String) -> Int? { status.words(name).flatMap { Int($0) } }
        self.init(
            returnCode: status.words("retCd"), errorCode: status.words("errCd"),
            message: status.words("errMsg"), total: number("totalRes"), returned: number("totalResRet"),
            first: number("firstRes"))
    }
}
