import Vulnerabilities

/// Cuts a version phrase into marks that its grammar knows; what it does not know is a word.
struct PhraseLexer {
    private let text: [Unicode.Scalar]
    private let lower: [Unicode.Scalar]
    private var at = 0
    private var marks: [PhraseMark] = []

    private init(_ phrase: String) {
        text = TextFolding.widthFolded(phrase)
        lower = text.map { ("A"..."Z").contains($0) ? Unicode.Scalar(UInt8($0.value) + 32) : $0 }
    }

    static func marks(_ phrase: String) -> [PhraseMark] {
        var lexer = PhraseLexer(phrase)
        while lexer.at < lexer.text.count { lexer.step() }
        return lexer.marks
    }

    private mutating func step() {
        if text[at] == " " {
            at += 1
        } else if let id = vulnerability() {
            marks.append(.vulnerability(id))
        } else if let known = keyword() {
            at += known.length
            if known.mark != .filler { marks.append(known.mark) }
        } else if let version = version() {
            marks.append(version)
        } else {
            word()
        }
    }

    private func isLetter(_ index: Int) -> Bool {
        index >= 0 && index < lower.count && ("a"..."z").contains(lower[index])
    }

    private func isDigit(_ index: Int) -> Bool {
        index >= 0 && index < lower.count && ("0"..."9").contains(lower[index])
    }

    private func isWordPart(_ index: Int) -> Bool { isLetter(index) || isDigit(index) }

    private func has(_ pattern: [Unicode.Scalar], at start: Int) -> Bool {
        start + pattern.count <= lower.count && lower[start..<start + pattern.count].elementsEqual(pattern)
    }

    private mutating func vulnerability() -> String? {
        guard has(["c", "v", "e", "-"], at: at), isDigit(at + 4), !isWordPart(at - 1) else { return nil }
        var end = at + 4
        while isDigit(end) || (end == at + 8 && end < text.count && text[end] == "-") { end += 1 }
        guard end >= at + 13, !isLetter(end) else { return nil }
        var id = String.UnicodeScalarView()
        id.append(contentsOf: text[at..<end])
        at = end
        return String(id).uppercased()
    }

    /// The longest mark that is written here.
    private func keyword() -> (mark: PhraseMark, length: Int)? {
        for (pattern, mark) in PhraseMark.written[lower[at]] ?? [] where has(pattern, at: at) {
            let end = at + pattern.count
            // A Latin word ends where its letters end; Japanese has no such place.
            if isLetter(at), isLetter(at - 1) || isDigit(at - 1) { continue }
            if isLetter(end - 1), isWordPart(end) { continue }
            return (mark, pattern.count)
        }
        return nil
    }

    /// A version with what is glued to its front: `1.2.3`, `Ver1.2`, `v.2`, `R1.02`, and `SP2` behind one.
    private mutating func version() -> PhraseMark? {
        guard !isWordPart(at - 1) else { return nil }
        var start = at
        while isLetter(start) { start += 1 }
        var letters = String.UnicodeScalarView()
        letters.append(contentsOf: lower[at..<start])
        let front = String(letters)
        if !front.isEmpty, start < text.count, text[start] == "." { start += 1 }
        let glued = start
        while start < text.count, text[start] == " " { start += 1 }
        guard isDigit(start) else { return nil }
        let isBehindVersion = marks.last?.isVersion == true
        switch front {
        case "": break
        case "v", "ver", "version": break
        case "r" where start == glued && text[start - 1] != "." && !isBehindVersion:
            guard let number = number(from: start) else { return nil }
            at = number.end
            return .version(PhraseVersion(text: String(text[start - 1]) + number.text, isPlain: false))
        case "r" where start == glued && isBehindVersion, "sp" where isBehindVersion,
            "update" where isBehindVersion, "patch" where isBehindVersion:
            guard let number = number(from: start), case .version(let before)? = marks.popLast() else {
                return nil
            }
            let name = text[at..<glued].reduce(into: "") { $0.unicodeScalars.append($1) }
            let gap = start > glued ? " " : ""
            at = number.end
            return .version(
                PhraseVersion(text: "\(before.text) \(name)\(gap)\(number.text)", isPlain: false))
        default: return nil
        }
        guard let number = number(from: start) else { return nil }
        at = number.end
        return .version(PhraseVersion(text: number.text, isPlain: true))
    }

    private func number(from start: Int) -> (text: String, end: Int)? {
        var end = start
        while end < text.count {
            let isMiddle =
                [".", "_", "+", "-"].contains(text[end]) && (isWordPart(end + 1) || isStar(end + 1))
            guard isWordPart(end) || isMiddle || isStar(end) else { break }
            end += 1
        }
        let found = text[start..<end].reduce(into: "") { $0.unicodeScalars.append($1) }
        return Self.isOneVersion(found) ? (found, end) : nil
    }

    private func isStar(_ index: Int) -> Bool { index < text.count && text[index] == "*" }

    /// `7.2.1-69057` and `1.0-beta` are versions; `1.0-1.4` may be a range, `2016-08-01` is a day.
    private static func isOneVersion(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return true }
        let behind = parts.dropFirst()
        guard behind.contains(where: { $0.first.map { ("0"..."9").contains($0) } ?? true }) else {
            return true
        }
        return parts.count == 2 && parts[0].contains(".") && !parts[1].contains(".")
    }

    private mutating func word() {
        var word = String.UnicodeScalarView()
        word.append(text[at])
        at += 1
        while at < text.count, isWordPart(at) || text[at] == ".", isWordPart(at - 1) || text[at - 1] == "." {
            word.append(text[at])
            at += 1
        }
        if String(word) != "。" { marks.append(.word(String(word))) }
    }
}
