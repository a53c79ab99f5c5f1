import Kernel

enum NoticeRules {
    static let all: [Rule] = []
}
