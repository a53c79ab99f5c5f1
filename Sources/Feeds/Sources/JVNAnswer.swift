import Foundation
import Kernel
import LocatedJSON
import LocatedXML

/// What the client needs of an answer of MyJVN, in both variants: its status, and the ids it lists.
struct JVNAnswer {
    /// The fields of `status`.
    private let status: [String: String]
    let ids: [String]

    /// Nil when it is none.
    init?(_ bytes: [UInt8], isOKA: Bool, file: String) {
        if isOKA {
            guard let root = JSONReader.read(bytes, file: file).tree?.root, let node = root["status"],
                node.kind == .object
            else { return nil }
            status = Dictionary(
                node.members.map { ($0.key, $0.value.text ?? $0.value.number ?? "") },
                uniquingKeysWith: { first, _ in first })
            let entries = root["feed"]?["entry"]
            ids = entries?.kind == .list ? entries?.items.compactMap { $0["id"]?.text } ?? [] : []
            return
        }
        guard let root = XMLTree.read(bytes, file: file).tree?.root,
            let node = root.children.first(where: { $0.name == "status:Status" })
        else { return nil }
        status = Dictionary(
            node.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        ids = root.children.filter { $0.name == "item" }.compactMap { item in
            item.children.first { $0.name == "sec:identifier" }?.text
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    var isGood: Bool { status["retCd"] == "0" }

    /// What the publisher says is wrong.
    var fault: String { String((status["errMsg"] ?? "").prefix(200)) }

    /// How many entries there are in all.
    var total: Int { status["totalRes"].flatMap { Int($0) } ?? 0 }
}
