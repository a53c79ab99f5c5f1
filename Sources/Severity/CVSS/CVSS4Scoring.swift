/// A macro vector of CVSS 4.0: the levels of the six equivalence sets (section 8.1, tables 24 to 29).
struct CVSS4Macro {
    var eq1 = 0
    var eq2 = 0
    var eq3 = 0
    var eq4 = 0
    var eq5 = 0
    var eq6 = 0

    /// Whether each level is one that its set has.
    var isThere: Bool { eq1 < 3 && eq2 < 2 && eq3 < 3 && eq4 < 3 && eq5 < 3 && eq6 < 2 }

    var number: Int { ((((eq1 * 2 + eq2) * 3 + eq3) * 3 + eq4) * 3 + eq5) * 2 + eq6 }

    var digits: String { "\(eq1)\(eq2)\(eq3)\(eq4)\(eq5)\(eq6)" }
}

/// The scoring of CVSS 4.0, section 8: the macro vector's score, less the mean of the proportional
/// distances to the next lower macro vectors. In whole numbers.
struct CVSS4Scoring {
    /// Levels as distances from the gravest value: AV, PR, UI.
    private let reach: SIMD8<Int8>
    /// AC, AT.
    private let complexity: SIMD8<Int8>
    /// VC, VI, VA, CR, IR, AR.
    private let vulnerable: SIMD8<Int8>
    /// SC, SI, SA, where 0 is Safety, 1 High, 2 Low, 3 None.
    private let subsequent: SIMD8<Int8>
    /// E: 0 attacked, 1 proof of concept, 2 unreported.
    private let maturity: Int8

    init(_ values: SIMD32<UInt8>, withThreat: Bool, withEnvironment: Bool) {
        // A metric's level is its value's number less one; a modified one that is defined takes its
        // place.
        func level(_ base: Int, _ modified: Int) -> Int8 {
            let changed = withEnvironment ? values[modified] : 0
            return Int8(truncatingIfNeeded: changed == 0 ? values[base] : changed) - 1
        }
        // A requirement or maturity that is not defined counts as the gravest (sections 3.1 and 4.1).
        func gravest(_ metric: Int, _ counts: Bool) -> Int8 {
            counts && values[metric] > 0 ? Int8(truncatingIfNeeded: values[metric]) - 1 : 0
        }
        // MSI and MSA have Safety before High, which SC, SI, SA and MSC do not have.
        func subsequentLevel(_ base: Int, _ modified: Int) -> Int8 {
            let changed = withEnvironment ? values[modified] : 0
            return Int8(truncatingIfNeeded: changed == 0 ? values[base] : changed - 1)
        }
        reach = SIMD8(level(0, 15), level(3, 18), level(4, 19), 0, 0, 0, 0, 0)
        complexity = SIMD8(level(1, 16), level(2, 17), 0, 0, 0, 0, 0, 0)
        vulnerable = SIMD8(
            level(5, 20), level(6, 21), level(7, 22), gravest(12, withEnvironment),
            gravest(13, withEnvironment), gravest(14, withEnvironment), 0, 0)
        subsequent = SIMD8(
            level(8, 23) + 1, subsequentLevel(9, 24), subsequentLevel(10, 25), 0, 0, 0, 0, 0)
        maturity = gravest(11, withThreat)
    }

    var macro: CVSS4Macro {
        var macro = CVSS4Macro()
        let zeros = (reach[0] == 0 ? 1 : 0) + (reach[1] == 0 ? 1 : 0) + (reach[2] == 0 ? 1 : 0)
        macro.eq1 = zeros == 3 ? 0 : zeros == 0 || reach[0] == 3 ? 2 : 1
        macro.eq2 = complexity[0] == 0 && complexity[1] == 0 ? 0 : 1
        let isHigh = (vulnerable[0] == 0, vulnerable[1] == 0, vulnerable[2] == 0)
        macro.eq3 = isHigh.0 && isHigh.1 ? 0 : isHigh.0 || isHigh.1 || isHigh.2 ? 1 : 2
        let isSafety = subsequent[1] == 0 || subsequent[2] == 0
        let isSubsequentHigh = subsequent[0] == 1 || subsequent[1] == 1 || subsequent[2] == 1
        macro.eq4 = isSafety ? 0 : isSubsequentHigh ? 1 : 2
        macro.eq5 = Int(maturity)
        let isNeeded =
            isHigh.0 && vulnerable[3] == 0 || isHigh.1 && vulnerable[4] == 0
            || isHigh.2 && vulnerable[5] == 0
        macro.eq6 = isNeeded ? 0 : 1
        return macro
    }

    /// The exploitability metrics weighed as 3.1 weighs its own: AT:P counts as high complexity, either
    /// kind of
    /// interaction as required.
    var exploitability: Score {
        CVSS3Scoring.exploitability(
            Int(reach[0]) + 1, complexity[0] == 0 && complexity[1] == 0 ? 1 : 2, Int(reach[1]) + 1,
            reach[2] == 0 ? 1 : 2, isChanged: false)
    }

    private var hasNoImpact: Bool {
        vulnerable[0] == 2 && vulnerable[1] == 2 && vulnerable[2] == 2 && subsequent[0] == 3
            && subsequent[1] == 3 && subsequent[2] == 3
    }

    var score: Score {
        if hasNoImpact { return Score(tenths: 0) }
        let macro = macro
        let top = CVSS4Lookup.tenths(macro)
        precondition(top >= 0, "Every vector has a macro vector of the table.")
        var (lowered, existing) = (0, 0)
        // What one set takes off: the distance to the next lower score, in proportion. In units of 1/840.
        func add(_ lower: Int, _ distance: Int, of depth: Int) {
            guard lower >= 0, top >= lower else { return }
            existing += 1
            lowered += (top - lower) * distance * (840 / depth)
        }
        let (first, second, third, fourth) = CVSS4Maxima.level(of: macro)
        add(lower(macro) { $0.eq1 += 1 }, distance(reach, first), of: first.depth)
        add(lower(macro) { $0.eq2 += 1 }, distance(complexity, second), of: second.depth)
        add(lowerOfThirdAndSixth(macro), distance(vulnerable, third), of: third.depth)
        add(lower(macro) { $0.eq4 += 1 }, distance(subsequent, fourth), of: fourth.depth)
        // Set 5 has one metric, so that a vector is always at the top of its level; it still counts in
        // the mean.
        add(lower(macro) { $0.eq5 += 1 }, 0, of: 1)
        if existing == 0 { return Score(tenths: top) }
        let unit = 840 * existing
        let exact = max(0, top * unit - lowered)
        return Score(tenths: min(100, (2 * exact + unit) / (2 * unit)))
    }

    private func lower(_ macro: CVSS4Macro, _ change: (inout CVSS4Macro) -> Void) -> Int {
        var lower = macro
        change(&lower)
        return CVSS4Lookup.tenths(lower)
    }

    /// Sets 3 and 6 depend on one another: from 00 there are two ways down, of which the higher score
    /// counts.
    private func lowerOfThirdAndSixth(_ macro: CVSS4Macro) -> Int {
        switch (macro.eq3, macro.eq6) {
        case (0, 0): max(lower(macro) { $0.eq6 += 1 }, lower(macro) { $0.eq3 += 1 })
        case (1, 0): lower(macro) { $0.eq6 += 1 }
        default: lower(macro) { $0.eq3 += 1 }
        }
    }

    /// How many steps the levels stand below the first of the gravest vectors that they do not exceed
    /// anywhere.
    private func distance(_ levels: SIMD8<Int8>, _ level: CVSS4Maxima.Level) -> Int {
        for index in level.first..<level.end {
            let steps = levels &- CVSS4Maxima.vectors[index]
            if all(steps .>= 0) { return Int(steps.wrappedSum()) }
        }
        preconditionFailure(
            "One of the gravest vectors of a level is at least as grave as each of its vectors.")
    }
}

/// The gravest vectors of each level of each set, and how many steps a level has (section 8.2, tables
/// 24 to 30).
enum CVSS4Maxima {
    struct Level {
        /// Its gravest vectors' places in the list.
        let first: Int
        let end: Int
        /// Steps from the gravest vector to the lightest, and the one that leads out of the level.
        let depth: Int
    }

    /// The levels in which a macro vector's sets 1, 2, 3 with 6, and 4 are.
    static func level(of macro: CVSS4Macro) -> (Level, Level, Level, Level) {
        (
            levels[macro.eq1], levels[3 + macro.eq2], levels[5 + macro.eq3 * 2 + macro.eq6],
            levels[11 + macro.eq4]
        )
    }

    private static let levels = [
        Level(first: 0, end: 1, depth: 1), Level(first: 1, end: 4, depth: 4),
        Level(first: 4, end: 6, depth: 5),
        Level(first: 6, end: 7, depth: 1), Level(first: 7, end: 9, depth: 2),
        // 00, 01, 10, 11, 20 (which there is not), 21.
        Level(first: 9, end: 10, depth: 7), Level(first: 10, end: 12, depth: 6),
        Level(first: 12, end: 14, depth: 8), Level(first: 14, end: 19, depth: 8),
        Level(first: 19, end: 19, depth: 1), Level(first: 19, end: 20, depth: 10),
        Level(first: 20, end: 21, depth: 6), Level(first: 21, end: 22, depth: 5),
        Level(first: 22, end: 23, depth: 4),
    ]

    static let vectors: [SIMD8<Int8>] = [
        // AV, PR, UI.
        row(0, 0, 0), row(1, 0, 0), row(0, 1, 0), row(0, 0, 1), row(3, 0, 0), row(1, 1, 1),
        // AC, AT.
        row(0, 0), row(1, 0), row(0, 1),
        // VC, VI, VA, CR, IR, AR.
        row(0, 0, 0), row(0, 0, 1, 1, 1, 0), row(0, 0, 0, 1, 1, 1), row(1, 0, 0), row(0, 1, 0),
        row(1, 0, 1, 0, 1, 0), row(1, 0, 0, 0, 1, 1), row(0, 1, 0, 1, 0, 1), row(0, 1, 1, 1, 0, 0),
        row(1, 1, 0, 0, 0, 1), row(1, 1, 1),
        // SC, SI, SA.
        row(1, 0, 0), row(1, 1, 1), row(2, 2, 2),
    ]

    private static func row(
        _ first: Int8, _ second: Int8, _ third: Int8 = 0, _ fourth: Int8 = 0, _ fifth: Int8 = 0,
        _ sixth: Int8 = 0
    ) -> SIMD8<Int8> {
        SIMD8(first, second, third, fourth, fifth, sixth, 0, 0)
    }
}
