import Kernel

enum ServiceLifeRules {
    static let all: [Rule] = []
}
