/// A set of versions in the range language VERS, such as `vers:npm/>=1.2.3|<2.0.0`.
///
/// Constraints are signposts on the line of versions, sorted by version; each version occurs once, and bounds
/// alternate.
public struct VersionRange: Sendable, Equatable {
    public enum Comparator: String, Sendable, CaseIterable {
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="

        var isUpper: Bool { self == .less || self == .lessOrEqual }
        var isLower: Bool { self == .greater || self == .greaterOrEqual }
        var includesItsVersion: Bool { self == .equal || self == .lessOrEqual || self == .greaterOrEqual }
    }

    /// One signpost: how a version must stand to this one.
    public struct Constraint: Sendable, Equatable {
        public let comparator: Comparator
        /// As written, escapes resolved.
        public let version: String
        let key: VersionKey

        /// nil where the text is not a version of the scheme.
        public init?(_ comparator: Comparator, _ version: String, as scheme: VersionScheme) {
            guard let key = VersionKey(version, as: scheme) else { return nil }
            self.comparator = comparator
            self.version = version
            self.key = key
        }

        public static func == (left: Constraint, right: Constraint) -> Bool {
            left.comparator == right.comparator && left.version == right.version
        }
    }

    /// What the range says.
    public enum Extent: Sendable, Equatable {
        /// `*`, or `vers:all/*`.
        case all
        /// `vers:none/*`.
        case none
        case constraints([Constraint])
    }

    /// The name before the slash, such as `deb`.
    public let type: String
    /// The order that the name stands for; nil for `all` and `none`, which order nothing.
    public let scheme: VersionScheme?
    public let extent: Extent

    /// Constraints sorted by version, as the reader has checked them.
    init(type: String, scheme: VersionScheme?, extent: Extent) {
        self.type = type
        self.scheme = scheme
        self.extent = extent
    }

    /// Reads a range. With `isSimplified`, redundant bounds are dropped by the specification's procedure;
    /// otherwise they are refused, since a range that says less than it seems to is more often a mistake than
    /// meant.
    public static func read(
        _ text: String, isSimplified: Bool = false
    ) throws(VersionOrderingRefusal) -> VersionRange {
        try RangeReader(text).read(isSimplified: isSimplified)
    }

    /// The one way to write this range: no blanks, sorted, escaped only where needed.
    public var canonical: String {
        switch extent {
        case .all, .none: "vers:\(type)/*"
        case .constraints(let constraints):
            "vers:\(type)/" + constraints.map(Self.write).joined(separator: "|")
        }
    }

    /// Whether a version lies in the range; nil where it is not a version of the scheme, so that nothing is
    /// known.
    public func contains(_ version: String) -> Bool? {
        switch extent {
        case .all: return true
        case .none: return false
        case .constraints(let constraints):
            guard let scheme, let key = VersionKey(version, as: scheme) else { return nil }
            return Self.contains(key, constraints)
        }
    }

    /// As `contains(_:)` for a version read before; nil where it is of another scheme.
    public func contains(_ version: VersionKey) -> Bool? {
        switch extent {
        case .all: true
        case .none: false
        case .constraints(let constraints):
            version.scheme == scheme ? Self.contains(version, constraints) : nil
        }
    }

    private static func contains(_ key: VersionKey, _ constraints: [Constraint]) -> Bool {
        var below: Comparator?
        var hasBound = false
        for constraint in constraints {
            let order = key.compared(to: constraint.key)
            if order == .equal { return constraint.comparator.includesItsVersion }
            guard constraint.comparator.isUpper || constraint.comparator.isLower else { continue }
            hasBound = true
            // Sorted: the first bound above decides, together with the last one below.
            if order == .less { return constraint.comparator.isUpper }
            below = constraint.comparator
        }
        if hasBound { return below?.isLower ?? false }
        // Only exclusions: everything else is in. Any single version named: nothing else is.
        return constraints.allSatisfy { $0.comparator == .notEqual }
    }

    private static func write(_ constraint: Constraint) -> String {
        let comparator = constraint.comparator == .equal ? "" : constraint.comparator.rawValue
        var bytes = Array(comparator.utf8)
        let hex = Array("0123456789ABCDEF".utf8)
        for byte in constraint.version.utf8 {
            if (0x21...0x7E).contains(byte), !RangeReader.mustBeEscaped(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
