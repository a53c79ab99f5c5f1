import Kernel

enum OtherInformationRules {
    static let all: [Rule] = []
}
