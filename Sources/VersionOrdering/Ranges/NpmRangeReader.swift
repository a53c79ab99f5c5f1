/// Turns npm's short forms (`^`, `~`, `x`, `1 - 2`) into plain bounds, by the grammar of node-semver's "Range
/// Grammar".
struct NpmRangeReader {
    static let bytesMax = 4096
    /// As JavaScript's largest safe integer.
    static let numberMax: UInt64 = 9_007_199_254_740_991

    private let bytes: [UInt8]
    private let isTooLarge: Bool

    init(_ text: String) {
        isTooLarge = text.utf8.count > Self.bytesMax
        bytes = isTooLarge ? [] : Array(text.utf8)
    }

    func read() throws(VersionOrderingRefusal) -> NpmRange {
        guard !isTooLarge else { throw VersionOrderingRefusal(.tooLarge, at: Self.bytesMax) }
        var sets: [[NpmRange.Bound]] = []
        var start = 0
        var index = 0
        let bar = UInt8(ascii: "|")
        while index < bytes.count {
            if bytes[index] == bar, index + 1 < bytes.count, bytes[index + 1] == bar {
                sets.append(try set(start..<index))
                index += 2
                start = index
            } else {
                index += 1
            }
        }
        sets.append(try set(start..<bytes.count))
        return NpmRange(sets: sets)
    }

    /// What stands between two `||`.
    private func set(_ range: Range<Int>) throws(VersionOrderingRefusal) -> [NpmRange.Bound] {
        let words = bytes[range].split { $0 == 0x20 || (0x09...0x0D).contains($0) }
        if words.count == 3, words[1].elementsEqual("-".utf8) {
            return try bounds(.atLeast, partial(words[0])) + bounds(.atMost, partial(words[2]))
        }
        var result: [NpmRange.Bound] = []
        var sign: ArraySlice<UInt8>?
        for word in words {
            let signs = word.prefix { "<>=~^".utf8.contains($0) }
            if signs.count == word.count, sign == nil {
                sign = word
                continue
            }
            // A sign alone belongs to the next word: `>= 1.2.3`.
            if sign != nil, !signs.isEmpty { throw refusal(.noVersion, word) }
            let name = String(decoding: sign ?? signs, as: UTF8.self)
            guard let form = Form(name) else { throw refusal(.misplacedSign, word) }
            result += bounds(form, try partial(word[signs.endIndex...]))
            sign = nil
        }
        if let sign { throw refusal(.noVersion, sign) }
        return result
    }

    private func refusal(
        _ code: VersionOrderingRefusal.Code, _ part: ArraySlice<UInt8>
    ) -> VersionOrderingRefusal {
        VersionOrderingRefusal(code, at: part.startIndex, String(decoding: part.prefix(200), as: UTF8.self))
    }

    // Partial versions.

    /// The numbers that are written, up to three; the pre-release only behind all three.
    private struct Partial {
        var numbers: [UInt64] = []
        var preRelease: String?

        var isFull: Bool { numbers.count == 3 }
        var padded: NpmVersion {
            NpmVersion(numbers + Array(repeating: 0, count: 3 - numbers.count), preRelease)
        }

        /// The first version behind all that begin with the first `count` numbers.
        func following(_ count: Int) -> NpmVersion {
            var next = padded.numbers
            next[count - 1] += 1
            for index in count..<3 { next[index] = 0 }
            return NpmVersion(next)
        }
    }

    private func partial(_ word: ArraySlice<UInt8>) throws(VersionOrderingRefusal) -> Partial {
        let rest = word.drop { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "v") }
        guard !rest.isEmpty else { throw refusal(.noVersion, word) }
        let release = rest.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }
        let parts = release.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 3 else { throw refusal(.notAVersion, word) }
        var result = Partial()
        var isOpen = false
        for part in parts {
            if part.count == 1, "xX*".utf8.contains(part[part.startIndex]) {
                isOpen = true
            } else if let number = UInt64(String(decoding: part, as: UTF8.self)), part.allSatisfy(\.isDigit),
                number < Self.numberMax
            {
                if !isOpen { result.numbers.append(number) }
            } else {
                throw refusal(.notAVersion, word)
            }
        }
        if result.isFull {
            let text = String(decoding: rest, as: UTF8.self)
            guard let key = VersionKey(text, as: .npm) else { throw refusal(.notAVersion, word) }
            result.preRelease = NpmVersion(key)?.preRelease
        } else if release.count < rest.count, parts.count < 3 {
            throw refusal(.notAVersion, word)
        }
        return result
    }

    // Bounds.

    private enum Form {
        case exactly, atLeast, atMost, moreThan, lessThan, tilde, caret

        init?(_ signs: String) {
            switch signs {
            case "", "=": self = .exactly
            case ">=": self = .atLeast
            case "<=": self = .atMost
            case ">": self = .moreThan
            case "<": self = .lessThan
            case "~", "~>": self = .tilde
            case "^": self = .caret
            default: return nil
            }
        }
    }

    private func bounds(_ form: Form, _ partial: Partial) -> [NpmRange.Bound] {
        let count = partial.numbers.count
        guard count > 0 else {
            // More or less than anything is nothing; all else is anything.
            let isNothing = form == .moreThan || form == .lessThan
            return isNothing ? [NpmRange.Bound(.less, NpmVersion([0, 0, 0], "0"))] : []
        }
        let lower = NpmRange.Bound(.greaterOrEqual, partial.padded)
        switch form {
        case .exactly:
            return partial.isFull
                ? [NpmRange.Bound(.equal, partial.padded)] : [lower, below(partial.following(count))]
        case .atLeast: return [lower]
        case .atMost:
            return [
                partial.isFull
                    ? NpmRange.Bound(.lessOrEqual, partial.padded) : below(partial.following(count))
            ]
        case .moreThan:
            return [
                partial.isFull
                    ? NpmRange.Bound(.greater, partial.padded)
                    : NpmRange.Bound(.greaterOrEqual, partial.following(count))
            ]
        case .lessThan:
            return [partial.isFull ? NpmRange.Bound(.less, partial.padded) : below(partial.padded)]
        case .tilde: return [lower, below(partial.following(min(count, 2)))]
        case .caret:
            // The first number that is not zero may not change; written zeros alone hold all that is written.
            let firstNonzero = partial.numbers.firstIndex { $0 != 0 } ?? count - 1
            return [lower, below(partial.following(firstNonzero + 1))]
        }
    }

    /// Below a version and its pre-releases.
    private func below(_ version: NpmVersion) -> NpmRange.Bound {
        NpmRange.Bound(.less, NpmVersion(version.numbers, "0"))
    }
}
