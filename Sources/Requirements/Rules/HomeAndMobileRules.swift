import Kernel

enum HomeAndMobileRules {
    static let all: [Rule] = []
}
