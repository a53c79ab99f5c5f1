import Archives
import BillOfMaterials
import Foundation
import Kernel
import SharedCorpora
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

    /// What is claimed: vulnerability, status, and by how many words the claim is narrowed to a product.
    static func claims(_ decisions: [ExploitabilityDecision]) -> Set<String> {
        Set(
            decisions.map { decision in
                let purls = decision.component.packageURLs.map(\.canonical).prefix(1)
                let within = decision.within?.packageURLs.map(\.canonical).prefix(1)
                return "\(decision.vulnerability) \(decision.status) \(purls) in \(within ?? [])"
            })
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
            let isSame = one == two
            #expect(isSame, "\(name): \(String(describing: gone))\n\(String(describing: new))")
        }
        #expect(documents == ["CSAF": 72, "CycloneDX": 39, "OpenVEX": 34], "\(documents)")
        #expect(decisions == ["CSAF": 942, "CycloneDX": 197, "OpenVEX": 10082], "\(decisions)")
        #expect(
            statuses == [
                "CycloneDX affected": 29, "CycloneDX fixed": 8, "CycloneDX not_affected": 152,
                "CycloneDX under_investigation": 8, "CSAF affected": 942, "OpenVEX not_affected": 10082,
            ], "\(statuses)")
        #expect(
            codes == [
                "CycloneDX vex-no-product": 1, "OpenVEX vex-identifier": 573, "CSAF vex-not-carried": 198,
                "CSAF csaf-range-as-version": 80,
            ], "\(codes)")
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
                // The same twice is the same.
                let (one, two) = (Self.claims(said), Self.claims(again.decisions))
                let isSame = one == two
                #expect(
                    isSame,
                    "\(name) as \(format): \(one.symmetricDifference(two).sorted().prefix(4))"
                )
            }
        }
        #expect(
            lost == [
                "CSAF to CycloneDX vex-carried": 72,
                "CSAF to CycloneDX vex-id": 72,
                "CSAF to CycloneDX vex-responses": 72,
                "CSAF to CycloneDX vex-versions": 45,
                "CSAF to OpenVEX vex-carried": 72,
                "CSAF to OpenVEX vex-name": 72,
                "CSAF to OpenVEX vex-versions": 72,
                "CycloneDX to CSAF vex-carried": 23,
                "CycloneDX to CSAF vex-incomplete": 25,
                "CycloneDX to CSAF vex-justification": 1,
                "CycloneDX to CSAF vex-no-product": 1,
                "CycloneDX to CSAF vex-time": 18,
                "CycloneDX to OpenVEX vex-carried": 23,
                "CycloneDX to OpenVEX vex-incomplete": 39,
                "CycloneDX to OpenVEX vex-justification": 1,
                "CycloneDX to OpenVEX vex-name": 18,
                "CycloneDX to OpenVEX vex-responses": 18,
                "CycloneDX to OpenVEX vex-versions": 19,
                "OpenVEX to CSAF vex-carried": 1,
                "OpenVEX to CSAF vex-time": 34,
                "OpenVEX to CycloneDX vex-carried": 1,
                "OpenVEX to CycloneDX vex-id": 34,
                "OpenVEX to CycloneDX vex-justification": 2,
            ], "\(lost)")
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
