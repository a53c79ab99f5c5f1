import Evidence
import Requirements

/// The rules on guidance 1. and 2., the notice and the background: which devices, which environments, which
/// connections.
public enum DeviceRuleBook {
    /// All of them, family by family.
    public static let rules: [Rule] = [
        NoticeRules.all,
        BackgroundRules.all,
        SecurityPropertyRules.all,
        HarmRules.all,
        PurposeRules.all,
        ScopeRules.all,
        CoveredDeviceRules.all,
        EnvironmentRules.all,
        InstitutionSettingRules.all,
        HomeAndMobileRules.all,
        MobileRules.all,
        ConnectionRules.all,
        RemoteUseRules.all,
        RadioRules.all,
        PortRules.all,
    ].flatMap { $0 }
}
