/// A CPE name written out, attribute by attribute: `wfn:[part="a", vendor="…"]` (NISTIR 7695, 5.1).
enum CPEWellFormedName {
    private static let scheme = "wfn:["

    static func write(_ values: [CPEValue]) -> String {
        let pairs = zip(CPEName.Attribute.allCases, values).compactMap { attribute, value -> String? in
            switch value {
            case .any: nil
            case .notApplicable: "\(attribute.name)=NA"
            case .text(let text):
                "\(attribute.name)=\"" + text.written(quoted) + "\""
            }
        }
        return scheme + pairs.joined(separator: ",") + "]"
    }

    private static func quoted(_ byte: UInt8) -> String {
        (byte.isLetterOrDigit || byte == UInt8(ascii: "_") ? "" : "\\") + String(UnicodeScalar(byte))
    }

    static func read(_ bytes: [UInt8]) throws(BillOfMaterialsRefusal) -> [CPEValue] {
        guard bytes.last == UInt8(ascii: "]") else { throw .cpeName(.notWellFormed, at: bytes.count) }
        var values = [CPEValue?](repeating: nil, count: CPEName.Attribute.allCases.count)
        var rest = bytes[scheme.utf8.count..<(bytes.count - 1)]
        while true {
            rest = rest.drop { $0 == UInt8(ascii: " ") }
            if rest.isEmpty { break }
            let name = rest.prefix { $0 != UInt8(ascii: "=") }
            let text = String(decoding: name, as: UTF8.self).lowercased()
            guard name.endIndex < rest.endIndex else { throw .cpeName(.notWellFormed, at: name.startIndex) }
            guard let attribute = CPEName.Attribute.allCases.first(where: { $0.name == text }) else {
                throw .cpeName(.unknownAttribute(text), at: name.startIndex)
            }
            guard values[attribute.rawValue] == nil else {
                throw .cpeName(.duplicateAttribute(text), at: name.startIndex)
            }
            rest = rest[(name.endIndex + 1)...]
            let at = rest.startIndex
            let value = try value(&rest)
            if attribute == .part { try CPEName.checkPart(value, at: at) }
            values[attribute.rawValue] = value
            rest = rest.drop { $0 == UInt8(ascii: " ") }
            if rest.isEmpty { break }
            guard rest.removeFirst() == UInt8(ascii: ",") else {
                throw .cpeName(.notWellFormed, at: rest.startIndex - 1)
            }
        }
        return values.map { $0 ?? .any }
    }

    /// Takes a value off the front: ANY, NA or a quoted text.
    private static func value(
        _ rest: inout ArraySlice<UInt8>
    ) throws(BillOfMaterialsRefusal) -> CPEValue {
        let start = rest.startIndex
        if rest.first != UInt8(ascii: "\"") {
            let word = rest.prefix { $0.isLetter }
            rest = rest[word.endIndex...]
            if word.elementsEqual("ANY".utf8) { return .any }
            if word.elementsEqual("NA".utf8) { return .notApplicable }
            throw .cpeName(.notWellFormed, at: start)
        }
        var end = start + 1
        while end < rest.endIndex, rest[end] != UInt8(ascii: "\"") {
            end += rest[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard end < rest.endIndex else { throw .cpeName(.notWellFormed, at: start) }
        let text = rest[(start + 1)..<end]
        rest = rest[(end + 1)...]
        return .text(try CPEText(try CPEQuotation.read(text, isWellFormed: true)))
    }
}
