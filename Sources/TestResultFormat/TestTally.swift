import Kernel
import RiskManagement

/// Collects results within the size that a dossier's file may have.
struct TestTally {
    /// How many results a run may have.
    static let resultsMax = 20_000
    /// How many bytes all names, and all messages, may take in the dossier's file.
    static let namesBytesMax = 2 << 20
    static let messagesBytesMax = 1 << 20
    /// How much of a message is kept, in characters.
    static let messageMax = 300

    private(set) var results: [TestRun.Result] = []
    /// Results that did not fit; a run with any of them is not taken.
    private(set) var excess = 0
    private(set) var shortened = 0
    private(set) var droppedMessages = 0
    private var namesBytes = 0
    private var messagesBytes = 0

    mutating func add(_ test: String, _ outcome: TestRun.Outcome, _ message: String? = nil) {
        let test = Self.oneLine(test, atMost: .max).text
        namesBytes += Self.size(test)
        guard results.count < Self.resultsMax, namesBytes <= Self.namesBytesMax else {
            excess += 1
            return
        }
        var kept: String?
        if let message {
            let (text, isShort) = Self.oneLine(message, atMost: Self.messageMax)
            if messagesBytes + Self.size(text) > Self.messagesBytesMax {
                droppedMessages += 1
            } else if !text.isEmpty {
                messagesBytes += Self.size(text)
                shortened += isShort ? 1 : 0
                kept = text
            }
        }
        results.append(TestRun.Result(test: test, outcome: outcome, message: kept))
    }

    /// The bytes of a text in quotes.
    private static func size(_ text: String) -> Int {
        text.utf8.reduce(2) { $0 + ($1 == 0x22 || $1 == 0x5C ? 2 : 1) }
    }

    /// White space and control characters as single blanks, none at the ends.
    static func oneLine(_ text: String, atMost countMax: Int) -> (text: String, isShortened: Bool) {
        var line = ""
        var count = 0
        var isGap = false
        for character in text {
            let isControl = character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
            if character.isWhitespace || isControl {
                isGap = !line.isEmpty
                continue
            }
            count += isGap ? 2 : 1
            guard count <= countMax else { return (line + "…", true) }
            if isGap { line += " " }
            line.append(character)
            isGap = false
        }
        return (line, false)
    }
}
