/// Go modules (`golang.org/x/mod/semver`) and, with the prefix `go`, the tool chain (`go/version`).
///
/// Pseudo-versions need nothing of their own: they are made so that the order of Semantic Versioning is
/// theirs.
enum GoScheme {
    static func write(_ writer: inout KeyWriter) -> Bool {
        if writer.take("go") { return writeToolchain(&writer) }
        // Never mixed with a tool chain's: a module is not released as one.
        writer.mark(1)
        return SemverScheme.Shape(numbersMax: 3, allowsGluedPreRelease: false, isStrict: true)
            .write(&writer)
    }

    private enum Rank {
        static let toolchain: UInt8 = 0
        static let none: UInt8 = 0
        static let alpha: UInt8 = 1
        static let beta: UInt8 = 2
        static let candidate: UInt8 = 3
        static let number: UInt8 = 4
    }

    /// `go1.20` is the release 1.20.0; from 1.21 on, `go1.21` is the language, before its first candidate.
    private static func writeToolchain(_ writer: inout KeyWriter) -> Bool {
        writer.mark(Rank.toolchain)
        let major = writer.digits()
        guard !major.isEmpty else { return false }
        writer.number(major, rank: Rank.number)
        var minor = 0..<0
        var patch: Range<Int>?
        if writer.take(".") {
            minor = writer.digits()
            guard !minor.isEmpty else { return false }
            if writer.take(".") {
                let digits = writer.digits()
                guard !digits.isEmpty else { return false }
                patch = digits
            }
        }
        writer.number(minor, rank: Rank.number)
        let kinds: [(StaticString, UInt8)] = [
            ("alpha", Rank.alpha), ("beta", Rank.beta), ("rc", Rank.candidate),
        ]
        let kind = patch == nil ? kinds.first { writer.startsWith($0.0) } : nil
        if let kind {
            _ = writer.take(kind.0)
            writer.mark(kind.1)
            let digits = writer.digits()
            guard !digits.isEmpty else { return false }
            writer.number(digits, rank: Rank.number)
        } else if let patch {
            writer.number(patch, rank: Rank.number)
        } else if isBefore21(major, minor, writer) {
            writer.number(0..<0, rank: Rank.number)
        } else {
            writer.mark(Rank.none)
        }
        // A vendor's own build, `go1.21.3-acme`, counts as what it was made from.
        if writer.take("-") { _ = writer.run { $0 < 0x80 } }
        return writer.isAtEnd
    }

    private static func isBefore21(_ major: Range<Int>, _ minor: Range<Int>, _ writer: KeyWriter) -> Bool {
        guard writer.isWord(major, "1"), minor.count <= 2 else { return false }
        return minor.reduce(0) { $0 * 10 + Int(writer.bytes[$1] - 0x30) } < 21
    }
}
