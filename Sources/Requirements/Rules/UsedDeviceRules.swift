import Kernel

enum UsedDeviceRules {
    static let all: [Rule] = []
}
