// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target of our own: language mode 6, and a warning is an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// One room of the house. Its folder is `Sources/<name>`; ARCHITECTURE.md says what lives there.
func room(_ name: String, _ uses: [Target.Dependency] = [], data: [String] = []) -> Target {
    .target(name: name, dependencies: uses, exclude: ["README.md"] + data, swiftSettings: strict)
}

/// The tests of one room, in `Tests/<name>`.
func tests(_ name: String, _ uses: [Target.Dependency], data: [String] = []) -> Target {
    .testTarget(name: name, dependencies: uses, exclude: data, swiftSettings: strict)
}

let package = Package(
    name: "mamori",
    products: [.executable(name: "mamori", targets: ["mamori"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // Parts that are not ours, and data carried inside the binary.
        // CLibYAML: Debian's libyaml, the YAML scanner with line and column.
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        // CLibArchive: Debian's libarchive, gzip, zip and tar.
        .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        // CLibCurl: Debian's libcurl, HTTP with proxies and certificates.
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        // CLibSodium: Debian's libsodium, digests and signatures.
        .systemLibrary(name: "CLibSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        // CLibXLSXWriter: Debian's libxlsxwriter, workbooks.
        .systemLibrary(
            name: "CLibXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        // EmbeddedData: the catalogues and the dossier's schema as bytes in the binary (C23 #embed).
        .target(name: "EmbeddedData", cSettings: [.unsafeFlags(["-std=c2x", "-Wno-c23-extensions"])]),

        // Floor 0, words.
        // Kernel: typed ids, days, findings with a place, texts in two languages, actors.
        room("Kernel"),

        // Floor 1, knowledge: values in, values out.
        // Evidence: a dossier's records as rules see them, and the trail of what a rule has looked at.
        room("Evidence", ["Kernel"]),
        // Requirements: catalogues of demands, the evidence they ask for, one pure rule a demand.
        room("Requirements", ["Kernel", "Evidence"], data: ["Catalogue"]),
        // DeviceRules: the rules on guidance 1. and 2.: devices, environments, connections.
        room("DeviceRules", ["Kernel", "Evidence", "Requirements"]),
        // SecurityRules: the rules on guidance 3. and 3.1: what the maker does about security.
        room("SecurityRules", ["Kernel", "Evidence", "Requirements"]),
        // SafetyRules: the rules on guidance 3.2, 4. and 5.: users, safety after sale, what is told.
        room("SafetyRules", ["Kernel", "Evidence", "Requirements"]),
        // DeviceRegistry: a device, its environments, interfaces, flows, releases; the scope decision.
        room("DeviceRegistry", ["Kernel"]),
        // RiskManagement: threats proposed and decided, risks, their estimate, controls and proof.
        room(
            "RiskManagement", ["Kernel", "Evidence", "Severity"],
            data: ["Baseline/profiles.yaml", "Tables/references.txt", "Tables/nist-800-53.txt"]),
        // ThreatRules: which records mean which threat, one rule a file.
        room("ThreatRules", ["Kernel", "Evidence", "RiskManagement"]),
        // BillOfMaterials: a bill of software and hardware materials, whatever format it came in.
        room("BillOfMaterials", ["Kernel"], data: ["Profiles"]),
        // VersionOrdering: how versions stand to one another in each ecosystem, and ranges of them.
        room("VersionOrdering"),
        // SupportLifecycle: how long others support what a device carries, against its service life.
        room("SupportLifecycle", ["Kernel", "BillOfMaterials"]),
        // Vulnerabilities: what others assert about vulnerabilities, and how components stand to it.
        room("Vulnerabilities", ["Kernel", "BillOfMaterials", "VersionOrdering"]),
        // Distribution: the units that have left the maker.
        room("Distribution", ["Kernel"]),
        // Severity: scores exact to the tenth, the rubric for medical devices, SSVC, priority for people.
        room("Severity", ["Kernel"]),
        // Documents: a neutral document tree whose sentences know their records.
        room("Documents", ["Kernel"]),
        // Disclosure: which facts go into which text for which audience.
        room("Disclosure", ["Kernel", "Documents", "DeviceRegistry", "SupportLifecycle"]),
        // RiskReview: what a reviewer looks for in a risk file, and how it stands.
        room("RiskReview", ["Kernel", "Evidence", "Severity", "RiskManagement", "Documents"]),
        // RiskDocuments: the reports on the risks of a release.
        room(
            "RiskDocuments",
            ["Kernel", "Evidence", "Severity", "RiskManagement", "RiskReview", "Documents"]),
        // Identity: who may do what.
        room("Identity", ["Kernel"]),
        // Audit: what was done, by whom, when and why.
        room("Audit", ["Kernel"]),

        // Floor 1½, formats: bytes to room values and back.
        // LocatedYAML: YAML as a tree in which each value knows its line and column.
        room("LocatedYAML", ["Kernel", "CLibYAML"]),
        // LocatedJSON: JSON as a tree in which each value knows its line and column, and its writer.
        room("LocatedJSON", ["Kernel"]),
        // CatalogueFormat: catalogues to demands, profiles of bills to what they ask, lists to their entries.
        room(
            "CatalogueFormat",
            [
                "Kernel", "Evidence", "Requirements", "BillOfMaterials", "RiskManagement", "LocatedYAML",
                "EmbeddedData",
            ]),
        // LocatedXML: XML as a tree in which each element knows its line and column.
        room("LocatedXML", ["Kernel"]),
        // Archives: gzip, and the files in a zip or tar, unpacked in memory and within limits.
        room("Archives", ["Kernel", "CLibArchive"]),
        // LocatedTable: CSV and XLSX as rows of cells that know where they stand.
        room(
            "LocatedTable", ["Kernel", "Archives", "LocatedXML", "EmbeddedData"], data: ["cp932.txt"]),
        // DossierFormat: the dossier's YAML, its schema, and the records read from it.
        room(
            "DossierFormat",
            [
                "Kernel", "Evidence", "Requirements", "DeviceRegistry", "BillOfMaterials",
                "SupportLifecycle", "Vulnerabilities", "Severity", "Distribution", "Documents",
                "Disclosure", "RiskManagement", "LocatedYAML", "LocatedTable", "EmbeddedData",
            ],
            data: ["Schema"]),
        // BillEncoding: what bill formats share: encodings, identifiers with refusals, carried parts.
        room("BillEncoding", ["Kernel", "BillOfMaterials", "LocatedJSON"]),
        // CycloneDXFormat: CycloneDX, held against a structure table, to the neutral bill and back.
        room(
            "CycloneDXFormat",
            ["Kernel", "BillOfMaterials", "BillEncoding", "LocatedJSON", "LocatedXML", "EmbeddedData"],
            data: ["Structure/cyclonedx.txt", "Structure/cyclonedx-xml.txt", "Structure/licence-ids.txt"]),
        // SPDXFormat: SPDX in each of its serialisations to the neutral bill and back.
        room(
            "SPDXFormat",
            ["Kernel", "BillOfMaterials", "BillEncoding", "LocatedJSON", "LocatedXML", "LocatedYAML"]),
        // SPDX3Format: SPDX 3.0 in JSON-LD, held against a table of its model, to the neutral bill.
        room(
            "SPDX3Format", ["Kernel", "BillOfMaterials", "BillEncoding", "LocatedJSON", "EmbeddedData"],
            data: ["Model"]),
        // ListFormat: hand-kept lists and package listings to the neutral bill.
        room(
            "ListFormat",
            ["Kernel", "BillOfMaterials", "BillEncoding", "LocatedTable", "LocatedYAML", "EmbeddedData"],
            data: ["Headings"]),
        // BillFormats: a bill of any format, packed or not, found from its content.
        room(
            "BillFormats",
            [
                "Kernel", "BillOfMaterials", "Archives", "BillEncoding", "CycloneDXFormat", "SPDXFormat",
                "SPDX3Format", "ListFormat",
            ]),
        // AdvisoryEncoding: what the readers of advisories share: times, tenths, CPE criteria, findings.
        room(
            "AdvisoryEncoding",
            ["Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "LocatedJSON"]),
        // NVDFormat: NVD's records, 2.0 and 1.1, to advisories.
        room(
            "NVDFormat",
            ["Kernel", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding", "LocatedJSON"]),
        // CVEFormat: records of the CVE List (5.x) with their containers, to advisories.
        room(
            "CVEFormat",
            ["Kernel", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding", "LocatedJSON"]),
        // OSVFormat: OSV records in JSON and YAML to advisories.
        room(
            "OSVFormat",
            [
                "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding",
                "LocatedJSON", "LocatedYAML",
            ]),
        // JVNFormat: answers of JVN iPedia (HND and OKA) to advisories; Japanese version phrases.
        room(
            "JVNFormat",
            [
                "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding",
                "LocatedJSON", "LocatedXML",
            ]),
        // CSAFFormat: CSAF 2.0 and 2.1 documents to advisories.
        room(
            "CSAFFormat",
            [
                "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding",
                "LocatedJSON",
            ]),
        // VEXFormat: decisions on exploitability in OpenVEX, CycloneDX and CSAF, both ways.
        room(
            "VEXFormat",
            [
                "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding",
                "LocatedJSON", "BillEncoding", "CycloneDXFormat", "CSAFFormat",
            ]),
        // AdvisoryFormats: what others publish about software: vulnerabilities, ends of support.
        room(
            "AdvisoryFormats",
            [
                "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "SupportLifecycle",
                "LocatedYAML", "LocatedJSON", "LocatedTable", "Archives", "AdvisoryEncoding", "NVDFormat",
                "CVEFormat", "OSVFormat", "JVNFormat", "CSAFFormat", "VEXFormat",
            ]),
        // ThreatModelFormat: Open Threat Model and Threat Dragon to the neutral threat model and back.
        room(
            "ThreatModelFormat",
            ["Kernel", "RiskManagement", "LocatedJSON", "LocatedYAML"]),
        // TestResultFormat: what test tools write, JUnit XML and SARIF, to the neutral test run.
        room(
            "TestResultFormat",
            ["Kernel", "RiskManagement", "LocatedJSON", "LocatedXML", "LocatedYAML"]),
        // HTML: a small typed, escaping writer of HTML and SVG.
        room("HTML", ["Kernel"]),

        // Floor 2, work.
        // Ports: what the use cases ask of the edges, and every reason to refuse.
        room("Ports", ["Kernel", "Identity", "Audit", "Vulnerabilities", "DossierFormat", "Documents"]),
        // Gathering: takes in what is published: by file, over the network, on a signed medium.
        room(
            "Gathering",
            [
                "Kernel", "VersionOrdering", "Vulnerabilities", "SupportLifecycle", "BillFormats",
                "AdvisoryFormats", "Ports",
            ]),
        // Dossiers: a dossier or a bill as it is read before anything is decided, and the harm it records.
        room(
            "Dossiers",
            [
                "Kernel", "Evidence", "Requirements", "DeviceRegistry", "BillOfMaterials",
                "SupportLifecycle", "DossierFormat", "ListFormat", "BillFormats", "Ports",
            ]),
        // Scanning: what published vulnerabilities are to a bill, a device, the units in the field.
        room(
            "Scanning",
            [
                "Kernel", "Evidence", "Requirements", "DeviceRegistry", "BillOfMaterials",
                "SupportLifecycle", "Identity", "Audit", "DossierFormat", "VEXFormat", "Vulnerabilities",
                "Severity", "Distribution", "Ports", "Gathering", "Dossiers",
            ]),
        // Workflows: the other use cases, one a file.
        room(
            "Workflows",
            [
                "Kernel", "Evidence", "Requirements", "DeviceRules", "SecurityRules", "SafetyRules",
                "RiskManagement", "ThreatRules", "Severity", "DeviceRegistry", "BillOfMaterials",
                "VersionOrdering", "SupportLifecycle", "Documents", "Disclosure", "Identity", "Audit",
                "LocatedYAML", "CatalogueFormat", "DossierFormat", "ListFormat", "BillFormats",
                "AdvisoryFormats", "Vulnerabilities", "Ports", "Gathering", "Dossiers", "Scanning",
            ]),
        // RiskAnalysis: people's decisions on proposed threats, imported tests, models of other tools.
        room(
            "RiskAnalysis",
            [
                "Kernel", "Evidence", "RiskManagement", "Identity", "Audit", "LocatedTable",
                "DossierFormat", "TestResultFormat", "ThreatModelFormat", "DeviceRegistry", "Documents",
                "RiskDocuments", "Ports", "Workflows",
            ]),

        // Floor 3, edges.
        // Storage: the folder engine behind the store port.
        room("Storage", ["Kernel", "Ports", "DossierFormat", "Audit"]),
        // Intelligence: everything published about vulnerabilities on disk, and the compiled index over it.
        room("Intelligence", ["Kernel", "VersionOrdering", "Vulnerabilities", "Ports"]),
        // Printing: the look of every page, and the programs that set pages and draw graphs.
        room("Printing", ["HTML", "Ports"]),
        // RiskRendering: reports on risk as HTML, PDF, XLSX and JSON.
        room(
            "RiskRendering",
            [
                "Kernel", "Documents", "HTML", "LocatedJSON", "LocatedXML", "Ports", "Printing",
                "CLibXLSXWriter",
            ]),
        // Rendering: an assessment as HTML, PDF, JSON and SARIF.
        room(
            "Rendering",
            [
                "Kernel", "Evidence", "Requirements", "RiskManagement", "DeviceRegistry",
                "BillOfMaterials", "SupportLifecycle", "Documents", "HTML", "LocatedJSON",
                "Vulnerabilities", "Severity", "Ports", "Gathering", "Dossiers", "Scanning", "Workflows",
                "Printing",
            ]),
        // ToolOutput: scans and bills for other programs: JSON, SARIF, CSV, CycloneDX.
        room(
            "ToolOutput",
            [
                "Kernel", "BillOfMaterials", "SupportLifecycle", "Vulnerabilities", "Severity",
                "LocatedJSON", "BillFormats", "Ports", "Gathering", "Dossiers", "Scanning", "Workflows",
            ]),
        // Console: what every command needs to talk: the terminal, tables, refusals, shared options.
        room(
            "Console",
            [
                "Kernel", "Evidence", "Requirements", "Ports", "Scanning", "Workflows",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // VulnerabilityCommands: the commands on vulnerabilities and what is published about them.
        room(
            "VulnerabilityCommands",
            [
                "Kernel", "BillOfMaterials", "Vulnerabilities", "Severity", "Ports", "Gathering",
                "Scanning", "Workflows", "Console",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // RiskCommands: the commands on risk: risk threats, decide, matrix, trace, gate, and verify.
        room(
            "RiskCommands",
            [
                "Kernel", "Severity", "RiskManagement", "ThreatModelFormat", "Ports", "Workflows",
                "RiskAnalysis",
                "Console",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // CLI: the command mamori, and all its other commands.
        room(
            "CLI",
            [
                "Kernel", "Evidence", "Requirements", "RiskManagement", "DeviceRegistry",
                "BillOfMaterials", "SupportLifecycle",
                "BillFormats", "CatalogueFormat", "DossierFormat", "Vulnerabilities", "Severity",
                "Ports", "Gathering", "Dossiers", "Scanning", "Workflows", "Console",
                "VulnerabilityCommands", "RiskCommands",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Signing: digests, Ed25519 signatures, and signed bundles of documents.
        room("Signing", ["Kernel", "LocatedJSON", "Archives", "Ports", "CLibSodium"]),
        // Feeds: fetches what publishers have, whole documents only, and goes on after a kill.
        room(
            "Feeds",
            ["Kernel", "LocatedJSON", "LocatedXML", "Archives", "Ports", "Signing", "CLibCurl"]),

        // Floor 4, wiring.
        // mamori: builds the edges and hands them to each other.
        .executableTarget(
            name: "mamori",
            dependencies: [
                "CLI", "Console", "Feeds", "Intelligence", "Rendering", "RiskRendering", "Signing", "Storage",
                "ToolOutput",
            ],
            swiftSettings: strict),

        // SharedCorpora: where tests find the real data beside the project; used by tests only.
        .target(name: "SharedCorpora", path: "Tests/SharedCorpora", swiftSettings: strict),

        // Tests, each of the room it is named after; the others have a line.
        // ArchitectureTests: the rules of the house, held against the files themselves.
        tests("ArchitectureTests", []),
        tests("KernelTests", ["Kernel"]),
        tests("LocatedJSONTests", ["Kernel", "LocatedJSON"]),
        tests(
            "BillOfMaterialsTests", ["Kernel", "BillOfMaterials", "CycloneDXFormat", "SharedCorpora"],
            data: ["Tables"]),
        // BillFormatsTests: the public cases and real bills, where ../shared is there.
        tests(
            "BillFormatsTests",
            [
                "Kernel", "BillOfMaterials", "LocatedJSON", "LocatedXML", "BillEncoding",
                "CycloneDXFormat", "SPDXFormat", "SPDX3Format", "BillFormats", "SharedCorpora",
            ],
            data: ["validate_bills.py"]),
        tests("ArchivesTests", ["Kernel", "Archives"], data: ["Samples"]),
        tests("LocatedTableTests", ["Kernel", "Archives", "LocatedTable"], data: ["Samples"]),
        // ListFormatTests: lists and listings, and real bills where ../shared is there.
        tests(
            "ListFormatTests",
            [
                "Kernel", "BillOfMaterials", "BillEncoding", "Archives", "ListFormat", "BillFormats",
                "SharedCorpora",
            ], data: ["Samples"]),
        tests("SigningTests", ["Kernel", "Ports", "Signing"]),
        // FeedsTests: a server on this machine that serves the real shapes and misbehaves on demand.
        tests(
            "FeedsTests", ["Kernel", "Ports", "Archives", "Signing", "Feeds", "SharedCorpora"],
            data: ["Server"]),
        tests("DeviceRegistryTests", ["Kernel", "DeviceRegistry", "DossierFormat"]),
        // OSVFormatTests: every record of two databases, where ../shared is there.
        tests(
            "OSVFormatTests",
            ["Kernel", "VersionOrdering", "Vulnerabilities", "Archives", "OSVFormat", "SharedCorpora"]),
        tests(
            "SupportLifecycleTests",
            ["Kernel", "BillOfMaterials", "SupportLifecycle"]),
        // AdvisoryFormatsTests: every published product file, and real bills held against them.
        tests(
            "AdvisoryFormatsTests",
            [
                "Kernel", "BillOfMaterials", "BillFormats", "Vulnerabilities", "SupportLifecycle",
                "DossierFormat", "VersionOrdering", "AdvisoryFormats", "SharedCorpora",
            ],
            data: ["Tables"]),
        // NVDFormatTests, CVEFormatTests: a table of rules and faults, and the feeds in ../shared.
        tests(
            "NVDFormatTests",
            [
                "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "Archives",
                "AdvisoryEncoding", "LocatedJSON", "NVDFormat", "SharedCorpora",
            ]),
        tests(
            "CVEFormatTests",
            ["Kernel", "VersionOrdering", "Vulnerabilities", "Archives", "CVEFormat", "SharedCorpora"]),
        // JVNFormatTests: IPA's published answers, and every phrase of the table of version phrases.
        tests(
            "JVNFormatTests",
            ["Kernel", "VersionOrdering", "Vulnerabilities", "JVNFormat", "SharedCorpora"], data: ["Tables"]),
        tests("CSAFFormatTests", ["Kernel", "Vulnerabilities", "CSAFFormat", "SharedCorpora"]),
        tests(
            "VEXFormatTests",
            ["Kernel", "BillOfMaterials", "Archives", "Vulnerabilities", "VEXFormat", "SharedCorpora"]),
        // DecisionTests: when a decision holds and when it does not, each case with its twin.
        tests("DecisionTests", ["Kernel", "BillOfMaterials", "Vulnerabilities", "DossierFormat"]),
        // RiskManagementTests: standings, contradictions, traces and paths, each change with its result.
        tests(
            "RiskManagementTests",
            ["Kernel", "Evidence", "Severity", "RiskManagement", "CatalogueFormat", "DossierFormat"]),
        // ThreatRulesTests: every rule with a dossier in which it fires and a twin in which it does not.
        tests(
            "ThreatRulesTests",
            [
                "Kernel", "Evidence", "RiskManagement", "ThreatRules", "LocatedYAML", "CatalogueFormat",
                "DossierFormat", "Workflows",
            ],
            data: ["Twins"]),
        // ThreatModelFormatTests: every public model both ways, and held against the published schemas.
        tests(
            "ThreatModelFormatTests",
            [
                "Kernel", "Evidence", "RiskManagement", "ThreatRules", "LocatedJSON", "LocatedYAML",
                "ThreatModelFormat", "DossierFormat", "SharedCorpora",
            ],
            data: ["validate_models.py", "Comparison"]),
        // TestResultFormatTests: the shapes that tools write, and the same run in a dossier.
        tests(
            "TestResultFormatTests", ["Kernel", "RiskManagement", "TestResultFormat", "DossierFormat"]),
        tests("DistributionTests", ["Kernel", "Distribution", "SupportLifecycle", "DossierFormat"]),
        tests(
            "DossierFormatTests",
            [
                "Kernel", "Evidence", "BillOfMaterials", "SupportLifecycle", "RiskManagement",
                "LocatedYAML", "DossierFormat",
            ]),
        // IntelligenceTests: the index against brute force, damaged, killed, beside a writer.
        tests(
            "IntelligenceTests",
            ["Kernel", "VersionOrdering", "Vulnerabilities", "Ports", "Intelligence", "Trials"]),
        tests("VulnerabilitiesTests", ["Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities"]),
        tests("VersionOrderingTests", ["VersionOrdering", "SharedCorpora"], data: ["Tables"]),
        // SeverityTests: every published score, and the reference library's, exactly.
        tests("SeverityTests", ["Kernel", "Severity", "SharedCorpora"], data: ["Tables"]),
        tests("StorageTests", ["Kernel", "Audit", "DossierFormat", "Ports", "Storage"]),
        // ConformityTests: every rule shown to flip both ways by changing one record.
        tests(
            "ConformityTests",
            [
                "Kernel", "Evidence", "Requirements", "RiskManagement", "BillOfMaterials", "LocatedYAML",
                "CatalogueFormat", "DossierFormat", "Documents", "Disclosure", "Dossiers", "Scanning",
                "Workflows",
            ],
            data: ["Flips"]),
        // EndToEndTests: the built binary as a user runs it.
        tests("EndToEndTests", ["mamori", "SharedCorpora"], data: ["Broken", "Server"]),
        // DisclosureTests: each text is there when due, names its records, tells nothing that is not open.
        tests(
            "DisclosureTests",
            [
                "Kernel", "Evidence", "Requirements", "Documents", "Disclosure", "LocatedYAML",
                "DossierFormat", "Workflows",
            ],
            data: ["Snapshots"]),
        // HTMLTests: nothing that a text says can become markup.
        tests("HTMLTests", ["Kernel", "HTML"]),
        // RenderingTests: reports are whole, exact, and the same for the same input.
        tests(
            "RenderingTests",
            [
                "Kernel", "Evidence", "Requirements", "SupportLifecycle", "DossierFormat", "Ports",
                "Workflows", "Rendering",
            ]),
        // RiskDocumentsTests: every report of every example, whole, linked, harmless, in each form.
        tests(
            "RiskDocumentsTests",
            [
                "Kernel", "Evidence", "RiskManagement", "ThreatRules", "CatalogueFormat", "DossierFormat",
                "Documents", "RiskReview", "RiskDocuments", "LocatedTable", "LocatedJSON", "LocatedXML",
                "Ports", "RiskRendering",
            ]),
    ],
    cLanguageStandard: .c17
)

// What tests and measurements run as a process of its own; no product.
package.targets.append(
    .executableTarget(
        name: "Trials",
        dependencies: ["Kernel", "VersionOrdering", "Vulnerabilities", "Ports", "Intelligence"],
        path: "Trials", swiftSettings: strict))

// The fuzzer has a driver of its own and is built only by `make fuzz`.
if Context.environment["MAMORI_FUZZ"] == "1" {
    package.targets.append(
        .executableTarget(
            name: "Fuzzing",
            dependencies: [
                "Kernel", "BillOfMaterials", "BillFormats", "CatalogueFormat", "DossierFormat",
                "VersionOrdering", "Vulnerabilities", "AdvisoryFormats",
            ],
            path: "Fuzzing", swiftSettings: strict))
}
