/// A version of FIRST's Common Vulnerability Scoring System.
public enum CVSSVersion: String, Sendable, CaseIterable, Comparable {
    case v2_0 = "2.0"
    case v3_0 = "3.0"
    case v3_1 = "3.1"
    case v4_0 = "4.0"

    /// What a vector of the version begins with; nothing for 2.0.
    public var prefix: String { self == .v2_0 ? "" : "CVSS:\(rawValue)/" }

    public static func < (left: CVSSVersion, right: CVSSVersion) -> Bool { left.rawValue < right.rawValue }
}
