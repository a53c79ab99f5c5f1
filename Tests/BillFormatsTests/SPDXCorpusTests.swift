import SPDXFormat
import BillOfMaterials
import Kernel
import Testing

/// The public documents: the valid ones are read, the invalid ones are refused at the place of the fault.
struct SPDXCorpusTests {
    /// A document with the numbers of its components (without the subject) and dependencies' edges.
    struct Valid: Sendable, CustomTestStringConvertible {
        let path: String
        let components: Int
        let subject: String?
        let edges: Int
        var testDescription: String { path }

        init(_ path: String, _ components: Int, subject: String? = nil, edges: Int = 0) {
            self.path = path
            self.components = components
            self.subject = subject
            self.edges = edges
        }
    }

    static let valid: [Valid] =
        [
            Valid("bills/debian-medical/dicom-gateway-upstream.spdx.json", 125),
            Valid("bills/debian-medical/dicom-gateway.spdx.json", 179, subject: "dicom-gateway", edges: 621),
            Valid("bills/debian-medical/imaging-workstation-upstream.spdx.json", 501),
            Valid(
                "bills/debian-medical/imaging-workstation.spdx.json", 749, subject: "imaging-workstation",
                edges: 3051),
            Valid("bills/defective/missing_component_version/SPDXJSONExample-v2.3.spdx.json", 1),
            Valid("bills/defective/missing_component_version/SPDXYAMLExample-v2.3.spdx.yaml", 1),
            Valid("bills/defective/missing_dependency_relationships/SPDXJSONExample-v2.3.spdx.json", 1),
            Valid("bills/defective/missing_dependency_relationships/SPDXYAMLExample-v2.3.spdx.yaml", 1),
            Valid(
                "bills/defective/missing_supplier_name/SPDXJSONExample-v2.3.spdx.json", 2, subject: "glibc",
                edges: 1),
            Valid(
                "bills/defective/missing_supplier_name/SPDXYAMLExample-v2.3.spdx.yaml", 2, subject: "glibc",
                edges: 1),
            Valid("bills/defective/no_elements_missing/SPDXJSONExample-v2.3.spdx.json", 1),
            Valid("bills/defective/no_elements_missing/SPDXYAMLExample-v2.3.spdx.yaml", 1),
        ]
        + [
            Valid("\(examples)/example10/spdx2.3/hello-source.spdx.json", 1),
            Valid("\(examples)/example11/spdx2.3/sbom.spdx.json", 3, subject: "hello-server-src", edges: 3),
            Valid("\(examples)/example12/spdx2.2/hello-dist.spdx.json", 1),
            Valid("\(examples)/example12/spdx2.2/hello-src.spdx.json", 1),
            Valid(
                "\(examples)/example14/content/examplemaven-0.0.1.spdx.json", 5, subject: "examplemaven",
                edges: 5),
            Valid(
                "\(examples)/example14/spdx2.3/examplemaven-0.0.1-enriched.spdx.json", 5,
                subject: "examplemaven", edges: 5),
            Valid("\(examples)/example7/spdx2.2/example7-go-module.spdx.json", 1),
            Valid(
                "\(examples)/example8/spdx2.3/examplemaven-0.0.1.spdx.json", 5, subject: "examplemaven",
                edges: 5),
            Valid(
                "\(examples)/example9/spdx2.2/appbomination.spdx.json", 6, subject: "App-BOM-ination",
                edges: 4),
            Valid("spdx/documents/ControlCharacters.spdx.json", 1, subject: "go1.16.4.linux-amd64"),
        ]
        + [
            "JSONExample-UTF-16.spdx.json", "JSONExample-v2.2.spdx.json", "JSONExample-v2.3.spdx.json",
            "YAMLExample-UTF-16.spdx.yaml", "YAMLExample-v2.2.spdx.yaml", "YAMLExample-v2.3.spdx.yaml",
        ].map { Valid("spdx/documents/SPDX\($0)", 3, subject: "glibc", edges: 1) }
        + [
            Valid(
                "spdx/documents/circleConversionTestInitialDocument.json", 3, subject: "glibc", edges: 1)
        ]
        + [
            Valid("bills/defective/missing_component_version/SPDXTagExample-v2.3.spdx", 1),
            Valid("bills/defective/missing_concluded_license/SPDXTagExample-v2.3.spdx", 1),
            Valid("bills/defective/missing_dependency_relationships/SPDXTagExample-v2.3.spdx", 1),
            Valid(
                "bills/defective/missing_supplier_name/SPDXTagExample-v2.3.spdx", 2, subject: "glibc",
                edges: 1),
            Valid("bills/defective/no_elements_missing/SPDXTagExample-v2.3.spdx", 1),
            Valid("spdx/documents/SPDXLite.spdx", 1),
            Valid("spdx/documents/SPDXTagExample-UTF-16.spdx", 3, subject: "glibc", edges: 1),
            Valid("spdx/documents/SPDXTagExample-v2.2.spdx", 3, subject: "glibc", edges: 1),
            Valid("spdx/documents/SPDXTagExample-v2.3.spdx", 3, subject: "glibc", edges: 1),
        ]
        + [
            Valid("bills/defective/missing_component_version/SPDXXMLExample-v2.3.spdx.xml", 1),
            Valid("bills/defective/missing_dependency_relationships/SPDXXMLExample-v2.3.spdx.xml", 1),
            Valid(
                "bills/defective/missing_supplier_name/SPDXXMLExample-v2.3.spdx.xml", 2, subject: "glibc",
                edges: 1),
            Valid("bills/defective/no_elements_missing/SPDXXMLExample-v2.3.spdx.xml", 1),
            Valid("spdx/documents/SPDXXMLExample-UTF-16.spdx.xml", 3, subject: "glibc", edges: 1),
            Valid("spdx/documents/SPDXXMLExample-v2.2.spdx.xml", 3, subject: "glibc", edges: 1),
            Valid("spdx/documents/SPDXXMLExample-v2.3.spdx.xml", 3, subject: "glibc", edges: 1),
        ]

    private static let examples = "bills/spdx-examples/software"

    @Test(arguments: valid)
    func validDocumentsAreRead(_ sample: Valid) throws {
        guard let bytes = try SPDXCorpus.bytes(sample.path) else { return }
        let (bill, findings) = SPDXReader.read(bytes, file: sample.path)
        #expect(findings.filter { $0.severity == .error } == [])
        let read = try #require(bill)
        #expect(read.components.count == sample.components)
        #expect(read.metadata.subject?.name == sample.subject)
        #expect(read.dependencies.map(\.dependsOn.count).reduce(0, +) == sample.edges)
    }

    /// A document with one fault that makes it invalid: its code and line.
    struct Invalid: Sendable, CustomTestStringConvertible {
        let path: String
        let code: String
        let line: Int
        /// The tolerant reading gives a bill all the same.
        let isReadable: Bool
        var testDescription: String { path }

        init(_ path: String, _ code: String, _ line: Int, isReadable: Bool = true) {
            self.path = path
            self.code = code
            self.line = line
            self.isReadable = isReadable
        }
    }

    static let invalid = [
        Invalid("bills/defective/missing_author_name/SPDXJSONExample-v2.3.spdx.json", "missing-field", 7),
        Invalid("bills/defective/missing_author_name/SPDXYAMLExample-v2.3.spdx.yaml", "wrong-type", 24),
        // `Document` around everything is a shape from before 2.2, without spdxVersion.
        Invalid(
            "bills/defective/missing_component_name/SPDXJsonExample.json", "bill-format", 1,
            isReadable: false),
        Invalid(
            "bills/defective/missing_component_name/SPDXYamlExample.yaml", "bill-format", 1,
            isReadable: false),
        Invalid(
            "bills/defective/missing_concluded_license/SPDXJSONExample-v2.3.spdx.json",
            "licence-expression", 100),
        Invalid(
            "bills/defective/missing_concluded_license/SPDXYAMLExample-v2.3.spdx.yaml", "wrong-type", 299),
        Invalid("bills/defective/missing_timestamp/SPDXJSONExample-v2.3.spdx.json", "wrong-value", 6),
        Invalid("bills/defective/missing_timestamp/SPDXYAMLExample-v2.3.spdx.yaml", "wrong-type", 23),
        Invalid(
            "bills/defective/missing_unique_identifiers/SPDXJSONExample-v2.3.spdx.json", "missing-field", 61),
        Invalid(
            "bills/defective/missing_unique_identifiers/SPDXYAMLExample-v2.3.spdx.yaml", "missing-field",
            260),
        Invalid("bills/defective/missing_author_name/SPDXTagExample-v2.3.spdx", "wrong-value", 14),
        Invalid("bills/defective/missing_timestamp/SPDXTagExample-v2.3.spdx", "wrong-value", 17),
        Invalid("bills/defective/missing_unique_identifiers/SPDXTagExample-v2.3.spdx", "missing-field", 46),
        Invalid("bills/defective/missing_author_name/SPDXXMLExample-v2.3.spdx.xml", "wrong-value", 25),
        Invalid(
            "bills/defective/missing_component_name/SPDXXmlExample.xml", "bill-format", 1,
            isReadable: false),
        Invalid(
            "bills/defective/missing_concluded_license/SPDXXMLExample-v2.3.spdx.xml",
            "licence-expression", 217),
        Invalid("bills/defective/missing_timestamp/SPDXXMLExample-v2.3.spdx.xml", "wrong-value", 24),
        Invalid(
            "bills/defective/missing_unique_identifiers/SPDXXMLExample-v2.3.spdx.xml", "missing-field", 174),
        // A time with fractions, files without checksums, the relationship DESCRIBE, packages without a
        // download location.
        Invalid("spdx/documents/invalid/\(trivy)", "wrong-value", 4),
        Invalid("spdx/documents/invalid/\(trivy)", "missing-field", 13),
    ]

    private static let trivy = """
        spdx-trivy-vmware_log-intelligence-fluentd-\
        sha256_086af034f561f343f633be9d9f9e95f65ae6c61b8ddb2c6755ef5bb25b40f53a.json
        """

    @Test(arguments: invalid)
    func invalidDocumentsAreRefusedAtTheirFault(_ sample: Invalid) throws {
        guard let bytes = try SPDXCorpus.bytes(sample.path) else { return }
        let (bill, findings) = SPDXReader.read(bytes, file: "bill")
        #expect(bill == nil)
        #expect(
            findings.contains {
                $0.severity == .error && $0.code == sample.code && $0.origin.line == sample.line
            })
        let tolerant = SPDXReader.read(bytes, file: "bill", reading: .tolerant)
        #expect((tolerant.bill != nil) == sample.isReadable)
    }

    /// Each serialisation with every kind of cut and a byte changed: always an answer, and never a bill
    /// without a word when the document is not whole.
    @Test(arguments: [
        "SPDXJSONExample-v2.3.spdx.json", "SPDXYAMLExample-v2.3.spdx.yaml", "SPDXTagExample-v2.3.spdx",
        "SPDXXMLExample-v2.3.spdx.xml", "SPDXXMLExample-UTF-16.spdx.xml",
    ])
    func brokenBytesAreAnswered(_ name: String) throws {
        guard let bytes = try SPDXCorpus.bytes("spdx/documents/\(name)") else { return }
        for cut in stride(from: 1, to: bytes.count, by: 397) {
            let read = SPDXReader.read(Array(bytes[..<cut]), file: "f", reading: .tolerant)
            #expect(read.bill != nil || read.findings.contains { $0.severity == .error })
            var changed = bytes
            changed[cut] ^= 0x15
            let other = SPDXReader.read(changed, file: "f")
            #expect(other.bill != nil || other.findings.contains { $0.severity == .error })
        }
        let half = SPDXReader.read(Array(bytes[..<(bytes.count / 8)]), file: "f")
        #expect(half.bill == nil)
    }
}
