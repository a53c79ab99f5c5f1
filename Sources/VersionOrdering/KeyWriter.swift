/// Reads the bytes of a version from left to right and collects its tokens.
struct KeyWriter {
    private(set) var bytes: [UInt8]
    private(set) var at = 0
    private(set) var tokens: [Token] = []
    var padding = Token(rank: 0)
    var hasWildcard = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    // Reading.

    var isAtEnd: Bool { at == bytes.count }
    var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    /// The byte so far behind the next one.
    func peek(_ offset: Int) -> UInt8? { at + offset < bytes.count ? bytes[at + offset] : nil }

    mutating func skip() { at += 1 }

    /// Takes a sign or a word where it stands next.
    mutating func take(_ word: StaticString) -> Bool {
        guard startsWith(word) else { return false }
        at += word.withUTF8Buffer { $0.count }
        return true
    }

    func startsWith(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { bytes[at...].starts(with: $0) }
    }

    mutating func run(_ belongs: (UInt8) -> Bool) -> Range<Int> {
        let start = at
        while at < bytes.count, belongs(bytes[at]) { at += 1 }
        return start..<at
    }

    mutating func digits() -> Range<Int> { run(\.isDigit) }

    func isWord(_ range: Range<Int>, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { bytes[range].elementsEqual($0) }
    }

    // Writing.

    mutating func lowercase() {
        for index in bytes.indices where (0x41...0x5A).contains(bytes[index]) { bytes[index] += 0x20 }
    }

    /// Goes on with other bytes, from their start.
    mutating func restart(with other: [UInt8]) {
        bytes = other
        at = 0
    }

    mutating func mark(_ rank: UInt8) { tokens.append(Token(rank: rank)) }

    mutating func number(_ range: Range<Int>, rank: UInt8) {
        var start = range.lowerBound
        while start < range.upperBound, bytes[start] == UInt8(ascii: "0") { start += 1 }
        tokens.append(Token(rank: rank, isNumber: true, at: start..<range.upperBound))
    }

    mutating func word(_ range: Range<Int>, rank: UInt8) {
        tokens.append(Token(rank: rank, at: range))
    }

    mutating func removeTokens(last count: Int) { tokens.removeLast(count) }

    /// The last token is the number zero.
    var endsWithZero: Bool {
        guard let last = tokens.last else { return false }
        return last.isNumber && last.start == last.end
    }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isLowercase: Bool { (0x61...0x7A).contains(self) }
    var isLetter: Bool { isLowercase || (0x41...0x5A).contains(self) }
    var isAlphanumeric: Bool { isDigit || isLetter }
}

extension VersionScheme {
    /// Writes the tokens of the version at the start of the writer's bytes; false where it is none.
    func write(_ writer: inout KeyWriter) -> Bool {
        switch self {
        case .semver: SemverScheme.write(&writer)
        case .debian: DebianScheme.write(&writer)
        case .rpm: RPMScheme.write(&writer)
        case .alpine: AlpineScheme.write(&writer)
        case .pypi: PyPIScheme.write(&writer)
        case .maven: MavenScheme.write(&writer)
        case .nuget: NuGetScheme.write(&writer)
        case .rubyGems: RubyGemsScheme.write(&writer)
        case .packagist: PackagistScheme.write(&writer)
        case .pub: PubScheme.write(&writer)
        case .cran: CRANScheme.write(&writer)
        case .hackage: HackageScheme.write(&writer)
        case .go: GoScheme.write(&writer)
        case .npm: NpmScheme.write(&writer)
        case .openssl: OpenSSLScheme.write(&writer)
        case .windows: WindowsScheme.write(&writer)
        case .generic: GenericScheme.write(&writer)
        }
    }
}
