/// The equations of CVSS 3.0 (section 8) and 3.1 (section 7), in whole numbers.
struct CVSS3Scoring {
    private let values: SIMD32<UInt8>
    private let version: CVSSVersion

    init(_ values: SIMD32<UInt8>, _ version: CVSSVersion) {
        self.values = values
        self.version = version
    }

    /// 3.1 section 7.4, hundredths.
    private static let attackVector = [85, 62, 55, 20]
    private static let attackComplexity = [77, 44]
    private static let privilegesUnchanged = [85, 62, 27]
    private static let privilegesChanged = [85, 68, 50]
    private static let userInteraction = [85, 62]
    /// The first is for "not defined".
    private static let maturity = [100, 100, 97, 94, 91]
    private static let remediation = [100, 100, 97, 96, 95]
    private static let confidence = [100, 100, 96, 92]

    private func value(_ metric: Int) -> Int { Int(values[metric]) }

    /// The value of a modified metric, or of the one that it modifies.
    private func value(_ modified: Int, or metric: Int) -> Int {
        values[modified] == 0 ? Int(values[metric]) : Int(values[modified])
    }

    var impact: Score {
        let raw = CVSS3Impact.of(value(5), value(6), value(7), isChanged: value(4) == 2)
        return Score(tenths: (max(0, raw) + 50_000_000_000_000) / 100_000_000_000_000)
    }

    var exploitability: Score {
        Self.exploitability(value(0), value(1), value(2), value(3), isChanged: value(4) == 2)
    }

    /// With modified metrics before those that they modify (3.1 section 7.3).
    var modifiedExploitability: Score {
        Self.exploitability(
            value(14, or: 0), value(15, or: 1), value(16, or: 2), value(17, or: 3),
            isChanged: value(18, or: 4) == 2)
    }

    var base: Score {
        let isChanged = value(4) == 2
        let impact = CVSS3Impact.of(value(5), value(6), value(7), isChanged: isChanged)
        let exploitability = Self.rawExploitability(
            value(0), value(1), value(2), value(3), isChanged: isChanged)
        return Score(tenths: tenths(impact, exploitability, isChanged: isChanged))
    }

    var temporal: Score { Score(tenths: temporal(of: base.tenths)) }

    var environmental: Score {
        let isChanged = value(18, or: 4) == 2
        let impact = CVSS3Impact.modified(
            (value(19, or: 5), value(20, or: 6), value(21, or: 7)), (value(11), value(12), value(13)),
            isChanged: isChanged, version)
        let exploitability = Self.rawExploitability(
            value(14, or: 0), value(15, or: 1), value(16, or: 2), value(17, or: 3), isChanged: isChanged)
        return Score(tenths: temporal(of: tenths(impact, exploitability, isChanged: isChanged)))
    }

    /// 8.22 × AttackVector × AttackComplexity × PrivilegesRequired × UserInteraction, in units of 10⁻¹⁰.
    private static func rawExploitability(
        _ vector: Int, _ complexity: Int, _ privileges: Int, _ interaction: Int, isChanged: Bool
    ) -> Int {
        let privileges = isChanged ? privilegesChanged[privileges - 1] : privilegesUnchanged[privileges - 1]
        return 822 * attackVector[vector - 1] * attackComplexity[complexity - 1] * privileges
            * userInteraction[interaction - 1]
    }

    /// The same to one decimal, from the numbers of the four values.
    static func exploitability(
        _ vector: Int, _ complexity: Int, _ privileges: Int, _ interaction: Int, isChanged: Bool
    ) -> Score {
        let raw = rawExploitability(vector, complexity, privileges, interaction, isChanged: isChanged)
        return Score(tenths: (raw + 500_000_000) / 1_000_000_000)
    }

    /// Impact (10⁻¹⁵) and exploitability (10⁻¹⁰) as a score's tenths, rounded up as the version says.
    private func tenths(_ impact: Int, _ exploitability: Int, isChanged: Bool) -> Int {
        if impact <= 0 { return 0 }
        let sum = impact + exploitability * 100_000
        let score = min(sum * (isChanged ? 108 : 100), 1_000_000_000_000_000_000)
        return roundUp(score, tenth: 10_000_000_000_000_000)
    }

    private func temporal(of base: Int) -> Int {
        let product =
            base * Self.maturity[value(8)] * Self.remediation[value(9)] * Self.confidence[value(10)]
        return roundUp(product, tenth: 1_000_000)
    }

    /// 3.0 section 8: the smallest number of tenths that is not below. 3.1 appendix A: the same of the
    /// value rounded to five decimals, so that computers agree. In exact arithmetic both give the same
    /// for every vector there is.
    private func roundUp(_ value: Int, tenth: Int) -> Int {
        if version == .v3_0 { return (value + tenth - 1) / tenth }
        let hundredThousandth = tenth / 10_000
        return ((value + hundredThousandth / 2) / hundredThousandth + 9_999) / 10_000
    }
}

/// The impact subscores of CVSS 3, in units of 10⁻¹⁵.
enum CVSS3Impact {
    /// What is kept of a property, in hundredths: 1 − weight × requirement. By requirement (low,
    /// medium, high) for low impact, then for high impact; the first is for none.
    private static let kept = [100, 89, 78, 67, 72, 44, 16]

    /// Where an impact (1 high, 2 low, 3 none) under a requirement (0 not defined, 1 high, 2 medium, 3
    /// low) stands in that list.
    private static func grade(_ impact: Int, _ requirement: Int) -> Int {
        impact == 3 ? 0 : (impact == 2 ? 1 : 4) + (requirement == 0 ? 1 : 3 - requirement)
    }

    /// The impact of the base metrics; 0 or less where there is none.
    static func of(_ confidentiality: Int, _ integrity: Int, _ availability: Int, isChanged: Bool) -> Int {
        let grades = (grade(confidentiality, 0), grade(integrity, 0), grade(availability, 0))
        return isChanged ? changed30[number(grades)] : 6_420_000_000 * lost(grades)
    }

    /// The modified impact, which is capped at 0.915 lost and of which 3.1 changed the equation for a
    /// changed scope.
    static func modified(
        _ impacts: (Int, Int, Int), _ requirements: (Int, Int, Int), isChanged: Bool, _ version: CVSSVersion
    ) -> Int {
        let grades = (
            grade(impacts.0, requirements.0), grade(impacts.1, requirements.1),
            grade(impacts.2, requirements.2)
        )
        if !isChanged { return 6_420_000_000 * min(lost(grades), 915_000) }
        return version == .v3_0 ? changed30[number(grades)] : changed31[number(grades)]
    }

    private static func number(_ grades: (Int, Int, Int)) -> Int {
        (grades.0 * 7 + grades.1) * 7 + grades.2
    }

    /// 1 − (1 − C)(1 − I)(1 − A), in millionths.
    private static func lost(_ grades: (Int, Int, Int)) -> Int {
        1_000_000 - kept[grades.0] * kept[grades.1] * kept[grades.2]
    }

    /// 7.52 × (ISS − 0.029) − 3.25 × (ISS − 0.02)¹⁵, for every three grades.
    private static let changed30 = table { lost in
        power(Int128(lost - 20_000) * 1_000_000_000_000, 15)
    }

    /// 7.52 × (MISS − 0.029) − 3.25 × (MISS × 0.9731 − 0.02)¹³, for every three grades.
    private static let changed31 = table { lost in
        power(Int128(lost * 9731 - 200_000_000) * 100_000_000, 13)
    }

    private static func table(_ power: (Int) -> Int128) -> [Int] {
        (0..<343).map { number in
            let lost = min(lost((number / 49, number / 7 % 7, number % 7)), 915_000)
            return 7_520_000_000 * (lost - 29_000) - Int(325 * power(lost) / 100_000)
        }
    }

    /// A power of a number below 1, in units of 10⁻¹⁸. What is cut off does not matter: no sum of
    /// impact and exploitability lies nearer than 10⁻⁶ to a tenth, or than 10⁻⁹ to where 3.1 rounds the
    /// fifth decimal.
    private static func power(_ base: Int128, _ exponent: Int) -> Int128 {
        (1..<exponent).reduce(base) { power, _ in power * base / 1_000_000_000_000_000_000 }
    }
}
