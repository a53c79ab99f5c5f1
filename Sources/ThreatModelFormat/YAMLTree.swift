import Kernel
import LocatedJSON
import LocatedYAML

/// Brings a YAML document into the shape of JSON, so that both are read by the same code. Numbers, true and
/// false are what YAML takes them for; what is empty is left out.
struct YAMLTree {
    private var builder: JSONTreeBuilder
    private let source: [UInt8]
    private let lineStarts: [Int]

    /// The tree; places are those of the YAML document.
    static func tree(of root: YAMLNode, _ source: [UInt8], file: String) -> JSONTree {
        var starts = [0]
        for index in source.indices where source[index] == 0x0A { starts.append(index + 1) }
        var writer = YAMLTree(
            builder: JSONTreeBuilder(file: file, source: source), source: source, lineStarts: starts)
        writer.write(root)
        return writer.builder.tree()
    }

    private mutating func write(_ node: YAMLNode) {
        let offset = offset(of: node)
        switch node.content {
        case .null: builder.scalar(offset..<offset)
        case .scalar(let text, isPlain: true) where ["true", "false"].contains(text):
            builder.flag(text == "true", at: offset)
        case .scalar(let text, let isPlain):
            let isNumber = isPlain && Double(text) != nil && text.last?.isNumber == true
            builder.scalar(text, isNumber: isNumber, at: offset)
        case .list(let items):
            let list = builder.open(isObject: false, at: offset)
            for item in items where !item.isNull { write(item) }
            builder.close(list)
        case .map(let entries):
            let map = builder.open(isObject: true, at: offset)
            for entry in entries where !entry.value.isNull {
                builder.key(entry.key)
                write(entry.value)
            }
            builder.close(map)
        }
    }

    /// The byte of a line and column; columns count characters.
    private func offset(of node: YAMLNode) -> Int {
        guard node.origin.line >= 1, node.origin.line <= lineStarts.count else { return source.count }
        var offset = lineStarts[node.origin.line - 1]
        var column = 1
        while column < node.origin.column, offset < source.count, source[offset] != 0x0A {
            offset += 1
            while offset < source.count, source[offset] & 0xC0 == 0x80 { offset += 1 }
            column += 1
        }
        return offset
    }
}
