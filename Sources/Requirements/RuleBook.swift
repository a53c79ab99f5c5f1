import Kernel

/// All rules, family by family. A test compares them with the catalogue: none may lack, none may be left
/// over.
public enum RuleBook {
    public static let rules: [Rule] = families.flatMap { $0 }

    /// The rule that looks at all other demands and therefore runs last (通知文: decide item by item).
    static let wholeRuleID: ID<Rule> = "R-N-02"

    private static let families: [[Rule]] = [
        // 通知文, 背景, 1.目的, 2.
        NoticeRules.all,
        BackgroundRules.all,
        SecurityPropertyRules.all,
        HarmRules.all,
        PurposeRules.all,
        ScopeRules.all,
        CoveredDeviceRules.all,
        // 2.2, 2.3
        EnvironmentRules.all,
        InstitutionSettingRules.all,
        HomeAndMobileRules.all,
        MobileRules.all,
        ConnectionRules.all,
        RemoteUseRules.all,
        RadioRules.all,
        PortRules.all,
        // 3., 3.1
        ResponsibilityRules.all,
        RiskManagementRules.all,
        BaselineRules.all,
        SoftwareLifeRules.all,
        SupportGapRules.all,
        PolicyRules.all,
        ServiceLifeRules.all,
        UnmanageableRules.all,
        // 3.2, 4., 4.1
        InstitutionRules.all,
        IntakeRules.all,
        SafetyInformationRules.all,
        UsedDeviceRules.all,
        // 5., 参考資料等
        DisclosureRules.all,
        PackageInsertRules.all,
        TechnicalInformationRules.all,
        OtherInformationRules.all,
        ReferenceRules.all,
        // IEC TR 80001-2-2
        CapabilityRules.all,
    ]
}
