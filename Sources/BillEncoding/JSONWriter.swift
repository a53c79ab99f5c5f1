import BillOfMaterials

/// Writes a tree as JSON, indented by two spaces.
public enum JSONWriter {
    /// UTF-8, with a line break at the end.
    public static func write(_ value: CarriedValue) -> [UInt8] {
        var out: [UInt8] = []
        append(value, indent: 0, to: &out)
        out.append(0x0A)
        return out
    }

    private static func append(_ value: CarriedValue, indent: Int, to out: inout [UInt8]) {
        switch value {
        case .null: out += "null".utf8
        case .flag(let flag): out += (flag ? "true" : "false").utf8
        case .number(let number): out += number.utf8
        case .text(let text): append(text, to: &out)
        case .list(let items):
            append(items, "[", "]", indent: indent, to: &out) { item, out in
                append(item, indent: indent + 2, to: &out)
            }
        case .map(let members):
            append(members, "{", "}", indent: indent, to: &out) { member, out in
                append(member.key, to: &out)
                out += ": ".utf8
                append(member.value, indent: indent + 2, to: &out)
            }
        }
    }

    private static func append<Item>(
        _ items: [Item], _ opening: StaticString, _ closing: StaticString, indent: Int, to out: inout [UInt8],
        each: (Item, inout [UInt8]) -> Void
    ) {
        out += opening.description.utf8
        for (index, item) in items.enumerated() {
            out += (index == 0 ? "\n" : ",\n").utf8
            out += repeatElement(0x20, count: indent + 2)
            each(item, &out)
        }
        if !items.isEmpty {
            out.append(0x0A)
            out += repeatElement(0x20, count: indent)
        }
        out += closing.description.utf8
    }

    private static func append(_ text: String, to out: inout [UInt8]) {
        out.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: out += [0x5C, byte]
            case 0x0A: out += "\\n".utf8
            case 0x0D: out += "\\r".utf8
            case 0x09: out += "\\t".utf8
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                out += "\\u00".utf8
                out += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: out.append(byte)
            }
        }
        out.append(0x22)
    }
}
