/// A CPE name (NISTIR 7695): eleven attributes that say of which product, or products, something is said.
///
/// Read from a formatted string (`cpe:2.3:…`), a URI (`cpe:/…`, as CPE 2.2 wrote it) or a well-formed name
/// (`wfn:[…]`), and written as any of them. Two are equal whatever the case of their letters.
public struct CPEName: Sendable {
    /// The longest text that is read.
    public static let bytesMax = 4 << 10

    /// The attributes, in the order of the formatted string (NISTIR 7695, 5.2).
    public enum Attribute: Int, CaseIterable, Sendable {
        case part, vendor, product, version, update, edition, language
        case softwareEdition, targetSoftware, targetHardware, other

        /// As the well-formed name calls it.
        public var name: String {
            switch self {
            case .part: "part"
            case .vendor: "vendor"
            case .product: "product"
            case .version: "version"
            case .update: "update"
            case .edition: "edition"
            case .language: "language"
            case .softwareEdition: "sw_edition"
            case .targetSoftware: "target_sw"
            case .targetHardware: "target_hw"
            case .other: "other"
            }
        }
    }

    /// As written; the formatted string when it was built from values.
    public let text: String
    /// One for each attribute, in order.
    let values: [CPEValue]

    /// Reads a name in whichever way it is bound; the refusal says what is wrong and at which byte.
    public init(_ text: String) throws(BillOfMaterialsRefusal) {
        guard text.utf8.count <= Self.bytesMax else {
            throw .cpeName(.tooLong(bytesMax: Self.bytesMax), at: Self.bytesMax)
        }
        let bytes = Array(text.utf8)
        func begins(_ mark: String) -> Bool {
            bytes.prefix(mark.utf8.count).map(\.lowercased) == Array(mark.utf8)
        }
        if begins("cpe:2.3:") {
            values = try CPEFormattedString.unbind(bytes)
        } else if begins("cpe:/") {
            values = try CPEURI.unbind(bytes)
        } else if begins("wfn:[") {
            values = try CPEWellFormedName.read(bytes)
        } else {
            throw .cpeName(.noScheme, at: 0)
        }
        self.text = text
    }

    /// Builds a name; attributes that are not given are ANY (NISTIR 7695, 5.2).
    public init(_ values: [Attribute: CPEValue]) throws(BillOfMaterialsRefusal) {
        self.values = Attribute.allCases.map { values[$0] ?? .any }
        try Self.checkPart(self.values[0], at: nil)
        text = CPEFormattedString.bind(self.values)
    }

    public subscript(_ attribute: Attribute) -> CPEValue { values[attribute.rawValue] }

    /// Bound to a formatted string (NISTIR 7695, 6.2.2).
    public var formattedString: String { CPEFormattedString.bind(values) }
    /// Bound to a URI (NISTIR 7695, 6.1.2).
    public var uri: String { CPEURI.bind(values) }
    /// As a well-formed name; attributes that are ANY are left out.
    public var wellFormedName: String { CPEWellFormedName.write(values) }

    /// A part is `a`, `h` or `o` when it is not a logical value (NISTIR 7695, 5.3.3.1).
    static func checkPart(_ value: CPEValue, at: Int?) throws(BillOfMaterialsRefusal) {
        if case .text(let text) = value {
            guard !text.hasWildcard, ["a", "h", "o"].contains(text.body.lowercased()) else {
                throw .cpeName(.badPart, at: at)
            }
        }
    }
}

extension CPEName: Hashable {
    public static func == (left: CPEName, right: CPEName) -> Bool { left.values == right.values }

    public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}
