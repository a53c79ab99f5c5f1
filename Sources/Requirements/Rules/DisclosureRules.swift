import Kernel

enum DisclosureRules {
    static let all: [Rule] = []
}
