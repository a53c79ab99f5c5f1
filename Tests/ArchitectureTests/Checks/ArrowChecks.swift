extension Check {
    static let manifestEqualsTable = Check("the manifest's arrows equal the table in House.swift") {
        tree, house in
        guard let file = tree.manifest else { return [] }
        let targets = Manifest(file).targets.filter { !$0.isTest }
        var found: [Violation] = []
        for target in targets {
            guard let room = house.room(target.name) else {
                found.append(
                    Violation(
                        file, target.line,
                        """
                        \(target.name) is not in the table; put it on a floor in House.swift and say in \
                        ARCHITECTURE.md what lives there
                        """))
                continue
            }
            for use in target.uses.subtracting(room.uses).sorted() {
                found.append(
                    Violation(
                        file, target.line,
                        """
                        \(target.name) declares \(use), which the table does not allow; let Workflows \
                        join the two, or add the arrow to House.swift with a decision record
                        """))
            }
            for use in room.uses.subtracting(target.uses).sorted() {
                found.append(
                    Violation(
                        file, target.line,
                        """
                        the table allows \(target.name) → \(use), the manifest does not declare it; \
                        take it out of House.swift
                        """))
            }
        }
        let named = Set(targets.map(\.name))
        for room in house.rooms where !named.contains(room.name) && room.floor != .parts {
            found.append(Violation(file, 1, "\(room.name) is gone; take it out of House.swift"))
        }
        return found
    }

    static let arrowsPointDown = Check("arrows point down") { tree, house in
        guard let file = tree.manifest else { return [] }
        return Manifest(file).targets.flatMap { target -> [Violation] in
            guard let floor = house.floor(target.name), !target.isTest else { return [] }
            return target.uses.sorted().compactMap { use in
                guard let below = house.floor(use) else {
                    return Violation(
                        file, target.line,
                        "\(use) has no floor; put it on one in House.swift, or leave it out of \(target.name)"
                    )
                }
                if below.rawValue < floor.rawValue || House.sideways.contains([target.name, use]) {
                    return nil
                }
                return Violation(
                    file, target.line,
                    """
                    \(target.name) → \(use) does not point down; name the other room's thing by its ID \
                    and let Workflows join them, or turn the arrow round with a protocol in \
                    Workflows/Ports
                    """)
            }
        }
    }

    static let importsKeepToTable = Check(
        "import lines keep to the table",
        eachFile: { file, house in
            guard file.isSource, file.isSwift, let target = file.target else { return [] }
            guard let room = house.room(target) else {
                return [
                    Violation(
                        file, 1,
                        "\(target) is not a room; put the file into one, or the room into House.swift")
                ]
            }
            return file.imports.filter { !systemModules.contains($0.name) && !room.uses.contains($0.name) }
                .map { use in
                    let reason =
                        house.room(use.name) == nil
                        ? "is neither a room nor an allowed library; ask for a decision record first"
                        : """
                        is not among the rooms it may see; pass the value in from Workflows, or \
                        name it by its ID
                        """
                    return Violation(file, use.line, "\(target) imports \(use.name), which \(reason)")
                }
        })

    static let testImportsKeepToManifest = Check("tests import what the manifest gives them") { tree, house in
        guard let manifest = tree.manifest.map(Manifest.init) else { return [] }
        return tree.swiftFiles.filter(\.isTest).flatMap { file -> [Violation] in
            guard let name = file.target, let target = manifest.target(name) else {
                return [
                    Violation(
                        file, 1, "no test target has this folder; add it to Package.swift with tests(…)")
                ]
            }
            let allowed = target.uses.union(systemModules).union(["Testing", "XCTest"])
            return file.imports.filter { !allowed.contains($0.name) }.map {
                Violation(
                    file, $0.line,
                    "\(name) imports \($0.name) without declaring it; add it to the target in Package.swift")
            }
        }
    }

    static let pureRoomsImportRooms = Check(
        "pure rooms import rooms, not the system",
        eachFile: { file, house in
            guard file.isPure(in: house), let room = file.target else { return [] }
            let mayUseFoundation = house.foundationUses.contains { $0.room == room }
            return file.imports.filter { systemModules.contains($0.name) }.compactMap { use in
                if use.name == "Foundation", mayUseFoundation { return nil }
                return Violation(
                    file, use.line,
                    """
                    \(room) is pure and imports \(use.name); Swift's own String, Day and Instant do for \
                    values, and whatever touches the system belongs behind a port in Workflows
                    """)
            }
        })

    static let foundationOnlyShrinks = Check("exceptions for Foundation only shrink") { tree, house in
        house.foundationUses.compactMap { use in
            let count = tree.files.filter { file in
                file.isSource && file.target == use.room && file.imports.contains { $0.name == "Foundation" }
            }.count
            guard count != use.files else { return nil }
            let path = "Sources/\(use.room)"
            return count > use.files
                ? Violation(
                    path: path,
                    """
                    \(count) files import Foundation, \(use.files) may (\(use.reason)); do without it \
                    in the new one
                    """
                )
                : Violation(
                    path: path,
                    """
                    only \(count) files import Foundation now; lower the number in House.swift from \
                    \(use.files)
                    """
                )
        }
    }
}

/// Modules of the toolchain that floors 2 to 4 and tests may import.
private let systemModules: Set<String> = [
    "Foundation", "FoundationEssentials", "FoundationXML", "FoundationNetworking", "Dispatch", "Glibc",
    "Synchronization", "Swift",
]

extension SourceFile {
    struct Import {
        let name: String
        let line: Int
    }

    /// The modules that the file imports: `@testable`, `public import` and `import struct X.Y` included.
    var imports: [Import] {
        let kinds: Set<String> = [
            "typealias", "struct", "class", "enum", "protocol", "let", "var", "func", "actor",
        ]
        return tokens.indices.compactMap { index in
            guard tokens[index].isWord("import"), index + 1 < tokens.count,
                tokens[index + 1].kind == .word,
                index == 0 || !tokens[index - 1].isMark(".")
            else { return nil }
            var name = tokens[index + 1]
            if kinds.contains(name.text), index + 2 < tokens.count { name = tokens[index + 2] }
            return Import(name: name.text, line: tokens[index].line)
        }
    }

    /// A Swift file in a room of floor 0, 1 or 1½.
    func isPure(in house: House) -> Bool {
        isSource && isSwift && target.flatMap { house.floor($0) }?.isPure == true
    }
}
