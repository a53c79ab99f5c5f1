import Kernel

enum ResponsibilityRules {
    static let all: [Rule] = []
}
