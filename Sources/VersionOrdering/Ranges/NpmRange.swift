/// A range as `package.json` writes it, such as `^1.2.3 || ~2.0`, by node-semver's "Ranges".
///
/// VERS cannot say all of it: a pre-release lies in an npm range only where a bound of the same three numbers
/// has one.
public struct NpmRange: Sendable {
    /// Of these sets one must hold; in each set every bound.
    let sets: [[Bound]]

    struct Bound: Sendable {
        let comparator: VersionRange.Comparator
        let version: NpmVersion
        let key: VersionKey

        init(_ comparator: VersionRange.Comparator, _ version: NpmVersion) {
            guard let key = VersionKey(version.text, as: .npm) else {
                preconditionFailure("the reader makes only versions that npm knows")
            }
            self.comparator = comparator
            self.version = version
            self.key = key
        }

        func holds(for other: VersionKey) -> Bool {
            switch (comparator, other.compared(to: key)) {
            case (.equal, let order): order == .equal
            case (.notEqual, let order): order != .equal
            case (.less, let order): order == .less
            case (.lessOrEqual, let order): order != .greater
            case (.greater, let order): order == .greater
            case (.greaterOrEqual, let order): order != .less
            }
        }
    }

    /// Reads a range; blanks alone, like `*`, mean any release.
    public static func read(_ text: String) throws(VersionOrderingRefusal) -> NpmRange {
        try NpmRangeReader(text).read()
    }

    /// The plain bounds that the range stands for, such as `>=1.2.3 <2.0.0-0`.
    public var bounds: String {
        sets.map { set in
            set.isEmpty
                ? "*"
                : set.map {
                    $0.comparator == .equal ? $0.version.text : $0.comparator.rawValue + $0.version.text
                }
                .joined(separator: " ")
        }
        .joined(separator: "||")
    }

    /// Whether a version lies in the range; nil where npm knows no such version.
    public func contains(_ version: String) -> Bool? {
        guard let key = VersionKey(version, as: .npm), let parsed = NpmVersion(key) else { return nil }
        return sets.contains { set in
            set.allSatisfy { $0.holds(for: key) }
                && (parsed.preRelease == nil
                    || set.contains { $0.version.preRelease != nil && $0.version.numbers == parsed.numbers })
        }
    }
}

/// A version of npm in its parts.
struct NpmVersion: Sendable {
    let numbers: [UInt64]
    let preRelease: String?

    init(_ numbers: [UInt64], _ preRelease: String? = nil) {
        self.numbers = numbers
        self.preRelease = preRelease
    }

    /// nil where a number is larger than npm reads.
    init?(_ key: VersionKey) {
        let plain = String(
            decoding: key.bytes.drop { !$0.isDigit }.prefix { $0 != UInt8(ascii: "+") }, as: UTF8.self)
        let parts = plain.split(separator: "-", maxSplits: 1)
        guard let first = parts.first else { return nil }
        var numbers: [UInt64] = []
        for part in first.split(separator: ".") {
            guard let number = UInt64(part), number <= NpmRangeReader.numberMax else { return nil }
            numbers.append(number)
        }
        self.init(numbers, parts.count > 1 ? String(parts[1]) : nil)
    }

    var text: String {
        let release = numbers.map(String.init).joined(separator: ".")
        return preRelease.map { "\(release)-\($0)" } ?? release
    }
}
