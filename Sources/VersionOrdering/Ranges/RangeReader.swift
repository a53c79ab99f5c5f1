/// Reads a range of the language VERS, by "Parsing and validating version range specifiers" of its
/// specification.
struct RangeReader {
    static let bytesMax = 1 << 20
    static let constraintsMax = 20_000

    /// The text without blanks, each byte with its place in the text.
    private var signs: [(byte: UInt8, offset: Int)] = []
    private let isTooLarge: Bool

    init(_ text: String) {
        isTooLarge = text.utf8.count > Self.bytesMax
        guard !isTooLarge else { return }
        for (offset, byte) in text.utf8.enumerated() where byte != 0x20 && byte != 0x09 {
            signs.append((byte, offset))
        }
    }

    static func mustBeEscaped(_ byte: UInt8) -> Bool { "><=!*|%".utf8.contains(byte) }

    func read(isSimplified: Bool) throws(VersionOrderingRefusal) -> VersionRange {
        guard !isTooLarge else { throw VersionOrderingRefusal(.tooLarge, at: Self.bytesMax) }
        let prefix = Array("vers:".utf8)
        guard signs.count >= prefix.count, zip(signs, prefix).allSatisfy({ $0.byte == $1 }) else {
            throw refusal(.notARange, signs[..<min(signs.count, prefix.count)])
        }
        let slash = signs.firstIndex { $0.byte == UInt8(ascii: "/") } ?? signs.count
        let name = signs[prefix.count..<max(slash, prefix.count)]
        let isName = { (byte: UInt8) in byte.isLowercase || byte.isDigit || ".-+".utf8.contains(byte) }
        guard slash < signs.count, !name.isEmpty, name.allSatisfy({ isName($0.byte) }) else {
            throw refusal(.malformedScheme, name)
        }
        let type = Self.text(name)
        let rest = signs[(slash + 1)...]
        let isStar = rest.count == 1 && rest.first?.byte == UInt8(ascii: "*")
        if type == "all" || type == "none" {
            guard !rest.isEmpty else { throw refusal(.noConstraint, rest) }
            guard isStar else { throw refusal(.misplacedStar, rest) }
            return VersionRange(type: type, scheme: nil, extent: type == "all" ? .all : .none)
        }
        guard let scheme = VersionScheme(purlType: type) else { throw refusal(.unknownScheme, name) }
        if isStar { return VersionRange(type: type, scheme: scheme, extent: .all) }
        let located = try constraints(rest, scheme)
        return VersionRange(
            type: type, scheme: scheme, extent: .constraints(try Self.ordered(located, isSimplified)))
    }

    private typealias Signs = ArraySlice<(byte: UInt8, offset: Int)>
    typealias Located = (constraint: VersionRange.Constraint, offset: Int)

    private static func text(_ part: Signs) -> String { String(decoding: part.map(\.byte), as: UTF8.self) }

    private func refusal(_ code: VersionOrderingRefusal.Code, _ part: Signs) -> VersionOrderingRefusal {
        let end = (signs.last?.offset ?? -1) + 1
        // Nothing there: the fault is where something should begin.
        let place =
            part.first?.offset ?? (part.startIndex < signs.count ? signs[part.startIndex].offset : end)
        return VersionOrderingRefusal(code, at: place, Self.text(part.prefix(200)))
    }

    private func constraints(
        _ part: Signs, _ scheme: VersionScheme
    ) throws(VersionOrderingRefusal) -> [Located] {
        let pieces = part.split(separator: UInt8(ascii: "|"), by: \.byte)
        guard !pieces.isEmpty else { throw refusal(.noConstraint, part) }
        guard pieces.count <= Self.constraintsMax else {
            throw refusal(.tooLarge, pieces[Self.constraintsMax])
        }
        var result: [Located] = []
        for piece in pieces { result.append(try constraint(piece, scheme)) }
        return result
    }

    private func constraint(
        _ piece: Signs, _ scheme: VersionScheme
    ) throws(VersionOrderingRefusal) -> Located {
        // Two signs before one, so that `<=` is not read as `<`. No sign means equal; `=` itself is not
        // written.
        let comparators: [VersionRange.Comparator] = [
            .greaterOrEqual, .lessOrEqual, .notEqual, .less, .greater,
        ]
        let comparator = comparators.first { piece.map(\.byte).starts(with: $0.rawValue.utf8) }
        let version = piece.dropFirst(comparator?.rawValue.utf8.count ?? 0)
        guard !version.isEmpty else { throw refusal(.noVersion, piece) }
        if let star = version.firstIndex(where: { $0.byte == UInt8(ascii: "*") }) {
            throw refusal(.misplacedStar, version[star...star])
        }
        for index in version.indices {
            let byte = version[index].byte
            let isEscape = byte == UInt8(ascii: "%")
            guard (0x21...0x7E).contains(byte), isEscape || !Self.mustBeEscaped(byte) else {
                throw refusal(.misplacedSign, version[index...index])
            }
        }
        let text = try unescaped(version)
        guard let constraint = VersionRange.Constraint(comparator ?? .equal, text, as: scheme) else {
            throw refusal(.notAVersion, version)
        }
        return (constraint, piece.first?.offset ?? 0)
    }

    private func unescaped(_ part: Signs) throws(VersionOrderingRefusal) -> String {
        var bytes: [UInt8] = []
        var index = part.startIndex
        while index < part.endIndex {
            guard part[index].byte == UInt8(ascii: "%") else {
                bytes.append(part[index].byte)
                index += 1
                continue
            }
            guard index + 2 < part.endIndex, let high = Self.hexValue(part[index + 1].byte),
                let low = Self.hexValue(part[index + 2].byte)
            else { throw refusal(.malformedEscape, part[index...]) }
            bytes.append(high << 4 | low)
            index += 3
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw refusal(.malformedEscape, part)
        }
        return text
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// Sorted by version, each version once, bounds in turn.
    static func ordered(
        _ located: [Located], _ isSimplified: Bool
    ) throws(VersionOrderingRefusal) -> [VersionRange.Constraint] {
        var sorted = located
        // Where two versions are alike the later one in the text is the duplicate.
        sorted.sort { left, right in
            let order = left.constraint.key.compared(to: right.constraint.key)
            return order == .equal ? left.offset < right.offset : order == .less
        }
        for (one, two) in zip(sorted, sorted.dropFirst())
        where one.constraint.key.compared(to: two.constraint.key) == .equal {
            throw VersionOrderingRefusal(.duplicateVersion, at: two.offset, two.constraint.version)
        }
        var kept: [Located] = []
        for next in sorted where next.constraint.comparator != .notEqual {
            var isNextRedundant = false
            while let last = kept.last {
                let (one, two) = (last.constraint.comparator, next.constraint.comparator)
                isNextRedundant = one.isLower && !two.isUpper
                let isLastRedundant = !one.isLower && two.isUpper
                guard isNextRedundant || isLastRedundant else { break }
                let redundant = isNextRedundant ? next : last
                guard isSimplified else {
                    throw VersionOrderingRefusal(
                        .redundantConstraint, at: redundant.offset, redundant.constraint.version)
                }
                if isNextRedundant { break }
                kept.removeLast()
            }
            if !isNextRedundant { kept.append(next) }
        }
        let offsets = Set(kept.map(\.offset))
        return sorted.filter { $0.constraint.comparator == .notEqual || offsets.contains($0.offset) }
            .map(\.constraint)
    }
}

extension ArraySlice {
    /// The runs between elements whose part equals the separator; empty ones are left out.
    fileprivate func split<Part: Equatable>(separator: Part, by part: (Element) -> Part) -> [ArraySlice] {
        split { part($0) == separator }
    }
}
