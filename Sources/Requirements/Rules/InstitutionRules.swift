import Kernel

enum InstitutionRules {
    static let all: [Rule] = []
}
