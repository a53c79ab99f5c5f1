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
    fileprivate(set) var objects: [String: Object] = [:]
    fileprivate(set) var words: [String: Set<String>] = [:]

    /// The versions that can be read as JSON, oldest first.
    static let versions = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]

    private static let all: [String: Structure] = Dictionary(
        uniqueKeysWithValues: versions.map { ($0, read(version: $0)) })

    /// The structure of a version; nil when the table does not know it.
    static func of(_ version: String) -> Structure? { all[version] }

    private static func read(version: String) -> Structure {
        var structure = Structure(version: version)
        for index in 0..<embedded_file_count() {
            let file = embedded_file_at(index)
            guard let name = file.name, String(cString: name).hasPrefix("cyclonedx/") else { continue }
            var table = StructureTable(version: version)
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
            table.read(String(decoding: bytes, as: UTF8.self))
            structure.objects.merge(table.objects) { first, _ in first }
            structure.words.merge(table.words) { first, _ in first }
        }
        return structure
    }
}
