/// The URI binding of a CPE name: `cpe:/` and up to seven components (NISTIR 7695, 6.1).
enum CPEURI {
    private static let scheme = "cpe:/"
    private static let componentsMax = 7
    /// The attributes that the edition's component holds, packed with `~`.
    private static let packed: [CPEName.Attribute] = [
        .edition, .softwareEdition, .targetSoftware, .targetHardware, .other,
    ]

    static func bind(_ values: [CPEValue]) -> String {
        let texts = values.map(bind)
        var components = Array(texts[..<componentsMax])
        let editions = packed.map { texts[$0.rawValue] }
        if editions.dropFirst().contains(where: { !$0.isEmpty }) {
            components[CPEName.Attribute.edition.rawValue] = "~" + editions.joined(separator: "~")
        }
        while components.last == "" { components.removeLast() }
        return scheme + components.joined(separator: ":")
    }

    private static func bind(_ value: CPEValue) -> String {
        switch value {
        case .any: return ""
        case .notApplicable: return "-"
        case .text(let text):
            let digits = Array("0123456789abcdef".utf8)
            return text.written { byte in
                if byte.isLetterOrDigit || "._-".utf8.contains(byte) { return String(UnicodeScalar(byte)) }
                let escape = [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                return String(decoding: escape, as: UTF8.self)
            } wildcard: { wildcard in
                wildcard.mark.map { $0 == "*" ? "%02" : "%01" }.joined()
            }
        }
    }

    static func unbind(_ bytes: [UInt8]) throws(BillOfMaterialsRefusal) -> [CPEValue] {
        var values = [CPEValue](repeating: .any, count: CPEName.Attribute.allCases.count)
        let components = bytes[scheme.utf8.count...].split(
            separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard components.count <= componentsMax else {
            throw .cpeName(
                .componentCount(components.count, expected: componentsMax),
                at: components[componentsMax].startIndex)
        }
        for (index, component) in components.enumerated() {
            if index == CPEName.Attribute.edition.rawValue, component.first == UInt8(ascii: "~") {
                let editions = component.dropFirst().split(
                    separator: UInt8(ascii: "~"), omittingEmptySubsequences: false)
                guard editions.count == packed.count else {
                    throw .cpeName(.badPacking, at: component.startIndex)
                }
                for (attribute, edition) in zip(packed, editions) {
                    values[attribute.rawValue] = try decode(edition)
                }
            } else {
                values[index] = try decode(component)
            }
        }
        try CPEName.checkPart(values[0], at: scheme.utf8.count)
        return values
    }

    private static func decode(
        _ component: ArraySlice<UInt8>
    ) throws(BillOfMaterialsRefusal) -> CPEValue {
        if component.isEmpty { return .any }
        if component.elementsEqual("-".utf8) { return .notApplicable }
        var characters: [(what: CPECharacter, at: Int)] = []
        characters.reserveCapacity(component.count)
        var index = component.startIndex
        while index < component.endIndex {
            let byte = component[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < component.endIndex, let high = PercentCoding.hex(component[index + 1]),
                    let low = PercentCoding.hex(component[index + 2])
                else { throw .cpeName(.badEscape, at: index) }
                characters.append((try escape(high << 4 | low, at: index), index))
                index += 3
            } else {
                guard byte.isLetterOrDigit || "._-~".utf8.contains(byte) else {
                    throw .cpeName(.badCharacter, at: index)
                }
                characters.append((.literal(byte.lowercased), index))
                index += 1
            }
        }
        return .text(try CPEText(characters))
    }

    private static func escape(_ byte: UInt8, at: Int) throws(BillOfMaterialsRefusal) -> CPECharacter {
        switch byte {
        case 0x01: return .one
        case 0x02: return .many
        case 0x21...0x7E where !byte.isLetterOrDigit && !"._-".utf8.contains(byte): return .literal(byte)
        default: throw .cpeName(.badEscape, at: at)
        }
    }
}
