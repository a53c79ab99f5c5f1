/// Judges the components of many bills: each distinct one once, and again only where the bills answer a
/// condition ("running on") differently.
///
/// The result for a component of a bill is what `MatchRule` gives with that bill's inventory.
public struct Portfolio<Index: AdvisoryIndex> {
    /// What a component's verdicts may depend on beside itself, and the matches by the answers to it.
    private struct Judged {
        var questions: [Int32] = []
        /// The matches, where there is no question.
        var alone: Int32?
        var matches: [[Truth]: Int32] = [:]
    }

    private let index: Index
    private let subjects: [MatchSubject]
    private var judged: [Judged?]
    private var questions: [Inventory.Question] = []
    private var questionOf: [ProductStatement: Int32] = [:]
    /// Lists of matches, each of them there once; `component` in them is the place in `subjects`.
    public private(set) var lists: [[Match]] = []

    /// - Parameter subjects: the distinct components of all bills.
    public init(_ index: Index, _ subjects: [MatchSubject]) {
        self.index = index
        self.subjects = subjects
        judged = Array(repeating: nil, count: subjects.count)
    }

    /// What is found of each component of one bill, given by their places in `subjects`: places in `lists`.
    ///
    /// - Parameter systems: distributions that the bill names without a component of their own.
    public mutating func findings(of bill: [UInt32], systems: Set<String> = []) -> [UInt32] {
        let inventory = Inventory(bill.lazy.map { [subjects] in subjects[Int($0)] }, systems: systems)
        return bill.map { UInt32(list(of: Int($0), in: inventory)) }
    }

    private mutating func list(of place: Int, in inventory: Inventory) -> Int32 {
        if let known = judged[place] {
            if let alone = known.alone { return alone }
            let answers = known.questions.map { inventory.holds(questions[Int($0)]) }
            if let list = known.matches[answers] { return list }
        }
        return judge(place, inventory)
    }

    private mutating func judge(_ place: Int, _ inventory: Inventory) -> Int32 {
        let asked = Asked()
        let rule = MatchRule(index, explains: false) { statement in
            asked.statements.append(statement)
            return inventory.holds(statement)
        }
        lists.append(rule.matches(of: subjects[place], at: place))
        let list = Int32(lists.count - 1)
        var own = judged[place] ?? Judged()
        if judged[place] == nil {
            own.questions = Set(asked.statements.map { number($0) }).sorted()
        }
        if own.questions.isEmpty { own.alone = list }
        own.matches[own.questions.map { inventory.holds(questions[Int($0)]) }] = list
        judged[place] = own
        return list
    }

    private mutating func number(_ statement: ProductStatement) -> Int32 {
        if let known = questionOf[statement] { return known }
        let number = Int32(questions.count)
        questions.append(Inventory.Question(statement))
        questionOf[statement] = number
        return number
    }
}

/// Collects what a rule asks for.
private final class Asked {
    var statements: [ProductStatement] = []
}
