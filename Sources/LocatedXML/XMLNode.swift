import Kernel

/// An element of an XML tree. A view: it costs nothing to make or copy.
public struct XMLNode: Sendable {
    let tree: XMLTree
    let index: Int

    /// The byte at which the element's tag opens.
    public var offset: Int { Int(tree.tape[index].start) }

    /// File, line and column of the tag. Counted anew at each call.
    public var origin: Origin {
        var places = XMLPlaces(bytes: tree.bytes, file: tree.file)
        return places.origin(offset)
    }

    /// The name as it is written, with its prefix.
    public var name: String { tree.name(at: offset + 1) }

    /// The elements directly inside.
    public var children: XMLChildren {
        XMLChildren(tree: tree, index: index + 1, end: index + 1 + tree.tape[index].size)
    }

    /// The attributes in the order in which they are written.
    public var attributes: [XMLAttribute] {
        var found: [XMLAttribute] = []
        var position = index + 1
        let end = position + tree.tape[index].size
        while position < end, tree.tape[position].tag == .attribute {
            found.append(XMLAttribute(tree: tree, index: position))
            position += 1
        }
        return found
    }

    /// All text directly inside, entities resolved.
    public var text: String {
        let spans = spans
        if spans.count == 1 { return spans[0].text }
        return spans.reduce(into: "") { $0 += $1.text }
    }

    /// Whether no text but white space stands directly inside.
    public var isLayout: Bool {
        spans.allSatisfy { $0.tree.bytes[$0.range].allSatisfy(XMLTape.isSpace) }
    }

    /// The pieces of text directly inside.
    public var spans: [XMLText] {
        var found: [XMLText] = []
        var position = index + 1
        let end = position + tree.tape[index].size
        while position < end {
            let entry = tree.tape[position]
            switch entry.tag {
            case .element: position += entry.size
            case .attribute: break
            case .text, .rawText, .data:
                let start = Int(entry.start)
                found.append(
                    XMLText(
                        tree: tree, range: start..<start + entry.size, isPlain: entry.tag == .text,
                        isData: entry.tag == .data))
            }
            position += 1
        }
        return found
    }
}

/// The elements directly inside an element.
public struct XMLChildren: Sequence, IteratorProtocol, Sendable {
    let tree: XMLTree
    var index: Int
    let end: Int

    public mutating func next() -> XMLNode? {
        while index < end {
            let entry = tree.tape[index]
            let position = index
            index += 1
            if entry.tag == .element {
                index += entry.size
                return XMLNode(tree: tree, index: position)
            }
        }
        return nil
    }
}

/// An attribute of an element.
public struct XMLAttribute: Sendable {
    let tree: XMLTree
    let index: Int

    /// The name as it is written, with its prefix.
    public var name: String { tree.name(at: Int(tree.tape[index].start)) }

    /// The value, entities resolved.
    public var value: String { span.text }

    /// The value between its quotes.
    public var span: XMLText {
        let entry = tree.tape[index]
        let end = Int(entry.start) + entry.size - 1
        let quote = tree.bytes[end]
        // Nothing before the value can be a quote.
        let start = (tree.bytes[Int(entry.start)..<end].firstIndex(of: quote) ?? end - 1) + 1
        return XMLText(tree: tree, range: start..<end, isPlain: false, isData: false)
    }
}

extension XMLTree {
    /// The name that starts at a byte.
    func name(at start: Int) -> String {
        var end = start
        while end < bytes.count, XMLTape.isName(bytes[end]) { end += 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
