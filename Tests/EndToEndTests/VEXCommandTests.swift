import Foundation
import Testing

/// `mamori vex`: decisions out in each format and into a dossier, and what is refused.
struct VEXCommandTests {
    private struct Copy {
        let device: URL

        init() throws {
            device = try BuiltBinary.copyOfExamples().appendingPathComponent("devices/infusion-pump")
        }

        var folder: URL { device.appendingPathComponent("decisions/vex") }

        func forget() throws {
            try FileManager.default.removeItem(at: folder)
        }

        func text(_ name: String) -> String {
            (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
        }

        var names: [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        }

        var log: String {
            let file = device.appendingPathComponent("decisions/log.jsonl")
            return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        }

        func export(_ format: String, _ more: String...) -> BuiltBinary.Run {
            BuiltBinary.run(["vex", "export", device.path, "--format", format] + more)
        }

        func take(_ file: String, by role: String = "psirt", _ more: String...) -> BuiltBinary.Run {
            BuiltBinary.run(
                ["vex", "import", file, device.path, "--by", "製品セキュリティ室長", "--role", role] + more)
        }
    }

    private static func file(_ text: String) throws -> String {
        let url = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).json")
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }

    private static let tables: [(format: String, labels: [String], losses: [String])] = [
        (
            "openvex",
            [
                #"vocabulary: "openvex", status: "not_affected", justification: "vulnerable_code_not"#,
                #"vocabulary: "openvex", status: "affected""#,
            ], ["vex-versions", "vex-expiry"]
        ),
        (
            "cyclonedx",
            [
                #"vocabulary: "cyclonedx", status: "not_affected", justification: "code_not_reachable""#,
                #"vocabulary: "cyclonedx", status: "exploitable""#,
            ], ["vex-expiry"]
        ),
        (
            "csaf",
            [
                #"vocabulary: "csaf", status: "known_not_affected", justification: "vulnerable_code_not"#,
                #"vocabulary: "csaf", status: "known_affected""#,
            ], ["vex-expiry", "vex-time"]
        ),
    ]

    @Test(
        "Decisions come back from each format as they were, with its labels; losses are told",
        arguments: 0..<3)
    func roundTrip(_ place: Int) throws {
        let (format, labels, losses) = Self.tables[place]
        let source = try Copy()
        let document = try Self.file("")
        let out = source.export(format, "--output", document)
        #expect(out.code == 0, "\(out.everything)")
        for loss in losses + ["vex-author", "vex-language", "vex-rubric"] {
            #expect(out.errors.contains("[\(loss)]"), "\(format): \(loss)\n\(out.errors)")
        }
        // The overtaken decision is not given to others, and that is told.
        #expect(out.errors.contains("CVE-2024-33600") && out.errors.contains("[vex-left-out]"))
        let target = try Copy()
        try target.forget()
        let back = target.take(document)
        #expect(back.code == 0, "\(back.everything)")
        #expect(target.names == ["CVE-2025-0725.yaml", "CVE-2025-29087.yaml"])
        let (first, second) = (target.text("CVE-2025-0725.yaml"), target.text("CVE-2025-29087.yaml"))
        let justification =
            format == "cyclonedx" ? "code_not_reachable" : "vulnerable_code_not_in_execute_path"
        for line in [
            "cpes: [\"cpe:2.3:a:haxx:curl:", "scope: release\nreleases: [\"2.6\"]", "status: not_affected",
            "justification: \(justification)", "zlib 1.3.1", labels[0], "by: \"架空医療機器株式会社\"",
            "id: \"urn:uuid:",
        ] { #expect(first.contains(line), "\(format): \(line)\n\(first)") }
        for line in ["status: affected", labels[1], "action: \"次の版で 3.49.1"] {
            #expect(second.contains(line), "\(format): \(line)\n\(second)")
        }
        if format != "csaf" {
            #expect(first.contains("date: 2026-02-12") && second.contains("date: 2026-02-12"))
        }
        if format != "openvex" { #expect(first.contains("- {component_version: \"8.7.1\"}"), "\(first)") }
        #expect(target.log.contains("import-decisions"))
        let again = target.take(document)
        #expect(again.code == 0 && again.output.contains("すでにあるもの 2 件"), "\(again.everything)")
        #expect(target.names.count == 2)
        // Once more: nothing is lost any more, the label that was taken least of all.
        let next = try Self.file("")
        #expect(target.export(format, "--output", next).code == 0)
        let third = try Copy()
        try third.forget()
        #expect(third.take(next).code == 0)
        for name in target.names {
            let strip = { (text: String) in
                text.split(separator: "\n").filter {
                    !$0.contains("urn:uuid") && (format != "csaf" || !$0.hasPrefix("date"))
                }
            }
            #expect(strip(third.text(name)) == strip(target.text(name)), "\(format): \(name)")
        }
    }

    private static func openVEX(_ status: String, _ rest: String, product: String = "", _ part: String)
        -> String
    {
        let inside =
            product.isEmpty
            ? #"{"@id": "\#(part)"}"# : #"{"@id": "\#(product)", "subcomponents": [{"@id": "\#(part)"}]}"#
        return #"""
            {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://vendor.example/1", "author": "架空供給者",
             "timestamp": "2026-03-01T00:00:00Z", "version": 1, "statements": [
              {"vulnerability": {"name": "CVE-2025-0725"}, "products": [\#(inside)], "status": "\#(status)"\#(rest)}]}
            """#
    }

    @Test("A document that contradicts a decision is refused with both named, and nothing is written")
    func contradiction() throws {
        let copy = try Copy()
        let before = copy.text("CVE-2025-0725.yaml")
        var text = Self.openVEX("affected", #", "action_statement": "x""#, "pkg:generic/curl@8.7.1")
        let cpe = #""identifiers": {"cpe23": "cpe:2.3:a:haxx:curl:8.7.1:*:*:*:*:*:*:*"}"#
        text = text.replacingOccurrences(
            of: #"{"@id": "pkg:generic/curl@8.7.1"}"#, with: #"{"@id": "x:1", \#(cpe)}"#)
        let document = try Self.file(text)
        for (language, words) in [("ja", ["影響を受ける", "影響を受けない"]), ("en", ["affected", "not affected"])] {
            let run = copy.take(document, "--lang", language)
            #expect(run.code == 2 && run.errors.contains("[vex-contradicts]"), "\(run.everything)")
            #expect(run.errors.contains("\(document):"), "\(run.errors)")
            #expect(run.errors.contains("decisions/vex/CVE-2025-0725.yaml:2"), "\(run.errors)")
            for word in words { #expect(run.errors.contains(word), "\(run.errors)") }
        }
        #expect(copy.names.count == 3 && copy.text("CVE-2025-0725.yaml") == before && copy.log.isEmpty)
    }

    /// What an import does not take, or refuses.
    @Test(
        arguments: [
            ("pkg:generic/other@1", "pkg:generic/curl@8.7.1", "psirt", [], Int32(2), "vex-other-product"),
            ("pkg:generic/infusion-pump@9", "pkg:generic/curl@8.7.1", "psirt", [], 2, "vex-other-release"),
            ("", "https://vendor.example/product", "psirt", [], 2, "vex-not-in-bill"),
            ("", "pkg:generic/curl@7.0.0", "psirt", [], 2, "vex-not-in-bill"),
            (
                "pkg:generic/infusion-pump@2.6", "https://vendor.example/x", "psirt", [], 2,
                "vex-no-identifier"
            ),
            ("", "pkg:generic/curl@8.7.1", "psirt", [], 0, ""),
            ("", "pkg:generic/curl@8.7.1", "clerk", [], 64, ""),
            ("", "pkg:generic/curl@8.7.1", "psirt", ["--release", "9"], 64, ""),
            (
                "pkg:generic/infusion-pump@2.6", "pkg:generic/curl@8.7.1", "psirt", ["--release", "2.6"], 0,
                ""
            ),
        ] as [(String, String, String, [String], Int32, String)])
    func leftOut(
        product: String, part: String, role: String, more: [String], code: Int32, finding: String
    ) throws {
        let copy = try Copy()
        try copy.forget()
        let justification = #", "justification": "component_not_present""#
        let document = try Self.file(Self.openVEX("not_affected", justification, product: product, part))
        let run = BuiltBinary.run(
            ["vex", "import", document, copy.device.path, "--by", "室長", "--role", role] + more)
        #expect(run.code == code, "\(run.everything)")
        if !finding.isEmpty { #expect(run.errors.contains("[\(finding)]"), "\(run.errors)") }
        #expect(copy.names == (code == 0 ? ["CVE-2025-0725.yaml"] : []))
        #expect(copy.log.isEmpty == (code != 0))
        if code == 0 {
            let text = copy.text("CVE-2025-0725.yaml")
            #expect(text.contains("by: \"架空供給者\"") && text.contains("https://vendor.example/1"), "\(text)")
            #expect(text.contains("date: 2026-03-01"), "\(text)")
        }
    }

    @Test("A decision on several releases goes out for each, and comes back as one", arguments: 0..<3)
    func releases(_ place: Int) throws {
        let format = Self.tables[place].format
        let device = try BuiltBinary.copyOfExamples().appendingPathComponent("devices/pacs-server")
        let folder = device.appendingPathComponent("decisions/vex")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("CVE-2099-1.yaml")
        let written = """
            vulnerability: CVE-2099-1
            purls: ["pkg:deb/debian/nginx"]
            scope: everywhere
            status: fixed
            statement: x
            by: 架空
            date: 2026-01-05

            """
        try written.write(to: file, atomically: true, encoding: .utf8)
        let document = try Self.file("")
        let out = BuiltBinary.run(
            ["vex", "export", device.path, "--format", format, "--output", document])
        #expect(out.code == 0 && out.errors.contains("[vex-scope]"), "\(out.everything)")
        try FileManager.default.removeItem(at: folder)
        let back = BuiltBinary.run(
            ["vex", "import", document, device.path, "--by", "室長", "--role", "psirt"])
        #expect(back.code == 0 && back.output.contains("判断 1 件"), "\(back.everything)")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(text.contains("scope: releases\nreleases: [\"5.1\", \"5.2\", \"6.0\"]"), "\(text)")
        #expect(text.contains("status: fixed") && text.contains("pkg:deb/debian/nginx"), "\(text)")
    }

    @Test(
        "What is no VEX document, or no release, is refused", arguments: ["{", "{}", "{\"statements\": 1}"])
    func noDocument(_ text: String) throws {
        let copy = try Copy()
        let run = copy.take(try Self.file(text))
        #expect(run.code == 2 && run.output.isEmpty && copy.log.isEmpty, "\(run.everything)")
        #expect(copy.export("openvex", "--release", "9").code == 64)
        #expect(copy.export("xml").code == 64)
    }
}
