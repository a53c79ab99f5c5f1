import Kernel

/// What a maker of a device knows of a vulnerability; nil for what is not known.
public struct SupplierFacts: Hashable, Sendable {
    public var exploitation: Exploitation?
    public var automatable: Automatable?
    public var valueDensity: ValueDensity?
    /// Where given, in place of `automatable` and `valueDensity`.
    public var utility: Utility?
    public var technicalImpact: TechnicalImpact?
    public var safety: SafetyImpact?

    public init(
        exploitation: Exploitation? = nil, automatable: Automatable? = nil,
        valueDensity: ValueDensity? = nil, utility: Utility? = nil,
        technicalImpact: TechnicalImpact? = nil, safety: SafetyImpact? = nil
    ) {
        self.exploitation = exploitation
        self.automatable = automatable
        self.valueDensity = valueDensity
        self.utility = utility
        self.technicalImpact = technicalImpact
        self.safety = safety
    }
}

/// What those who use a device know of a vulnerability; nil for what is not known.
public struct DeployerFacts: Hashable, Sendable {
    public var exploitation: Exploitation?
    public var exposure: SystemExposure?
    public var automatable: Automatable?
    public var safety: SafetyImpact?
    public var mission: MissionImpact?

    public init(
        exploitation: Exploitation? = nil, exposure: SystemExposure? = nil,
        automatable: Automatable? = nil, safety: SafetyImpact? = nil, mission: MissionImpact? = nil
    ) {
        self.exploitation = exploitation
        self.exposure = exposure
        self.automatable = automatable
        self.safety = safety
        self.mission = mission
    }
}

/// The decision trees of SSVC 2.1 as tables.
public enum SSVC {
    /// When a maker should develop a fix: the supplier's tree.
    public static func evaluate(_ facts: SupplierFacts) -> SSVCOutcome {
        let utilities = candidates(facts.utility).filter { utility in
            facts.utility != nil
                || candidates(facts.automatable).contains { automatable in
                    candidates(facts.valueDensity).contains { Utility(automatable, $0) == utility }
                }
        }
        let impacts = unique(candidates(facts.safety).map(PublicSafetyImpact.init))
        var found: Set<SSVCDecision> = []
        for exploitation in candidates(facts.exploitation) {
            for utility in utilities {
                for technical in candidates(facts.technicalImpact) {
                    for impact in impacts {
                        found.insert(supplier(exploitation, utility, technical, impact))
                    }
                }
            }
        }
        let path = [
            step(facts.exploitation), step(utilities.count == 1 ? utilities.first : nil),
            step(facts.technicalImpact), step(impacts.count == 1 ? impacts.first : nil),
        ]
        return SSVCOutcome(possible: found.sorted(), path: path)
    }

    /// When those who use a device should apply a fix: the deployer's tree.
    public static func evaluate(_ facts: DeployerFacts) -> SSVCOutcome {
        let impacts = unique(
            candidates(facts.safety).flatMap { safety in
                candidates(facts.mission).map { HumanImpact(safety, $0) }
            })
        var found: Set<SSVCDecision> = []
        for exploitation in candidates(facts.exploitation) {
            for exposure in candidates(facts.exposure) {
                for automatable in candidates(facts.automatable) {
                    for impact in impacts {
                        found.insert(deployer(exploitation, exposure, automatable, impact))
                    }
                }
            }
        }
        let path = [
            step(facts.exploitation), step(facts.exposure), step(facts.automatable),
            step(impacts.count == 1 ? impacts.first : nil),
        ]
        return SSVCOutcome(possible: found.sorted(), path: path)
    }

    /// One row of the supplier's table.
    static func supplier(
        _ exploitation: Exploitation, _ utility: Utility, _ technical: TechnicalImpact,
        _ impact: PublicSafetyImpact
    ) -> SSVCDecision {
        decision(
            supplierTable,
            ((place(exploitation) * 3 + place(utility)) * 2 + place(technical)) * 2 + place(impact))
    }

    /// One row of the deployer's table.
    static func deployer(
        _ exploitation: Exploitation, _ exposure: SystemExposure, _ automatable: Automatable,
        _ impact: HumanImpact
    ) -> SSVCDecision {
        decision(
            deployerTable,
            ((place(exploitation) * 3 + place(exposure)) * 2 + place(automatable)) * 4 + place(impact))
    }

    /// Defer, scheduled, out of cycle, immediate. A group of four is a utility, in it partial (minimal, significant) and
    /// total; a line is an exploitation.
    private static let supplierTable = Array(
        """
        dsso soso sooo
        sosi sioi oioi
        oioi oioi iiii
        """.utf8.filter { $0 > 0x20 })

    /// A group of four is the human impact from low to very high, in pairs for automatable no and yes, for each
    /// exposure; a line is an exploitation.
    private static let deployerTable = Array(
        """
        ddss dsss dsss ssss dsss ssso
        dsss ssss dsss ssso ssso ssoo
        ssoo sooo ssoo oooo sooi ooii
        """.utf8.filter { $0 > 0x20 })

    private static func decision(_ table: [UInt8], _ row: Int) -> SSVCDecision {
        switch table[row] {
        case UInt8(ascii: "d"): .defer
        case UInt8(ascii: "s"): .scheduled
        case UInt8(ascii: "o"): .outOfCycle
        default: .immediate
        }
    }

    private static func place<Point: DecisionPoint>(_ point: Point) -> Int {
        Array(Point.allCases).firstIndex(of: point) ?? 0
    }

    private static func candidates<Point: DecisionPoint>(_ point: Point?) -> [Point] {
        point.map { [$0] } ?? Array(Point.allCases)
    }

    private static func unique<Point: DecisionPoint>(_ points: [Point]) -> [Point] {
        Point.allCases.filter(Set(points).contains)
    }

    private static func step<Point: DecisionPoint>(_ point: Point?) -> SSVCOutcome.Step {
        SSVCOutcome.Step(point: Point.name, answer: point?.name)
    }
}
