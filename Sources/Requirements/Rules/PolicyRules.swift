import Kernel

enum PolicyRules {
    static let all: [Rule] = []
}
