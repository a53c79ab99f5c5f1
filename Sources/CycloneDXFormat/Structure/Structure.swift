import EmbeddedData

/// What one version of CycloneDX allows, read from the structure table.
struct Structure: Sendable {
    /// What a value may be.
    indirect enum Shape: Sendable {
        case any
        case flag
        case text(StructureForm?)
        case number(isWhole: Bool, low: Double?, high: Double?)
        /// The name of a list of words.
        case one(String)
        case object(String)
        case list(Shape, ListRule)
        case choice([Shape])
    }

    /// How many items a list has, and whether one may stand twice.
    enum ListRule: Sendable { case free, notEmpty, noneTwice, exactlyOne }

    /// What holds between the members of an object.
    enum MemberRule: Sendable {
        case exactlyOne([String])
        case atLeastOne([String])
        case apart([String])
        case onlyWith(String, flag: String)
    }

    /// What an object may hold.
    struct Object: Sendable {
        let name: String
        var isOpen = false
        var members: [String: Shape] = [:]
        var required: [String] = []
        var rules: [MemberRule] = []
    }

    let version: String
    /// In XML nothing unknown stands among what is known, and equal items may stand twice.
    private(set) var isXML = false
    /// How members are written in XML; none for JSON.
    private(set) var forms: [String: XMLForm] = [:]
    fileprivate(set) var objects: [String: Object] = [:]
    fileprivate(set) var words: [String: Set<String>] = [:]

    /// The versions that can be read, oldest first.
    static let versions = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]

    // Each is read when a bill first asks for it: reading all six took a third of the time of a scan.
    private static let v1o2 = read(version: "1.2")
    private static let v1o3 = read(version: "1.3")
    private static let v1o4 = read(version: "1.4")
    private static let v1o5 = read(version: "1.5")
    private static let v1o6 = read(version: "1.6")
    private static let v1o7 = read(version: "1.7")

    /// The structure of a version; nil when the table does not know it.
    static func of(_ version: String) -> Structure? {
        switch version {
        case "1.2": v1o2
        case "1.3": v1o3
        case "1.4": v1o4
        case "1.5": v1o5
        case "1.6": v1o6
        case "1.7": v1o7
        default: nil
        }
    }

    private static let allXML: [String: Structure] = Dictionary(
        uniqueKeysWithValues: versions.compactMap { version in
            of(version).map { (version, inXML($0)) }
        })

    private static func inXML(_ json: Structure) -> Structure {
        var structure = json
        structure.isXML = true
        for text in texts("cyclonedx-xml/") {
            var table = StructureTable(version: json.version, json)
            table.read(text)
            structure.objects = table.objects
            structure.forms = XMLForm.read(text, version: json.version)
        }
        // Signatures of JSON are none of XML.
        for name in structure.objects.keys { structure.objects[name]?.members["signature"] = nil }
        return structure
    }

    /// The structure of a version in XML; nil when the table does not know it.
    static func ofXML(_ version: String) -> Structure? { allXML[version] }

    private static func read(version: String) -> Structure {
        var structure = Structure(version: version)
        for text in texts("cyclonedx/") {
            var table = StructureTable(version: version)
            table.read(text)
            structure.objects.merge(table.objects) { first, _ in first }
            structure.words.merge(table.words) { first, _ in first }
        }
        return structure
    }

    /// The embedded files of a folder.
    private static func texts(_ folder: String) -> [String] {
        (0..<embedded_file_count()).compactMap { index in
            let file = embedded_file_at(index)
            guard let name = file.name, String(cString: name).hasPrefix(folder) else { return nil }
            return String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
        }
    }
}
