import Kernel

enum RiskManagementRules {
    static let all: [Rule] = []
}
