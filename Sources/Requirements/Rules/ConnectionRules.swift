import Kernel

enum ConnectionRules {
    static let all: [Rule] = []
}
