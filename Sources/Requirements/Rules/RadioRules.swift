import Kernel

enum RadioRules {
    static let all: [Rule] = []
}
