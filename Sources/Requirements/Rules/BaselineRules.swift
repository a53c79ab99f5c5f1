import Kernel

enum BaselineRules {
    static let all: [Rule] = []
}
