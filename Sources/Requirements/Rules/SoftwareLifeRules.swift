import Kernel

enum SoftwareLifeRules {
    static let all: [Rule] = []
}
