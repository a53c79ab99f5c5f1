import AdvisoryFormats
import Kernel
import SharedCorpora
import Testing
import VersionOrdering
import Vulnerabilities

@Suite struct ChangelogReaderTests {
    private static func read(_ text: String) -> ([Advisory], [Finding]) {
        var advisories: [Advisory] = []
        let findings = ChangelogReader.read(Array(text.utf8), file: "changelog") { advisories.append($0) }
        return (advisories, findings)
    }

    private static func entry(
        _ version: String, _ points: String, distribution: String = "unstable",
        date: String = "Thu, 12 Oct 2023 15:47:21 +0200"
    ) -> String {
        "kettle (\(version)) \(distribution); urgency=high\n\n\(points)\n\n"
            + " -- Packaging Team <team@kettle.example>  \(date)\n\n"
    }

    @Test(
        "A mention counts as a fix only where it is said to be one",
        arguments: [
            ("  * Fix CVE-2023-0001: reads too far.", "CVE-2023-0001"),
            ("  * CVE-2023-0001: length is ignored when the lid is not fixed", ""),
            ("  * CVE-2023-0001: the lid's length was ignored", "CVE-2023-0001"),
            ("  * CVE-2023-0001", "CVE-2023-0001"), ("  * Check the length (CVE-2023-0001)", "CVE-2023-0001"),
            ("  * Update (Closes: #12345, CVE-2023-0001)", "CVE-2023-0001"),
            ("  * d/patches/CVE-2023-0001.patch: check the length", "CVE-2023-0001"),
            (
                "  * New release, with security fixes:\n    - CVE-2023-0001\n    - CVE-2023-0002 (lid)",
                "CVE-2023-0001 CVE-2023-0002"
            ),
            (
                "  * Fixes for\n    CVE-2023-0001, CVE-2023-0002\n    and cve-2023-0003.",
                "CVE-2023-0001 CVE-2023-0002 CVE-2023-0003"
            ),
            ("  * SECURITY UPDATE: CAN-2003-0001", "CVE-2003-0001"),
            ("  * Remove the lid to address CVE-2023-0001", "CVE-2023-0001"),
            ("  * Revert \"lid: be quick\" (CVE-2023-0001)", "CVE-2023-0001"),
            ("  * CVE-2023-0001 does not affect this version", ""),
            ("  * Not affected by CVE-2023-0001 (the lid is closed)", ""),
            ("  * Fix CVE-2023-0001; CVE-2023-0002 does not affect us", "CVE-2023-0001"),
            ("  * CVE-2023-0001: ignored, minor issue", ""), ("  * Ignoring CVE-2023-0001 for now", ""),
            ("  * Fix a leak introduced by the fix for CVE-2023-0001", ""),
            ("  * fix false positive on lids (CVE-2023-0001)", "CVE-2023-0001"),
            ("  * Issue #38576, CVE-2023-0001: lids", "CVE-2023-0001"),
            ("  * Reads too far. Ref: CVE-2023-0001. (Closes: #1)", "CVE-2023-0001"),
            (
                "  * All\n    Closes: #1, CVE-2023-0001: lids\n    Closes: #2 (after fix for CVE-2023-0002)",
                "CVE-2023-0001"
            ),
            ("  * Fix regression of CVE-2023-0001", ""), ("  * Fix CVE-2023-0001 regression", ""),
            ("  * Drop CVE-2023-0001.patch, applied upstream", ""),
            ("  * Drop patches applied upstream:\n    - CVE-2023-0001.patch", ""),
            ("  * CVE-2023-0001.patch: refresh", ""), ("  * See also CVE-2023-0001", ""),
            ("  * Add CVE id CVE-2023-0001 to the changelog", ""),
            ("  * Not a fix: CVE-2023-000, XCVE-20230001, CVE-23-0001", ""),
        ])
    func mention(_ points: String, _ fixed: String) {
        let (advisories, findings) = Self.read(Self.entry("1.0-2", points))
        #expect(advisories.flatMap(\.upstream).joined(separator: " ") == fixed)
        #expect(findings.isEmpty)
    }

    @Test func aFactSaysPackageVersionDayAndPlace() throws {
        let (advisories, _) = Self.read(
            Self.entry("1.0-2+deb12u1", "  * Fix CVE-2023-0001", distribution: "bookworm-security")
                + Self.entry("1.0-2", "  * Fix CVE-2022-0001", date: "Thu, 1 Jan 2022 00:00:00 +0000"))
        try #require(advisories.count == 2)
        let (old, new) = (advisories[0], advisories[1])
        #expect(old.statements[0].subject == .package(ecosystem: "Debian", name: "kettle"))
        #expect(old.statements[0].span == .from(nil, before: "1.0-2"))
        #expect(old.statements[0].scheme == .debian)
        #expect(new.id == "kettle_1.0-2+deb12u1#CVE-2023-0001")
        #expect(new.source == "debian-changelog")
        #expect(new.upstream == ["CVE-2023-0001"])
        #expect(new.statements[0].subject == .package(ecosystem: "Debian:12", name: "kettle"))
        #expect(new.published?.description == "2023-10-12T13:47:21Z")
        #expect(new.origin == Origin(file: "changelog", line: 3, column: 1))
    }

    @Test func theFirstFixCountsUntilItIsTakenBack() {
        let twice =
            Self.entry("3-1", "  * Merge, with CVE-2023-0001 fixed")
            + Self.entry("1-1", "  * CVE-2023-0001")
        #expect(Self.read(twice).0.map(\.document) == ["kettle_1-1"])
        let back =
            Self.entry("3-1", "  * Fix CVE-2023-0001 anew")
            + Self.entry("2-1", "  * Revert the fix for CVE-2023-0001, the lid jams")
            + Self.entry("1-1", "  * CVE-2023-0001")
        #expect(Self.read(back).0.map(\.document) == ["kettle_3-1"])
        let gone =
            Self.entry("2-1", "  * Revert CVE-2023-0001.patch") + Self.entry("1-1", "  * CVE-2023-0001")
        #expect(Self.read(gone).0.isEmpty)
        let whole =
            Self.entry("2-1", "  * CVE-2023-0001: the fix was incomplete")
            + Self.entry("1-1", "  * CVE-2023-0001")
        #expect(Self.read(whole).0.map(\.document) == ["kettle_2-1"])
    }

    @Test(
        "An upload names its release in the distribution or in its version",
        arguments: [
            ("1.0-2", "bookworm-security", "Debian:12"), ("1.0-2", "bookworm", "Debian:12"),
            ("1.0-2+deb11u3", "oldstable", "Debian:11"), ("1.0-2", "unstable", "Debian"),
            ("1.0-2~bpo12+1", "bookworm-backports", "Debian"), ("1.0-2", "sid", "Debian"),
            ("1.0-2ubuntu1", "jammy-security", "Ubuntu:22.04:LTS"), ("1.0-2ubuntu1", "devel", "Ubuntu"),
        ])
    func release(_ version: String, _ distribution: String, _ ecosystem: String) throws {
        let text = Self.entry(version, "  * CVE-2023-0001", distribution: distribution)
        let advisory = try #require(Self.read(text).0.first)
        #expect(advisory.statements[0].subject == .package(ecosystem: ecosystem, name: "kettle"))
    }

    @Test(
        "Faults are told with their line",
        arguments: [
            ("", "not-a-changelog", 1, 0), ("# Changes\n\n- CVE-2023-0001 fixed\n", "not-a-changelog", 1, 0),
            ("kettle (1.0-2) unstable; urgency=low\n\n  * CVE-2023-0001\n", "no-trailer", 1, 1),
            ("kettle (x y) unstable; urgency=low\n", "not-a-changelog", 1, 0),
            (
                "kettle (v!2) unstable; urgency=low\n\n  * CVE-2023-0001\n\n -- T <t@x>  "
                    + "Thu, 12 Oct 2023 15:47:21 +0200\n", "unreadable-version", 1, 0
            ),
            (
                "kettle (1.0) unstable; urgency=low\n\n  * CVE-2023-0001\n\n -- T <t@x>  the other day\n",
                "bad-time", 5, 1
            ),
        ])
    func fault(_ text: String, _ code: String, _ line: Int, _ count: Int) throws {
        let (advisories, findings) = Self.read(text)
        let finding = try #require(findings.first { $0.code == code })
        #expect(finding.origin.line == line)
        #expect(advisories.count == count)
    }

    @Test func oldNamesInLatin1DoNotStopTheReading() {
        let text = Self.entry("1.0-2", "  * CVE-2023-0001")
        let bytes = Array(text.utf8).map { $0 == UInt8(ascii: "T") ? 0xE9 : $0 }
        var count = 0
        #expect(ChangelogReader.recognises(bytes))
        #expect(ChangelogReader.read(bytes, file: "changelog") { _ in count += 1 }.count <= 1)
        #expect(count == 1)
    }
}

@Suite struct FixedListReaderTests {
    private static func read(_ text: String) -> ([Advisory], [Finding]) {
        var advisories: [Advisory] = []
        let findings = FixedListReader.read(Array(text.utf8), file: "fixed.csv") { advisories.append($0) }
        return (advisories, findings)
    }

    @Test func rowsGiveWhatAChangelogGives() throws {
        let (advisories, findings) = Self.read(
            "source,fixed_in,cve\nkettle,1.0-2+deb12u1,CVE-2023-0001\nkettle,1.0-2,CVE-2022-0001\n")
        #expect(findings.isEmpty)
        #expect(advisories.map(\.id) == ["kettle_1.0-2+deb12u1#CVE-2023-0001", "kettle_1.0-2#CVE-2022-0001"])
        #expect(
            advisories.map { $0.statements[0].subject } == [
                .package(ecosystem: "Debian:12", name: "kettle"),
                .package(ecosystem: "Debian", name: "kettle"),
            ])
        #expect(advisories[0].statements[0].span == .from(nil, before: "1.0-2+deb12u1"))
        #expect(advisories[1].origin.line == 3)
    }

    @Test func theLowestVersionOfAReleaseCounts() {
        let (advisories, findings) = Self.read(
            """
            cve,source,fixed_in
            CVE-2023-0001,kettle,1.0-2+deb12u3
            CVE-2023-0001,kettle,1.0-2+deb12u1
            CVE-2023-0001,kettle,0.9-1+deb11u1
            CVE-2023-0002,kettle,1.0-2+deb12u3
            CVE-2023-0002,kettle,1.0-1
            CVE-2023-0003,kettle,1.0-1ubuntu1
            CVE-2023-0003,kettle,1.0-2
            """)
        #expect(
            advisories.map(\.document) == [
                "kettle_1.0-2+deb12u1", "kettle_0.9-1+deb11u1", "kettle_1.0-1", "kettle_1.0-1ubuntu1",
                "kettle_1.0-2",
            ])
        #expect(findings.map(\.code) == ["named-again", "named-again"])
        #expect(advisories[1].statements[0].subject == .package(ecosystem: "Debian", name: "kettle"))
        #expect(advisories[3].statements[0].subject == .package(ecosystem: "Ubuntu", name: "kettle"))
    }

    @Test(
        "A row that cannot be read is told, the others are read",
        arguments: [
            ("kettle,,CVE-2023-0001", 8), ("kettle,1.0-1,CVE-2023", 14), ("ket tle,1.0,CVE-2023-0001", 1),
            ("kettle", 1), ("kettle,not_a version,CVE-2023-0001", 8), ("kettle,1.0-1,CVE-2023-0001 x", 14),
        ])
    func badRow(_ row: String, _ column: Int) throws {
        let (advisories, findings) = Self.read(
            "source,fixed_in,cve\n\(row)\nkettle,1.0-2,CVE-2022-0001\n")
        #expect(advisories.count == 1)
        let finding = try #require(findings.first)
        #expect(finding.severity == .error)
        #expect(finding.origin == Origin(file: "fixed.csv", line: 2, column: column))
    }

    @Test func aTableWithoutItsColumnsIsRefused() {
        #expect(Self.read("source,version,cve\na,1,CVE-2023-0001").1.map(\.code) == ["not-a-fixed-list"])
        #expect(Self.read("").1.map(\.code) == ["not-a-fixed-list"])
        #expect(FixedListReader.recognises(Array("source,fixed_in,cve\n".utf8)))
        #expect(!FixedListReader.recognises(Array("source,cve\n".utf8)))
    }

    @Test func thePublishedFactsAreReadRowByRow() throws {
        let path = "labels/debian-fixed.csv"
        guard SharedCorpora.has(path, for: "facts mined from Debian's changelogs") else { return }
        var named: [String: Int] = [:]
        let findings = FixedListReader.read(try SharedCorpora.bytes(path), file: path) { advisory in
            if case .package(let ecosystem, _) = advisory.statements[0].subject {
                named[ecosystem, default: 0] += 1
            }
        }
        #expect(named == ["Debian:12": 208, "Debian": 503, "Ubuntu": 1])
        #expect(!findings.contains { $0.severity == .error })
    }
}
