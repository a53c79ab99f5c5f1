import Testing
import VersionOrdering

/// Ranges hold what their specifications say; what cannot be read is refused with its place.
struct RangeTests {
    /// What a cell says: in, out, or nothing known.
    private static func meaning(_ cell: String) throws -> Bool? {
        try #require(["in", "out", "nil"].contains(cell), "\(cell)")
        return cell == "nil" ? nil : cell == "in"
    }

    @Test("VERS: what lies in a range")
    func vers() throws {
        let rows = try VersionTable.cells(of: "vers")
        #expect(rows.count >= 40)
        for row in rows {
            let range = try VersionRange.read(row[0])
            let meaning = try Self.meaning(row[2])
            #expect(range.contains(row[1]) == meaning, "\(row)")
            let canonical = range.canonical
            #expect(try VersionRange.read(canonical).canonical == canonical, "\(row)")
            #expect(try VersionRange.read(canonical).contains(row[1]) == meaning, "\(row)")
        }
    }

    @Test("VERS: what cannot be read is refused with code and place, or read without what is redundant")
    func faults() throws {
        for row in try VersionTable.cells(of: "vers-faults") {
            let refusal = #expect(throws: VersionOrderingRefusal.self) { try VersionRange.read(row[0]) }
            #expect(refusal?.code.rawValue == row[1], "\(row)")
            #expect((refusal?.offset).map(String.init) == row[2], "\(row)")
            if row.count > 3 {
                #expect(try VersionRange.read(row[0], isSimplified: true).canonical == row[3], "\(row)")
            } else {
                #expect(throws: VersionOrderingRefusal.self, "\(row)") {
                    try VersionRange.read(row[0], isSimplified: true)
                }
            }
        }
    }

    @Test("Every code of refusal has a row or a test of its own")
    func codes() throws {
        let inTable = Set(try VersionTable.cells(of: "vers-faults").map { $0[1] })
        let others = Set(VersionOrderingRefusal.Code.allCases.map(\.rawValue)).subtracting(inTable)
        #expect(others == [VersionOrderingRefusal.Code.tooLarge.rawValue])
    }

    @Test(
        "VERS has one canonical form",
        arguments: [
            ("vers:npm/ <2.0.0 | >= 1.2.3", "vers:npm/>=1.2.3|<2.0.0"),
            ("vers:npm/3.0.0|1.0.0|2.0.0", "vers:npm/1.0.0|2.0.0|3.0.0"),
            ("vers:npm/||1.0.0||", "vers:npm/1.0.0"),
            ("vers:deb/%31.0", "vers:deb/1.0"),
            ("vers:maven/1%2A2%7C3%25", "vers:maven/1%2A2%7C3%25"),
            ("vers:maven/1.%C3%A9", "vers:maven/1.%C3%A9"),
            ("vers:pypi/\t*", "vers:pypi/*"),
        ])
    func canonical(_ text: String, _ canonical: String) throws {
        #expect(try VersionRange.read(text).canonical == canonical)
    }

    @Test("A version of another scheme is not looked for in a range")
    func otherScheme() throws {
        let range = try VersionRange.read("vers:deb/>=1.0")
        #expect(range.contains(try #require(VersionKey("2.0", as: .debian))) == true)
        #expect(range.contains(try #require(VersionKey("2.0", as: .rpm))) == nil)
    }

    @Test("npm: what lies in a range")
    func npm() throws {
        let rows = try VersionTable.cells(of: "npm-ranges")
        #expect(rows.count >= 40)
        for row in rows {
            let meaning = try Self.meaning(row[2])
            #expect(try NpmRange.read(row[0]).contains(row[1]) == meaning, "\(row)")
        }
    }

    @Test(
        "npm: short forms stand for plain bounds",
        arguments: [
            ("^1.2.3", ">=1.2.3 <2.0.0-0"), ("~1.2", ">=1.2.0 <1.3.0-0"), ("", "*"),
            ("1.x || 3", ">=1.0.0 <2.0.0-0||>=3.0.0 <4.0.0-0"),
            ("1.2 - 3", ">=1.2.0 <4.0.0-0"), ("=1.2.3+b1", "1.2.3"), (">x", "<0.0.0-0"),
            ("^0.0.0", ">=0.0.0 <0.0.1-0"),
        ])
    func npmBounds(_ text: String, _ bounds: String) throws {
        #expect(try NpmRange.read(text).bounds == bounds)
    }

    @Test(
        "npm: what is no range is refused with its place",
        arguments: [
            ("latest", VersionOrderingRefusal.Code.notAVersion, 0), ("^1.0.0 >=trunk", .notAVersion, 9),
            ("1.2.3.4", .notAVersion, 0), (">=", .noVersion, 0), ("1.0.0 || >", .noVersion, 9),
            (">> 1.0.0", .misplacedSign, 3), ("1.2-beta", .notAVersion, 0), ("^^1.0.0", .misplacedSign, 0),
            ("99999999999999999.0.0", .notAVersion, 0), ("1.2.3 - ", .notAVersion, 6),
        ])
    func npmFaults(_ text: String, _ code: VersionOrderingRefusal.Code, _ offset: Int) {
        let refusal = #expect(throws: VersionOrderingRefusal.self) { try NpmRange.read(text) }
        #expect(refusal?.code == code)
        #expect(refusal?.offset == offset)
    }
}
