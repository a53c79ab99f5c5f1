import Foundation
import Testing

/// A scan and an assessment of the same dossier tell the same priority, for the same reasons.
struct OnePriorityTests {
    private let pump = BuiltBinary.root.appendingPathComponent("Examples/devices/infusion-pump").path

    /// The facts of the examples, taken in once.
    private static let home: [String: String] = {
        let home = ["MAMORI_HOME": BuiltBinary.temporary.appendingPathComponent(UUID().uuidString).path]
        let facts = ["nvd.json", "kev.json"].map {
            BuiltBinary.root.appendingPathComponent("Examples/intelligence/\($0)").path
        }
        let run = BuiltBinary.run(["intel", "import"] + facts, environment: home)
        precondition(run.code == 0, run.everything)
        return home
    }()

    private func object(_ arguments: String...) throws -> Any {
        let run = BuiltBinary.run(
            arguments + ["--on", "2026-11-22", "--format", "json"], environment: Self.home)
        return try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    }

    private func scanned() throws -> [[String: Any]] {
        let root = try object("scan", pump, "--fail-on", "never", "--allow-incomplete")
        let reports = (root as? [String: Any])?["scans"] as? [[String: Any]]
        return try #require(reports?.first?["findings"] as? [[String: Any]], "\(root)")
    }

    private func assessed() throws -> [[String: Any]] {
        let root = try #require(try object("assess", pump) as? [String: Any])
        let known = try #require(root["vulnerabilities"] as? [String: Any])
        let release = try #require((known["releases"] as? [[String: Any]])?.first)
        return (release["open"] as? [[String: Any]] ?? []) + (release["settled"] as? [[String: Any]] ?? [])
    }

    @Test("The same finding has the same priority, reasons and place in both")
    func same() throws {
        let scan = try scanned().map { found -> [String] in
            let priority = found["priority"] as? [String: Any] ?? [:]
            let name = (found["component"] as? [String: Any])?["name"] as? String ?? ""
            return [
                found["vulnerability"] as? String ?? "", name,
                (priority["words"] as? [String: String])?["ja"] ?? "",
                (priority["explanation"] as? [String: String])?["ja"] ?? "",
            ]
        }
        let assessment = try assessed().map { row in
            ["vulnerability", "component", "priority", "reason"].map { row[$0] as? String ?? "" }
        }
        #expect(scan.count > 40 && scan == assessment)
        #expect(scan.allSatisfy { !$0.contains("") })
    }

    @Test("What is easier to exploit than estimated raises the risk; the environment of use counts")
    func raised() throws {
        func gate(_ environment: [String: String]) -> String {
            BuiltBinary.run(
                ["risk", "gate", pump, "--on", "2026-11-22", "--lang", "en"], environment: environment
            ).output
        }
        let looked = gate(Self.home)
        for risk in ["RSK-TAKEOVER", "RSK-OLD-SW"] {
            let line = looked.split(separator: "\n").first { $0.contains(risk) } ?? ""
            #expect(line.contains("CVE-2024-33600 in glibc 2.39"), "\(looked)")
        }
        // Its decision answers the rubric: 3.9 as published, 1.4 here.
        let file = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).json")
        let report = BuiltBinary.run(
            [
                "risk", "report", pump, "--document", "statement", "--on", "2026-11-22", "--lang", "en", "-o",
                file.path,
            ], environment: Self.home)
        #expect(report.code == 0, "\(report.errors)")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("CVSS 3.1 exploitability in the environment of use 1.4"))
        #expect(text.contains("CVSS 3.1 exploitability as published 1.8"))
        #expect(!looked.contains("RSK-BEDSIDE"), "It names neither the part nor a function of it.")
        let empty = ["MAMORI_HOME": BuiltBinary.temporary.appendingPathComponent(UUID().uuidString).path]
        #expect(!gate(empty).contains("RSK-TAKEOVER"))
    }

    @Test("Both tell the patient harm of the risk that names the software record")
    func harm() throws {
        let row = try #require(try assessed().first { $0["vulnerability"] as? String == "CVE-2025-29087" })
        let harm = try #require(row["harm"] as? [String: Any])
        #expect(harm["type"] as? String == "patient" && harm["severity"] as? String == "catastrophic")
        #expect(harm["record"] as? String == "risks/RSK-TAKEOVER")
        let found = try #require(try scanned().first { $0["vulnerability"] as? String == "CVE-2025-29087" })
        #expect((found["priority"] as? [String: Any])?["harmRecord"] as? String == "risks/RSK-TAKEOVER")
        let text = BuiltBinary.run(["scan", pump, "--on", "2026-11-22"], environment: Self.home).output
        #expect(text.contains("患者への致命的な危害（risks/RSK-TAKEOVER）"), "\(text)")
    }

    @Test("The rubric's answers give the score of the environment; what is open is told")
    func rubric() throws {
        let found = try #require(try scanned().first { $0["vulnerability"] as? String == "CVE-2025-29087" })
        let here = try #require(found["environmental"] as? [String: Any])
        #expect(here["score"] as? Double == 5.1)
        #expect((here["vector"] as? String)?.hasSuffix("/CR:L/IR:M/AR:M/MAV:L/MAC:H/MUI:N/MS:U") == true)
        #expect(here["unanswered"] as? [String] == ["EC", "EI", "EA"])
        #expect(here["notKnown"] as? [String] == ["EPR"])
        let reason = (found["priority"] as? [String: Any])?["explanation"] as? [String: String]
        #expect(reason?["ja"]?.contains("使用環境での CVSS 3.1 は 5.1（警告、公表値 7.5）") == true, "\(reason ?? [:])")
        #expect(reason?["ja"]?.contains("EC, EI, EA, EPR") == true)
        let text = BuiltBinary.run(["scan", pump, "--on", "2026-11-22"], environment: Self.home).output
        #expect(text.contains("環境 5.1／7.5 (3.1)") && text.contains("答えのない問い：EC, EI, EA"), "\(text)")
        let others = try scanned().filter { !($0["environmental"] is NSNull) }
        #expect(others.count == 1)
    }
}
