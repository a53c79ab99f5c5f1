import Kernel

enum IntakeRules {
    static let all: [Rule] = []
}
