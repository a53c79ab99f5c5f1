/// The equations of CVSS 2.0, section 3.2, in whole numbers.
struct CVSS2Scoring {
    private let values: SIMD32<UInt8>

    init(_ values: SIMD32<UInt8>) { self.values = values }

    /// Section 3.2.1. Thousandths, hundredths, thousandths, thousandths.
    private static let accessVector = [395, 646, 1000]
    private static let accessComplexity = [35, 61, 71]
    private static let authentication = [450, 560, 704]
    private static let impactWeight = [0, 275, 660]
    /// Section 3.2.2, hundredths; the first is for "not defined".
    private static let exploitabilityWeight = [100, 85, 90, 95, 100]
    private static let remediation = [100, 87, 90, 95, 100]
    private static let confidence = [100, 90, 95, 100]
    /// Section 3.2.3: tenths, hundredths, hundredths.
    private static let collateralDamage = [0, 0, 1, 3, 4, 5]
    private static let targetDistribution = [100, 0, 25, 75, 100]
    private static let requirement = [100, 50, 100, 151]

    private func value(_ metric: Int) -> Int { Int(values[metric]) }

    /// 20 × AccessVector × AccessComplexity × Authentication, in units of 10⁻⁸.
    private var rawExploitability: Int {
        20 * Self.accessVector[value(0) - 1] * Self.accessComplexity[value(1) - 1]
            * Self.authentication[value(2) - 1]
    }

    /// 10.41 × (1 − (1 − C)(1 − I)(1 − A)), in units of 10⁻¹¹.
    private var rawImpact: Int {
        let kept = (3...5).reduce(1) { $0 * (1000 - Self.impactWeight[value($1) - 1]) }
        return 1041 * (1_000_000_000 - kept)
    }

    var exploitability: Score { Score(tenths: (rawExploitability + 5_000_000) / 10_000_000) }

    var impact: Score { Score(tenths: (rawImpact + 5_000_000_000) / 10_000_000_000) }

    /// ((0.6 × Impact) + (0.4 × Exploitability) − 1.5) × f(Impact), rounded to one decimal.
    var base: Score {
        let impact = rawImpact
        if impact == 0 { return Score(tenths: 0) }
        let sum = 6 * impact + 4000 * rawExploitability - 1_500_000_000_000
        return Score(tenths: min(100, (sum * 1176 + 50_000_000_000_000) / 100_000_000_000_000))
    }

    var temporal: Score { Score(tenths: temporal(of: base.tenths)) }

    /// The base score's tenths times the three temporal weights, rounded to one decimal.
    private func temporal(of base: Int) -> Int {
        let product =
            base * Self.exploitabilityWeight[value(6)] * Self.remediation[value(7)]
            * Self.confidence[value(8)]
        return Self.rounded(Int128(product), 1_000_000)
    }

    /// ((AdjustedTemporal + (10 − AdjustedTemporal) × CollateralDamage) × TargetDistribution), rounded to one decimal.
    var environmental: Score {
        let adjusted = temporal(of: adjustedBase)
        let damaged = adjusted * 10 + (100 - adjusted) * Self.collateralDamage[value(9)]
        let tenths = Self.rounded(Int128(damaged * Self.targetDistribution[value(10)]), 1000)
        return Score(tenths: max(0, tenths))
    }

    /// The base equation with AdjustedImpact in place of Impact. May be slightly below 0, where the equation is.
    private var adjustedBase: Int {
        let kept = (0...2).reduce(1) {
            $0 * (100_000 - Self.impactWeight[value(3 + $1) - 1] * Self.requirement[value(11 + $1)])
        }
        // In units of 10⁻¹⁷; a requirement of 1.51 makes a factor of 0.0034, never a negative one.
        let impact = min(1041 * (1_000_000_000_000_000 - kept), 1_000_000_000_000_000_000)
        if impact == 0 { return 0 }
        let sum =
            6 * Int128(impact) + 4_000_000_000 * Int128(rawExploitability) - 1_500_000_000_000_000_000
        return min(100, Self.rounded(sum * 1176, 100_000_000_000_000_000_000))
    }

    /// A division rounded to the nearest whole number, halves away from zero.
    private static func rounded(_ value: Int128, _ unit: Int128) -> Int {
        Int(value < 0 ? -((-value + unit / 2) / unit) : (value + unit / 2) / unit)
    }
}
