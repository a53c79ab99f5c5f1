/// Reads licence expressions (SPDX 2.3, annex D): ids with `+`, `WITH` an exception, `AND`, `OR`, brackets.
public struct LicenceExpression {
    /// What is wrong, and before which character (from 1).
    public struct Fault: Error, Equatable {
        public let word: String
        public let column: Int

        public init(word: String, column: Int) {
            self.word = word
            self.column = column
        }
    }

    /// How deep brackets may stand in one another.
    public static let depthMax = 64

    /// Every `LicenseRef-…` of this document, in order.
    public private(set) var localRefs: [String] = []
    /// It is one id, without an operator.
    public private(set) var isSimple = true

    private var words: [(text: Substring, column: Int)] = []
    private var position = 0
    private let length: Int

    /// The expression, when it is well-formed. Ids are not held against the list of licences, which grows.
    public init(_ text: String) throws(Fault) {
        length = text.unicodeScalars.count
        split(text)
        try either(depth: 1)
        if position < words.count { throw fault() }
    }

    /// A text that says that nothing is known, or that there is no licence.
    public static func isNone(_ text: String) -> Bool { text == "NONE" || text == "NOASSERTION" }

    private mutating func split(_ text: String) {
        var start = text.startIndex
        var column = 1
        func word(_ end: String.Index, _ count: Int) -> (Substring, Int)? {
            start < end ? (text[start..<end], count - text[start..<end].unicodeScalars.count) : nil
        }
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            if scalar == "(" || scalar == ")" || scalar.properties.isWhitespace {
                if let done = word(index, column) { words.append(done) }
                start = text.unicodeScalars.index(after: index)
                if !scalar.properties.isWhitespace { words.append((text[index..<start], column)) }
            }
            column += 1
        }
        if let done = word(text.endIndex, column) { words.append(done) }
    }

    private func fault() -> Fault {
        position < words.count
            ? Fault(word: String(words[position].text), column: words[position].column)
            : Fault(word: "", column: length + 1)
    }

    private mutating func accept(_ operators: String...) -> Bool {
        guard position < words.count, operators.contains(String(words[position].text)) else { return false }
        position += 1
        return true
    }

    private mutating func either(depth: Int) throws(Fault) {
        try both(depth: depth)
        while accept("OR", "or") {
            isSimple = false
            try both(depth: depth)
        }
    }

    private mutating func both(depth: Int) throws(Fault) {
        try single(depth: depth)
        while accept("AND", "and") {
            isSimple = false
            try single(depth: depth)
        }
    }

    private mutating func single(depth: Int) throws(Fault) {
        guard depth <= Self.depthMax else { throw fault() }
        if accept("(") {
            isSimple = false
            try either(depth: depth + 1)
            guard accept(")") else { throw fault() }
            return
        }
        try licence()
        if accept("WITH", "with") {
            isSimple = false
            guard position < words.count, Self.isID(words[position].text) else { throw fault() }
            position += 1
        }
    }

    private mutating func licence() throws(Fault) {
        guard position < words.count else { throw fault() }
        let word = words[position].text
        guard !["AND", "OR", "WITH", "and", "or", "with"].contains(word) else { throw fault() }
        if word.hasPrefix("DocumentRef-") {
            let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, Self.isID(parts[0]), parts[1].hasPrefix("LicenseRef-"),
                Self.isID(parts[1].dropFirst("LicenseRef-".count))
            else { throw fault() }
            isSimple = false
        } else if word.hasPrefix("LicenseRef-") {
            guard Self.isID(word.dropFirst("LicenseRef-".count)) else { throw fault() }
            localRefs.append(String(word))
            isSimple = false
        } else {
            let name = word.hasSuffix("+") ? word.dropLast() : word
            guard Self.isID(name) else { throw fault() }
            if name.count < word.count { isSimple = false }
        }
        position += 1
    }

    /// Letters, digits, `-` and `.`, at least one.
    public static func isID(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): true
                default: false
                }
            }
    }
}
