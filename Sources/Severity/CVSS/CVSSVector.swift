/// A CVSS vector of version 2.0, 3.0, 3.1 or 4.0, and the scores that follow from it.
///
/// Scores are exact: computed in whole numbers from the weights of FIRST's specifications, and rounded
/// once where the specification rounds.
public struct CVSSVector: Hashable, Sendable, CustomStringConvertible {
    public let version: CVSSVersion
    /// Whether the metrics stood in the order of the specification; 4.0 asks for it (section 7), many
    /// feeds do not keep it. Takes no part in equality.
    public let isInOrder: Bool
    /// A number for each metric of the version: 0 where it is not defined, else that of its value.
    let values: SIMD32<UInt8>
    /// The bits of the metrics that are defined.
    private let defined: UInt32

    /// Reads `CVSS:4.0/…`, `CVSS:3.1/…`, `CVSS:3.0/…`, or a vector of 2.0: bare, in brackets, or behind
    /// `CVSS2#`.
    ///
    /// The metrics may stand in any order. Refused, with the byte: a metric twice, a mandatory one
    /// missing, one that is unknown or of another version, and a value that the metric does not have.
    public init(_ text: String) throws(SeverityRefusal) {
        try self.init(utf8: text.utf8.span)
    }

    /// The same from bytes, for readers of feeds.
    public init(utf8 bytes: Span<UInt8>) throws(SeverityRefusal) {
        let reader = try CVSSVectorReader(bytes)
        (version, values, isInOrder) = (reader.version, reader.values, reader.isInOrder)
        defined = reader.defined
    }

    private init(version: CVSSVersion, values: SIMD32<UInt8>) {
        (self.version, self.values, isInOrder) = (version, values, true)
        defined = (0..<32).reduce(0) { values[$1] == 0 ? $0 : $0 | 1 << UInt32($1) }
    }

    /// The same vector in which one metric has another value, or none with `X` (`ND` in 2.0).
    public func setting(_ metric: String, to value: String) throws(SeverityRefusal) -> CVSSVector {
        let table = version.table
        guard let index = table.index(of: CVSSMetricTable.pack(metric), from: 0) else {
            throw SeverityRefusal(.unknownMetric, metric)
        }
        let number = table.value(CVSSMetricTable.pack(value), of: index)
        if number == 0, value != version.undefined || table.metrics[index].isMandatory {
            throw SeverityRefusal(.unknownValue, "\(metric):\(value)")
        }
        var changed = values
        changed[index] = number
        return CVSSVector(version: version, values: changed)
    }

    /// The value of a metric as written in vectors; nil where it is not defined or the version has no
    /// such metric.
    public subscript(metric: String) -> String? {
        let table = version.table
        guard let index = table.index(of: CVSSMetricTable.pack(metric), from: 0), values[index] > 0 else {
            return nil
        }
        return table.metrics[index].values[Int(values[index]) - 1]
    }

    /// The defined metrics in the order of the specification, each with its value.
    public var metrics: [(metric: CVSSMetric, value: String)] {
        version.metrics.enumerated().compactMap { index, metric in
            values[index] == 0 ? nil : (metric, metric.values[Int(values[index]) - 1])
        }
    }

    /// The vector with its prefix, in the order of the specification, without what is not defined.
    public var canonical: String {
        version.prefix + metrics.map { "\($0.metric.code):\($0.value)" }.joined(separator: "/")
    }

    /// The canonical text.
    public var description: String { canonical }

    /// Whether a metric of the group is defined.
    public func defines(_ group: CVSSMetric.Group) -> Bool {
        defined & version.table.bits(of: group) != 0
    }

    public static func == (left: CVSSVector, right: CVSSVector) -> Bool {
        left.version == right.version && left.values == right.values
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(version)
        hasher.combine(values)
    }
}

extension CVSSVector {
    /// From the base metrics alone. In 4.0 this is CVSS-B (section 1.2), with every other metric not
    /// defined.
    public var baseScore: Score {
        switch version {
        case .v2_0: CVSS2Scoring(values).base
        case .v3_0, .v3_1: CVSS3Scoring(values, version).base
        case .v4_0: CVSS4Scoring(values, withThreat: false, withEnvironment: false).score
        }
    }

    /// From base and temporal metrics; nil where none of the latter is defined. In 4.0 this is CVSS-BT.
    public var threatScore: Score? {
        guard defines(.threat) else { return nil }
        return switch version {
        case .v2_0: CVSS2Scoring(values).temporal
        case .v3_0, .v3_1: CVSS3Scoring(values, version).temporal
        case .v4_0: CVSS4Scoring(values, withThreat: true, withEnvironment: false).score
        }
    }

    /// What 2.0 and 3.x call the temporal score: the same as `threatScore`.
    public var temporalScore: Score? { threatScore }

    /// From base, temporal and environmental metrics; nil where none of the last is defined. In 4.0
    /// this is CVSS-BE, or CVSS-BTE where `E` is defined.
    public var environmentalScore: Score? {
        guard defines(.environmental) else { return nil }
        return switch version {
        case .v2_0: CVSS2Scoring(values).environmental
        case .v3_0, .v3_1: CVSS3Scoring(values, version).environmental
        case .v4_0: CVSS4Scoring(values, withThreat: true, withEnvironment: true).score
        }
    }

    /// The score that takes into account all that the vector says.
    public var score: Score { environmentalScore ?? threatScore ?? baseScore }

    /// The impact subscore of the base metrics to one decimal, as the NVD publishes it; 4.0 has none.
    public var impact: Score? {
        switch version {
        case .v2_0: CVSS2Scoring(values).impact
        case .v3_0, .v3_1: CVSS3Scoring(values, version).impact
        case .v4_0: nil
        }
    }

    /// The exploitability subscore of the base metrics to one decimal, as the NVD publishes it; 4.0 has
    /// none.
    public var exploitability: Score? {
        switch version {
        case .v2_0: CVSS2Scoring(values).exploitability
        case .v3_0, .v3_1: CVSS3Scoring(values, version).exploitability
        case .v4_0: nil
        }
    }

    /// The exploitability subscore over all that is defined: in 3.x modified metrics go before base ones (3.1
    /// section 7.3). 4.0 has no subscore: its metrics are weighed as 3.1 weighs them, AT:P as AC:H. 0.0 to
    /// 3.9;
    /// in 2.0, which modifies none of them, 0.0 to 10.0.
    public var modifiedExploitability: Score {
        switch version {
        case .v2_0: CVSS2Scoring(values).exploitability
        case .v3_0, .v3_1: CVSS3Scoring(values, version).modifiedExploitability
        case .v4_0: CVSS4Scoring(values, withThreat: false, withEnvironment: true).exploitability
        }
    }

    /// The six digits of the macro vector from which 4.0 scores (section 8.1), over all that is defined.
    public var macroVector: String? {
        guard version == .v4_0 else { return nil }
        return CVSS4Scoring(values, withThreat: true, withEnvironment: true).macro.digits
    }

    /// Which metrics the score rests on: `CVSS-B`, `CVSS-BT`, `CVSS-BE` or `CVSS-BTE` (4.0 section 1.3).
    public var nomenclature: String {
        "CVSS-B" + (defines(.threat) ? "T" : "") + (defines(.environmental) ? "E" : "")
    }

    /// The word for `score`.
    public var severity: SeverityRating { SeverityRating(score, in: version) }

    /// The word for `baseScore`.
    public var baseSeverity: SeverityRating { SeverityRating(baseScore, in: version) }
}
