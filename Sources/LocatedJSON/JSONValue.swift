import Kernel

/// A JSON value whose objects keep the order in which they were written, so that a file reads from general to
/// particular.
public indirect enum JSONValue {
    case null
    case flag(Bool)
    case whole(Int)
    /// A number with one decimal, given in tenths.
    case tenths(Int)
    case text(String)
    case list([JSONValue])
    case object([(String, JSONValue)])

    /// A text, or null.
    public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }
    public static func optional(_ flag: Bool?) -> JSONValue { flag.map(JSONValue.flag) ?? .null }

    /// Where something was read, as two members: `file`, `line`; both null where it is not known.
    public static func place(_ origin: Origin?) -> [(String, JSONValue)] {
        [("file", .optional(origin?.file)), ("line", origin.map { .whole($0.line) } ?? .null)]
    }

    /// The value with two spaces of indentation and a line break at the end (RFC 8259, UTF-8).
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, indent: 0)
        bytes.append(0x0A)
        return bytes
    }

    private func append(to bytes: inout [UInt8], indent: Int) {
        switch self {
        case .null: bytes += "null".utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .whole(let number): bytes += String(number).utf8
        case .tenths(let number):
            bytes += "\(number < 0 ? "-" : "")\(abs(number) / 10).\(abs(number) % 10)".utf8
        case .text(let text): JSONValue.append(text, to: &bytes)
        case .list(let items):
            JSONValue.append(items, between: ("[", "]"), to: &bytes, indent: indent) { item, bytes in
                item.append(to: &bytes, indent: indent + 1)
            }
        case .object(let members):
            JSONValue.append(members, between: ("{", "}"), to: &bytes, indent: indent) { member, bytes in
                JSONValue.append(member.0, to: &bytes)
                bytes += ": ".utf8
                member.1.append(to: &bytes, indent: indent + 1)
            }
        }
    }

    private static func append<Item>(
        _ items: [Item], between marks: (String, String), to bytes: inout [UInt8], indent: Int,
        each: (Item, inout [UInt8]) -> Void
    ) {
        bytes += marks.0.utf8
        for (index, item) in items.enumerated() {
            bytes += index == 0 ? "\n".utf8 : ",\n".utf8
            bytes += repeatElement(0x20, count: 2 * (indent + 1))
            each(item, &bytes)
        }
        if !items.isEmpty {
            bytes.append(0x0A)
            bytes += repeatElement(0x20, count: 2 * indent)
        }
        bytes += marks.1.utf8
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22: bytes += [0x5C, 0x22]
            case 0x5C: bytes += [0x5C, 0x5C]
            case 0x0A: bytes += [0x5C, 0x6E]
            case 0x00..<0x20, 0x7F:
                let digits = String(byte, radix: 16)
                bytes += ("\\u00" + (digits.utf8.count == 1 ? "0" : "") + digits).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
