extension Check {
    static let kernelIsClosed = Check(
        "Kernel's list of files is closed",
        eachFile: { file, house in
            guard file.isSource, file.target == "Kernel", !house.kernelFiles.contains(file.name) else {
                return []
            }
            return [
                Violation(
                    file, 1,
                    """
                    a new file in Kernel recompiles the whole house; put it into the room whose noun it \
                    is, or, if every room needs the word, add it to kernelFiles in House.swift with a \
                    decision record
                    """)
            ]
        })

    static let fileNames = Check(
        "files are named after their main type",
        eachFile: { file, _ in
            guard file.isSource || file.isTest else { return [] }
            if file.isSwift, file.name.contains("+") {
                return [
                    Violation(
                        file, 1,
                        """
                        name the file after what it adds to the type, or put it beside the type; no `+` \
                        files
                        """
                    )
                ]
            }
            let vague: Set<String> = [
                "Utils", "Util", "Utilities", "Helpers", "Helper", "Common", "Manager", "Core", "Base",
                "Misc",
            ]
            let words = file.path.split(separator: "/").dropFirst().flatMap(wordsOf)
            guard let word = words.first(where: vague.contains) else { return [] }
            return [
                Violation(
                    file, 1,
                    """
                    `\(word)` says nothing about what is inside; take the noun from docs/glossary.md, \
                    or the verb of the use case
                    """)
            ]
        })

    static let roomsHaveReadme = Check("every room says what it is") { tree, house in
        let rooms = Set(
            tree.files.filter(\.isSource).compactMap(\.target)
                .filter { house.room($0).map { $0.floor != .parts && $0.floor != .wiring } == true })
        return rooms.sorted().compactMap { room in
            let path = "Sources/\(room)/README.md"
            let instead = "write what the room is, what it is not, and which clauses it serves"
            guard let readme = tree.files.first(where: { $0.path == path }) else {
                return Violation(path: path, "is missing; \(instead)")
            }
            let said = readme.lines.filter { !$0.hasPrefix("#") && !$0.isEmpty }
            return said.isEmpty ? Violation(path: path, "has a title only; \(instead)") : nil
        }
    }

    static let targetsAreExplained = Check("the manifest has a line on every target") { tree, _ in
        guard let file = tree.manifest else { return [] }
        let manifest = Manifest(file)
        let rooms = Set(manifest.targets.map(\.name))
        return manifest.targets.compactMap { target in
            // The tests of one room need no line: their name says it.
            if target.isTest, target.name.hasSuffix("Tests"), rooms.contains(String(target.name.dropLast(5)))
            {
                return nil
            }
            let start = "// \(target.name): "
            let line = file.lines.first { $0.drop { $0 == " " }.hasPrefix(start) }
            guard line == nil else { return nil }
            return Violation(
                file, target.line, "\(target.name) has no line of its own; write `\(start)…` above it")
        }
    }

    static let nothingLeftUndone = Check(
        "nothing is left for later",
        eachFile: { file, _ in
            let isOurs =
                file.isSource || file.isTest
                || ["scripts/", "Makefile", "Package.swift", ".ci/"].contains { file.path.hasPrefix($0) }
            let marks = ["TO" + "DO", "FIX" + "ME", "not " + "implemented"]
            guard isOurs else { return [] }
            return file.lines.enumerated().compactMap { number, line in
                guard let mark = marks.first(where: line.contains) else { return nil }
                return Violation(
                    file, number + 1,
                    "`\(mark)`; do it now, or open an issue and leave the code true as it stands")
            }
        })

    static let noMachinePaths = Check(
        "no path of one machine",
        eachFile: { file, _ in
            let roots = ["wo" + "rk", "ro" + "ot", "ho" + "me"].map { "/\($0)/" }.filter(file.mentions)
            guard !roots.isEmpty else { return [] }
            return file.lines.enumerated().compactMap { number, line in
                guard let root = roots.first(where: { line.startsPath($0) }) else { return nil }
                return Violation(
                    file, number + 1,
                    """
                    `\(root)…` exists on one machine only; write the path from the repository's root, \
                    or take it from the environment
                    """)
            }
        })

    static let testsExpect = Check(
        "every test can fail",
        eachFile: { file, _ in
            guard file.isTest else { return [] }
            let tokens = file.tokens
            let starts = tokens.indices.filter {
                tokens[$0].isWord("Test") && $0 > 0 && tokens[$0 - 1].isMark("@")
            }
            return starts.enumerated().compactMap { number, start in
                let end = number + 1 < starts.count ? starts[number + 1] : tokens.count
                let isAsserted = tokens[start..<end].contains { token in
                    token.kind == .word
                        && (token.text == "require" || token.text.hasPrefix("expect")
                            || token.text == "Issue")
                }
                guard !isAsserted else { return nil }
                return Violation(
                    file, tokens[start].line,
                    """
                    a test without #expect or #require cannot fail; assert what it shows (helpers begin \
                    with `expect`)
                    """
                )
            }
        })
}

/// `DossierReader.swift` → Dossier, Reader; `html_base` → Html, Base.
private func wordsOf(_ name: Substring) -> [String] {
    var words: [String] = []
    for character in name.prefix(while: { $0 != "." }) {
        if character.isUppercase || words.isEmpty {
            words.append(character.uppercased())
        } else if character == "_" || character == "-" {
            words.append("")
        } else if words[words.count - 1].isEmpty {
            words[words.count - 1] = character.uppercased()
        } else {
            words[words.count - 1].append(character)
        }
    }
    return words
}

extension Substring {
    /// The path begins somewhere in the line: no name stands directly before it.
    fileprivate func startsPath(_ root: String) -> Bool {
        ranges(of: root).contains { range in
            guard range.lowerBound > startIndex else { return true }
            let before = self[index(before: range.lowerBound)]
            return !before.isLetter && !before.isNumber && !"._-}~*".contains(before)
        }
    }
}
