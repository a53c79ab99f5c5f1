/// How the members of an object are written inside an XML element.
struct XMLForm: Sendable {
    /// What kind of text stands for a value. In a trimmed text white space around it does not count; an
    /// optional one is absent when it is empty.
    enum Scalar: Sendable { case text, optional, trimmed, number, flag }

    indirect enum Value: Sendable {
        case scalar(Scalar)
        /// The members of another form.
        case form(String)
        /// The text stands in an attribute.
        case reference(String)
    }

    /// One of the elements that may stand inside another.
    struct Item: Sendable {
        let element: String
        let value: Value
    }

    enum Place: Sendable {
        case attribute(Scalar)
        case ownText(Scalar)
        /// The element is the member.
        case itself(Value)
        /// The members of another form, in an element, are members of this one.
        case merged(String)
        case child(Value)
        case list([Item])
        case choice([Item])
    }

    struct Member: Sendable {
        /// The element's or attribute's name; empty for the element's own text.
        let name: String
        let key: String
        let isRepeated: Bool
        let place: Place
    }

    /// In the order that XML asks for.
    private(set) var members: [Member] = []
    /// Other attributes are allowed.
    private(set) var isOpen = false
    private(set) var isUnordered = false
    /// The members by the names of their elements.
    private(set) var children: [String: [Int]] = [:]
    private(set) var attributes: [String: Int] = [:]
    private(set) var ownText: Member?
    private(set) var itself: Member?

    // MARK: The table

    /// The forms of a version by name. The table is ours: a line that it cannot be is a programmer's error.
    static func read(_ text: String, version: String) -> [String: XMLForm] {
        let number = StructureTable.number(version[...])
        var forms: [String: XMLForm] = [:]
        var open: String?
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            var words = line.split(separator: " ")
            guard line.hasPrefix("  ") else {
                open = words[0] == "xml" ? String(words[1]) : nil
                if let open { forms[open] = XMLForm() }
                continue
            }
            guard let open else { continue }
            if let range = words.last, range.hasPrefix("[") {
                guard StructureTable.holds(range.dropFirst().dropLast(), number) else { continue }
                words.removeLast()
            }
            for word in words { forms[open, default: XMLForm()].add(word) }
        }
        return forms
    }

    private mutating func add(_ word: Substring) {
        switch word {
        case "any": isOpen = true
        case "unordered": isUnordered = true
        default:
            let member = Self.member(word)
            switch member.place {
            case .attribute: attributes[member.name] = members.count
            case .ownText: ownText = member
            case .itself: itself = member
            default: children[member.name, default: []].append(members.count)
            }
            members.append(member)
        }
    }

    private static let marks: Set<Character> = ["=", "*", "/", ">", ":", "@", "#", "!", "%", "?"]

    private static func member(_ word: Substring) -> Member {
        var rest = word
        let first = rest.first
        if let first, "@^~.".contains(first) { rest.removeFirst() }
        let name = takeName(&rest)
        var key = name
        if take("=", &rest) { key = takeName(&rest) }
        let isRepeated = take("*", &rest)
        let place: Place
        switch first {
        case "@": place = .attribute(scalar(rest))
        case ".": place = .ownText(scalar(rest))
        case "^": place = .itself(value(rest))
        case "~": place = .merged(String(rest.dropFirst()))
        default:
            if take("/", &rest) {
                place = .list(items(rest))
            } else if take(">", &rest) {
                place = .choice(items(rest))
            } else {
                place = .child(value(rest))
            }
        }
        return Member(name: name, key: key, isRepeated: isRepeated, place: place)
    }

    private static func items(_ text: Substring) -> [Item] {
        text.split(separator: "|").map { part in
            var rest = part
            let element = takeName(&rest)
            return Item(element: element, value: value(rest))
        }
    }

    private static func value(_ text: Substring) -> Value {
        switch text.first {
        case ":": .form(String(text.dropFirst()))
        case "@": .reference(String(text.dropFirst()))
        default: .scalar(scalar(text))
        }
    }

    private static func scalar(_ text: Substring) -> Scalar {
        switch text {
        case "": return .text
        case "?": return .optional
        case "%": return .trimmed
        case "#": return .number
        case "!": return .flag
        default: preconditionFailure("not a form of the XML table: \(text)")
        }
    }

    private static func takeName(_ rest: inout Substring) -> String {
        let name = rest.prefix { !marks.contains($0) }
        rest = rest.dropFirst(name.count)
        return String(name)
    }

    private static func take(_ mark: Character, _ rest: inout Substring) -> Bool {
        guard rest.first == mark else { return false }
        rest.removeFirst()
        return true
    }
}
