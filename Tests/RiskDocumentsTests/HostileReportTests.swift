import Documents
import Foundation
import Kernel
import LocatedTable
import Ports
import RiskDocuments
import RiskRendering
import Testing

/// What a name says stays a name; what a drawing program answers is not trusted.
struct HostileReportTests {
    static let names = [
        "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)",
        "\"quoted\" \\\\ back\\\\N slash",
        "&lt;b&gt; &amp; &#x41;", "]]><!-- x -->", "subgraph cluster_9 { }; \"; n0 -> n1; //",
        String(repeating: "長い名前", count: 2500), "\u{202E}drowssap\u{202C}", "%n%s${HOME}`id`",
    ]

    /// A dossier in which everything bears the name.
    static func device(_ name: String) -> String {
        let escaped = name.replacingOccurrences(of: "'", with: "''")
        let text = "{ja: '\(escaped)', en: '\(escaped)'}"
        return """
            identity:
              id: x
              name: \(text)
            constituents:
              C-1: {name: \(text), kind: main}
            trust_boundaries:
              TB: {name: \(text), kind: device, encloses: [C-1]}
            interfaces:
              IF: {name: \(text), kind: usb, constituent: C-1, state: usable}
            data_flows:
              DF: {name: \(text), from: '\(escaped.prefix(200))', to: C-1, interface: IF, payload: control}
            assets:
              AST: {name: \(text), kind: information, constituent: C-1}
            essential_functions:
              EF: {name: \(text), runs_on: [C-1]}
            risks:
              RSK: {title: \(text), cause_type: malicious, harm_type: patient, affects: [EF]}
            """
    }

    @Test("A hostile name is text in every form", arguments: names)
    func hostile(_ name: String) throws {
        let reports = ExampleRisks(device: HostileReportTests.device(name)).documents.all
        try #require(reports.first?.subject.ja == name)
        let renderer = RenderedReportTests.renderer
        let page = String(decoding: try renderer.render(reports, as: .html, in: .japanese), as: UTF8.self)
        #expect(!page.contains("<script") && !page.contains("\u{202E}"))
        #expect(RenderedReportTests.tree(of: page).tree != nil)
        let bytes = try renderer.render(reports, as: .xlsx, in: .japanese)
        let (sheets, findings) = XLSXReader.read(bytes, file: "x.xlsx")
        #expect(findings.isEmpty)
        let cells = sheets.flatMap(\.rows).flatMap { $0 }
        #expect(cells.contains { $0.text.contains(name.prefix(40)) })
        #expect(cells.allSatisfy { !$0.isNumber }, "A cell is a number, so something was computed.")
        let json = try renderer.render(reports, as: .json, in: .japanese)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json)) }
    }

    @Test("Without Graphviz, or with one that fails, the page says so in the drawing's place")
    func noDrawing() throws {
        let report = ExampleRisks(example: "infusion-pump").documents.threatModel
        for (environment, words) in [
            (["PATH": ""], "Graphviz（dot）が見つかりません"), (["MAMORI_DOT": "/bin/false"], "Graphviz が描けませんでした"),
            (["MAMORI_DOT": "/bin/true"], "Graphviz が描けませんでした"),
        ] {
            let renderer = RiskReports(generatorVersion: "test", environment: environment)
            let page = String(
                decoding: try renderer.render([report], as: .html, in: .japanese), as: UTF8.self)
            #expect(page.contains(words), "\(environment)")
            #expect(!page.contains("<svg"))
        }
    }

    @Test("Of a drawing only known shapes and values are taken over")
    func hostileDrawing() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dot-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = folder.appendingPathComponent("dot")
        let svg = """
            <svg width="10pt" height="10pt" viewBox="0 0 10 10" onload="x()"><g transform="scale(1 1)">\
            <script>x()</script><polygon fill="url(http://evil.example/)" stroke="#1c2126" points="0,0 1,1" \
            onclick="x()"/><a href="javascript:x()"><text x="1" y="2" fill="#1c2126">shown</text></a>\
            <image href="http://evil.example/y.png"/><foreignObject><p>z</p></foreignObject></g></svg>
            """
        try "#!/bin/sh\ncat <<'END'\n\(svg)\nEND\n".write(to: program, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let report = ExampleRisks(example: "infusion-pump").documents.threatModel
        let renderer = RiskReports(
            generatorVersion: "test", environment: ["MAMORI_DOT": program.path, "PATH": "/usr/bin:/bin"])
        let page = String(decoding: try renderer.render([report], as: .html, in: .japanese), as: UTF8.self)
        #expect(page.contains(">shown</text>") && page.contains("points=\"0,0 1,1\""))
        for word in [
            "<script", "onload", "onclick", "javascript:", "evil.example", "<image", "foreignObject",
        ] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test("10,000 flows become one arrow a pair of elements, and the page comes in time")
    func manyFlows() throws {
        var device = "identity: {id: x, name: 架空}\nconstituents:\n"
        for number in 0..<12 { device += "  C-\(number): {name: 構成品 \(number), kind: main}\n" }
        device += "data_flows:\n"
        for number in 0..<10_000 {
            device +=
                "  DF-\(number): {name: 流れ \(number), from: C-\(number % 12), to: C-\((number / 12) % 12)}\n"
        }
        let clock = ContinuousClock()
        let start = clock.now
        let risks = ExampleRisks(device: device)
        let made = clock.now
        let bytes = try RenderedReportTests.renderer.render(risks.documents.all, as: .html, in: .japanese)
        let rendered = clock.now
        print(
            "10,000 flows: evaluated in \(made - start), \(bytes.count) bytes of HTML in \(rendered - made)")
        #expect(rendered - start < .seconds(120))
        let figures = risks.documents.threatModel.sections.flatMap(\.blocks).compactMap {
            if case .graph(let figure) = $0 { figure } else { nil }
        }
        guard case .drawing(_, let edges, _)? = figures.first?.content else {
            Issue.record("no drawing")
            return
        }
        #expect(edges.count <= 144 && edges.count > 100)
        #expect(figures.first?.legend.contains { $0.ja.contains("10000 本") } == true)
        #expect(edges.contains { $0.label.ja.contains("70 本") || $0.label.ja.contains("69 本") })
    }
}
