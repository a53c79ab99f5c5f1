import Kernel

enum TechnicalInformationRules {
    static let all: [Rule] = []
}
