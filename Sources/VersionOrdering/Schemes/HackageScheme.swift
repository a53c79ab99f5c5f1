/// Haskell's `Data.Version` under the package versioning policy: numbers between dots; the longer row is
/// later.
enum HackageScheme {
    static func write(_ writer: inout KeyWriter) -> Bool {
        repeat {
            let digits = writer.digits()
            guard !digits.isEmpty else { return false }
            writer.number(digits, rank: 1)
        } while writer.take(".")
        return writer.isAtEnd
    }
}
