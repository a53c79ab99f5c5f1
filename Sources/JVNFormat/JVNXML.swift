import Kernel
import LocatedXML

/// An element by its name without the prefix; text without white space at its ends.
struct JVNElement {
    let node: XMLNode

    var name: String { Self.local(node.name) }

    var children: [JVNElement] { node.children.map(JVNElement.init) }

    func all(_ name: String) -> [JVNElement] { children.filter { $0.name == name } }

    func first(_ name: String) -> JVNElement? { children.first { $0.name == name } }

    /// The text; nil when there is none.
    var text: String? { Self.trimmed(node.text) }

    /// The text of the first child of the name.
    func text(_ name: String) -> String? { first(name)?.text }

    /// The value of an attribute; nil when it is empty.
    func attribute(_ name: String) -> String? {
        node.attributes.first { Self.local($0.name) == name }.flatMap { Self.trimmed($0.value) }
    }

    private static func local(_ name: String) -> String {
        name.split(separator: ":", maxSplits: 1).last.map(String.init) ?? name
    }

    /// Without white space at the ends; nil when nothing is left.
    static func trimmed(_ text: String) -> String? {
        var part = Substring(text)
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return part.isEmpty ? nil : String(part)
    }

    /// JVN writes lists of HTML into its texts: each item on a line of its own, other tags taken out.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
        var out = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            out += rest[..<open]
            rest = rest[open...]
            let tag = rest.dropFirst().prefix(12).prefix { $0.isLetter || $0 == "/" }
            let name = String(tag.filter { $0 != "/" }).lowercased()
            let isKnown = ["ul", "ol", "li", "br", "p", "b", "i", "a", "div", "span", "strong"].contains(name)
            guard isKnown, let close = rest.prefix(400).firstIndex(of: ">") else {
                out.append("<")
                rest = rest.dropFirst()
                continue
            }
            if tag == "li" { out += "\n・" } else if name == "br" || tag == "/ul" { out += "\n" }
            rest = rest[rest.index(after: close)...]
        }
        return trimmed(out + rest) ?? ""
    }
}

/// Lines of places that rise, each byte counted once.
struct XMLLines {
    private let bytes: [UInt8]
    private let file: String
    private var counted = 0
    private var line = 1

    init(_ tree: XMLTree) {
        bytes = tree.source
        file = tree.file
    }

    mutating func origin(_ element: JVNElement) -> Origin {
        let end = min(element.node.offset, bytes.count)
        while counted < end {
            if bytes[counted] == 0x0A { line += 1 }
            counted += 1
        }
        return Origin(file: file, line: line)
    }
}

extension JVNAnswer.Status {
    /// `status:Status`, directly in the root of every answer in XML.
    init?(_ root: JVNElement) {
        guard let status = root.first("Status") else { return nil }
        func number(_ name: String) -> Int? { status.attribute(name).flatMap { Int($0) } }
        self.init(
            returnCode: status.attribute("retCd"), errorCode: status.attribute("errCd"),
            message: status.attribute("errMsg"), total: number("totalRes"), returned: number("totalResRet"),
            first: number("firstRes"))
    }
}
