/// The plan that the checks hold the tree against: rooms, floors, arrows, and the few exceptions.
///
/// The samples use small houses of their own; the real one is `House.ours`.
struct House: Sendable {
    /// Where a room stands. An arrow goes from a higher floor to a lower one.
    enum Floor: Int, Sendable {
        /// C code and bytes that are not rooms of ours.
        case parts
        case words, knowledge, formats, work, edges, wiring

        /// Values in, values out: no clock, disk, network, process, randomness or `async`.
        var isPure: Bool { [.words, .knowledge, .formats].contains(self) }
    }

    struct Room: Sendable {
        let name: String
        let floor: Floor
        let uses: Set<String>

        init(_ floor: Floor, _ name: String, _ uses: Set<String> = []) {
            self.name = name
            self.floor = floor
            self.uses = uses
        }
    }

    /// A pure room that may import Foundation: in how many files, and why. The number may only shrink.
    struct FoundationUse: Sendable {
        let room: String
        let files: Int
        let reason: String
    }

    /// A room that may be larger than the others: how many lines, and why. The number may only shrink.
    struct LargeRoom: Sendable {
        let room: String
        let linesMax: Int
        let reason: String
    }

    var rooms: [Room]
    var foundationUses: [FoundationUse] = []
    var largeRooms: [LargeRoom] = []
    /// The files that Kernel consists of. Closed: whatever changes there recompiles the whole house.
    var kernelFiles: Set<String> = []

    func room(_ name: String) -> Room? { rooms.first { $0.name == name } }

    func floor(_ name: String) -> Floor? { room(name)?.floor }
}

extension House {
    /// The house as it stands. An arrow is added here and in Package.swift, with a line in ARCHITECTURE.md.
    static let ours = House(
        rooms: [
            Room(.parts, "CLibYAML"),
            Room(.parts, "CLibArchive"),
            Room(.parts, "CLibCurl"),
            Room(.parts, "CLibSodium"),
            Room(.parts, "CLibXLSXWriter"),
            Room(.parts, "EmbeddedData"),
            Room(.parts, "ArgumentParser"),

            Room(.words, "Kernel"),

            Room(.knowledge, "Evidence", ["Kernel"]),
            Room(.knowledge, "Requirements", ["Kernel", "Evidence"]),
            Room(.knowledge, "DeviceRules", ["Kernel", "Evidence", "Requirements"]),
            Room(.knowledge, "SecurityRules", ["Kernel", "Evidence", "Requirements"]),
            Room(.knowledge, "SafetyRules", ["Kernel", "Evidence", "Requirements"]),
            Room(.knowledge, "DeviceRegistry", ["Kernel"]),
            Room(.knowledge, "RiskManagement", ["Kernel", "Evidence", "Severity"]),
            Room(.knowledge, "ThreatRules", ["Kernel", "Evidence", "RiskManagement"]),
            Room(.knowledge, "BillOfMaterials", ["Kernel"]),
            Room(.knowledge, "VersionOrdering"),
            Room(.knowledge, "SupportLifecycle", ["Kernel", "BillOfMaterials"]),
            Room(.knowledge, "Vulnerabilities", ["Kernel", "BillOfMaterials", "VersionOrdering"]),
            Room(.knowledge, "Distribution", ["Kernel"]),
            Room(.knowledge, "Severity", ["Kernel"]),
            Room(.knowledge, "Documents", ["Kernel"]),
            Room(.knowledge, "Disclosure", ["Kernel", "Documents", "DeviceRegistry", "SupportLifecycle"]),
            Room(
                .knowledge, "RiskReview",
                ["Kernel", "Evidence", "Severity", "RiskManagement", "Documents"]),
            Room(
                .knowledge, "RiskDocuments",
                ["Kernel", "Evidence", "Severity", "RiskManagement", "RiskReview", "Documents"]),
            Room(.knowledge, "Identity", ["Kernel"]),
            Room(.knowledge, "Audit", ["Kernel"]),

            Room(.formats, "LocatedYAML", ["Kernel", "CLibYAML"]),
            Room(
                .formats, "CatalogueFormat",
                [
                    "Kernel", "Evidence", "Requirements", "BillOfMaterials", "RiskManagement", "LocatedYAML",
                    "EmbeddedData",
                ]),
            Room(.formats, "LocatedJSON", ["Kernel"]),
            Room(
                .formats, "DossierFormat",
                [
                    "Kernel", "Evidence", "Requirements", "DeviceRegistry", "SupportLifecycle",
                    "BillOfMaterials",
                    "Vulnerabilities", "Severity", "Distribution", "Documents", "Disclosure",
                    "RiskManagement", "LocatedYAML", "LocatedTable", "EmbeddedData",
                ]),
            Room(.formats, "LocatedXML", ["Kernel"]),
            Room(.formats, "Archives", ["Kernel", "CLibArchive"]),
            Room(.formats, "LocatedTable", ["Kernel", "Archives", "LocatedXML", "EmbeddedData"]),
            Room(.formats, "BillEncoding", ["Kernel", "BillOfMaterials", "LocatedJSON"]),
            Room(
                .formats, "CycloneDXFormat",
                ["Kernel", "BillOfMaterials", "BillEncoding", "LocatedJSON", "LocatedXML", "EmbeddedData"]),
            Room(
                .formats, "SPDXFormat",
                ["Kernel", "BillOfMaterials", "BillEncoding", "LocatedJSON", "LocatedXML", "LocatedYAML"]),
            Room(
                .formats, "SPDX3Format",
                ["Kernel", "BillOfMaterials", "BillEncoding", "LocatedJSON", "EmbeddedData"]),
            Room(
                .formats, "ListFormat",
                [
                    "Kernel", "BillOfMaterials", "BillEncoding", "LocatedTable", "LocatedYAML",
                    "EmbeddedData",
                ]),
            Room(
                .formats, "BillFormats",
                [
                    "Kernel", "BillOfMaterials", "Archives", "BillEncoding", "CycloneDXFormat", "SPDXFormat",
                    "SPDX3Format", "ListFormat",
                ]),
            Room(
                .formats, "AdvisoryEncoding",
                ["Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "LocatedJSON"]),
            Room(
                .formats, "NVDFormat",
                ["Kernel", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding", "LocatedJSON"]),
            Room(
                .formats, "CVEFormat",
                ["Kernel", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding", "LocatedJSON"]),
            Room(
                .formats, "OSVFormat",
                [
                    "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding",
                    "LocatedJSON", "LocatedYAML",
                ]),
            Room(
                .formats, "JVNFormat",
                [
                    "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding",
                    "LocatedJSON", "LocatedXML",
                ]),
            Room(
                .formats, "CSAFFormat",
                [
                    "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding",
                    "LocatedJSON",
                ]),
            Room(
                .formats, "VEXFormat",
                [
                    "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "AdvisoryEncoding",
                    "LocatedJSON", "BillEncoding", "CycloneDXFormat", "CSAFFormat",
                ]),
            Room(
                .formats, "AdvisoryFormats",
                [
                    "Kernel", "BillOfMaterials", "VersionOrdering", "Vulnerabilities", "SupportLifecycle",
                    "LocatedYAML", "LocatedJSON", "LocatedTable", "Archives", "AdvisoryEncoding", "NVDFormat",
                    "CVEFormat", "OSVFormat", "JVNFormat", "CSAFFormat", "VEXFormat",
                ]),
            Room(
                .formats, "ThreatModelFormat",
                ["Kernel", "RiskManagement", "LocatedJSON", "LocatedYAML"]),
            Room(
                .formats, "TestResultFormat",
                ["Kernel", "RiskManagement", "LocatedJSON", "LocatedXML", "LocatedYAML"]),
            Room(.formats, "HTML", ["Kernel"]),

            Room(
                .work, "Ports",
                ["Kernel", "Identity", "Audit", "Vulnerabilities", "DossierFormat", "Documents"]),
            Room(
                .work, "Gathering",
                [
                    "Kernel", "VersionOrdering", "Vulnerabilities", "SupportLifecycle", "BillFormats",
                    "AdvisoryFormats", "Ports",
                ]),
            Room(
                .work, "Dossiers",
                [
                    "Kernel", "Evidence", "Requirements", "DeviceRegistry", "BillOfMaterials",
                    "SupportLifecycle",
                    "DossierFormat",
                    "ListFormat", "BillFormats", "Ports",
                ]),
            Room(
                .work, "Scanning",
                [
                    "Kernel", "Evidence", "Requirements", "DeviceRegistry", "BillOfMaterials",
                    "SupportLifecycle",
                    "Identity", "Audit", "DossierFormat", "VEXFormat", "Vulnerabilities", "Severity",
                    "Distribution", "Ports", "Gathering", "Dossiers",
                ]),
            Room(
                .work, "Workflows",
                [
                    "Kernel", "Evidence", "Requirements", "DeviceRules", "SecurityRules", "SafetyRules",
                    "RiskManagement", "ThreatRules", "Severity", "DeviceRegistry", "BillOfMaterials",
                    "VersionOrdering", "SupportLifecycle", "Documents",
                    "Disclosure",
                    "Identity", "Audit", "LocatedYAML", "CatalogueFormat", "DossierFormat", "ListFormat",
                    "BillFormats", "AdvisoryFormats", "Vulnerabilities", "Ports", "Gathering", "Dossiers",
                    "Scanning",
                ]),

            Room(.edges, "Storage", ["Kernel", "Ports", "DossierFormat", "Audit"]),
            Room(.edges, "Intelligence", ["Kernel", "VersionOrdering", "Vulnerabilities", "Ports"]),
            Room(.edges, "Printing", ["HTML", "Ports"]),
            Room(
                .edges, "RiskRendering",
                [
                    "Kernel", "Documents", "HTML", "LocatedJSON", "LocatedXML", "Ports", "Printing",
                    "CLibXLSXWriter",
                ]),
            Room(
                .edges, "Rendering",
                [
                    "Kernel", "Evidence", "Requirements", "RiskManagement", "DeviceRegistry",
                    "BillOfMaterials",
                    "SupportLifecycle",
                    "Documents", "HTML", "LocatedJSON", "Vulnerabilities", "Severity", "Ports", "Gathering",
                    "Dossiers", "Scanning",
                    "Workflows", "Printing",
                ]),
            Room(
                .edges, "ToolOutput",
                [
                    "Kernel", "BillOfMaterials", "SupportLifecycle", "Vulnerabilities", "Severity",
                    "LocatedJSON", "BillFormats", "Ports", "Gathering", "Dossiers", "Scanning",
                    "Workflows",
                ]),
            Room(
                .edges, "Console",
                ["Kernel", "Evidence", "Requirements", "Ports", "Scanning", "Workflows", "ArgumentParser"]),
            Room(
                .edges, "VulnerabilityCommands",
                [
                    "Kernel", "BillOfMaterials", "Vulnerabilities", "Severity", "Ports", "Gathering",
                    "Scanning", "Workflows", "Console", "ArgumentParser",
                ]),
            Room(
                .work, "RiskAnalysis",
                [
                    "Kernel", "Evidence", "RiskManagement", "Identity", "Audit", "LocatedTable",
                    "DossierFormat", "TestResultFormat", "ThreatModelFormat", "DeviceRegistry",
                    "Documents", "RiskDocuments",
                    "Ports", "Workflows",
                ]),
            Room(
                .edges, "RiskCommands",
                [
                    "Kernel", "Severity", "RiskManagement", "ThreatModelFormat", "Ports", "Workflows",
                    "RiskAnalysis", "Console",
                    "ArgumentParser",
                ]),
            Room(
                .edges, "CLI",
                [
                    "Kernel", "Evidence", "Requirements", "RiskManagement", "DeviceRegistry",
                    "BillOfMaterials",
                    "SupportLifecycle",
                    "BillFormats", "CatalogueFormat", "DossierFormat", "Vulnerabilities", "Severity",
                    "Ports", "Gathering", "Dossiers", "Scanning", "Workflows", "Console",
                    "VulnerabilityCommands", "RiskCommands", "ArgumentParser",
                ]),

            Room(.edges, "Signing", ["Kernel", "LocatedJSON", "Archives", "Ports", "CLibSodium"]),
            Room(
                .edges, "Feeds",
                ["Kernel", "LocatedJSON", "LocatedXML", "Archives", "Ports", "Signing", "CLibCurl"]),

            Room(
                .wiring, "mamori",
                [
                    "CLI", "Console", "Feeds", "Intelligence", "Rendering", "RiskRendering", "Signing",
                    "Storage",
                    "ToolOutput",
                ]),
        ],
        foundationUses: [],
        kernelFiles: [
            "Actor.swift", "Day.swift", "Finding.swift", "ID.swift", "Instant.swift", "Language.swift",
            "LocalizedText.swift", "Origin.swift", "README.md",
        ])

    /// Arrows within one floor, and no others: one room of knowledge names another's facts, one format reads
    /// through another.
    static let sideways: Set<[String]> = [
        ["Requirements", "Evidence"],
        ["DeviceRules", "Evidence"],
        ["SecurityRules", "Evidence"],
        ["SafetyRules", "Evidence"],
        ["RiskManagement", "Evidence"],
        ["RiskManagement", "Severity"],
        ["ThreatRules", "Evidence"],
        ["ThreatRules", "RiskManagement"],
        ["RiskReview", "Evidence"],
        ["RiskReview", "Severity"],
        ["RiskReview", "RiskManagement"],
        ["RiskReview", "Documents"],
        ["RiskDocuments", "RiskReview"],
        ["RiskDocuments", "Evidence"],
        ["RiskDocuments", "Severity"],
        ["RiskDocuments", "RiskManagement"],
        ["RiskDocuments", "Documents"],
        ["Rendering", "Printing"],
        ["RiskRendering", "Printing"],
        ["DeviceRules", "Requirements"],
        ["SecurityRules", "Requirements"],
        ["SafetyRules", "Requirements"],
        ["SupportLifecycle", "BillOfMaterials"],
        ["Disclosure", "Documents"],
        ["Disclosure", "DeviceRegistry"],
        ["Disclosure", "SupportLifecycle"],
        ["CatalogueFormat", "LocatedYAML"],
        ["DossierFormat", "LocatedYAML"],
        ["Vulnerabilities", "BillOfMaterials"],
        ["Vulnerabilities", "VersionOrdering"],
        ["AdvisoryFormats", "LocatedYAML"],
        ["AdvisoryFormats", "LocatedJSON"],
        ["AdvisoryFormats", "LocatedTable"],
        ["AdvisoryFormats", "Archives"],
        ["AdvisoryFormats", "AdvisoryEncoding"],
        ["AdvisoryFormats", "NVDFormat"],
        ["AdvisoryFormats", "CVEFormat"],
        ["AdvisoryFormats", "OSVFormat"],
        ["AdvisoryFormats", "JVNFormat"],
        ["AdvisoryFormats", "CSAFFormat"],
        ["AdvisoryFormats", "VEXFormat"],
        ["AdvisoryEncoding", "LocatedJSON"],
        ["NVDFormat", "AdvisoryEncoding"],
        ["NVDFormat", "LocatedJSON"],
        ["CVEFormat", "AdvisoryEncoding"],
        ["CVEFormat", "LocatedJSON"],
        ["OSVFormat", "AdvisoryEncoding"],
        ["OSVFormat", "LocatedJSON"],
        ["OSVFormat", "LocatedYAML"],
        ["JVNFormat", "AdvisoryEncoding"],
        ["JVNFormat", "LocatedJSON"],
        ["JVNFormat", "LocatedXML"],
        ["CSAFFormat", "AdvisoryEncoding"],
        ["CSAFFormat", "LocatedJSON"],
        ["VEXFormat", "AdvisoryEncoding"],
        ["VEXFormat", "LocatedJSON"],
        ["VEXFormat", "BillEncoding"],
        ["VEXFormat", "CycloneDXFormat"],
        ["VEXFormat", "CSAFFormat"],
        ["ThreatModelFormat", "LocatedJSON"],
        ["ThreatModelFormat", "LocatedYAML"],
        ["TestResultFormat", "LocatedJSON"],
        ["TestResultFormat", "LocatedXML"],
        ["TestResultFormat", "LocatedYAML"],
        ["BillEncoding", "LocatedJSON"],
        ["CycloneDXFormat", "BillEncoding"],
        ["CycloneDXFormat", "LocatedJSON"],
        ["CycloneDXFormat", "LocatedXML"],
        ["SPDXFormat", "BillEncoding"],
        ["SPDXFormat", "LocatedJSON"],
        ["SPDXFormat", "LocatedXML"],
        ["SPDXFormat", "LocatedYAML"],
        ["DossierFormat", "LocatedTable"],
        ["LocatedTable", "Archives"],
        ["LocatedTable", "LocatedXML"],
        ["ListFormat", "BillEncoding"],
        ["ListFormat", "LocatedTable"],
        ["ListFormat", "LocatedYAML"],
        ["BillFormats", "Archives"],
        ["BillFormats", "ListFormat"],
        ["BillFormats", "BillEncoding"],
        ["BillFormats", "CycloneDXFormat"],
        ["BillFormats", "SPDXFormat"],
        ["SPDX3Format", "BillEncoding"],
        ["SPDX3Format", "LocatedJSON"],
        ["BillFormats", "SPDX3Format"],
        ["Feeds", "Signing"],
        ["VulnerabilityCommands", "Console"],
        ["CLI", "Console"],
        ["CLI", "VulnerabilityCommands"],
        ["CLI", "RiskCommands"],
        ["RiskCommands", "Console"],
        ["RiskAnalysis", "Ports"],
        ["RiskAnalysis", "Workflows"],
        ["Gathering", "Ports"],
        ["Workflows", "Ports"],
        ["Workflows", "Gathering"],
        ["Workflows", "Dossiers"],
        ["Workflows", "Scanning"],
        ["Dossiers", "Ports"],
        ["Scanning", "Ports"],
        ["Scanning", "Gathering"],
        ["Scanning", "Dossiers"],
    ]
}
