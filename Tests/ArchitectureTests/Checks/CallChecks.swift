extension Check {
    /// Calls that reach for the world, and what to write instead.
    struct Ban: Sendable {
        /// The words and marks that follow one another.
        let spelled: [String]
        let instead: String
        /// Banned in Workflows too: there the clock, randomness and files come in through a port.
        let alsoInWork: Bool

        init(_ spelled: [String], alsoInWork: Bool = true, instead: String) {
            self.spelled = spelled
            self.instead = instead
            self.alsoInWork = alsoInWork
        }
    }

    static let bans: [Ban] = [
        Ban(["Date", "(", ")"], instead: "take `today: Day` or `now: Instant` as an argument"),
        Ban(["Date", ".", "now"], instead: "take `today: Day` or `now: Instant` as an argument"),
        Ban(["UUID", "("], instead: "take the ID as an argument; Workflows gets new ones through a port"),
        Ban(["FileManager"], instead: "take bytes as an argument; Storage reads and writes files"),
        Ban(["FileHandle"], instead: "take bytes as an argument; Storage reads and writes files"),
        Ban(["ProcessInfo"], instead: "take the value as an argument; mamori reads the environment"),
        Ban(["URLSession"], instead: "take bytes as an argument; an edge does the downloading"),
        Ban(["print", "("], instead: "return a Finding or a value; CLI says it on the terminal"),
        Ban(["debugPrint", "("], instead: "return a Finding or a value; CLI says it on the terminal"),
        Ban(["random"], instead: "take the value as an argument; Workflows gets randomness through a port"),
        Ban(["SystemRandomNumberGenerator"], instead: "take the generator as an argument"),
        Ban(
            ["shuffled", "("],
            instead: "sort by something that is written; the same input gives the same output"),
        Ban(["async"], alsoInWork: false, instead: "return the value at once; waiting is for the edges"),
        Ban(["await"], alsoInWork: false, instead: "take the value as an argument; waiting is for the edges"),
        Ban(["Task", "{"], alsoInWork: false, instead: "compute in place; the edges start tasks"),
        Ban(["Task", "("], alsoInWork: false, instead: "compute in place; the edges start tasks"),
        Ban(["Task", "."], alsoInWork: false, instead: "compute in place; the edges start tasks"),
    ]

    static let noBannedCalls = Check(
        "no call reaches for the world from a pure room",
        eachFile: { file, house in
            let isWork = file.isSource && file.target.flatMap { house.floor($0) } == .work
            guard file.isPure(in: house) || isWork, let room = file.target else { return [] }
            return bans.filter { !isWork || $0.alsoInWork }.flatMap { ban in
                file.lines(spelling: ban.spelled).map { line in
                    Violation(file, line, "`\(ban.spelled.joined())` in \(room); instead, \(ban.instead)")
                }
            }
        })

    static let noFatalError = Check(
        "a programmer's error is a precondition",
        eachFile: { file, _ in
            guard file.isSource else { return [] }
            return file.lines(spelling: ["fatalError", "("]).map {
                Violation(
                    file, $0,
                    """
                    `fatalError`; for a programmer's error write precondition with a message, for what \
                    a person or a file can cause the room's refusal
                    """)
            }
        })
}

extension SourceFile {
    /// The lines on which these words and marks follow one another.
    func lines(spelling spelled: [String]) -> [Int] {
        guard tokens.count >= spelled.count else { return [] }
        return (0...(tokens.count - spelled.count)).compactMap { start in
            let matches = spelled.indices.allSatisfy {
                tokens[start + $0].kind != .text && tokens[start + $0].text == spelled[$0]
            }
            return matches ? tokens[start].line : nil
        }
    }
}
