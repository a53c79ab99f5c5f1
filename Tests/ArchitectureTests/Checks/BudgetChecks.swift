extension Check {
    static let functionLinesMax = 70
    static let lineColumnsMax = 110
    static let fileLinesMax = 300
    static let testFileLinesMax = 500
    static let roomLinesMax = 4000

    static let functionBudget = Check(
        "a function has at most \(functionLinesMax) lines",
        eachFile: { file, _ in
            guard file.isSource || file.isTest else { return [] }
            return file.bodies.filter { $0.lines > functionLinesMax }.map { body in
                Violation(
                    file, body.line,
                    """
                    \(body.name) has \(body.lines) lines; cut it where a comment would go, at most \
                    \(functionLinesMax)
                    """
                )
            }
        })

    static let lineBudget = Check(
        "a line has at most \(lineColumnsMax) columns",
        eachFile: { file, _ in
            let isCode = [".swift", ".py", ".sh", ".c", ".h"].contains { file.path.hasSuffix($0) }
            guard isCode else { return [] }
            // A test's long texts are data, such as the dossier that it reads.
            let data = Set(
                file.tokens.filter { file.isTest && $0.lastLine > $0.line }.flatMap { $0.line...$0.lastLine })
            return file.lines.enumerated().filter {
                $0.element.count > lineColumnsMax && !data.contains($0.offset + 1)
            }.map { number, line in
                Violation(
                    file, number + 1,
                    "\(line.count) columns; break the line or the text, at most \(lineColumnsMax)")
            }
        })

    static let fileBudget = Check(
        "a file has at most \(fileLinesMax) lines",
        eachFile: { file, _ in
            let isCode = [".swift", ".py", ".sh", ".c", ".h"].contains { file.path.hasSuffix($0) }
            // The manifest is a list: a line or more for each room, and it cannot be divided.
            let isLong = file.isTest || file.path == "Package.swift"
            let linesMax = isLong ? testFileLinesMax : fileLinesMax
            guard isCode, file.lines.count > linesMax else { return [] }
            return [
                Violation(
                    file, linesMax + 1,
                    "\(file.lines.count) lines; give each noun a file of its own, at most \(linesMax)")
            ]
        })

    static let roomBudget = Check("a room has at most \(roomLinesMax) lines") { tree, house in
        let files = tree.swiftFiles.filter(\.isSource)
        return Dictionary(grouping: files) { $0.target ?? "" }.compactMap { room, files in
            let lines = files.reduce(0) { $0 + $1.lines.count }
            let exception = house.largeRooms.first { $0.room == room }
            let linesMax = exception?.linesMax ?? roomLinesMax
            if exception != nil, lines <= roomLinesMax {
                return Violation(
                    path: "Sources/\(room)",
                    "fits into \(roomLinesMax) lines again; take it out of largeRooms in House.swift")
            }
            guard lines > linesMax else { return nil }
            return Violation(
                path: "Sources/\(room)",
                "\(lines) lines; part the room where its nouns part, at most \(linesMax) lines each")
        }
    }
}

extension SourceFile {
    /// The body of a function, an initialiser, a property or a closure that stands in a type or at the top.
    struct Body {
        let name: String
        let line: Int
        let lines: Int
    }

    /// The outermost bodies, each counted from its declaration to the closing brace.
    var bodies: [Body] {
        var counter = BodyCounter()
        for index in tokens.indices {
            counter.take(
                tokens[index], after: index > 0 ? tokens[index - 1] : nil,
                before: index + 1 < tokens.count ? tokens[index + 1] : nil)
        }
        return counter.bodies
    }
}

/// Tells the braces of types from those of code, and measures the latter.
private struct BodyCounter {
    var bodies: [SourceFile.Body] = []
    private var declaration: (name: String, line: Int)?
    private var isTypeNext = false
    /// How deep in parentheses and brackets, outside of code.
    private var depth = 0
    private var codeDepth = 0
    private var codeStart = (name: "", line: 0)

    private static let declares: Set<String> = ["func", "init", "deinit", "subscript", "var", "let", "case"]
    private static let types: Set<String> = ["struct", "class", "enum", "protocol", "extension", "actor"]

    mutating func take(_ token: SwiftToken, after last: SwiftToken?, before next: SwiftToken?) {
        guard codeDepth == 0 else { return takeCode(token) }
        switch token.kind {
        case .text: return
        case .word: takeWord(token, after: last, before: next)
        case .mark: takeMark(token)
        }
    }

    private mutating func takeCode(_ token: SwiftToken) {
        if token.isMark("{") { codeDepth += 1 }
        guard token.isMark("}") else { return }
        codeDepth -= 1
        guard codeDepth == 0 else { return }
        let lines = token.line - codeStart.line + 1
        bodies.append(SourceFile.Body(name: codeStart.name, line: codeStart.line, lines: lines))
        if depth == 0 { declaration = nil }
    }

    private mutating func takeWord(_ token: SwiftToken, after last: SwiftToken?, before next: SwiftToken?) {
        guard depth == 0, last?.isMark(".") != true, last?.isWord("import") != true else { return }
        if Self.declares.contains(token.text) {
            let name = next?.kind == .word ? next?.text : nil
            declaration = (name ?? token.text, token.line)
        } else if Self.types.contains(token.text), let next, next.kind == .word,
            !Self.declares.contains(next.text)
        {
            isTypeNext = true
            declaration = nil
        }
    }

    private mutating func takeMark(_ token: SwiftToken) {
        switch token.text {
        case "(", "[": depth += 1
        case ")", "]": depth -= 1
        case "{" where isTypeNext && depth == 0: isTypeNext = false
        case "{":
            codeDepth = 1
            let start = depth == 0 ? declaration : nil
            codeStart = start ?? (declaration?.name ?? "a closure", token.line)
        default: return
        }
    }
}
