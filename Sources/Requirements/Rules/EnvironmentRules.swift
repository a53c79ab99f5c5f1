import Kernel

enum EnvironmentRules {
    static let all: [Rule] = []
}
