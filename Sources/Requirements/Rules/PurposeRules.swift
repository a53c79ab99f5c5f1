import Kernel

enum PurposeRules {
    static let all: [Rule] = []
}
