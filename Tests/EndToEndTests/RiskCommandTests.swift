import Foundation
import SharedCorpora
import Testing

/// `mamori risk` and `mamori verify` as a user runs them, on copies of the examples.
struct RiskCommandTests {
    private struct Copy {
        let device: URL

        init(_ name: String = "infusion-pump") throws {
            device = try BuiltBinary.copyOfExamples().appendingPathComponent("devices/\(name)")
        }

        func change(_ file: String, _ old: String, _ new: String) throws {
            let url = device.appendingPathComponent(file)
            let text = try String(contentsOf: url, encoding: .utf8)
            try #require(text.contains(old), "\(file) has no \(old)")
            try text.replacingOccurrences(of: old, with: new).write(
                to: url, atomically: true, encoding: .utf8)
        }

        func risk(_ arguments: String...) -> BuiltBinary.Run {
            BuiltBinary.run(
                ["risk", arguments[0], device.path, "--on", "2026-11-22"] + arguments.dropFirst())
        }

        func decide(_ arguments: String..., role: String = "psirt") -> BuiltBinary.Run {
            BuiltBinary.run(
                ["risk", "decide", device.path] + arguments + ["--by", "製品セキュリティ室長", "--role", role])
        }

        static let port = """

            interfaces:
              IF-USB-NEW:
                name: {ja: 側面の USB, en: USB on the side}
                kind: usb
                constituent: C-PUMP
                state: usable
                carries_data: true

            """
    }

    @Test("A new port brings its threats, a table decides them, and a changed field brings one back")
    func decisions() throws {
        let copy = try Copy()
        #expect(copy.risk("threats", "--open").code == 0, "The pump's threats are all decided.")
        try copy.change("device.yaml", "\ninterfaces:\n", Copy.port)
        let open = copy.risk("threats", "--open", "--format", "csv")
        #expect(open.code == 1 && open.output.contains("usb-malware") && open.output.contains("IF-USB-NEW"))
        let lines = open.output.split(whereSeparator: \.isNewline).map(String.init)
        #expect(lines.count >= 3 && lines.dropFirst().allSatisfy { $0.contains("IF-USB-NEW") })
        let table = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).csv")
        // The empty cells after rule and subject: decision, threats and reasons.
        let filled = lines.map { line -> String in
            guard let cells = line.range(of: ",\"\",\"\",\"\",\"\"") else { return line }
            return line.replacingCharacters(
                in: cells, with: ",\"dismissed\",\"\",\"量産では実装しない\",\"Not fitted\"")
        }
        try filled.joined(separator: "\r\n").write(to: table, atomically: true, encoding: .utf8)
        let refused = copy.decide("--from", table.path, role: "sales")
        #expect(refused.code == 64, "\(refused.everything)")
        let done = copy.decide("--from", table.path)
        #expect(done.code == 0 && done.output.contains("\(lines.count - 1) 件"), "\(done.everything)")
        #expect(copy.risk("threats", "--open").code == 0)
        try copy.change("device.yaml", "ja: 側面の USB, en: USB on the side", "ja: 横の USB, en: USB at the side")
        #expect(copy.risk("threats", "--open").code == 0, "No rule looks at the name.")
        try copy.change(
            "device.yaml", "en: USB at the side}\n    kind: usb", "en: USB at the side}\n    kind: card")
        let back = copy.risk("threats", "--open")
        #expect(back.code == 1 && back.output.contains("IF-USB-NEW") && !back.output.contains("IF-WIFI"))
    }

    @Test("A decision bears the day on which it was made, which is not in the future")
    func decidedOn() throws {
        let copy = try Copy()
        try copy.change("device.yaml", "\ninterfaces:\n", Copy.port)
        let usb = ["--rule", "usb-malware", "--subject", "IF-USB-NEW"]
        let answer = ["--decision", "dismissed", "--reason", "量産では実装しない"]
        func decide(_ more: String...) -> BuiltBinary.Run {
            BuiltBinary.run(
                ["risk", "decide", copy.device.path] + usb + answer + more
                    + ["--by", "室長", "--role", "psirt"])
        }
        let file = copy.device.appendingPathComponent("decisions/threats/usb-malware@IF-USB-NEW.yaml")
        let future = decide("--on", "2999-01-01")
        #expect(future.code == 2 && future.errors.contains("device.yaml"), "\(future.everything)")
        #expect(future.errors.contains("判断した日 2999-01-01 は今日"), "\(future.everything)")
        #expect(decide("--on", "2999-01-01", "--lang", "en").errors.contains("is after today"))
        #expect(decide("--on", "2026-13-01").code == 64)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        #expect(decide("--on", "2025-04-01").code == 0)
        #expect(try String(contentsOf: file, encoding: .utf8).contains("\ndate: 2025-04-01\n"))

        let table = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).csv")
        try "rule,subject,decision,reason_ja\r\nusb-keyboard,IF-USB-NEW,不採用,実装しない\r\n".write(
            to: table, atomically: true, encoding: .utf8)
        let late = copy.decide("--from", table.path, "--on", "2999-01-01")
        #expect(late.code == 2 && late.errors.contains(table.lastPathComponent + ":2"), "\(late.everything)")
        let taken = copy.decide("--from", table.path, "--on", "2025-04-02")
        #expect(taken.code == 0, "\(taken.everything)")
        let keyboard = copy.device.appendingPathComponent("decisions/threats/usb-keyboard@IF-USB-NEW.yaml")
        #expect(try String(contentsOf: keyboard, encoding: .utf8).contains("\ndate: 2025-04-02\n"))
    }

    @Test(
        "What cannot be decided is refused with its place, and nothing is written",
        arguments: [
            (["--rule", "usb-malwear", "--subject", "IF-USB"], "usb-malware"),
            (["--rule", "usb-malware", "--subject", "IF-NONE"], "IF-NONE"),
            (["--rule", "usb-malware", "--subject", "IF-USB", "--threat", "THR-NONE"], "THR-NONE"),
        ])
    func refused(_ arguments: [String], _ said: String) throws {
        let copy = try Copy()
        let log = copy.device.appendingPathComponent("decisions/log.jsonl")
        let run = BuiltBinary.run(
            ["risk", "decide", copy.device.path] + arguments
                + ["--decision", "accepted", "--reason", "x", "--by", "室長", "--role", "psirt"])
        #expect(run.code == 2 && run.errors.contains(said), "\(run.everything)")
        #expect(!FileManager.default.fileExists(atPath: log.path))
    }

    @Test("The gate, the matrix, the traces and the paths say how the examples stand")
    func standings() throws {
        let pump = try Copy()
        let gate = pump.risk("gate")
        #expect(gate.code == 1 && gate.output.contains("既知の脆弱性を調べていない"), "\(gate.output)")
        #expect(gate.output.contains("止めるもの 1 件"), "\(gate.output)")
        #expect(pump.risk("matrix").code == 0)
        #expect(pump.risk("trace").code == 0)
        let monitor = try Copy("patient-monitor")
        #expect(monitor.risk("gate").code == 1 && monitor.risk("matrix").code == 1)
        #expect(monitor.risk("trace", "--holes").output.contains("!"))
        let none = try Copy("thermometer")
        #expect(none.risk("gate").code == 0)
        try pump.change("risk.yaml", "  VER-JTAG:\n", "  VER-JTAG:\n    # 再試験待ち\n")
        try pump.change(
            "risk.yaml", "外部試験機関）\n    version: \"2.6\"\n    result: pass\n    date: 2025-12-12",
            "外部試験機関）\n    version: \"2.6\"\n    result: fail\n    date: 2025-12-12")
        let failed = pump.risk("gate")
        #expect(failed.output.contains("VER-JTAG"), "\(failed.output)")
        #expect(pump.risk("matrix").code == 1)
    }

    @Test("Imported tests speak for the verifications that name them, on their release alone")
    func imported() throws {
        let copy = try Copy()
        try copy.change(
            "risk.yaml", "evidence: PT-2025-11 第4章",
            "evidence: PT-2025-11 第4章\n    tests: [\"security.jtag.*\"]")
        let results = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).xml")
        func take(_ inner: String, _ more: String...) throws -> BuiltBinary.Run {
            try """
            <testsuite name="security" timestamp="2026-11-20T10:00:00">
              <testcase classname="security.jtag" name="no_answer">\(inner)</testcase>
              <testcase classname="other" name="unnamed"/>
            </testsuite>
            """.write(to: results, atomically: true, encoding: .utf8)
            return BuiltBinary.run(
                [
                    "verify", "import", results.path, copy.device.path, "--by", "検証課長", "--role",
                    "quality_manager",
                ]
                    + more)
        }
        let passed = try take("")
        #expect(passed.code == 0 && passed.output.contains("VER-JTAG"), "\(passed.everything)")
        #expect(passed.output.contains("結ばれていない試験 1 件"))
        let again = try take("")
        #expect(again.code == 2 && again.errors.contains("取り込み済み"), "\(again.everything)")
        let older = try take("<failure message=\"answers\"/>", "--release", "1.9")
        #expect(older.code == 1, "\(older.everything)")
        #expect(copy.risk("matrix").code == 0, "A test of another release proves nothing here.")
        let failed = try take("<failure message=\"it answers\"/>")
        #expect(failed.code == 1 && failed.output.contains("不合格"), "\(failed.everything)")
        #expect(copy.risk("matrix").code == 1)
        #expect(try take("", "--release", "9.9").code == 64)
    }

    @Test("The documents are written in each format", arguments: ["html", "xlsx", "json"])
    func documents(_ format: String) throws {
        let copy = try Copy("patient-monitor")
        let file = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).\(format)")
        for document in ["all", "report", "threat-model", "traceability", "statement"] {
            let run = copy.risk("report", "--document", document, "-o", file.path)
            #expect(run.code == 0, "\(run.everything)")
            let bytes = try Data(contentsOf: file)
            #expect(bytes.count > 1000)
            if format == "xlsx" { #expect(bytes.starts(with: [0x50, 0x4B])) }
            if format == "json" { _ = try JSONSerialization.jsonObject(with: bytes) }
            if format == "html", document == "statement" {
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(text.contains("署名してはいけません"))
            }
        }
    }

    @Test(
        "A model goes out to other tools and a dossier begins from it", arguments: ["otm", "threat-dragon"])
    func models(_ format: String) throws {
        let copy = try Copy()
        let file = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).json")
        let out = BuiltBinary.run(
            ["risk", "model", "export", copy.device.path, "--format", format, "-o", file.path])
        #expect(out.code == 0, "\(out.everything)")
        let folder = BuiltBinary.temporary.appendingPathComponent(UUID().uuidString)
        let taken = BuiltBinary.run(["risk", "model", "import", file.path, folder.path])
        #expect(taken.code == 0, "\(taken.everything)")
        let assessed = BuiltBinary.run(["risk", "threats", folder.path, "--on", "2026-11-22"])
        #expect(assessed.code == 1 && assessed.output.contains("data_flows/"), "\(assessed.everything)")
        let again = BuiltBinary.run(["risk", "model", "import", file.path, folder.path])
        #expect(again.code == 2 || again.code == 3, "\(again.everything)")
    }
}
