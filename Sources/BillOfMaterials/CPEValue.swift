/// The value of one attribute of a CPE name (NISTIR 7695, 5.3).
public enum CPEValue: Hashable, Sendable {
    /// No restriction (5.3.1).
    case any
    /// Not applicable (5.3.1).
    case notApplicable
    case text(CPEText)
}

/// A text with the wildcards before and after it (NISTIR 7695, 5.3.2). Two are equal whatever the case of
/// their letters (NISTIR 7696, 6.1).
public struct CPEText: Sendable {
    /// What may stand before or after the text.
    public enum Wildcard: Hashable, Sendable {
        case none
        /// `*`: any number of characters.
        case many
        /// `?`, once or more: as many characters or fewer.
        case upTo(UInt16)

        /// As written unquoted.
        var mark: String {
            switch self {
            case .none: ""
            case .many: "*"
            case .upTo(let count): String(repeating: "?", count: Int(count))
            }
        }

        /// The most characters that it stands for; nil for any number.
        var longest: Int? {
            switch self {
            case .none: 0
            case .many: nil
            case .upTo(let count): Int(count)
            }
        }
    }

    public let leading: Wildcard
    /// Printable ASCII, nothing quoted, in the case in which it was written; a URI has lower case only.
    public let body: String
    public let trailing: Wildcard

    public var hasWildcard: Bool { leading != .none || trailing != .none }

    /// The text with each character of the body written as the binding writes it.
    func written(_ literal: (UInt8) -> String, wildcard: (Wildcard) -> String = \.mark) -> String {
        wildcard(leading) + body.utf8.map(literal).joined() + wildcard(trailing)
    }
}

extension CPEText: Hashable {
    public static func == (left: CPEText, right: CPEText) -> Bool {
        left.leading == right.leading && left.trailing == right.trailing
            && (left.body == right.body || left.body.lowercased() == right.body.lowercased())
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(leading)
        hasher.combine(body.lowercased())
        hasher.combine(trailing)
    }
}

/// One character of a value once its quotation is read, and where it stands.
enum CPECharacter {
    /// `*`, unquoted.
    case many
    /// `?`, unquoted.
    case one
    case literal(UInt8)
}

extension CPEText {
    /// Wildcards at the ends, text between them (NISTIR 7695, 5.3.2).
    init(
        _ characters: [(what: CPECharacter, at: Int)]
    ) throws(BillOfMaterialsRefusal) {
        let at = characters.first?.at
        var middle = characters[...]
        leading = Self.wildcard(middle.map(\.what))
        middle = middle.dropFirst(leading.mark.count)
        trailing = Self.wildcard(middle.reversed().map(\.what))
        middle = middle.dropLast(trailing.mark.count)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(middle.count)
        for character in middle {
            guard case .literal(let byte) = character.what else {
                throw .cpeName(.wildcardInside, at: character.at)
            }
            bytes.append(byte)
        }
        body = String(decoding: bytes, as: UTF8.self)
        if body.isEmpty {
            guard case .upTo = leading, trailing == .none else { throw .cpeName(.onlyWildcards, at: at) }
        }
        if body == "-", !hasWildcard { throw .cpeName(.loneHyphen, at: at) }
    }

    private static func wildcard(_ characters: [CPECharacter]) -> Wildcard {
        if case .many = characters.first { return .many }
        let count = characters.prefix { if case .one = $0 { true } else { false } }.count
        return count == 0 ? .none : .upTo(UInt16(count))
    }
}
