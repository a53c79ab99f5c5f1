import Kernel

enum ReferenceRules {
    static let all: [Rule] = []
}
