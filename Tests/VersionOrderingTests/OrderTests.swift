import SharedCorpora
import Testing
import VersionOrdering

/// Over all versions of a table and many made from their parts the order is one: whatever two versions are
/// compared.
struct OrderTests {
    /// Versions whose order is not one in the ecosystem's own tool either, with the reason.
    static let withoutOrder: [VersionScheme: (isMeant: @Sendable (String) -> Bool, reason: String)] = [
        .packagist: (
            { $0.contains("#") },
            "version_compare takes # for any number or none: 1.2.3.# = 1.2.3 and 1.2.3.# = 1.2.3.1"
        )
    ]

    @Test(
        "The order is total, antisymmetric and transitive",
        arguments: VersionTable.ours + VersionTable.corpora)
    func total(_ table: VersionTable) throws {
        let isOurs = VersionTable.ours.contains { $0.name == table.name }
        guard isOurs || SharedCorpora.has("versions", for: "version table \(table.name), order") else {
            return
        }
        let written = Set(try table.rows().flatMap { [$0.left, $0.right] }).sorted()
        let exception = Self.withoutOrder[table.scheme]
        let texts = (written + Self.made(from: written)).filter { exception?.isMeant($0) != true }
        let keys = texts.compactMap { VersionKey($0, as: table.scheme) }
        try #require(keys.count >= 20)
        // In one order the number of smaller ones says all: it is larger exactly where the version is.
        var smaller = Array(repeating: 0, count: keys.count)
        var orders: [[Ordering]] = []
        for one in keys.indices {
            let row = keys.indices.map { keys[one].compared(to: keys[$0]) }
            smaller[one] = row.count { $0 == .greater }
            orders.append(row)
        }
        var faults: [String] = []
        let prefixes = keys.map(\.prefix)
        for one in keys.indices {
            for two in keys.indices {
                let byCount: Ordering =
                    smaller[one] < smaller[two] ? .less : smaller[one] == smaller[two] ? .equal : .greater
                if orders[one][two] != byCount || orders[one][two] != orders[two][one].reversed {
                    faults.append("\(texts[one]) and \(texts[two])")
                }
                if prefixes[one] < prefixes[two], orders[one][two] != .less {
                    faults.append("prefixes of \(texts[one]) and \(texts[two])")
                }
            }
        }
        #expect(faults.isEmpty, "\(faults.count), such as \(faults.prefix(3))")
    }

    @Test("The exceptions are real: without them the order would not be one")
    func exceptions() {
        let scheme = VersionScheme.packagist
        #expect(scheme.compare("1.2.3", "1.2.3.#") == .equal)
        #expect(scheme.compare("1.2.3.#", "1.2.3.1") == .equal)
        #expect(scheme.compare("1.2.3", "1.2.3.1") == .less)
    }

    /// New versions from the parts of written ones, always the same.
    static func made(from written: [String]) -> [String] {
        var generator = FixedGenerator(state: 20_180_724)
        let signs = Set(".-_+~^:")
        return (0..<150).map { _ in
            let head = written.randomElement(using: &generator) ?? "1"
            let tail = written.randomElement(using: &generator) ?? "1"
            let cut = head.prefix(Int.random(in: 0...head.count, using: &generator))
            let sign = signs.sorted().randomElement(using: &generator).map(String.init) ?? ""
            let joint = Bool.random(using: &generator) ? sign : ""
            return cut + joint + tail.suffix(Int.random(in: 0...tail.count, using: &generator))
        }
    }
}

extension OrderTests {
    @Test("A prefix tells versions apart that tables tell apart, and numbers alone give the same one")
    func prefixes() throws {
        let texts = ["1.2.3", "1.2.10", "1.10", "2", "0.9.8", "10.0.17763.5329", "1.2.0", "0", "4.19.0"]
        for text in texts {
            let key = try #require(VersionKey(text, as: .generic))
            let byNumbers = Array(text.utf8).withUnsafeBytes { VersionKey.genericPrefix(ofNumbers: $0) }
            #expect(byNumbers == key.prefix, "\(text)")
        }
        let sorted = ["0.9.8", "1.2.3", "1.2.10", "1.10", "2", "4.19.0", "10.0.17763.5329"]
        let prefixes = sorted.compactMap { VersionKey($0, as: .generic)?.prefix }
        #expect(zip(prefixes, prefixes.dropFirst()).allSatisfy { $0 < $1 })
        for text in ["", "1.", ".1", "1..2", "1a", "v1", "1-2"] {
            let byNumbers = Array(text.utf8).withUnsafeBytes { VersionKey.genericPrefix(ofNumbers: $0) }
            #expect(byNumbers == nil, "\(text)")
        }
    }
}
