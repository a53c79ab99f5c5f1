import BillOfMaterials
import Kernel
import SPDXFormat
import Testing

/// RDF/XML is a graph, and its nodes are the fields of the JSON.
struct SPDXRDFTests {
    static let valid: [SPDXCorpusTests.Valid] =
        ["v2.2.spdx", "v2.3.spdx", "UTF-16.spdx"].map {
            .init("spdx/documents/SPDXRdfExample-\($0).rdf.xml", 3, subject: "glibc", edges: 1)
        } + [
            .init("bills/defective/missing_component_version/\(example)", 1),
            .init("bills/defective/missing_supplier_name/\(example)", 2, subject: "glibc", edges: 1),
            .init("bills/defective/no_elements_missing/\(example)", 1),
        ]

    private static let example = "SPDXRdfExample-v2.3.spdx.rdf.xml"

    @Test(arguments: valid)
    func validDocumentsAreRead(_ sample: SPDXCorpusTests.Valid) throws {
        guard let bytes = try SPDXCorpus.bytes(sample.path) else { return }
        let (bill, findings) = SPDXReader.read(bytes, file: sample.path)
        #expect(findings.filter { $0.severity == .error } == [])
        let read = try #require(bill)
        #expect(read.components.count == sample.components)
        #expect(read.metadata.subject?.name == sample.subject)
        #expect(read.dependencies.map(\.dependsOn.count).reduce(0, +) == sample.edges)
    }

    /// A folder under bills/defective, and the code and line of its fault. The one without relationships
    /// also lost the file that its snippet is of.
    @Test(arguments: [
        ("missing_author_name", "missing-field", 444),
        ("missing_concluded_license", "licence-expression", 343),
        ("missing_dependency_relationships", "unknown-reference", 203),
        ("missing_timestamp", "wrong-value", 451), ("missing_unique_identifiers", "missing-field", 9),
    ])
    func invalidDocumentsAreRefusedAtTheirFault(_ row: (String, String, Int)) throws {
        guard let bytes = try SPDXCorpus.bytes("bills/defective/\(row.0)/\(Self.example)") else { return }
        let (bill, findings) = SPDXReader.read(bytes, file: "f")
        #expect(bill == nil)
        #expect(
            findings.contains { $0.severity == .error && $0.code == row.1 && $0.origin.line == row.2 })
        #expect(SPDXReader.read(bytes, file: "f", reading: .tolerant).bill != nil)
    }

    /// What the RDF example says otherwise than the JSON example of its version, by name: `documentDescribes`
    /// and `hasFiles` are relationships in RDF; creators have no order; the comment of version 2.3 has its
    /// line breaks in the JSON alone.
    static let differences: [String: Set<String>] = [
        "v2.2": ["documentDescribes"],
        "v2.3": ["documentDescribes", "glibc hasFiles", "relationships", "creation comment"],
    ]

    @Test(arguments: ["v2.2", "v2.3"])
    func theBillIsThatOfTheJSON(_ version: String) throws {
        let folder = "spdx/documents/SPDX"
        guard let json = try SPDXCorpus.bytes("\(folder)JSONExample-\(version).spdx.json"),
            let rdf = try SPDXCorpus.bytes("\(folder)RdfExample-\(version).spdx.rdf.xml")
        else { return }
        let one = Self.facts(try #require(SPDXReader.read(json, file: "f").bill))
        let other = Self.facts(try #require(SPDXReader.read(rdf, file: "f").bill))
        #expect(one.count > 100)
        let keys = Set(one.symmetricDifference(other).map(\.[0]))
        #expect(keys == Self.differences[version])
        if version == "v2.3" {
            // What hasFiles and documentDescribes say is among the relationships of the RDF.
            #expect(one.filter { $0[0] == "relationships" }.isSubset(of: other))
        }
    }

    /// Every fact of a bill with its name first; the order of lists does not count.
    private static func facts(_ bill: Bill) -> Set<[String]> {
        var facts: Set<[String]> = [["namespace", bill.serialNumber ?? ""], ["version", bill.format]]
        for part in bill.carried {
            let items = if case .list(let items) = part.value { items } else { [part.value] }
            facts.formUnion(items.map { [part.path[0], plain($0)] })
        }
        for part in bill.dependencies { facts.insert(["dependency", "\(part)"]) }
        let metadata = bill.metadata
        facts.insert(["created", metadata.timestamp ?? ""])
        facts.formUnion(
            (metadata.authors.map { "\($0)" } + metadata.tools.map { "\($0)" }).map { ["creator", $0] })
        for part in metadata.carried { facts.insert(["creation \(part.path[0])", plain(part.value)]) }
        for component in bill.components + [metadata.subject].compactMap(\.self) {
            for child in Mirror(reflecting: component).children {
                let name = "\(component.name) \(child.label ?? "")"
                if child.label == "carried" {
                    for part in component.carried {
                        facts.insert(["\(component.name) \(part.path[0])", plain(part.value)])
                    }
                } else if let items = child.value as? [any Hashable] {
                    facts.formUnion(items.map { [name, "\($0)"] })
                } else {
                    facts.insert([name, "\(child.value)"])
                }
            }
        }
        return facts
    }

    private static func plain(_ value: CarriedValue) -> String {
        switch value {
        case .list(let items): "[" + items.map(plain).sorted().joined(separator: ",") + "]"
        case .map(let members):
            "{" + members.map { "\($0.key):\(plain($0.value))" }.sorted().joined(separator: ",") + "}"
        case .text(let text), .number(let text): text
        case .flag(let flag): "\(flag)"
        case .null: "null"
        }
    }

    // MARK: Ways to write it

    private static func document(_ body: String, package: String = "") -> [UInt8] {
        Array(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#"
             xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" xml:base="https://example.invalid/d">
            <SpdxDocument rdf:ID="SPDXRef-DOCUMENT" specVersion="SPDX-2.3" name="d">
            <dataLicense rdf:resource="http://spdx.org/licenses/CC0-1.0"/><creationInfo rdf:parseType="Resource">
            <created>2026-11-22T05:30:00Z</created><creator>Tool: t</creator></creationInfo>
            <relationship><Relationship><relationshipType
            rdf:resource="http://spdx.org/rdf/terms#relationshipType_describes"/>
            <relatedSpdxElement rdf:resource="#SPDXRef-a"/></Relationship></relationship></SpdxDocument>
            <rdf:Description rdf:about='#SPDXRef-a'>
            <rdf:type rdf:resource="http://spdx.org/rdf/terms#Package"/><name>a</name>
            <downloadLocation rdf:resource="http://spdx.org/rdf/terms#none"/>\(package)</rdf:Description>
            \(body)</rdf:RDF>
            """.utf8)
    }

    @Test func nodesMayBeWrittenInParts() throws {
        let read = SPDXReader.read(
            Self.document(
                #"<Package rdf:about="https://example.invalid/d#SPDXRef-a">"#
                    + "<versionInfo>1</versionInfo></Package>"
            ),
            file: "f")
        let bill = try #require(read.bill)
        #expect(bill.serialNumber == "https://example.invalid/d")
        #expect(bill.components.map(\.version) == ["1"])
        #expect(bill.components.map(\.ref) == ["SPDXRef-a"])
        #expect(bill.metadata.tools.map(\.name) == ["t"])
        #expect(bill.components[0].carried.contains(Carried(["downloadLocation"], .text("NONE"))))
    }

    /// A licence as it is written, and the expression.
    @Test(arguments: [
        (
            """
            <DisjunctiveLicenseSet><member rdf:resource="http://spdx.org/licenses/MIT"/><member>
            <ConjunctiveLicenseSet><member rdf:resource="http://spdx.org/licenses/Zlib"/>
            <member rdf:nodeID="x"/></ConjunctiveLicenseSet></member></DisjunctiveLicenseSet>
            """, "((Apache-2.0 AND Zlib) OR MIT)"
        ),
        (
            """
            <WithExceptionOperator><member rdf:resource="http://spdx.org/licenses/GPL-2.0-only"/>
            <licenseException><LicenseException licenseExceptionId="Classpath-exception-2.0"/></licenseException>
            </WithExceptionOperator>
            """, "GPL-2.0-only WITH Classpath-exception-2.0"
        ),
        (
            """
            <OrLaterOperator><member rdf:resource="http://spdx.org/licenses/LGPL-2.1"/></OrLaterOperator>
            """, "LGPL-2.1+"
        ),
    ])
    func setsOfLicencesAreExpressions(_ row: (String, String)) throws {
        let read = SPDXReader.read(
            Self.document(
                #"<ListedLicense rdf:nodeID="x" licenseId="Apache-2.0"/>"#,
                package: "<licenseDeclared>\(row.0)</licenseDeclared>"), file: "f")
        let component = try #require(read.bill?.components.first)
        #expect(component.licences.map(\.name) == [.expression(row.1)])
    }

    /// What stands behind the package, and the fault with its line.
    @Test(arguments: [
        ("<x:a/>", "rdf-namespace", 12), (#"<SpdxDocument rdf:about='#b'/>"#, "bill-format", 12),
        ("text", "xml-text", 1), (#"<Package rdf:about='#SPDXRef-b'/>"#, "missing-field", 12),
        (#"<Package rdf:about='#SPDXRef-a'><name>b</name></Package>"#, "duplicate-key", 12),
        (#"<Package rdf:about='#SPDXRef-a'><name><a/><b/></name></Package>"#, "rdf-property", 12),
        (
            #"<Package rdf:about='#SPDXRef-a'><summary rdf:parseType="Literal"/></Package>"#,
            "rdf-parse-type", 12
        ),
        (
            #"<Package rdf:about='#SPDXRef-a'><licenseDeclared><ConjunctiveLicenseSet rdf:nodeID="y">"#
                + #"<member rdf:nodeID="y"/></ConjunctiveLicenseSet></licenseDeclared></Package>"#,
            "licence-expression", 12
        ),
    ])
    func faultsAreFoundAtTheirLine(_ row: (String, String, Int)) {
        let (bill, findings) = SPDXReader.read(Self.document(row.0), file: "f")
        #expect(bill == nil)
        #expect(findings.contains { $0.code == row.1 && $0.origin.line == row.2 })
    }

    @Test func whatBelongsToNothingIsTold() throws {
        let read = SPDXReader.read(Self.document("<Review/>"), file: "f")
        #expect(read.bill != nil)
        #expect(read.findings.contains { $0.code == "unknown-element" && $0.origin.line == 12 })
    }

    /// Licences that name one another again and again do not grow without end.
    @Test func setsHaveALimit() {
        var body = ""
        for level in 0..<40 {
            for side in ["a", "b"] {
                body +=
                    #"<ConjunctiveLicenseSet rdf:nodeID="\#(side)\#(level)">"#
                    + #"<member rdf:nodeID="a\#(level + 1)"/>"#
                    + #"<member rdf:nodeID="b\#(level + 1)"/></ConjunctiveLicenseSet>"#
            }
        }
        let package = #"<licenseDeclared rdf:nodeID="a0"/>"#
        let (bill, findings) = SPDXReader.read(Self.document(body, package: package), file: "f")
        #expect(bill == nil)
        #expect(findings.contains { $0.code == "licence-expression" })
    }
}
