import BillOfMaterials
import LocatedJSON

/// A CPE name as feeds write it, checked, in lower case.
public struct CPECriteria: Hashable, Sendable {
    /// What stands at the place of the version.
    public enum Version: Hashable, Sendable {
        /// `*`: any.
        case any
        /// `-`: the product has no versions.
        case notApplicable
        /// A version, without the quotation of CPE.
        case exactly(String)
        /// With a `*` or `?` in it that is not quoted.
        case pattern(String)
    }

    /// The formatted string: `cpe:2.3:` and eleven attributes (NISTIR 7695, 6.2).
    public let text: String
    public let version: Version
    /// A blank in it, which CPE does not have, was taken as `_`.
    public private(set) var isMended = false

    private init(text: String, version: Version) {
        self.text = text
        self.version = version
    }

    /// The longest text that is taken.
    public static let bytesMax = 2048

    /// The name in a node; nil where it is no well-formed CPE name. A URI (`cpe:/…`, CPE 2.2) is read too.
    public static func read(_ node: JSONNode) -> CPECriteria? {
        if case .some(.some(let criteria)) = node.withPlainBytes({ read($0) }) { return criteria }
        return node.text.flatMap { read($0) }
    }

    /// The name in a text; nil where it is no well-formed CPE name. A URI (`cpe:/…`, CPE 2.2) is read too.
    public static func read(_ text: String) -> CPECriteria? {
        var text = text
        if let criteria = text.withUTF8({ read($0) }) { return criteria }
        return readURI(text) ?? mend(text)
    }

    /// Feeds write `android\ 11.0` now and then; in CPE `_` stands for a blank (NISTIR 7695, 5.3.2).
    private static func mend(_ text: String) -> CPECriteria? {
        guard text.utf8.count <= bytesMax, text.utf8.contains(0x20) else { return nil }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == 0x20, bytes.last == UInt8(ascii: "\\") { bytes.removeLast() }
            bytes.append(byte == 0x20 ? UInt8(ascii: "_") : byte)
        }
        var criteria = bytes.withUnsafeBufferPointer { read($0) }
        criteria?.isMended = true
        return criteria
    }

    private static func readURI(_ text: String) -> CPECriteria? {
        guard text.utf8.count <= bytesMax, text.prefix(5).lowercased() == "cpe:/",
            let name = try? CPEName(text)
        else { return nil }
        var bound = name.formattedString
        return bound.withUTF8 { read($0) }
    }

    /// The same product whatever its version: `*` stands where the version stood.
    public var ofAnyVersion: String {
        guard version != .any else { return text }
        var parts = 0
        var before: [UInt8] = []
        var after: [UInt8] = []
        var isQuoted = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: ":"), !isQuoted { parts += 1 }
            isQuoted = byte == UInt8(ascii: "\\") && !isQuoted
            if parts < 5 { before.append(byte) }
            if parts > 5 { after.append(byte) }
        }
        return String(decoding: before + Array(":*".utf8) + after, as: UTF8.self)
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> CPECriteria? {
        let start = 8
        guard bytes.count > start, bytes.count <= bytesMax else { return nil }
        for (index, byte) in "cpe:2.3:".utf8.enumerated() {
            guard (index < 3 ? bytes[index] | 0x20 : bytes[index]) == byte else { return nil }
        }
        var (colons, partStart, hasUpper) = (0, start, false)
        var (versionStart, versionEnd) = (0, 0)
        var at = start
        while at < bytes.count {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: ":"):
                // An empty attribute is none.
                guard at > partStart, isPart(bytes, colons, partStart, at) else { return nil }
                colons += 1
                partStart = at + 1
                if colons == 3 { versionStart = at + 1 }
                if colons == 4 { versionEnd = at }
            case UInt8(ascii: "\\"):
                at += 1
                // Only punctuation is quoted.
                guard at < bytes.count, (0x21...0x7E).contains(bytes[at]), !isWord(bytes[at]) else {
                    return nil
                }
            case 0x41...0x5A: hasUpper = true
            case 0x21...0x7E: break
            default: return nil
            }
            at += 1
        }
        guard colons == 10, at > partStart else { return nil }
        let version = version(UnsafeBufferPointer(rebasing: bytes[versionStart..<versionEnd]))
        let text = String(decoding: bytes, as: UTF8.self)
        return CPECriteria(text: hasUpper ? text.lowercased() : text, version: version)
    }

    /// Whether the first attribute is a letter that CPE has: application, operating system, hardware.
    private static func isPart(
        _ bytes: UnsafeBufferPointer<UInt8>, _ colons: Int, _ start: Int, _ end: Int
    ) -> Bool {
        guard colons == 0 else { return true }
        return end == start + 1 && "aohAOH*-".utf8.contains(bytes[start])
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte == 0x5F || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private static func version(_ bytes: UnsafeBufferPointer<UInt8>) -> Version {
        if bytes.count == 1 {
            if bytes[0] == UInt8(ascii: "*") { return .any }
            if bytes[0] == UInt8(ascii: "-") { return .notApplicable }
        }
        guard bytes.contains(where: { $0 == 0x5C || $0 == 0x2A || $0 == 0x3F }) else {
            return .exactly(String(decoding: bytes, as: UTF8.self).lowercased())
        }
        var plain: [UInt8] = []
        var (isQuoted, isPattern) = (false, false)
        for byte in bytes {
            if byte == UInt8(ascii: "\\"), !isQuoted {
                isQuoted = true
                continue
            }
            if !isQuoted, byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") { isPattern = true }
            plain.append(byte)
            isQuoted = false
        }
        let text = String(decoding: plain, as: UTF8.self).lowercased()
        return isPattern ? .pattern(text) : .exactly(text)
    }
}
