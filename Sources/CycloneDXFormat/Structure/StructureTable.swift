/// Reads the lines of the structure table that hold in one version. The table is ours: a line that it cannot
/// be is a programmer's error.
struct StructureTable {
    private let version: Int
    private(set) var objects: [String: Structure.Object] = [:]
    private(set) var words: [String: Set<String>] = [:]
    private var object: String?
    private var wordList: String?

    init(version: String) {
        self.version = Self.number(version[...])
    }

    /// Goes on from a table that is read: facts about members that it has take their place.
    init(version: String, _ structure: Structure) {
        self.init(version: version)
        (objects, words) = (structure.objects, structure.words)
    }

    mutating func read(_ text: String) {
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("  ") { readFact(line.dropFirst(2)) } else { open(line) }
        }
    }

    private mutating func open(_ line: Substring) {
        let parts = line.split(separator: " ")
        precondition(parts.count == 2, "a line that opens nothing: \(line)")
        let name = String(parts[1])
        object = parts[0] == "object" ? name : nil
        wordList = parts[0] == "words" ? name : nil
        if object != nil, objects[name] == nil { objects[name] = Structure.Object(name: name) }
        if wordList != nil { words[name] = [] }
    }

    private mutating func readFact(_ line: Substring) {
        var fact = line
        if fact.last == "]", let bracket = fact.lastIndex(of: "[") {
            guard Self.holds(fact[fact.index(after: bracket)...].dropLast(), version) else { return }
            fact = fact[..<bracket]
        }
        if let wordList {
            for word in Self.separated(fact) { words[wordList, default: []].insert(word) }
        } else if let object {
            readMember(fact.split(separator: " "), into: &objects[object, default: .init(name: object)])
        }
    }

    private func readMember(_ parts: [Substring], into object: inout Structure.Object) {
        let names = parts.dropFirst().map(String.init)
        switch parts[0] {
        case "open": object.isOpen = true
        case "free": object.rules = []
        case "exactly": object.rules.append(.exactlyOne(names))
        case "either": object.rules.append(.atLeastOne(names))
        case "apart": object.rules.append(.apart(names))
        case "only-with": object.rules.append(.onlyWith(names[0], flag: names[1]))
        case "must", "may":
            var rest = parts.dropFirst(2)
            object.members[names[0]] = Self.shape(&rest)
            object.required.removeAll { $0 == names[0] }
            if parts[0] == "must" { object.required.append(names[0]) }
        default: preconditionFailure("not a fact of the structure table: \(parts[0])")
        }
    }

    /// `1.4-`, `1.2-1.5`, or one version.
    static func holds(_ range: Substring, _ version: Int) -> Bool {
        let ends = range.split(separator: "-", omittingEmptySubsequences: false)
        let low = number(ends[0])
        guard ends.count == 2 else { return version == low }
        return version >= low && (ends[1].isEmpty || version <= number(ends[1]))
    }

    static func number(_ version: Substring) -> Int { Int(version.dropFirst(2)) ?? 0 }

    /// Words with a comma and a space between them; some have a comma or a space in them.
    private static func separated(_ text: Substring) -> [String] {
        let bytes = text.utf8
        var words: [String] = []
        var start = bytes.startIndex
        var at = start
        while at < bytes.endIndex {
            let next = bytes.index(after: at)
            if bytes[at] == UInt8(ascii: ","), next < bytes.endIndex, bytes[next] == UInt8(ascii: " ") {
                words.append(String(text[start..<at]))
                start = bytes.index(after: next)
                at = start
            } else {
                at = next
            }
        }
        var last = text[start...]
        while last.last == " " { last.removeLast() }
        if !last.isEmpty { words.append(String(last)) }
        return words
    }

    private static func shape(_ parts: inout ArraySlice<Substring>) -> Structure.Shape {
        var choices = [single(&parts)]
        while parts.first == "|" {
            parts.removeFirst()
            choices.append(single(&parts))
        }
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private static func single(_ parts: inout ArraySlice<Substring>) -> Structure.Shape {
        let word = parts.removeFirst()
        if word.hasPrefix("@") { return .object(String(word.dropFirst())) }
        let (name, detail) = split(word)
        switch name {
        case "any": return .any
        case "flag": return .flag
        case "text": return .text(detail.map(StructureForm.named))
        case "number", "whole":
            let ends = detail.map(bounds)
            return .number(isWhole: name == "whole", low: ends?.low, high: ends?.high)
        case "one": return .one(String(parts.removeFirst()))
        case "list": return .list(single(&parts), .free)
        case "some": return .list(single(&parts), .notEmpty)
        case "set": return .list(single(&parts), .noneTwice)
        case "single": return .list(single(&parts), .exactlyOne)
        case "(":
            let inner = shape(&parts)
            parts.removeFirst()
            return inner
        default: preconditionFailure("not a shape of the structure table: \(word)")
        }
    }

    /// `0..1`, `1..`, `..5`.
    private static func bounds(_ text: Substring) -> (low: Double?, high: Double?) {
        let digits = text.split(separator: ".", omittingEmptySubsequences: false)
        return (digits.first.flatMap { Double($0) }, digits.last.flatMap { Double($0) })
    }

    private static func split(_ word: Substring) -> (name: Substring, detail: Substring?) {
        guard let colon = word.firstIndex(of: ":") else { return (word, nil) }
        return (word[..<colon], word[word.index(after: colon)...])
    }
}
