import Kernel

enum HarmRules {
    static let all: [Rule] = []
}
