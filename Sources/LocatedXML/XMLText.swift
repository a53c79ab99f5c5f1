/// A piece of text as it is written.
public struct XMLText: Sendable {
    let tree: XMLTree
    /// Where it stands among the bytes.
    public let range: Range<Int>
    /// Without entities and line ends that have to be resolved, as far as is known.
    let isPlain: Bool
    let isData: Bool

    /// Whether the bytes are the text themselves.
    public var isAsWritten: Bool {
        isPlain || !tree.bytes[range].contains { $0 == 0x0D || ($0 == UInt8(ascii: "&") && !isData) }
    }

    /// The text, with entities resolved and each line end as one line feed (XML 1.0, 2.11).
    public var text: String {
        let bytes = tree.bytes[range]
        guard !isAsWritten else { return String(decoding: bytes, as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            if byte == 0x0D {
                out.append(0x0A)
                at += at + 1 < bytes.endIndex && bytes[at + 1] == 0x0A ? 2 : 1
            } else if byte == UInt8(ascii: "&"), !isData, let entity = Self.entity(bytes[at...]) {
                out += Array(String(entity.scalar).utf8)
                at += entity.length
            } else {
                out.append(byte)
                at += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]

    /// What the reference at the front stands for, and how long it is; nil when it is not accepted.
    static func entity<Bytes: RandomAccessCollection<UInt8>>(
        _ bytes: Bytes
    ) -> (scalar: Unicode.Scalar, length: Int)? {
        let body = bytes.dropFirst().prefix(12).prefix { $0 != UInt8(ascii: ";") }
        let word = String(decoding: body, as: UTF8.self)
        var scalar = named[word]
        if word.hasPrefix("#x") {
            scalar = UInt32(word.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        } else if word.hasPrefix("#") {
            scalar = UInt32(word.dropFirst()).flatMap(Unicode.Scalar.init)
        }
        guard let scalar, isCharacter(scalar), body.endIndex < bytes.endIndex, bytes[body.endIndex] == 0x3B
        else { return nil }
        return (scalar, body.count + 2)
    }

    /// Whether XML 1.0 can hold it (2.2).
    public static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20
            ? scalar.value != 0xFFFE && scalar.value != 0xFFFF
            : [0x09, 0x0A, 0x0D].contains(scalar.value)
    }
}
