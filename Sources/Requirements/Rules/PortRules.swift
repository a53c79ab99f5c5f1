import Kernel

enum PortRules {
    static let all: [Rule] = []
}
