import Kernel

enum BackgroundRules {
    static let all: [Rule] = []
}
