import Archives
import Foundation
import Kernel
import Testing
import VEXFormat
import Vulnerabilities

/// Every real document read, written in its own format and read again: the same decisions.
struct VEXRoundTripTests {
    static let publisher = CSAFVEXWriter.Publisher(
        name: "CISA", namespace: "https://www.cisa.gov/", category: "coordinator")

    /// Without what a document's order and lines give.
    static func plain(_ decisions: [ExploitabilityDecision]) -> [ExploitabilityDecision] {
        decisions.map { decision in
            var decision = decision
            decision.id = ""
            decision.origin = Origin(file: "")
            decision.carried.sort { "\($0)" < "\($1)" }
            return decision
        }
    }

    /// How often each decision stands.
    static func counted(_ decisions: [ExploitabilityDecision]) -> [ExploitabilityDecision: Int] {
        Dictionary(plain(decisions).map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// The decisions of the three kinds of corpora, as one table.
    static func files() throws -> [(kind: String, name: String, bytes: [UInt8])] {
        var files: [(String, String, [UInt8])] = []
        for url in SharedCorpora.jsonFiles("bills/vex") {
            files.append(("CycloneDX", url.lastPathComponent, [UInt8](try Data(contentsOf: url))))
        }
        for url in SharedCorpora.jsonFiles("csaf-advisories/icsma") {
            files.append(("CSAF", url.lastPathComponent, [UInt8](try Data(contentsOf: url))))
        }
        let archive = SharedCorpora.folder.appendingPathComponent("openvex/openvex-documents.tar.gz")
        for entry in try OpenVEXArchive.files(archive) { files.append(("OpenVEX", entry.name, entry.bytes)) }
        return files
    }

    static func write(
        _ document: ExploitabilityDocument, as kind: String
    ) -> (bytes: [UInt8], findings: [Finding]) {
        switch kind {
        case "OpenVEX": OpenVEXWriter.write(document)
        case "CSAF": CSAFVEXWriter.write(document, title: "VEX", publisher: publisher)
        default: CycloneDXVEXWriter.write(document)
        }
    }

    @Test("Every real document reads back the same after it is written in its own format")
    func roundTrips() throws {
        guard SharedCorpora.has("bills/vex", for: "VEX round trips") else { return }
        var documents: [String: Int] = [:]
        var decisions: [String: Int] = [:]
        var statuses: [String: Int] = [:]
        var codes: [String: Int] = [:]
        for (kind, name, bytes) in try Self.files() {
            let (read, findings) = VEXReader.read(bytes, file: name)
            let document = try #require(read, "\(name): \(findings)")
            documents[kind, default: 0] += 1
            decisions[kind, default: 0] += document.decisions.count
            for decision in document.decisions {
                statuses["\(kind) \(decision.status.rawValue)", default: 0] += 1
            }
            for finding in findings { codes["\(kind) \(finding.code)", default: 0] += 1 }
            let (written, lost) = Self.write(document, as: kind)
            #expect(lost.isEmpty, "\(name): \(lost)")
            let (again, faults) = VEXReader.read(written, file: name)
            #expect(faults.allSatisfy { $0.severity < .error }, "\(name): \(faults.prefix(3))")
            let (one, two) = (Self.counted(document.decisions), Self.counted(again?.decisions ?? []))
            let gone = one.filter { two[$0.key] != $0.value }.keys.first
            let new = two.filter { one[$0.key] != $0.value }.keys.first
            #expect(one == two, "\(name): \(String(describing: gone))\n\(String(describing: new))")
        }
        #expect(documents == ["CSAF": 72, "CycloneDX": 39, "OpenVEX": 34], "\(documents)")
        #expect(decisions == [:], "\(decisions)")
        #expect(statuses == [:], "\(statuses)")
        #expect(codes == [:], "\(codes)")
    }

    @Test("Written in the other vocabularies, nothing changes its status, and what is lost is told")
    func crossed() throws {
        guard SharedCorpora.has("bills/vex", for: "VEX in other vocabularies") else { return }
        var lost: [String: Int] = [:]
        for (kind, name, bytes) in try Self.files() {
            guard let document = VEXReader.read(bytes, file: name).document else { continue }
            for format in ["OpenVEX", "CycloneDX", "CSAF"] where format != kind {
                let (text, findings) = Self.write(document, as: format)
                for finding in findings { lost["\(kind) to \(format) \(finding.code)", default: 0] += 1 }
                let again = try #require(VEXReader.read(text, file: name).document, "\(name) as \(format)")
                // CSAF cannot say anything of nothing.
                let said = document.decisions.filter { format != "CSAF" || !$0.component.isEmpty }
                let one = said.map { "\($0.vulnerability) \($0.status)" }.sorted()
                let two = again.decisions.map { "\($0.vulnerability) \($0.status)" }.sorted()
                #expect(one == two, "\(name) as \(format)")
            }
        }
        #expect(lost == [:], "\(lost)")
    }
}

/// The archive of real OpenVEX documents.
enum OpenVEXArchive {
    /// The documents by name; the archive's manifests are none.
    static func files(_ archive: URL) throws -> [(name: String, bytes: [UInt8])] {
        try Archive.entries([UInt8](try Data(contentsOf: archive)))
            .filter { $0.name.hasSuffix(".openvex.json") || $0.name.hasSuffix("vex.json") }
            .map { ($0.name, $0.bytes) }
    }
}
