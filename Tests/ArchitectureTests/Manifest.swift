/// What Package.swift says about its targets, read from its text.
struct Manifest {
    struct Target {
        let name: String
        /// How it is made: `room`, `tests`, `target`, `systemLibrary`, `executableTarget`, `testTarget`.
        let maker: String
        let uses: Set<String>
        let line: Int
        /// Where it stands, if that is said.
        let path: String?

        /// Tests, and what only tests use: it stands in Tests/, and no room may name it.
        var isTest: Bool {
            maker == "tests" || maker == "testTarget" || path?.hasPrefix("Tests/") == true
        }
        /// A room of ours, with a README.md of its own.
        var isRoom: Bool { maker == "room" }
    }

    let targets: [Target]

    private static let makers: Set<String> = [
        "room", "tests", "target", "systemLibrary", "executableTarget", "testTarget",
    ]

    /// Reads the list behind the last `targets:` of the manifest; the products' own lists stand before it.
    init(_ file: SourceFile) {
        let tokens = file.tokens
        let starts = tokens.indices.filter {
            tokens[$0].isWord("targets") && $0 + 2 < tokens.count && tokens[$0 + 1].isMark(":")
                && tokens[$0 + 2].isMark("[")
        }
        var targets: [Target] = []
        var index = (starts.last ?? tokens.count) + 3
        while index < tokens.count, !tokens[index].isMark("]") {
            let token = tokens[index]
            if token.kind == .word, Self.makers.contains(token.text), index + 1 < tokens.count,
                tokens[index + 1].isMark("(")
            {
                let end = Self.end(of: tokens, from: index + 1)
                targets.append(Self.target(token, Array(tokens[(index + 2)..<end])))
                index = end
            }
            index += 1
        }
        self.targets = targets
    }

    func target(_ name: String) -> Target? { targets.first { $0.name == name } }

    /// The position of the mark that closes the one at `start`.
    private static func end(of tokens: [SwiftToken], from start: Int) -> Int {
        var depth = 0
        for index in start..<tokens.count where tokens[index].kind == .mark {
            if ["(", "["].contains(tokens[index].text) { depth += 1 }
            if [")", "]"].contains(tokens[index].text) { depth -= 1 }
            if depth == 0 { return index }
        }
        return tokens.count
    }

    private static func target(_ maker: SwiftToken, _ arguments: [SwiftToken]) -> Target {
        var name = ""
        var uses: Set<String> = []
        var path: String?
        for argument in parted(arguments) {
            guard let value = argument.value.first(where: { $0.kind == .text })?.text else { continue }
            switch argument.label {
            case nil, "name": name = value
            case "of":
                // What the manifest gives to the tests of a room unsaid.
                name = value + "Tests"
                uses.formUnion([value, "Kernel"])
            case "uses", "also", "dependencies": uses.formUnion(names(argument.value))
            case "path": path = value
            default: break
            }
        }
        return Target(name: name, maker: maker.text, uses: uses, line: maker.line, path: path)
    }

    /// The arguments of a call, each under its label: several values may stand behind one.
    private static func parted(_ tokens: [SwiftToken]) -> [(label: String?, value: [SwiftToken])] {
        var parts: [(label: String?, value: [SwiftToken])] = [(nil, [])]
        var index = 0
        while index < tokens.count {
            if tokens[index].kind == .word, index + 1 < tokens.count, tokens[index + 1].isMark(":") {
                parts.append((tokens[index].text, []))
                index += 2
                continue
            }
            let isOpen = tokens[index].isMark("(") || tokens[index].isMark("[")
            let last = isOpen ? end(of: tokens, from: index) : index
            parts[parts.count - 1].value += tokens[index...min(last, tokens.count - 1)]
            index = last + 1
        }
        return parts
    }

    /// The names among dependencies; of a product its own name, not its package's.
    private static func names(_ list: [SwiftToken]) -> Set<String> {
        var names: Set<String> = []
        for (index, token) in list.enumerated() where token.kind == .text {
            let isPackage = index > 1 && list[index - 1].isMark(":") && list[index - 2].isWord("package")
            if !isPackage { names.insert(token.text) }
        }
        return names
    }
}
