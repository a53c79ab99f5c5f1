import BillFormats
import BillOfMaterials
import CycloneDXFormat
import Foundation
import Kernel
import LocatedJSON
import SPDXFormat
import Testing

/// SPDX 2.3 is written alike for the same bill, and gives back all that SPDX 2 said.
struct SPDXWriterTests {
    /// JSON documents of SPDX 2 that are valid, with what is not the same afterwards: the version of those
    /// written as 2.2. Words with `_` that 2.3 writes with `-` count as the same.
    @Test(arguments: SPDXCorpusTests.valid.filter { $0.path.hasSuffix(".json") })
    func nothingIsLostOnTheWay(_ sample: SPDXCorpusTests.Valid) throws {
        guard let bytes = try SPDXCorpus.bytes(sample.path) else { return }
        let bill = try #require(SPDXReader.read(bytes, file: "f").bill)
        let (written, findings) = SPDXWriter.write(bill)
        #expect(findings == [])
        let before = Self.facts(try #require(JSONReader.read(bytes, file: "f").tree?.root))
        let after = Self.facts(try #require(JSONReader.read(written, file: "f").tree?.root))
        #expect(before.subtracting(after).allSatisfy { $0 == "spdxVersion SPDX-2.2" })
        #expect(after.subtracting(before).allSatisfy { $0 == "spdxVersion SPDX-2.3" })
        #expect(before.count > 5)
        let again = try #require(SPDXReader.read(written, file: "f").bill)
        #expect(SPDXWriter.write(again).bytes == written)
    }

    /// Every member of the document and of each package; lists as sets.
    private static func facts(_ root: JSONNode) -> Set<String> {
        var facts: Set<String> = []
        for member in root.members {
            switch (member.key, member.value.kind) {
            case ("packages", _):
                for package in member.value.items {
                    let id = package["SPDXID"]?.text ?? ""
                    for field in package.members { facts.insert("\(id) \(field.key) \(plain(field.value))") }
                }
            case (_, .list):
                for item in member.value.items { facts.insert("\(member.key) \(plain(item))") }
            default: facts.insert("\(member.key) \(plain(member.value))")
            }
        }
        return facts
    }

    private static func plain(_ node: JSONNode) -> String {
        switch node.kind {
        case .null: "null"
        case .flag: "\(node.flag == true)"
        case .number: node.number ?? ""
        case .text: (node.text ?? "").replacing("PACKAGE_MANAGER", with: "PACKAGE-MANAGER")
        case .list: "[" + Set(node.items.map(plain)).sorted().joined(separator: ",") + "]"
        case .object:
            "{" + node.members.map { "\($0.key):\(plain($0.value))" }.sorted().joined(separator: ",") + "}"
        }
    }

    private static func bill(_ change: (inout Component) -> Void = { _ in }) -> Bill {
        var component = Component(
            name: "a", version: "1", supplier: "架空医療機器", packageURL: PackageURL("pkg:deb/debian/a@1"),
            kind: "library")
        component.ref = "pkg:deb/debian/a@1"
        var inner = Component(name: "b", version: nil)
        inner.ref = "b b"
        component.components = [inner]
        change(&component)
        var metadata = BillMetadata()
        metadata.timestamp = "2026-01-01T08:59:59.5+09:00"
        metadata.tools = [BillTool(name: "tool", version: "2")]
        metadata.subject = Component(name: "device", version: "3", kind: "device")
        metadata.subject?.ref = "device"
        var needs = Dependency(ref: "device")
        needs.dependsOn = ["pkg:deb/debian/a@1"]
        var bill = Bill(
            format: "CycloneDX 1.6", components: [component], metadata: metadata,
            dependencies: [needs, Dependency(ref: "b b")])
        bill.serialNumber = "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79"
        bill.version = "2"
        return bill
    }

    @Test func partsAreWrittenAsSPDXNamesThem() throws {
        let (bytes, findings) = SPDXWriter.write(Self.bill())
        #expect(findings == [])
        let root = try #require(JSONReader.read(bytes, file: "f").tree?.root)
        #expect(root["documentNamespace"]?.text == "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/2")
        #expect(root["name"]?.text == "device-3")
        #expect(root["creationInfo"]?["created"]?.text == "2025-12-31T23:59:59Z")
        #expect(root["creationInfo"]?["creators"]?.items.map(\.text) == ["Tool: tool-2"])
        let packages = root["packages"]?.items.map { $0 } ?? []
        #expect(
            packages.map { $0["SPDXID"]?.text } == [
                "SPDXRef-b-b", "SPDXRef-device", "SPDXRef-pkg-deb-debian-a-1",
            ])
        #expect(packages.last?["supplier"]?.text == "Organization: 架空医療機器")
        #expect(packages.last?["primaryPackagePurpose"]?.text == "LIBRARY")
        #expect(packages.last?["downloadLocation"]?.text == "NOASSERTION")
        let relationships = root["relationships"]?.items.map { relationship in
            ["spdxElementId", "relationshipType", "relatedSpdxElement"].map { relationship[$0]?.text ?? "" }
        }
        #expect(
            relationships == [
                ["SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-device"], ["SPDXRef-b-b", "DEPENDS_ON", "NONE"],
                ["SPDXRef-device", "DEPENDS_ON", "SPDXRef-pkg-deb-debian-a-1"],
                ["SPDXRef-pkg-deb-debian-a-1", "CONTAINS", "SPDXRef-b-b"],
            ])
        #expect(SPDXReader.read(bytes, file: "f").findings.filter { $0.severity == .error } == [])
        #expect(SPDXWriter.write(Self.bill()).bytes == bytes)
    }

    @Test func licencesThatAreNotOnTheListGetAReference() throws {
        let (bytes, findings) = SPDXWriter.write(
            Self.bill { component in
                var named = Licence(.named("架空 Licence"))
                named.text = LicenceText(content: "44OG44Kt44K544OI")
                named.text?.encoding = "base64"
                component.licences = [Licence(.expression("MIT OR Zlib")), named]
                component.components[0].licences = [Licence(.id("GPL-2.0-with-classpath-exception"))]
            })
        #expect(findings == [])
        let bill = try #require(SPDXReader.read(bytes, file: "f").bill)
        #expect(
            bill.components.first { $0.name == "a" }?.licences.map(\.name) == [
                .expression("(MIT OR Zlib) AND LicenseRef----Licence")
            ])
        #expect(
            bill.components.first { $0.name == "b" }?.licences.map(\.name) == [
                .expression("GPL-2.0-only WITH Classpath-exception-2.0")
            ])
        let root = try #require(JSONReader.read(bytes, file: "f").tree?.root)
        #expect(
            root["hasExtractedLicensingInfos"]?.items.map { $0["extractedText"]?.text } == ["テキスト"])
    }

    /// What SPDX cannot hold is told once a kind, with the number and the first component.
    @Test func whatIsLeftOutIsToldOnceAKind() {
        var bill = Self.bill { component in
            component.scope = "optional"
            component.components[0].scope = "required"
            component.pedigree = Pedigree()
            component.hashes = [ContentHash(algorithm: "Streebog-256", value: "00")]
            component.kind = "cryptographic-asset"
        }
        bill.services = [Service(name: "s")]
        bill.vulnerabilities = [BillVulnerability()]
        bill.dependencies += [Dependency(ref: "nowhere")]
        let findings = SPDXWriter.write(bill).findings
        #expect(findings.count == 7)
        #expect(findings.allSatisfy { $0.code == "not-representable" && $0.severity == .warning })
        #expect(findings.contains { $0.message.en.hasSuffix("scopes (2; the first is \"a\")") })
        #expect(findings.contains { $0.message.ja.hasSuffix("サービス（1 件）") })
    }

    @Test func withoutTimeCreatorAndSerialFixedWordsStandAndAreTold() throws {
        let bill = Bill(format: "CSV", components: [Component(name: "a", version: nil)])
        let (bytes, findings) = SPDXWriter.write(bill)
        #expect(findings.map(\.code).sorted() == ["created-unknown", "creator-unknown"])
        let root = try #require(JSONReader.read(bytes, file: "f").tree?.root)
        #expect(root["creationInfo"]?["created"]?.text == "1970-01-01T00:00:00Z")
        let namespace = try #require(root["documentNamespace"]?.text)
        #expect(namespace.hasPrefix("https://spdx.org/spdxdocs/bill-"))
        let other = SPDXWriter.write(Bill(format: "CSV", components: [Component(name: "b", version: nil)]))
        let second = try #require(JSONReader.read(other.bytes, file: "f").tree?.root)
        #expect(second["documentNamespace"]?.text != namespace)
        #expect(SPDXReader.read(bytes, file: "f").bill?.components.map(\.name) == ["a"])
    }

    /// The same name twice, and names that SPDX cannot have.
    @Test func namesAreMadeOnce() throws {
        let parts = ["a/b", "a:b", "", "医療"].map { ref in
            var component = Component(name: "n", version: "1")
            component.ref = ref.isEmpty ? nil : ref
            return component
        }
        let bytes = SPDXWriter.write(Bill(format: "CSV", components: parts)).bytes
        let bill = try #require(SPDXReader.read(bytes, file: "f").bill)
        #expect(
            bill.components.compactMap(\.ref).sorted() == [
                "SPDXRef---", "SPDXRef-a-b", "SPDXRef-a-b-2", "SPDXRef-n-1",
            ])
    }
}
