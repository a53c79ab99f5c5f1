import Evidence
import Requirements

/// The rules on guidance 3.2, 4. and 5.: users, safety after sale, used devices, what is told.
public enum SafetyRuleBook {
    /// All of them, family by family.
    public static let rules: [Rule] = [
        InstitutionRules.all,
        IntakeRules.all,
        IPARules.all,
        SafetyInformationRules.all,
        SafetyPartnerRules.all,
        UsedDeviceRules.all,
        DisclosureRules.all,
        NoCyberRiskRules.all,
        PackageInsertRules.all,
        TechnicalInformationRules.all,
        OtherInformationRules.all,
    ].flatMap { $0 }
}
