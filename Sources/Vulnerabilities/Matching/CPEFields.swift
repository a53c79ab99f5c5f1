/// The eleven attributes of a CPE formatted string, cut apart without being interpreted.
///
/// A feed has two million of them: `CPEName` reads one with care, this cuts one quickly.
public struct CPEFields: Sendable {
    private let bytes: [UInt8]
    private let ends: [Int]
    private static let head = Array("cpe:2.3:".utf8)

    /// nil where the text is no formatted string of eleven attributes.
    public init?(_ text: String) {
        bytes = Array(text.utf8)
        guard bytes.starts(with: Self.head) else { return nil }
        var ends: [Int] = []
        ends.reserveCapacity(12)
        ends.append(7)
        var index = 8
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 1
            } else if bytes[index] == UInt8(ascii: ":") {
                ends.append(index)
            }
            index += 1
        }
        ends.append(bytes.count)
        guard ends.count == 12 else { return nil }
        self.ends = ends
    }

    /// Attributes by their place in the formatted string (NISTIR 7695, 6.2).
    public enum Attribute: Int, CaseIterable, Sendable {
        case part, vendor, product, version, update, edition, language
        case softwareEdition, targetSoftware, targetHardware, other
    }

    /// The value without its escapes; `*` and `-` stay as they are where they are logical values.
    public subscript(_ attribute: Attribute) -> String {
        String(decoding: plain(attribute), as: UTF8.self)
    }

    /// As the subscript, in bytes.
    func plain(_ attribute: Attribute) -> [UInt8] {
        let range = (ends[attribute.rawValue] + 1)..<ends[attribute.rawValue + 1]
        var plain: [UInt8] = []
        plain.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound { index += 1 }
            plain.append(bytes[index].lowercased)
            index += 1
        }
        return plain
    }

    /// The value is ANY.
    public func isAny(_ attribute: Attribute) -> Bool { isMark("*", attribute) }

    /// The value is NA: the product has no such attribute.
    public func isNotApplicable(_ attribute: Attribute) -> Bool { isMark("-", attribute) }

    private func isMark(_ mark: Unicode.Scalar, _ attribute: Attribute) -> Bool {
        let start = ends[attribute.rawValue] + 1
        return ends[attribute.rawValue + 1] == start + 1 && bytes[start] == UInt8(ascii: mark)
    }

    /// Something behind the version says more than ANY.
    public var hasAttributes: Bool {
        (Attribute.update.rawValue...Attribute.other.rawValue).contains { place in
            Attribute(rawValue: place).map { !isAny($0) } ?? false
        }
    }
}

extension UInt8 {
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self + 0x20 : self }
}
