/// One metric of a version of CVSS: its name in vectors, its group and the values that it can have.
public struct CVSSMetric: Hashable, Sendable {
    /// The groups of the specifications; what 2.0 and 3.x call temporal, 4.0 calls threat.
    public enum Group: String, Sendable, CaseIterable {
        case base, threat, environmental, supplemental
    }

    /// The name as vectors write it, such as `AV` or `MPR`.
    public let code: String
    public let group: Group
    /// The defined values as vectors write them; the word for "not defined" is not among them.
    public let values: [String]

    /// A vector without it is no vector.
    public var isMandatory: Bool { group == .base }
}

extension CVSSVersion {
    /// The metrics in the order in which the specification writes a vector: CVSS 2.0 section 2.4 table 13,
    /// 3.0 section 6, 3.1 section 6 table 15, 4.0 section 7 table 23.
    public var metrics: [CVSSMetric] { table.metrics }

    /// How a vector writes that a metric is not defined.
    public var undefined: String { self == .v2_0 ? "ND" : "X" }

    var table: CVSSMetricTable {
        switch self {
        case .v2_0: .v2
        case .v3_0, .v3_1: .v3
        case .v4_0: .v4
        }
    }
}

/// A version's metrics, with names and values as numbers that are compared at once.
final class CVSSMetricTable: Sendable {
    let metrics: [CVSSMetric]
    /// The names, packed.
    let names: [UInt64]
    /// The packed values of all metrics one after another, and where those of each begin.
    let values: [UInt64]
    let starts: [Int]
    /// The bits of the mandatory metrics, and of the other groups.
    let mandatory: UInt32
    private let threat: UInt32
    private let environmental: UInt32

    init(_ groups: [(CVSSMetric.Group, String)]) {
        metrics = groups.flatMap { group, text in
            text.split(separator: "\n").map { line in
                let words = line.split(separator: " ").map(String.init)
                return CVSSMetric(code: words[0], group: group, values: Array(words.dropFirst()))
            }
        }
        names = metrics.map { CVSSMetricTable.pack($0.code) }
        values = metrics.flatMap(\.values).map(CVSSMetricTable.pack)
        starts = metrics.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.values.count) }
        let groups = metrics.map(\.group)
        func bits(_ group: CVSSMetric.Group) -> UInt32 {
            groups.indices.reduce(0) { groups[$1] == group ? $0 | 1 << UInt32($1) : $0 }
        }
        (mandatory, threat, environmental) = (bits(.base), bits(.threat), bits(.environmental))
    }

    func bits(of group: CVSSMetric.Group) -> UInt32 {
        switch group {
        case .base: mandatory
        case .threat: threat
        case .environmental: environmental
        case .supplemental: (UInt32.max >> UInt32(32 - metrics.count)) & ~(mandatory | threat | environmental)
        }
    }

    /// A name or value of at most eight bytes as a number; 0 for a longer one, which no metric has.
    static func pack(_ text: String) -> UInt64 {
        text.utf8.count > 8 ? 0 : text.utf8.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Where the metric stands. The search begins where the last one ended, since most vectors are in order.
    func index(of name: UInt64, from start: Int) -> Int? {
        for index in start..<names.count where names[index] == name { return index }
        for index in 0..<min(start, names.count) where names[index] == name { return index }
        return nil
    }

    /// The value's number, from 1; 0 for a value that the metric does not have.
    func value(_ value: UInt64, of metric: Int) -> UInt8 {
        for index in starts[metric]..<starts[metric + 1] where values[index] == value {
            return UInt8(truncatingIfNeeded: index - starts[metric] + 1)
        }
        return 0
    }

    /// The values stand in the order in which the scoring counts them.
    static let v2 = CVSSMetricTable([
        (.base, "AV L A N\nAC H M L\nAu M S N\nC N P C\nI N P C\nA N P C"),
        (.threat, "E U POC F H\nRL OF TF W U\nRC UC UR C"),
        (.environmental, "CDP N L LM MH H\nTD N L M H\nCR L M H\nIR L M H\nAR L M H"),
    ])

    static let v3 = CVSSMetricTable([
        (.base, "AV N A L P\nAC L H\nPR N L H\nUI N R\nS U C\nC H L N\nI H L N\nA H L N"),
        (.threat, "E H F P U\nRL U W T O\nRC C R U"),
        (
            .environmental,
            """
            CR H M L\nIR H M L\nAR H M L
            MAV N A L P\nMAC L H\nMPR N L H\nMUI N R\nMS U C\nMC H L N\nMI H L N\nMA H L N
            """
        ),
    ])

    static let v4 = CVSSMetricTable([
        (
            .base,
            """
            AV N A L P\nAC L H\nAT N P\nPR N L H\nUI N P A
            VC H L N\nVI H L N\nVA H L N\nSC H L N\nSI H L N\nSA H L N
            """
        ),
        (.threat, "E A P U"),
        (
            .environmental,
            """
            CR H M L\nIR H M L\nAR H M L
            MAV N A L P\nMAC L H\nMAT N P\nMPR N L H\nMUI N P A
            MVC H L N\nMVI H L N\nMVA H L N\nMSC H L N\nMSI S H L N\nMSA S H L N
            """
        ),
        (.supplemental, "S N P\nAU N Y\nR A U I\nV D C\nRE L M H\nU Clear Green Amber Red"),
    ])
}
