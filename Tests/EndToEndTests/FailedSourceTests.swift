import Foundation
import Testing

/// A source that failed is told in every result that depends on it; it makes a result incomplete only where
/// what is kept of it is old or nothing.
struct FailedSourceTests {
    private static let day = ["--on", "2026-11-02"]

    /// Of a part that OSV's record on the server does not concern.
    private static func bill() throws -> String {
        let bill = BuiltBinary.temporary.appendingPathComponent("failed-\(UUID().uuidString).json")
        let text =
            #"{"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": ["#
            + #"{"type": "library", "name": "kaku-dicom", "version": "1.4.0", "#
            + #""purl": "pkg:pypi/kaku-dicom@1.4.0"}]}"#
        try text.write(to: bill, atomically: true, encoding: .utf8)
        return bill.path
    }

    private static func scan(_ bench: SyncBench, _ more: String...) throws -> BuiltBinary.Run {
        bench.mamori(["scan", try bill()] + day + more)
    }

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
    }

    @Test("A failure beside fresh records is a warning, and the result stays complete")
    func fresh() throws {
        let bench = try SyncBench()
        #expect(bench.sync(["osv"], parts: ["PyPI"]).code == 0)
        #expect(try Self.scan(bench).code == 0)
        // Not encrypted and not this machine: refused before anything is sent.
        let other = ["--feed", "osv=http://feeds.example"]
        #expect(bench.mamori(["intel", "sync", "osv", "--part", "PyPI"] + other).code == 3)
        let run = try Self.scan(bench)
        #expect(run.code == 0, "\(run.everything)")
        #expect(run.output.contains("の取得に失敗") && run.output.contains("まだ新しい"), "\(run.output)")
        #expect(run.output.contains("（取得失敗）"), "\(run.output)")
        let json = try Self.object(try Self.scan(bench, "--format", "json", "--lang", "en").output)
        let scan = try #require((json["scans"] as? [[String: Any]])?.first)
        #expect((scan["summary"] as? [String: Any])?["isComplete"] as? Bool == true)
        let sources = try #require(scan["sources"] as? [[String: Any]])
        let osv = try #require(sources.first { $0["id"] as? String == "osv" })
        #expect(osv["isLacking"] as? Bool == false && osv["failedAt"] is String)
        #expect((osv["failure"] as? String)?.contains("feeds.example") == true, "\(osv)")
        #expect(try levels(bench) == ["warning"])
    }

    @Test("A failure beside old records or none makes the result incomplete", arguments: ["old", "none"])
    func lacking(_ kept: String) throws {
        let bench = try SyncBench()
        #expect(bench.sync(["osv"], parts: ["PyPI"]).code == 0)
        if kept == "old" { #expect(bench.sync(["kev"]).code == 0) }
        #expect(try Self.scan(bench).code == 0)
        #expect(bench.sync(["kev"], "403").code == 3)
        let run = try Self.scan(bench)
        #expect(run.code == 3, "\(run.everything)")
        let words = kept == "old" ? "手元の情報は古いままです" : "手元に情報がありません"
        #expect(run.output.contains(words) && run.output.contains("ないとは言えません"), "\(run.output)")
        #expect(try Self.scan(bench, "--allow-incomplete").code == 0)
        let json = try Self.object(try Self.scan(bench, "--format", "json").output)
        let scan = try #require((json["scans"] as? [[String: Any]])?.first)
        #expect((scan["summary"] as? [String: Any])?["isComplete"] as? Bool == false)
        #expect(try levels(bench) == ["error"])
        let table = try Self.scan(bench, "--format", "csv").output
        #expect(table.contains("source-failed,kev,"), "\(table)")
        #expect(bench.sync(["kev"]).code == 0)
        #expect(try Self.scan(bench).code == 0)
    }

    /// Of the notifications on sources that failed.
    private func levels(_ bench: SyncBench) throws -> [String] {
        let sarif = try Self.object(try Self.scan(bench, "--format", "sarif").output)
        let run = try #require((sarif["runs"] as? [[String: Any]])?.first)
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        let told = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
        return told.filter { ($0["message"] as? [String: String])?["text"]?.contains("失敗") == true }
            .compactMap { $0["level"] as? String }
    }

    @Test("An assessment tells it beside the ages, in each of its forms")
    func assessed() throws {
        let bench = try SyncBench()
        #expect(bench.sync(["osv"], parts: ["PyPI"]).code == 0)
        #expect(bench.sync(["kev"], "403").code == 3)
        let device = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString)/devices/d")
        try FileManager.default.createDirectory(at: device, withIntermediateDirectories: true)
        try "identity: {id: d, name: d}\nreleases: {\"1\": {status: released, bill: b.json}}\n".write(
            to: device.appendingPathComponent("device.yaml"), atomically: true, encoding: .utf8)
        try FileManager.default.copyItem(
            atPath: try Self.bill(), toPath: device.appendingPathComponent("b.json").path)
        func assess(_ format: String) -> String {
            bench.mamori(["assess", device.path, "--format", format] + Self.day).output
        }
        let report = try Self.object(assess("json"))
        let known = try #require(report["vulnerabilities"] as? [String: Any])
        let release = try #require((known["releases"] as? [[String: Any]])?.first)
        #expect(release["complete"] as? Bool == false)
        let sources = try #require(release["sources"] as? [[String: Any]])
        let kev = try #require(sources.first { $0["source"] as? String == "kev" }, "\(sources)")
        #expect(kev["lacking"] as? Bool == true && kev["failure"] is String)
        let codes = (report["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
        #expect(codes.contains("source-failed"))
        #expect(assess("html").contains("の取得に失敗"))
        #expect(assess("sarif").contains("source-failed"))
        let text = bench.mamori(["assess", device.path] + Self.day).output
        #expect(text.contains("取得に失敗した情報源 kev"), "\(text)")
    }
}
