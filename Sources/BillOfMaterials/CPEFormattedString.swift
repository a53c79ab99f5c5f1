/// The formatted string binding of a CPE name: `cpe:2.3:` and eleven components (NISTIR 7695, 6.2).
enum CPEFormattedString {
    private static let scheme = "cpe:2.3:"

    static func bind(_ values: [CPEValue]) -> String {
        scheme + values.map(bind).joined(separator: ":")
    }

    private static func bind(_ value: CPEValue) -> String {
        switch value {
        case .any: "*"
        case .notApplicable: "-"
        case .text(let text):
            text.written { byte in
                let plain = byte.isLetterOrDigit || "._-".utf8.contains(byte)
                return (plain ? "" : "\\") + String(UnicodeScalar(byte))
            }
        }
    }

    static func unbind(_ bytes: [UInt8]) throws(BillOfMaterialsRefusal) -> [CPEValue] {
        var values: [CPEValue] = []
        let components = split(bytes)
        guard components.count == CPEName.Attribute.allCases.count else {
            throw .cpeName(
                .componentCount(components.count, expected: CPEName.Attribute.allCases.count),
                at: components.last?.startIndex)
        }
        for component in components { values.append(try unbind(component)) }
        try CPEName.checkPart(values[0], at: components[0].startIndex)
        return values
    }

    /// The components between colons that are not quoted.
    private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var components: [ArraySlice<UInt8>] = []
        var start = scheme.utf8.count
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else {
                if bytes[index] == UInt8(ascii: ":") {
                    components.append(bytes[start..<index])
                    start = index + 1
                }
                index += 1
            }
        }
        components.append(bytes[start...])
        return components
    }

    private static func unbind(
        _ component: ArraySlice<UInt8>
    ) throws(BillOfMaterialsRefusal) -> CPEValue {
        if component.elementsEqual("*".utf8) { return .any }
        if component.elementsEqual("-".utf8) { return .notApplicable }
        return .text(try CPEText(try CPEQuotation.read(component, isWellFormed: false)))
    }
}

/// Quotation by backslash, as well-formed names and formatted strings have it (NISTIR 7695, 5.3.2 and 6.2).
enum CPEQuotation {
    /// The characters of a value. A well-formed name quotes all punctuation but `_`; in a formatted string
    /// quotation may be left out where it is clear.
    static func read(
        _ slice: ArraySlice<UInt8>, isWellFormed: Bool
    ) throws(BillOfMaterialsRefusal) -> [(what: CPECharacter, at: Int)] {
        guard !slice.isEmpty else { throw .cpeName(.empty, at: slice.startIndex) }
        var characters: [(what: CPECharacter, at: Int)] = []
        characters.reserveCapacity(slice.count)
        var index = slice.startIndex
        while index < slice.endIndex {
            let byte = slice[index]
            guard 0x21...0x7E ~= byte else { throw .cpeName(.badCharacter, at: index) }
            switch byte {
            case UInt8(ascii: "\\"):
                let next = index + 1
                // Only punctuation can be quoted.
                guard next < slice.endIndex, 0x21...0x7E ~= slice[next], !slice[next].isLetterOrDigit,
                    slice[next] != UInt8(ascii: "_")
                else { throw .cpeName(.badEscape, at: index) }
                characters.append((.literal(slice[next]), index))
                index = next
            case UInt8(ascii: "*"): characters.append((.many, index))
            case UInt8(ascii: "?"): characters.append((.one, index))
            default:
                guard !isWellFormed || byte.isLetterOrDigit || byte == UInt8(ascii: "_") else {
                    throw .cpeName(.badCharacter, at: index)
                }
                characters.append((.literal(byte), index))
            }
            index += 1
        }
        return characters
    }
}
