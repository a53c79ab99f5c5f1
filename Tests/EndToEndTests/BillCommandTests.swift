import Foundation
import SharedCorpora
import Testing

/// `mamori bill` as a user runs it, on the bills of the examples and on every real one.
struct BillCommandTests {
    static let example = BuiltBinary.root.appendingPathComponent("Examples/devices/patient-monitor")
    static let bills = SharedCorpora.folder.appendingPathComponent("bills")

    struct Inspection: Decodable {
        struct Coverage: Decodable {
            let components, evaluated, mapped, withoutIdentifier, ignored: Int
        }
        let coverage: Coverage
        let ignoredReasons: [String: Int]
    }

    /// Bills that are read; the others of the folder stand in `unreadable`.
    private static func files() throws -> [String] {
        let all = try FileManager.default.subpathsOfDirectory(atPath: bills.path)
        return all.filter { path in
            [".json", ".xml", ".yaml", ".spdx", ".csv"].contains { path.hasSuffix($0) }
        }.sorted()
    }

    /// Why a file of the folder is not read as a bill.
    static let unreadable: [String: String] = [
        "defective/missing_component_name/SPDXJsonExample.json": "SPDX 2.0 before its JSON had a form",
        "defective/missing_component_name/SPDXXmlExample.xml": "SPDX 2.0 before its XML had a form",
        "defective/missing_component_name/SPDXYamlExample.yaml": "SPDX 2.0 before its YAML had a form",
    ]

    @Test("The last line of inspect accounts for every component of each real bill")
    func coverageAddsUp() throws {
        guard SharedCorpora.has("bills", for: "mamori bill inspect on each real bill") else { return }
        var read = 0
        for file in try Self.files() {
            let path = Self.bills.appendingPathComponent(file).path
            let run = BuiltBinary.run(["bill", "inspect", path, "--format", "json"])
            if Self.unreadable[file] != nil {
                #expect(run.code == 2, "\(file): \(run.everything.prefix(300))")
                continue
            }
            #expect(run.code == 0, "\(file): \(run.errors.prefix(300))")
            guard run.code == 0 else { continue }
            let inspection = try JSONDecoder().decode(Inspection.self, from: Data(run.output.utf8))
            let coverage = inspection.coverage
            #expect(
                coverage.components == coverage.evaluated + coverage.mapped + coverage.withoutIdentifier
                    + coverage.ignored, "\(file)")
            #expect(coverage.ignored == inspection.ignoredReasons.values.reduce(0, +), "\(file)")
            read += 1
        }
        #expect(read > 100, "\(read) bills read")
        let text = BuiltBinary.run([
            "bill", "inspect",
            Self.bills.appendingPathComponent(
                "debian-medical/dicom-gateway.cdx.json"
            ).path, "--lang", "en",
        ])
        #expect(
            text.output.hasSuffix(
                "179 components = 179 evaluated + 0 mapped + 0 without identifier + 0 ignored\n"))
    }

    private static func write(_ text: String, _ name: String) throws -> String {
        let url = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString)-\(name)")
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }

    private static func bill(_ lines: String) -> String {
        #"{"bomFormat":"CycloneDX","specVersion":"1.6","components":[\#(lines)]}"#
    }

    private static func line(_ name: String, _ version: String, _ more: String = "") -> String {
        #"{"type":"library","name":"\#(name)","version":"\#(version)","#
            + #""purl":"pkg:npm/\#(name)@\#(version)"\#(more)}"#
    }

    @Test("Two bills are joined, compared, scored and converted")
    func workWithBills() throws {
        let old = try Self.write(
            Self.bill(
                Self.line("a", "1.0.0") + "," + Self.line("b", "2.0.0") + "," + Self.line("c", "1.0.0")),
            "old.json")
        let new = try Self.write(
            Self.bill(
                Self.line(
                    "a", "1.2.0", #","properties":[{"name":"mamori:support-end","value":"2030-01-01"}]"#)
                    + "," + Self.line("b", "1.9.0") + "," + Self.line("d", "1.0.0")), "new.json")
        let difference = BuiltBinary.run(["bill", "diff", old, new, "--exit-code", "--lang", "en"])
        #expect(difference.code == 1)
        for part in [
            "Added (1)\n  d  1.0.0", "Removed (1)\n  c  1.0.0", "Upgraded (1)\n  a  1.0.0  → 1.2.0",
            "support end unknown → 2030-01-01", "Downgraded (1)\n  b  2.0.0  → 1.9.0",
            "1 added, 1 removed, 2 in another version, 0 the same",
        ] { #expect(difference.output.contains(part), "\(part)\n\(difference.output)") }
        #expect(BuiltBinary.run(["bill", "diff", old, old, "--exit-code"]).code == 0)

        let merged = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).json").path
        let merge = ["bill", "merge", "os=\(old)", "app=\(new)", "--name", "PM-700", "--release", "2.4"]
        let run = BuiltBinary.run(
            merge + ["--maker", "架空医療機器株式会社", "--on", "2026-11-23", "-o", merged])
        #expect(run.code == 0 && run.errors.contains("部品 8 点"), "\(run.everything)")
        let first = try Data(contentsOf: URL(fileURLWithPath: merged))
        _ = BuiltBinary.run(merge + ["--maker", "架空医療機器株式会社", "--on", "2026-11-23", "-o", merged])
        #expect(try Data(contentsOf: URL(fileURLWithPath: merged)) == first, "the same bytes again")
        #expect(BuiltBinary.run(["bill", "validate", merged]).code == 0)
        let faulty = BuiltBinary.run(merge.dropLast(4) + [try Self.write("{", "x.json"), "--name", "x"])
        #expect(faulty.code == 2 && faulty.output.isEmpty, "\(faulty.everything)")

        let score = BuiltBinary.run(["bill", "score", merged, "--profile", "ntia-2021", "--lang", "en"])
        #expect(score.code == 1)
        #expect(score.output.contains("✓ Author of the bill's data"), "\(score.output)")
        #expect(score.output.contains("Lacking — Supplier name:\n    a 1.0.0"), "\(score.output)")
        #expect(
            BuiltBinary.run(["bill", "score", merged, "--min-percent", "50", "--profile", "ntia-2021"]).code
                == 0)
        #expect(BuiltBinary.run(["bill", "score", merged, "--profile", "ntia"]).code == 64)
        let own = try Self.write(
            "id: own\nname: 自社\nelements:\n  v: {check: component.version, ja: 版, en: Version}\n"
                + "  x: {check: component.colour}\n",
            "own.yaml")
        let refused = BuiltBinary.run(["bill", "score", old, "--profile", own])
        #expect(refused.code == 2 && refused.errors.contains("own.yaml:5:14"), "\(refused.everything)")

        let converted = BuiltBinary.run(["bill", "convert", old, "--to", "cyclonedx-1.7-json"])
        #expect(converted.code == 0 && converted.output.contains(#""specVersion": "1.7""#))
    }

    @Test("A device's records and facts tell of support what a bill does not")
    func supportOfADevice() throws {
        let device = Self.example.deletingLastPathComponent().appendingPathComponent("pacs-server")
        let ssl = try ["3.0.15", "3.5.1"].map { version in
            try Self.write(
                Self.bill(
                    #"{"type":"library","name":"openssl","version":"\#(version)","#
                        + #""purl":"pkg:generic/openssl@\#(version)","#
                        + #""cpe":"cpe:2.3:a:openssl:openssl:\#(version):*:*:*:*:*:*:*"}"#), "ssl.json")
        }
        let facts = BuiltBinary.run(
            ["bill", "diff", ssl[0], ssl[1], "--device", device.path, "--on", "2026-11-23", "--lang", "en"])
        #expect(
            facts.output.contains("support end 2026-09-07 → 2030-04-08"), "\(facts.everything)")
        let fda = [
            "bill", "score", ssl[1], "--profile", "fda-premarket", "--on", "2026-11-23", "--lang", "en",
        ]
        #expect(BuiltBinary.run(fda).output.contains("✗ End-of-support date"))
        #expect(BuiltBinary.run(fda + ["--device", device.path]).output.contains("✓ End-of-support date"))
        // A record that names its releases speaks of a bill only when that is said to be of one of them.
        let station = Self.example.appendingPathComponent("central-station.cdx.json").path
        let change = [
            "bill", "diff", station,
            try Self.write(
                Self.bill(
                    #"{"type":"library","name":"apt","version":"2.6.3","#
                        + #""purl":"pkg:deb/debian/apt@2.6.3?arch=amd64&distro=debian-12"}"#), "apt.json"),
            "--device", Self.example.path, "--on", "2026-11-23", "--lang", "en",
        ]
        let ofRelease = BuiltBinary.run(change + ["--old-release", "2.4", "--new-release", "2.4"])
        #expect(ofRelease.output.contains("support end 2028-06-30"), "\(ofRelease.everything.suffix(400))")
        #expect(!BuiltBinary.run(change).output.contains("2028-06-30"))
        #expect(BuiltBinary.run(change + ["--new-release", "9"]).code == 64)
    }
}
