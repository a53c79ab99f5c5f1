import Foundation
import Testing

/// A component without an identifier is named once by a person, and counts so in every bill of the company.
struct IdentifyTests {
    struct Report: Decodable {
        struct Bill: Decodable { let components, mapped, unidentified: Int }
        let bills: [Bill]
    }

    @Test(
        "An identity counts for the bill, is written with its author, and a false identifier writes nothing")
    func identify() throws {
        let root = BuiltBinary.temporary.appendingPathComponent(UUID().uuidString)
        let device = root.appendingPathComponent("devices/d")
        try FileManager.default.createDirectory(at: device, withIntermediateDirectories: true)
        let files = [
            ("company.yaml", "company: {name: 架空医療機器株式会社}\n", root),
            (
                "device.yaml",
                "identity: {id: d, name: d}\nreleases: {\"1\": {status: released, bill: b.json}}\n", device
            ),
            (
                "b.json",
                #"{"bomFormat":"CycloneDX","specVersion":"1.6","components":["#
                    + #"{"type":"library","name":"Mystery","version":"1"},"#
                    + #"{"type":"library","name":"other"}]}"#,
                device
            ),
        ]
        for (name, text, folder) in files {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        let identities = root.appendingPathComponent("identities.yaml")
        let command = ["identify", "mystery", device.path, "--reason", "供給者に確かめた", "--by", "製品セキュリティ室長"]
        let faulty = BuiltBinary.run(command + ["--role", "psirt", "--as", "pkg:nothing"])
        #expect(
            faulty.code == 2 && !FileManager.default.fileExists(atPath: identities.path),
            "\(faulty.everything)")
        #expect(BuiltBinary.run(command + ["--role", "visitor", "--as", "pkg:npm/mystery"]).code == 64)
        #expect(try bill(of: device) == [2, 0, 2])
        for _ in 0..<2 {
            let run = BuiltBinary.run(command + ["--role", "psirt", "--as", "pkg:generic/mystery"])
            #expect(run.code == 0, "\(run.everything)")
        }
        #expect(try bill(of: device) == [2, 1, 1])
        let text = try String(contentsOf: identities, encoding: .utf8)
        #expect(text.contains("製品セキュリティ室長") && text.contains("供給者に確かめた"))
        #expect(text.components(separatedBy: "identifier:").count == 2, "\(text)")
        let other = BuiltBinary.run(
            ["identify", "other", device.path, "--reason", "x", "--by", "y", "--role", "psirt"]
                + ["--component-version", "9", "--as", "cpe:2.3:a:other:other:9:*:*:*:*:*:*:*"])
        #expect(other.code == 0, "\(other.everything)")
        #expect(try bill(of: device) == [2, 1, 1], "said of another version only")
    }

    private func bill(of device: URL) throws -> [Int] {
        let run = BuiltBinary.run(["assess", device.path, "--format", "json"])
        #expect(run.code == 0, "\(run.errors)")
        let bill = try #require(
            try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)).bills.first)
        return [bill.components, bill.mapped, bill.unidentified]
    }
}
