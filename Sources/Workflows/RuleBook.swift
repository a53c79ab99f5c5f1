import Evidence
import DeviceRules
import Requirements
import SafetyRules
import SecurityRules

/// All rules. A test compares them with the catalogues: none may lack, none may be left over.
public enum RuleBook {
    public static let rules: [Rule] = DeviceRuleBook.rules + SecurityRuleBook.rules + SafetyRuleBook.rules
}
