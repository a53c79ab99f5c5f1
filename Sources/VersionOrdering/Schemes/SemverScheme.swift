/// Semantic Versioning 2.0.0, clauses 9 to 11.
///
/// Written more freely than the specification has it: `v1.2`, `1.2.3.4`, `1.2.3beta`.
enum SemverScheme {
    static func write(_ writer: inout KeyWriter) -> Bool { Shape().write(&writer) }

    /// What the schemes that descend from Semantic Versioning allow.
    struct Shape {
        var numbersMin = 1
        var numbersMax = Int.max
        /// So many numbers at least are compared; those not written are zero.
        var numbersPadded = 3
        /// A pre-release may follow the numbers without a hyphen.
        var allowsGluedPreRelease = true
        /// Only letters, digits and hyphens in identifiers.
        var isStrict = false
        var foldsCase = false
        var countsBuild = false

        private enum Rank {
            /// In a row of identifiers.
            static let end: UInt8 = 0
            static let numeric: UInt8 = 1
            static let textual: UInt8 = 2
            /// Behind the numbers.
            static let preRelease: UInt8 = 3
            static let release: UInt8 = 4
            static let number: UInt8 = 5
        }

        func write(_ writer: inout KeyWriter) -> Bool {
            if foldsCase { writer.lowercase() }
            if !writer.take("v") { _ = writer.take("V") }
            guard writeNumbers(&writer) else { return false }
            let isGlued = allowsGluedPreRelease && writer.next?.isLetter == true
            if isGlued || writer.take("-") {
                writer.mark(Rank.preRelease)
                guard writeIdentifiers(&writer, isBuild: false) else { return false }
            } else {
                writer.mark(Rank.release)
            }
            if writer.take("+") {
                let count = writer.tokens.count
                guard writeIdentifiers(&writer, isBuild: true) else { return false }
                if !countsBuild { writer.removeTokens(last: writer.tokens.count - count) }
            } else if countsBuild {
                writer.mark(Rank.end)
            }
            return writer.isAtEnd
        }

        private func writeNumbers(_ writer: inout KeyWriter) -> Bool {
            var count = 0
            repeat {
                let digits = writer.digits()
                guard !digits.isEmpty, count < numbersMax else { return false }
                writer.number(digits, rank: Rank.number)
                count += 1
            } while writer.take(".")
            guard count >= numbersMin else { return false }
            while count < numbersPadded {
                writer.number(0..<0, rank: Rank.number)
                count += 1
            }
            while count > numbersPadded, writer.endsWithZero {
                writer.removeTokens(last: 1)
                count -= 1
            }
            return true
        }

        private func writeIdentifiers(_ writer: inout KeyWriter, isBuild: Bool) -> Bool {
            let plus = UInt8(ascii: "+"), dot = UInt8(ascii: ".")
            repeat {
                let range =
                    isStrict
                    ? writer.run { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
                    : writer.run { $0 != dot && $0 < 0x80 && (isBuild || $0 != plus) }
                guard !range.isEmpty else { return false }
                if writer.bytes[range].allSatisfy(\.isDigit) {
                    writer.number(range, rank: Rank.numeric)
                } else {
                    writer.word(range, rank: Rank.textual)
                }
            } while writer.take(".")
            writer.mark(Rank.end)
            return true
        }
    }
}
