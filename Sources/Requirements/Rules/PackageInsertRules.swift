import Kernel

enum PackageInsertRules {
    static let all: [Rule] = []
}
