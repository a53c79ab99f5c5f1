import Kernel

enum SafetyInformationRules {
    static let all: [Rule] = []
}
