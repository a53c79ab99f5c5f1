import Foundation
import Testing

/// `mamori scan`, `vuln` and `cvss` as a user runs them, on a small feed made for this.
struct ScanTests {
    /// Three advisories, one exploited; ids and products are made up, but for packages of the examples.
    private static let feed: [String: String] = [
        "alpha.json": osv(
            "GHSA-aaaa-bbbb-cc01", "CVE-2099-0001", "npm", "alpha", fixed: "1.2.0", "2026-10-05",
            score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
        "beta.json": osv(
            "GHSA-aaaa-bbbb-cc02", "CVE-2099-0002", "npm", "beta", fixed: "2.0.0", "2026-03-01",
            score: "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N"),
        "apt.json": osv(
            "DEBIAN-CVE-2099-0003", "CVE-2099-0003", "Debian:12", "apt", fixed: nil, "2026-11-01",
            score: nil),
        "kev.json": #"""
        {"catalogVersion": "2026.11.20", "title": "CISA Catalog of Known Exploited Vulnerabilities",
        "dateReleased": "2026-11-20T00:00:00.0000Z", "count": 1, "vulnerabilities": [{
        "cveID": "CVE-2099-0001", "vendorProject": "Alpha", "product": "Alpha", "vulnerabilityName": "Alpha", "dateAdded": "2026-11-10",
        "shortDescription": "x", "requiredAction": "x", "dueDate": "2026-11-30",
        "knownRansomwareCampaignUse": "Unknown", "notes": "", "cwes": []}]}
        """#,
        "nvd.json": #"""
        {"resultsPerPage": 1, "startIndex": 0, "totalResults": 1, "format": "NVD_CVE", "version": "2.0",
        "timestamp": "2026-11-20T00:00:00.000", "vulnerabilities": [{"cve": {"id": "CVE-2099-0004",
        "sourceIdentifier": "x@example.com", "published": "2026-09-01T00:00:00.000",
        "lastModified": "2026-09-02T00:00:00.000", "vulnStatus": "Analyzed",
        "descriptions": [{"lang": "en", "value": "x"}], "metrics": {}, "weaknesses": [],
        "configurations": [{"nodes": [{"operator": "OR", "negate": false, "cpeMatch": [{"vulnerable": true,
        "criteria": "cpe:2.3:a:eclipse:mosquitto:*:*:*:*:*:*:*:*", "versionEndExcluding": "99.0",
        "matchCriteriaId": "00000000-0000-4000-8000-000000000001"}]}]}], "references": []}}]}
        """#,
    ]

    private static func osv(
        _ id: String, _ cve: String, _ ecosystem: String, _ name: String, fixed: String?, _ day: String,
        score: String?
    ) -> String {
        let kind = ecosystem == "npm" ? "SEMVER" : "ECOSYSTEM"
        let end = fixed.map { #", {"fixed": "\#($0)"}"# } ?? ""
        let severity = score.map { #""severity": [{"type": "CVSS_V3", "score": "\#($0)"}], "# } ?? ""
        return #"""
            {"schema_version": "1.6.0", "id": "\#(id)", "aliases": ["\#(cve)"], \#(severity)
            "published": "\#(day)T00:00:00Z", "modified": "\#(day)T00:00:00Z", "summary": "made up",
            "affected": [{"package": {"ecosystem": "\#(ecosystem)", "name": "\#(name)"},
            "ranges": [{"type": "\#(kind)", "events": [{"introduced": "0"}\#(end)]}]}]}
            """#
    }

    /// alpha and beta in versions that are affected, gamma that nothing is said of, and what has no
    /// identifier.
    private static let bill = #"""
        {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
        {"type": "library", "bom-ref": "a", "name": "alpha", "version": "1.0.0",
        "purl": "pkg:npm/alpha@1.0.0"},
        {"type": "library", "name": "beta", "version": "1.9.0", "purl": "pkg:npm/beta@1.9.0"},
        {"type": "library", "name": "gamma", "version": "1.0.0", "purl": "pkg:npm/gamma@1.0.0"},
        {"type": "library", "name": "画像,\"表示\"部品", "version": "1.0"}]}
        """#

    private static func file(_ text: String, _ name: String) throws -> String {
        let folder = BuiltBinary.temporary.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let url = folder.appendingPathComponent(name)
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }

    /// What is kept, imported once.
    private static let home: [String: String] = {
        let folder = BuiltBinary.temporary.appendingPathComponent("feed-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in feed {
            try? text.write(
                to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        let home = ["MAMORI_HOME": folder.path + "-home"]
        let run = BuiltBinary.run(["intel", "import", folder.path], environment: home)
        precondition(run.code == 0, run.everything)
        return home
    }()

    private static func run(_ arguments: String...) -> BuiltBinary.Run {
        BuiltBinary.run(arguments, environment: home)
    }

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
    }

    private static let day = "2026-11-23"

    @Test("A scan's text names what is urgent first, and what was not looked at")
    func text() throws {
        let bill = try Self.file(Self.bill, "b.json")
        let run = Self.run("scan", bill, "--on", Self.day)
        #expect(run.code == 1, "\(run.everything)")
        let lines = run.output.split(separator: "\n").map(String.init)
        let alpha = try #require(lines.firstIndex { $0.contains("CVE-2099-0001") })
        let beta = try #require(lines.firstIndex { $0.contains("CVE-2099-0002") })
        #expect(alpha < beta && lines[alpha].contains("即時") && lines[alpha].contains("KEV"), "\(run.output)")
        #expect(lines[alpha].contains("9.8 (3.1)"), "\(run.output)")
        #expect(run.output.contains("画像,\"表示\"部品 1.0"), "\(run.output)")
        #expect(run.output.contains("影響あり 2 件"), "\(run.output)")
        let clean = Self.bill.replacingOccurrences(of: "pkg:npm/alpha@1.0.0", with: "pkg:npm/delta@1.0.0")
            .replacingOccurrences(of: "pkg:npm/beta@1.9.0", with: "pkg:npm/epsilon@1.9.0")
        let nothing = Self.run("scan", try Self.file(clean, "c.json"), "--on", Self.day)
        #expect(nothing.code == 3 && nothing.output.contains("ないとは言えません"), "\(nothing.everything)")
    }

    @Test(
        "--fail-on decides between 0 and 1",
        arguments: [
            ("possible", Int32(1)), ("affected", 1), ("kev", 1), ("immediate", 1), ("watched", 1),
            ("score>=9.0", 1), ("score>=9.9", 0), ("never", 0), ("score>=11", 64), ("sometimes", 64),
        ])
    func failOn(_ word: String, _ code: Int32) throws {
        let bill = try Self.file(Self.bill, "b.json")
        let run = Self.run("scan", bill, "--fail-on", word, "--allow-incomplete", "--on", Self.day)
        #expect(run.code == code, "\(word): \(run.everything)")
        if code == 0 {
            #expect(Self.run("scan", bill, "--fail-on", word, "--on", Self.day).code == 3, "\(word)")
        }
    }

    @Test("Exit codes 2 and 3 for what cannot be read and for an empty store")
    func refusals() throws {
        #expect(Self.run("scan", try Self.file("{", "x.json")).code == 2)
        #expect(Self.run("scan", "/nonexistent/bill.json").code == 2)
        let bill = try Self.file(Self.bill, "b.json")
        let empty = BuiltBinary.run(["scan", bill], environment: ["MAMORI_HOME": "/nonexistent/home"])
        #expect(empty.code == 3 && empty.output.isEmpty, "\(empty.everything)")
    }

    @Test(
        "--since tells what is new on that day or later, and counts the rest",
        arguments: [
            ("2026-11-10", ["CVE-2099-0001"], 1), ("2026-11-11", [], 2),
            ("2026-03-01", ["CVE-2099-0001", "CVE-2099-0002"], 0), ("2026-03-02", ["CVE-2099-0001"], 1),
        ])
    func since(_ day: String, _ ids: [String], _ older: Int) throws {
        let bill = try Self.file(Self.bill, "b.json")
        let run = Self.run("scan", bill, "--since", day, "--format", "json", "--on", Self.day)
        let scan = try #require((try Self.object(run.output)["scans"] as? [[String: Any]])?.first)
        let found = try #require(scan["findings"] as? [[String: Any]])
        #expect(found.compactMap { $0["vulnerability"] as? String } == ids, "\(day)")
        #expect(scan["olderLeftOut"] as? Int == older, "\(day)")
        let text = Self.run("scan", bill, "--since", day, "--on", Self.day).output
        #expect(text.contains("\(older) 件は省いています") && text.contains(day), "\(text)")
    }

    @Test("JSON gives each finding with its evidence, and a coverage that adds up")
    func json() throws {
        let run = Self.run(
            "scan", try Self.file(Self.bill, "b.json"), "--format", "json", "--on", Self.day)
        #expect(run.code == 1)
        let whole = try Self.object(run.output)
        #expect(whole["schema"] as? String == "mamori-scan/1")
        let scan = try #require((whole["scans"] as? [[String: Any]])?.first)
        let coverage = try #require(scan["coverage"] as? [String: Any])
        Self.expectSum(coverage)
        #expect(coverage["components"] as? Int == 4 && coverage["withoutIdentifier"] as? Int == 1)
        let first = try #require((scan["findings"] as? [[String: Any]])?.first)
        #expect(first["vulnerability"] as? String == "CVE-2099-0001")
        #expect(first["verdict"] as? String == "affected" && first["reason"] is NSNull)
        #expect((first["kev"] as? [String: Any])?["addedOn"] as? String == "2026-11-10")
        #expect(first["epss"] is NSNull)
        let priority = try #require(first["priority"] as? [String: Any])
        #expect(priority["level"] as? String == "immediate" && priority["isHarmKnown"] as? Bool == false)
        let score = try #require((first["scores"] as? [[String: Any]])?.first)
        #expect(score["recomputed"] as? Double == 9.8)
        let evidence = try #require((first["evidence"] as? [[String: Any]])?.first)
        #expect(evidence["record"] as? String == "GHSA-aaaa-bbbb-cc01")
        #expect(evidence["key"] as? String == "p:npm::alpha")
        #expect(evidence["comparedVersion"] as? String == "1.0.0")
        #expect((evidence["range"] as? [String: Any])?["ja"] as? String == "1.2.0 より前")
    }

    static func expectSum(_ coverage: [String: Any], _ name: String = "") {
        let parts = [
            "evaluated", "byNameOnly", "uncovered", "withoutIdentifier", "withoutVersion", "ignored",
        ].compactMap { coverage[$0] as? Int }
        #expect(parts.count == 6 && parts.reduce(0, +) == coverage["components"] as? Int, "\(name)")
    }

    @Test("The coverage of every example's bill adds up")
    func coverageAddsUp() throws {
        for device in ["patient-monitor", "pacs-server", "infusion-pump", "home-cpap", "implant-neurostim"] {
            let path = BuiltBinary.root.appendingPathComponent("Examples/devices/\(device)").path
            let run = Self.run("scan", path, "--format", "json", "--on", Self.day)
            let scans = try #require(try Self.object(run.output)["scans"] as? [[String: Any]])
            #expect(!scans.isEmpty, "\(device)")
            for scan in scans {
                Self.expectSum(try #require(scan["coverage"] as? [String: Any]), device)
            }
        }
    }

    @Test("SARIF has a rule for each vulnerability, and a notification for what was not looked at")
    func sarif() throws {
        let output = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).sarif").path
        let run = Self.run(
            "scan", try Self.file(Self.bill, "b.json"), "--format", "sarif", "-o", output, "--on", Self.day)
        #expect(run.code == 1 && run.output.isEmpty)
        let whole = try Self.object(try String(contentsOfFile: output, encoding: .utf8))
        #expect(whole["version"] as? String == "2.1.0")
        let sarif = try #require((whole["runs"] as? [[String: Any]])?.first)
        let driver = (sarif["tool"] as? [String: Any])?["driver"] as? [String: Any]
        let rules = try #require(driver?["rules"] as? [[String: Any]])
        let results = try #require(sarif["results"] as? [[String: Any]])
        #expect(results.count == 2 && rules.count == 2)
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            #expect(["error", "warning", "note"].contains(result["level"] as? String ?? ""))
            #expect((result["locations"] as? [[String: Any]])?.first?["physicalLocation"] != nil)
        }
        let invocation = try #require((sarif["invocations"] as? [[String: Any]])?.first)
        // What was not looked at, and that NVD's and OSV's newest records are old on this day.
        let told = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
        #expect(told.map { $0["level"] as? String } == ["warning", "warning", "warning"])
        let texts = told.compactMap { ($0["message"] as? [String: String])?["text"] }
        #expect(texts.count == 3 && texts[1...].allSatisfy { $0.contains("古い") }, "\(texts)")
    }

    @Test("CSV is quoted by RFC 4180 and tells what was not looked at")
    func csv() throws {
        let output = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).csv")
        let run = Self.run(
            "scan", try Self.file(Self.bill, "b.json"), "--format", "csv", "-o", output.path, "--on", Self.day
        )
        let bytes = [UInt8](try Data(contentsOf: output))
        #expect(run.code == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.count == 5 && lines.last?.isEmpty == true, "\(lines)")
        #expect(lines[3].contains(#""画像,""表示""部品",1.0"#), "\(lines[3])")
        #expect(lines[3].contains("not-evaluated,no-identifier"))
        let columns = lines[0].components(separatedBy: ",").count
        #expect(lines[1].components(separatedBy: ",").count == columns, "\(lines[1])")
    }

    @Test("CycloneDX holds the bill with its vulnerabilities, and can be read again")
    func cycloneDX() throws {
        let output = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).cdx.json").path
        let run = Self.run(
            "scan", try Self.file(Self.bill, "b.json"), "--format", "cyclonedx", "-o", output, "--on",
            Self.day)
        #expect(run.code == 1, "\(run.everything)")
        let whole = try Self.object(try String(contentsOfFile: output, encoding: .utf8))
        #expect(whole["specVersion"] as? String == "1.6")
        #expect((whole["components"] as? [Any])?.count == 4)
        let all = try #require(whole["vulnerabilities"] as? [[String: Any]])
        #expect(all.compactMap { $0["id"] as? String } == ["CVE-2099-0001", "CVE-2099-0002"])
        let refs = (whole["components"] as? [[String: Any]])?.compactMap { $0["bom-ref"] as? String } ?? []
        for one in all {
            let affects = try #require(one["affects"] as? [[String: Any]])
            #expect(!affects.isEmpty && affects.allSatisfy { refs.contains($0["ref"] as? String ?? "") })
            #expect((one["analysis"] as? [String: Any])?["state"] as? String == "in_triage")
        }
        #expect(BuiltBinary.run(["bill", "validate", output]).code == 0)
    }

    @Test("A dossier's links give the harm; a bare bill's is unknown")
    func harm() throws {
        let path = BuiltBinary.root.appendingPathComponent("Examples/devices/infusion-pump").path
        let run = Self.run("scan", path, "--format", "json", "--on", Self.day)
        let scan = try #require((try Self.object(run.output)["scans"] as? [[String: Any]])?.first)
        let found = try #require(scan["findings"] as? [[String: Any]])
        let mosquitto = try #require(found.first { $0["vulnerability"] as? String == "CVE-2099-0004" })
        let priority = try #require(mosquitto["priority"] as? [String: Any])
        #expect(priority["isHarmKnown"] as? Bool == true, "\(priority)")
    }

    @Test("vuln show keeps sources apart and says what is not said")
    func show() throws {
        let text = Self.run("vuln", "show", "cve-2099-0001")
        #expect(text.code == 0 && text.output.hasPrefix("CVE-2099-0001 = GHSA-aaaa-bbbb-cc01\n"))
        for part in ["KEVに 2026-11-10", "1.2.0 より前", "ベクタから計算", "（述べていない）"] {
            #expect(text.output.contains(part), "\(part)\n\(text.output)")
        }
        let json = try Self.object(Self.run("vuln", "show", "GHSA-aaaa-bbbb-cc01", "--format", "json").output)
        let records = try #require(json["records"] as? [[String: Any]])
        #expect(Set(records.compactMap { $0["source"] as? String }).isSuperset(of: ["osv", "kev"]))
        #expect(Self.run("vuln", "show", "CVE-2099-9999").code == 64)
    }

    @Test("vuln affected finds the releases and units in the field")
    func affected() throws {
        let path = BuiltBinary.root.appendingPathComponent("Examples").path
        let run = Self.run("vuln", "affected", "CVE-2099-0003", path, "--format", "json")
        #expect(run.code == 1, "\(run.everything)")
        let releases = try #require(try Self.object(run.output)["releases"] as? [[String: Any]])
        let monitor = try #require(releases.first { $0["device"] as? String == "patient-monitor" })
        #expect(monitor["release"] as? String == "2.4" && monitor["verdict"] as? String == "affected")
        #expect((monitor["units"] as? [String])?.contains("SN-70001") == true)
        #expect((monitor["units"] as? [String])?.contains("SN-70003") == false)
        let text = Self.run("vuln", "affected", "CVE-2099-0003", path)
        #expect(text.output.contains("SN-70001") && text.output.contains("個体"), "\(text.output)")
        // Releases without a bill can hide it: nothing found there is not "none".
        let none = Self.run("vuln", "affected", "CVE-2099-0001", path)
        #expect(none.code == 3 && none.output.contains("部品表がなく"), "\(none.everything)")
    }

    @Test("cvss explains a vector, and says where one cannot be read")
    func cvss() throws {
        let vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
        let text = Self.run("cvss", vector)
        #expect(text.code == 0 && text.output.contains("9.8") && text.output.contains("攻撃元区分"))
        let json = try Self.object(Self.run("cvss", vector, "--format", "json").output)
        #expect(json["schema"] as? String == "mamori-cvss/1" && (json["metrics"] as? [Any])?.count == 8)
        let bad = Self.run("cvss", "CVSS:3.1/AV:Q/AC:L")
        #expect(bad.code == 2 && bad.errors.contains("12 バイト目") && bad.output.isEmpty, "\(bad.errors)")
    }
}
