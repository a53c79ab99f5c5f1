// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target of our own: language mode 6, and a warning is an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// One room of the house and what it may import. Its folder is `Sources/<name>`; ARCHITECTURE.md says what
/// lives there.
func room(_ name: String, uses: Target.Dependency..., data: [String] = []) -> Target {
    .target(name: name, dependencies: uses, exclude: ["README.md"] + data, swiftSettings: strict)
}

/// The tests of one room, in `Tests/<room>Tests`. They may import the room, Kernel, and what else is named.
func tests(of room: String, also more: Target.Dependency..., data: [String] = []) -> Target {
    .testTarget(
        name: room + "Tests",
        dependencies: Set(["Kernel", room]).sorted().map { .byName(name: $0) } + more,
        exclude: data, swiftSettings: strict)
}

/// Tests of something that is no single room, in `Tests/<name>`.
func tests(_ name: String, uses: Target.Dependency..., data: [String] = []) -> Target {
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
        room("Evidence", uses: "Kernel"),
        // Requirements: catalogues of demands, the evidence they ask for, one pure rule a demand.
        room("Requirements", uses: "Kernel", "Evidence", data: ["Catalogue"]),
        // DeviceRules: the rules on guidance 1. and 2.: devices, environments, connections.
        room("DeviceRules", uses: "Kernel", "Evidence", "Requirements"),
        // SecurityRules: the rules on guidance 3. and 3.1: what the maker does about security.
        room("SecurityRules", uses: "Kernel", "Evidence", "Requirements"),
        // SafetyRules: the rules on guidance 3.2, 4. and 5.: users, safety after sale, what is told.
        room("SafetyRules", uses: "Kernel", "Evidence", "Requirements"),
        // DeviceRegistry: a device, its environments, interfaces, flows, releases; the scope decision.
        room("DeviceRegistry", uses: "Kernel"),
        // RiskManagement: threats proposed and decided, risks, their estimate, controls and proof.
        room(
            "RiskManagement", uses: "Kernel", "Evidence", "Severity",
            data: ["Baseline/profiles.yaml", "Tables/references.txt", "Tables/nist-800-53.txt"]),
        // ThreatRules: which records mean which threat, one rule a file.
        room("ThreatRules", uses: "Kernel", "Evidence", "RiskManagement"),
        // BillOfMaterials: a bill of software and hardware materials, whatever format it came in.
        room("BillOfMaterials", uses: "Kernel", data: ["Profiles"]),
        // VersionOrdering: how versions stand to one another in each ecosystem, and ranges of them.
        room("VersionOrdering"),
        // SupportLifecycle: how long others support what a device carries, against its service life.
        room("SupportLifecycle", uses: "Kernel", "BillOfMaterials"),
        // Vulnerabilities: what others assert about vulnerabilities, and how components stand to it.
        room("Vulnerabilities", uses: "Kernel", "BillOfMaterials", "VersionOrdering"),
        // Distribution: the units that have left the maker.
        room("Distribution", uses: "Kernel"),
        // Severity: scores exact to the tenth, the rubric for medical devices, SSVC, priority for people.
        room("Severity", uses: "Kernel"),
        // Documents: a neutral document tree whose sentences know their records.
        room("Documents", uses: "Kernel"),
        // Disclosure: which facts go into which text for which audience.
        room("Disclosure", uses: "Kernel", "Documents", "DeviceRegistry", "SupportLifecycle"),
        // RiskReview: what a reviewer looks for in a risk file, and how it stands.
        room("RiskReview", uses: "Kernel", "Evidence", "Severity", "RiskManagement", "Documents"),
        // RiskDocuments: the reports on the risks of a release.
        room(
            "RiskDocuments", uses: "Kernel", "Evidence", "Severity", "RiskManagement", "RiskReview",
            "Documents"),
        // Identity: who may do what.
        room("Identity", uses: "Kernel"),
        // Audit: what was done, by whom, when and why.
        room("Audit", uses: "Kernel"),

        // Floor 1½, formats: bytes to room values and back.
        // LocatedYAML: YAML as a tree in which each value knows its line and column.
        room("LocatedYAML", uses: "Kernel", "CLibYAML"),
        // LocatedJSON: JSON as a tree in which each value knows its line and column, and its writer.
        room("LocatedJSON", uses: "Kernel"),
        // CatalogueFormat: catalogues to demands, profiles of bills to what they ask, lists to their entries.
        room(
            "CatalogueFormat", uses: "Kernel", "Evidence", "Requirements", "BillOfMaterials",
            "RiskManagement", "LocatedYAML", "EmbeddedData"),
        // LocatedXML: XML as a tree in which each element knows its line and column.
        room("LocatedXML", uses: "Kernel"),
        // Archives: gzip, and the files in a zip or tar, unpacked in memory and within limits.
        room("Archives", uses: "Kernel", "CLibArchive"),
        // LocatedTable: CSV and XLSX as rows of cells that know where they stand.
        room("LocatedTable", uses: "Kernel", "Archives", "LocatedXML", "EmbeddedData", data: ["cp932.txt"]),
        // DossierFormat: the dossier's YAML, its schema, and the records read from it.
        room(
            "DossierFormat", uses: "Kernel", "Evidence", "Requirements", "DeviceRegistry", "BillOfMaterials",
            "SupportLifecycle", "Vulnerabilities", "Severity", "Distribution", "Documents", "Disclosure",
            "RiskManagement", "LocatedYAML", "LocatedTable", "EmbeddedData", data: ["Schema"]),
        // BillEncoding: what bill formats share: encodings, identifiers with refusals, carried parts.
        room("BillEncoding", uses: "Kernel", "BillOfMaterials", "LocatedJSON"),
        // CycloneDXFormat: CycloneDX, held against a structure table, to the neutral bill and back.
        room(
            "CycloneDXFormat", uses: "Kernel", "BillOfMaterials", "BillEncoding", "LocatedJSON", "LocatedXML",
            "EmbeddedData",
            data: ["Structure/cyclonedx.txt", "Structure/cyclonedx-xml.txt", "Structure/licence-ids.txt"]),
        // SPDXFormat: SPDX in each of its serialisations to the neutral bill and back.
        room(
            "SPDXFormat", uses: "Kernel", "BillOfMaterials", "BillEncoding", "LocatedJSON", "LocatedXML",
            "LocatedYAML"),
        // SPDX3Format: SPDX 3.0 in JSON-LD, held against a table of its model, to the neutral bill.
        room(
            "SPDX3Format", uses: "Kernel", "BillOfMaterials", "BillEncoding", "LocatedJSON", "EmbeddedData",
            data: ["Model"]),
        // ListFormat: hand-kept lists and package listings to the neutral bill.
        room(
            "ListFormat", uses: "Kernel", "BillOfMaterials", "BillEncoding", "LocatedTable", "LocatedYAML",
            "EmbeddedData", data: ["Headings"]),
        // BillFormats: a bill of any format, packed or not, found from its content.
        room(
            "BillFormats", uses: "Kernel", "BillOfMaterials", "Archives", "BillEncoding", "CycloneDXFormat",
            "SPDXFormat", "SPDX3Format", "ListFormat"),
        // AdvisoryEncoding: what the readers of advisories share: times, tenths, CPE criteria, findings.
        room(
            "AdvisoryEncoding", uses: "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities",
            "LocatedJSON"),
        // NVDFormat: NVD's records, 2.0 and 1.1, to advisories.
        room(
            "NVDFormat", uses: "Kernel", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding",
            "LocatedJSON"),
        // CVEFormat: records of the CVE List (5.x) with their containers, to advisories.
        room(
            "CVEFormat", uses: "Kernel", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding",
            "LocatedJSON"),
        // OSVFormat: OSV records in JSON and YAML to advisories.
        room(
            "OSVFormat", uses: "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities",
            "AdvisoryEncoding", "LocatedJSON", "LocatedYAML"),
        // JVNFormat: answers of JVN iPedia (HND and OKA) to advisories; Japanese version phrases.
        room(
            "JVNFormat", uses: "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities",
            "AdvisoryEncoding", "LocatedJSON", "LocatedXML"),
        // CSAFFormat: CSAF 2.0 and 2.1 documents to advisories.
        room(
            "CSAFFormat", uses: "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities",
            "AdvisoryEncoding", "LocatedJSON"),
        // VEXFormat: decisions on exploitability in OpenVEX, CycloneDX and CSAF, both ways.
        room(
            "VEXFormat", uses: "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities",
            "AdvisoryEncoding", "LocatedJSON", "BillEncoding", "CycloneDXFormat", "CSAFFormat"),
        // AdvisoryFormats: what others publish about software: vulnerabilities, ends of support.
        room(
            "AdvisoryFormats", uses: "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities",
            "SupportLifecycle", "LocatedYAML", "LocatedJSON", "LocatedTable", "Archives", "AdvisoryEncoding",
            "NVDFormat", "CVEFormat", "OSVFormat", "JVNFormat", "CSAFFormat", "VEXFormat"),
        // ThreatModelFormat: Open Threat Model and Threat Dragon to the neutral threat model and back.
        room("ThreatModelFormat", uses: "Kernel", "RiskManagement", "LocatedJSON", "LocatedYAML"),
        // TestResultFormat: what test tools write, JUnit XML and SARIF, to the neutral test run.
        room(
            "TestResultFormat", uses: "Kernel", "RiskManagement", "LocatedJSON", "LocatedXML", "LocatedYAML"),
        // HTML: a small typed, escaping writer of HTML and SVG.
        room("HTML", uses: "Kernel"),

        // Floor 2, work.
        // Ports: what the use cases ask of the edges, and every reason to refuse.
        room("Ports", uses: "Kernel", "Identity", "Audit", "Vulnerabilities", "DossierFormat", "Documents"),
        // Gathering: takes in what is published: by file, over the network, on a signed medium.
        room(
            "Gathering", uses: "Kernel", "VersionOrdering", "Vulnerabilities", "SupportLifecycle",
            "BillFormats", "AdvisoryFormats", "Ports"),
        // Dossiers: a dossier or a bill as it is read before anything is decided, and the harm it records.
        room(
            "Dossiers", uses: "Kernel", "Evidence", "Requirements", "DeviceRegistry", "BillOfMaterials",
            "SupportLifecycle", "DossierFormat", "ListFormat", "BillFormats", "Ports"),
        // Scanning: what published vulnerabilities are to a bill, a device, the units in the field.
        room(
            "Scanning", uses: "Kernel", "Evidence", "Requirements", "DeviceRegistry", "BillOfMaterials",
            "SupportLifecycle", "Identity", "Audit", "DossierFormat", "VEXFormat", "Vulnerabilities",
            "Severity", "Distribution", "Ports", "Gathering", "Dossiers"),
        // Workflows: the other use cases, one a file.
        room(
            "Workflows", uses: "Kernel", "Evidence", "Requirements", "DeviceRules", "SecurityRules",
            "SafetyRules", "RiskManagement", "ThreatRules", "Severity", "DeviceRegistry", "BillOfMaterials",
            "VersionOrdering", "SupportLifecycle", "Documents", "Disclosure", "Identity", "Audit",
            "LocatedYAML", "CatalogueFormat", "DossierFormat", "ListFormat", "BillFormats", "AdvisoryFormats",
            "Vulnerabilities", "Ports", "Gathering", "Dossiers", "Scanning"),
        // RiskAnalysis: people's decisions on proposed threats, imported tests, models of other tools.
        room(
            "RiskAnalysis", uses: "Kernel", "Evidence", "RiskManagement", "Identity", "Audit", "LocatedTable",
            "DossierFormat", "TestResultFormat", "ThreatModelFormat", "DeviceRegistry", "Documents",
            "RiskDocuments", "Ports", "Workflows"),

        // Floor 3, edges.
        // Storage: the folder engine behind the store port.
        room("Storage", uses: "Kernel", "Ports", "DossierFormat", "Audit"),
        // Intelligence: everything published about vulnerabilities on disk, and the compiled index over it.
        room("Intelligence", uses: "Kernel", "VersionOrdering", "Vulnerabilities", "Ports"),
        // Printing: the look of every page, and the programs that set pages and draw graphs.
        room("Printing", uses: "HTML", "Ports"),
        // RiskRendering: reports on risk as HTML, PDF, XLSX and JSON.
        room(
            "RiskRendering", uses: "Kernel", "Documents", "HTML", "LocatedJSON", "LocatedXML", "Ports",
            "Printing", "CLibXLSXWriter"),
        // Rendering: an assessment as HTML, PDF, JSON and SARIF.
        room(
            "Rendering", uses: "Kernel", "Evidence", "Requirements", "RiskManagement", "DeviceRegistry",
            "BillOfMaterials", "SupportLifecycle", "Documents", "HTML", "LocatedJSON", "Vulnerabilities",
            "Severity", "Ports", "Gathering", "Dossiers", "Scanning", "Workflows", "Printing"),
        // ToolOutput: scans and bills for other programs: JSON, SARIF, CSV, CycloneDX.
        room(
            "ToolOutput", uses: "Kernel", "BillOfMaterials", "SupportLifecycle", "Vulnerabilities",
            "Severity", "LocatedJSON", "BillFormats", "Ports", "Gathering", "Dossiers", "Scanning",
            "Workflows"),
        // Console: what every command needs to talk: the terminal, tables, refusals, shared options.
        room(
            "Console", uses: "Kernel", "Evidence", "Requirements", "Ports", "Scanning", "Workflows",
            .product(name: "ArgumentParser", package: "swift-argument-parser")),
        // VulnerabilityCommands: the commands on vulnerabilities and what is published about them.
        room(
            "VulnerabilityCommands", uses: "Kernel", "BillOfMaterials", "Vulnerabilities", "Severity",
            "Ports", "Gathering", "Scanning", "Workflows", "Console",
            .product(name: "ArgumentParser", package: "swift-argument-parser")),
        // RiskCommands: the commands on risk: risk threats, decide, matrix, trace, gate, and verify.
        room(
            "RiskCommands", uses: "Kernel", "Severity", "RiskManagement", "ThreatModelFormat", "Ports",
            "Workflows", "RiskAnalysis", "Console",
            .product(name: "ArgumentParser", package: "swift-argument-parser")),
        // CLI: the command mamori, and all its other commands.
        room(
            "CLI", uses: "Kernel", "Evidence", "Requirements", "RiskManagement", "DeviceRegistry",
            "BillOfMaterials", "SupportLifecycle", "BillFormats", "CatalogueFormat", "DossierFormat",
            "Vulnerabilities", "Severity", "Ports", "Gathering", "Dossiers", "Scanning", "Workflows",
            "Console", "VulnerabilityCommands", "RiskCommands",
            .product(name: "ArgumentParser", package: "swift-argument-parser")),

        // Signing: digests, Ed25519 signatures, and signed bundles of documents.
        room("Signing", uses: "Kernel", "LocatedJSON", "Archives", "Ports", "CLibSodium"),
        // Feeds: fetches what publishers have, whole documents only, and goes on after a kill.
        room(
            "Feeds", uses: "Kernel", "LocatedJSON", "LocatedXML", "Archives", "Ports", "Signing", "CLibCurl"),

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
        tests("ArchitectureTests"),
        tests(of: "Kernel"),
        tests(of: "LocatedJSON"),
        tests(of: "BillOfMaterials", also: "CycloneDXFormat", "SharedCorpora", data: ["Tables"]),
        // BillFormatsTests: the public cases and real bills, where ../shared is there.
        tests(
            of: "BillFormats", also: "BillOfMaterials", "LocatedJSON", "LocatedXML", "BillEncoding",
            "CycloneDXFormat", "SPDXFormat", "SPDX3Format", "SharedCorpora", data: ["validate_bills.py"]),
        tests(of: "Archives", data: ["Samples"]),
        tests(of: "LocatedTable", also: "Archives", data: ["Samples"]),
        // ListFormatTests: lists and listings, and real bills where ../shared is there.
        tests(
            of: "ListFormat", also: "BillOfMaterials", "BillEncoding", "Archives", "BillFormats",
            "SharedCorpora", data: ["Samples"]),
        tests(of: "Signing", also: "Ports"),
        // FeedsTests: a server on this machine that serves the real shapes and misbehaves on demand.
        tests(of: "Feeds", also: "Ports", "Archives", "Signing", "SharedCorpora", data: ["Server"]),
        tests(of: "DeviceRegistry", also: "DossierFormat"),
        // OSVFormatTests: every record of two databases, where ../shared is there.
        tests(of: "OSVFormat", also: "VersionOrdering", "Vulnerabilities", "Archives", "SharedCorpora"),
        tests(of: "SupportLifecycle", also: "BillOfMaterials"),
        // AdvisoryFormatsTests: every published product file, and real bills held against them.
        tests(
            of: "AdvisoryFormats", also: "BillOfMaterials", "BillFormats", "Vulnerabilities",
            "SupportLifecycle", "DossierFormat", "VersionOrdering", "SharedCorpora", data: ["Tables"]),
        // NVDFormatTests, CVEFormatTests: a table of rules and faults, and the feeds in ../shared.
        tests(
            of: "NVDFormat", also: "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "Archives",
            "AdvisoryEncoding", "LocatedJSON", "SharedCorpora"),
        tests(of: "CVEFormat", also: "VersionOrdering", "Vulnerabilities", "Archives", "SharedCorpora"),
        // JVNFormatTests: IPA's published answers, and every phrase of the table of version phrases.
        tests(of: "JVNFormat", also: "VersionOrdering", "Vulnerabilities", "SharedCorpora", data: ["Tables"]),
        tests(of: "CSAFFormat", also: "Vulnerabilities", "SharedCorpora"),
        tests(of: "VEXFormat", also: "BillOfMaterials", "Archives", "Vulnerabilities", "SharedCorpora"),
        // DecisionTests: when a decision holds and when it does not, each case with its twin.
        tests("DecisionTests", uses: "Kernel", "BillOfMaterials", "Vulnerabilities", "DossierFormat"),
        // RiskManagementTests: standings, contradictions, traces and paths, each change with its result.
        tests(of: "RiskManagement", also: "Evidence", "Severity", "CatalogueFormat", "DossierFormat"),
        // ThreatRulesTests: every rule with a dossier in which it fires and a twin in which it does not.
        tests(
            of: "ThreatRules", also: "Evidence", "RiskManagement", "LocatedYAML", "CatalogueFormat",
            "DossierFormat", "Workflows", data: ["Twins"]),
        // ThreatModelFormatTests: every public model both ways, and held against the published schemas.
        tests(
            of: "ThreatModelFormat", also: "Evidence", "RiskManagement", "ThreatRules", "LocatedJSON",
            "LocatedYAML", "DossierFormat", "SharedCorpora", data: ["validate_models.py", "Comparison"]),
        // TestResultFormatTests: the shapes that tools write, and the same run in a dossier.
        tests(of: "TestResultFormat", also: "RiskManagement", "DossierFormat"),
        tests(of: "Distribution", also: "SupportLifecycle", "DossierFormat"),
        tests(
            of: "DossierFormat", also: "Evidence", "BillOfMaterials", "SupportLifecycle", "RiskManagement",
            "LocatedYAML"),
        // IntelligenceTests: the index against brute force, damaged, killed, beside a writer.
        tests(of: "Intelligence", also: "VersionOrdering", "Vulnerabilities", "Ports", "Trials"),
        tests(of: "Vulnerabilities", also: "BillOfMaterials", "VersionOrdering"),
        tests(of: "VersionOrdering", also: "SharedCorpora", data: ["Tables"]),
        // SeverityTests: every published score, and the reference library's, exactly.
        tests(of: "Severity", also: "SharedCorpora", data: ["Tables"]),
        tests(of: "Storage", also: "Audit", "DossierFormat", "Ports"),
        // ConformityTests: every rule shown to flip both ways by changing one record.
        tests(
            "ConformityTests", uses: "Kernel", "Evidence", "Requirements", "RiskManagement",
            "BillOfMaterials", "LocatedYAML", "CatalogueFormat", "DossierFormat", "Documents", "Disclosure",
            "Dossiers", "Scanning", "Workflows", data: ["Flips"]),
        // EndToEndTests: the built binary as a user runs it.
        tests("EndToEndTests", uses: "mamori", "SharedCorpora", data: ["Broken", "Server"]),
        // DisclosureTests: each text is there when due, names its records, tells nothing that is not open.
        tests(
            of: "Disclosure", also: "Evidence", "Requirements", "Documents", "LocatedYAML", "DossierFormat",
            "Workflows", data: ["Snapshots"]),
        // HTMLTests: nothing that a text says can become markup.
        tests(of: "HTML"),
        // RenderingTests: reports are whole, exact, and the same for the same input.
        tests(
            of: "Rendering", also: "Evidence", "Requirements", "SupportLifecycle", "DossierFormat", "Ports",
            "Workflows"),
        // RiskDocumentsTests: every report of every example, whole, linked, harmless, in each form.
        tests(
            of: "RiskDocuments", also: "Evidence", "RiskManagement", "ThreatRules", "CatalogueFormat",
            "DossierFormat", "Documents", "RiskReview", "LocatedTable", "LocatedJSON", "LocatedXML", "Ports",
            "RiskRendering"),
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
                "VersionOrdering", "Vulnerabilities", "AdvisoryFormats", "Evidence", "RiskManagement",
                "ThreatRules", "ThreatModelFormat", "TestResultFormat",
            ],
            path: "Fuzzing", swiftSettings: strict))
}
