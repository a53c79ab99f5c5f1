import Kernel

/// Writes HTML with inline SVG as UTF-8 bytes; the same calls give the same bytes.
public struct HTMLWriter: Sendable {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// A whole page: the document type, and the root with its language.
    public static func page(in language: Language, _ content: (inout HTMLWriter) -> Void) -> [UInt8] {
        var writer = HTMLWriter()
        writer.literal("<!doctype html>\n")
        writer.element(.html, [.lang(language)], content)
        return writer.bytes
    }

    /// An element with whatever the closure writes into it.
    public mutating func element(
        _ tag: Tag, _ attributes: [Attribute] = [], _ content: (inout HTMLWriter) -> Void
    ) {
        open(tag.rawValue, attributes)
        literal(">")
        content(&self)
        literal("</")
        bytes.append(contentsOf: tag.rawValue.utf8)
        literal(">")
        if tag.endsLine { literal("\n") }
    }

    /// An element that holds a text only.
    public mutating func element(_ tag: Tag, _ attributes: [Attribute] = [], text: String) {
        element(tag, attributes) { $0.text(text) }
    }

    /// An element without content.
    public mutating func void(_ tag: VoidTag, _ attributes: [Attribute] = []) {
        open(tag.rawValue, attributes)
        literal(tag.isSVG ? "/>" : ">")
    }

    /// A text, escaped.
    public mutating func text(_ text: String) { Escaping.append(text, to: &bytes) }

    /// A style sheet as it stands: a literal of our own source, never data.
    public mutating func style(_ sheet: StaticString) {
        literal("<style>\n")
        literal(sheet)
        literal("\n</style>\n")
    }

    /// What another writer wrote, which is escaped already.
    mutating func append(_ other: HTMLWriter) { bytes += other.bytes }

    private mutating func open(_ name: String, _ attributes: [Attribute]) {
        literal("<")
        bytes.append(contentsOf: name.utf8)
        for attribute in attributes {
            literal(" ")
            literal(attribute.name)
            literal("=\"")
            Escaping.append(attribute.value, to: &bytes)
            literal("\"")
        }
    }

    private mutating func literal(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}
