/// Windows builds and file versions: `major.minor.build.revision`, compared as .NET's `System.Version` does.
///
/// A number that is not written comes before zero. What a file's properties add in brackets is passed over.
enum WindowsScheme {
    static func write(_ writer: inout KeyWriter) -> Bool {
        var count = 0
        repeat {
            let digits = writer.digits()
            guard !digits.isEmpty, count < 4 else { return false }
            writer.number(digits, rank: 1)
            count += 1
        } while writer.take(".")
        if writer.startsWith(" ("), writer.bytes.last == UInt8(ascii: ")") { return true }
        return writer.isAtEnd
    }
}
