import Evidence
import Kernel
import Kernel
import Requirements
import SupportLifecycle

extension Assessment {
    /// The demand of the guidance that stays open because a part's gap, or its unknown end of support, is not
    /// planned for; nil when it is planned for, or when there is nothing to plan.
    public func openPlanDemand(for software: SupportedSoftware) -> RequirementResult? {
        openDemands(because: software).first { $0.requirement.rule?.text == "R-3.1-09" }
    }

    /// All demands of the guidance that are open because of what is recorded, or not, of a part's support.
    public func openDemands(because software: SupportedSoftware) -> [RequirementResult] {
        let paths = Set(["software/\(software.id)"] + software.plans.map { "support_gaps/\($0.id)" })
        return (guidance?.results ?? []).filter { result in
            !result.state.isSettled && result.shortfalls.contains { paths.contains($0.record) }
        }
    }
}
