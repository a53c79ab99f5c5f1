import Kernel

enum ScopeRules {
    static let all: [Rule] = []
}
