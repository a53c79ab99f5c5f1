/// R's `package_version`: numbers between dots or hyphens; where one row begins the other, the longer is
/// later.
enum CRANScheme {
    static func write(_ writer: inout KeyWriter) -> Bool {
        repeat {
            let digits = writer.digits()
            guard !digits.isEmpty else { return false }
            writer.number(digits, rank: 1)
        } while writer.take(".") || writer.take("-")
        return writer.isAtEnd
    }
}
