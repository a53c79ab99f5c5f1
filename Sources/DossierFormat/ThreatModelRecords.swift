import Kernel
import RiskManagement

/// Makes a dossier's records of a threat model that another tool drew: the text of `device.yaml` and
/// `risk.yaml` to start from.
///
/// What is not stated stays unknown, and a flag that is false stays unknown too: drawing tools write false
/// for a box that nobody ticked. Ids stay where a dossier can have them.
public struct ThreatModelRecords: Sendable {
    /// The text of `device.yaml`.
    public let device: String
    /// The text of `risk.yaml`.
    public let risk: String
    /// The path of the record that an element, flow or boundary of the model became, by its id.
    public let paths: [String: String]
    /// The path of the record that a threat became, by its id; another thing may have the same id.
    public let threats: [String: String]
    /// The record of what a store keeps, by the store's id.
    public let assets: [String: String]
    /// What has no place in the records, counted, and what a record lacks.
    public let findings: [Finding]

    /// - Parameter file: the model's file, for the heading and for findings.
    public init(_ document: ThreatModelDocument, file: String) {
        var writer = ThreatModelRecordsWriter(document)
        let (device, risk) = (writer.device(file: file), writer.risk(file: file))
        self.device = device
        self.risk = risk
        paths = writer.paths
        threats = writer.threatPaths
        assets = writer.assetPaths
        findings = writer.findings(file: file)
    }
}

/// Names in one section or in several that share theirs: kept where they are plain and free.
struct RecordNames {
    private var taken: Set<String> = []
    /// The number to try next behind a name: a model may have the same name thousands of times.
    private var numbers: [String: Int] = [:]

    /// - Parameter fallback: what to make a name of where the id is not plain.
    mutating func name(_ id: String, fallback: String) -> String {
        var name = RecordNames.isPlain(id) ? id : RecordNames.plain(fallback)
        if name.isEmpty { name = "X" }
        let first = name
        while !taken.insert(name).inserted {
            let number = numbers[first, default: 2]
            numbers[first] = number + 1
            name = "\(first)-\(number)"
        }
        return name
    }

    private static func isPlain(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= 80 && id == plain(id)
    }

    /// Letters and digits of ASCII, with `-`, `_`, `.` between them; anything else becomes one `-`.
    static func plain(_ text: String) -> String {
        var name = ""
        for scalar in text.unicodeScalars where name.utf8.count < 80 {
            let isLetter = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            if isLetter || (!name.isEmpty && "-_.".unicodeScalars.contains(scalar)) {
                name.unicodeScalars.append(scalar)
            } else if !name.isEmpty, name.last != "-" {
                name += "-"
            }
        }
        while let last = name.last, "-_.".contains(last) { name.removeLast() }
        return name
    }
}
