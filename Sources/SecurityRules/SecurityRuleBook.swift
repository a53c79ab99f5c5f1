import Evidence
import Requirements

/// The rules on guidance 3. and 3.1 with the references: what the maker does about security.
public enum SecurityRuleBook {
    /// All of them, family by family.
    public static let rules: [Rule] = [
        ResponsibilityRules.all,
        RiskManagementRules.all,
        BaselineRules.all,
        SoftwareLifeRules.all,
        SupportGapRules.all,
        PolicyRules.all,
        ServiceLifeRules.all,
        UnmanageableRules.all,
        ReferenceRules.all,
        CapabilityRules.all,
    ].flatMap { $0 }
}
