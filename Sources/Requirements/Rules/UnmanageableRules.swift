import Kernel

enum UnmanageableRules {
    static let all: [Rule] = []
}
