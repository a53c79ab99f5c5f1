import Kernel
import OSVFormat
import Testing
import VersionOrdering
import Vulnerabilities

@Suite struct OSVRangeTests {
    @Test(
        "Events become spans by OSV's evaluation",
        arguments: [
            "Debian:12 | i 0 f 1.2 | <1.2 |", "Debian:12 | i 0 | * |", "Debian:12 | i 1 | >=1 |",
            "PyPI | i 0 f 1.0 i 2.0 f 2.5 i 3 | <1.0; >=2.0 <2.5; >=3 |",
            "PyPI | i 2.0 f 2.5 f 1.0 i 0 | <1.0; >=2.0 <2.5 |",
            "PyPI | i 1.10 f 1.9 i 1.2 | >=1.2 <1.9; >=1.10 |", "PyPI | i 0 l 1.4 | <=1.4 |",
            "PyPI | i 1 l 1.4 i 2 | >=1 <=1.4; >=2 |", "PyPI | i 0 f 1.2 i 1.2 f 1.3 | <1.2; >=1.2 <1.3 |",
            "PyPI | i 0 i 1 f 2 f 3 | <2 |", "PyPI | i 0 f 3 L 2 | <2 |", "PyPI | i 0 f 3 L * | <3 |",
            "PyPI | i 0 f 3 i 4 f 5 L 2 L 4.5 | <3; >=4 <4.5 |", "PyPI | i 0 L 1 i 2 f 3 | <1 |",
            "PyPI | i 0 L 2 | <2 |", "Debian:12 | i 0 f 0 | !* |",
            "Debian:12 | i 2 f 2 | ? | empty-range", "PyPI | f 1.2 | ? | no-introduced",
            "Pippin | i 0 f rc-1 i rc-7 | <rc-1; >=rc-7 | unknown-ecosystem",
            "Pippin | f 1 i 0 | ? | unknown-ecosystem unordered-events",
            "Pippin | i 0 f 1 L 2 | ? "
                + "| unknown-ecosystem unordered-events", "OSS-Fuzz | i a1 f b2 | >=a1 <b2 |",
            "npm | i 1.0.0 f not-a-version | >=1.0.0 <not-a-version | unreadable-version",
            "npm | f not-a-version i 1.0.0 | ? | unordered-events", "Go | i 1.2.0 f 1.3.0 | >=1.2.0 <1.3.0 |",
            "Alpine:v3.18 | i 0 f 1.36.1-r2 | <1.36.1-r2 |", "PyPI | i 0 x 3 | ? | unknown-event",
        ])
    func spans(_ row: String) throws {
        let cells = row.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.split(separator: " ").joined(separator: " ")
        }
        let text = OSVSamples.record(
            ecosystem: cells[0], "\"ranges\": [\(OSVSamples.events(cells[1]))]")
        let (advisories, findings) = OSVSamples.read(text)
        let advisory = try #require(advisories.first)
        #expect(advisory.statements.map(OSVSamples.short).joined(separator: "; ") == cells[2])
        #expect(Set(findings.map(\.code)) == Set(cells[3].split(separator: " ").map(String.init)))
        #expect(
            advisory.statements.allSatisfy { $0.subject == .package(ecosystem: cells[0], name: "kettle") })
        #expect(advisory.statements.allSatisfy { ($0.span == .unstated) == ($0.basis != .stated) })
    }

    @Test func spansHoldWhatTheAlgorithmOfTheSchemaSays() throws {
        var state: UInt64 = 20_261_123
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        var affected = 0
        for _ in 0..<3_000 {
            // What ends a range is of one kind, as the schema asks, and each version stands once.
            let ending = random(3) == 0 ? "l" : "f"
            var versions = Array(1...12)
            var events: [(kind: String, version: Int)] = random(2) == 0 ? [("i", 0)] : []
            for _ in 0...random(6) {
                let version = versions.remove(at: random(versions.count))
                events.append((random(2) == 0 ? "i" : ending, version))
            }
            if !events.contains(where: { $0.kind == "i" }) { events.append(("i", 0)) }
            for index in events.indices { events.swapAt(index, random(events.count)) }
            if random(4) == 0 { events.append(("L", random(14))) }
            let short = events.map { "\($0.kind) \($0.version)" }.joined(separator: " ")
            let (advisories, _) = OSVSamples.read(
                OSVSamples.record("\"ranges\": [\(OSVSamples.events(short))]"))
            let statements = try #require(advisories.first).statements
            for version in 0...13 {
                let isAffected = Self.evaluated(version, events)
                affected += isAffected ? 1 : 0
                let isHeld = statements.contains { Self.holds($0.span, version) }
                #expect(isHeld == isAffected, "\(short) at \(version)")
            }
        }
        #expect(affected > 5_000)
    }

    /// `IncludedInRanges` and `BeforeLimits` of the schema, word for word.
    private static func evaluated(_ version: Int, _ events: [(kind: String, version: Int)]) -> Bool {
        let limits = events.filter { $0.kind == "L" }
        guard limits.isEmpty || limits.contains(where: { version < $0.version }) else { return false }
        var isVulnerable = false
        for event in events.sorted(by: { $0.version < $1.version }) {
            if event.kind == "i", version >= event.version {
                isVulnerable = true
            } else if event.kind == "f", version >= event.version {
                isVulnerable = false
            } else if event.kind == "l", version > event.version {
                isVulnerable = false
            }
        }
        return isVulnerable
    }

    private static func holds(_ span: VersionSpan, _ version: Int) -> Bool {
        switch span {
        case .all: return true
        case .unstated: return false
        case .exactly(let text): return Int(text) == version
        case .between(let lower, let upper):
            if let lower, let bound = Int(lower.version) {
                if version < bound || (version == bound && !lower.isIncluded) { return false }
            }
            if let upper, let bound = Int(upper.version) {
                if version > bound || (version == bound && !upper.isIncluded) { return false }
            }
            return true
        }
    }

    @Test(
        "Listed versions, commits and packages without versions",
        arguments: [
            ("\"versions\": [\"1.0\", \"1.1\", \"1.0\"]", "=1.0; =1.1", ""),
            (
                "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"1\"}, {\"fixed\": \"2\"}]}], "
                    + "\"versions\": [\"1.0\", \"1.5\", \"0.9\", \"2\"]", ">=1 <2; =0.9; =2", ""
            ),
            (
                "\"ranges\": [{\"type\": \"GIT\", \"repo\": \"https://k.example/k\", "
                    + "\"events\": [{\"introduced\": \"0\"}, {\"fixed\": \"abc\"}]}]", "?", ""
            ),
            (
                "\"ranges\": [{\"type\": \"GIT\", \"repo\": \"https://k.example/k\", "
                    + "\"events\": [{\"introduced\": \"0\"}]}], \"versions\": [\"7\"]", "=7", ""
            ),
            ("\"versions\": []", "?", ""),
            (
                "\"ranges\": [{\"type\": \"TIDE\", \"events\": [{\"introduced\": \"0\"}]}]", "?",
                "unknown-range"
            ),
            ("\"ranges\": [{\"type\": \"ECOSYSTEM\"}]", "?", "no-events"),
            ("\"ranges\": {}", "?", "wrong-type"),
            (
                "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"0\", \"fixed\": \"2\"}]}]",
                "<2", "joined-events"
            ),
            (
                "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": 0}, {\"fixed\": 1.10}]}]",
                "<1.10", "number-for-text"
            ),
        ])
    func versions(_ affected: String, _ spans: String, _ code: String) throws {
        let (advisories, findings) = OSVSamples.read(OSVSamples.record(affected))
        let advisory = try #require(advisories.first)
        #expect(advisory.statements.map(OSVSamples.short).joined(separator: "; ") == spans)
        #expect(Set(findings.map(\.code)) == (code.isEmpty ? [] : [code]))
        #expect(advisory.statements.allSatisfy { $0.scheme == .debian })
    }
}
