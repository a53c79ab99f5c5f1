import Kernel
import LocatedJSON
import LocatedYAML
import RiskManagement

/// The formats in which threat models are exchanged.
public enum ThreatModelFormat: String, Sendable, CaseIterable {
    /// Open Threat Model, 0.1 and 0.2.
    case otm
    /// OWASP Threat Dragon, 1 and 2; it is written in 2.
    case threatDragon = "threat-dragon"
}

/// The door: a threat model as Open Threat Model (JSON, YAML) or Threat Dragon (JSON), found from its
/// content.
public enum ThreatModelReader {
    /// How large a file may be.
    public static let bytesMax = 32 << 20
    /// How many elements, boundaries, flows, assets and threats a model may have in all.
    public static let thingsMax = 20_000
    /// How often an element may stand in a boundary, in all: a small drawing can have each in each.
    static let enclosuresMax = 1_000_000

    /// What was read.
    public struct Result: Sendable {
        /// Nil when the file cannot be read; the findings say why.
        public let document: ThreatModelDocument?
        public let format: ThreatModelFormat?
        /// Sorted by place; the last word on what has no place in the value is a count.
        public let findings: [Finding]
    }

    /// - Parameter file: the name to use in places.
    public static func read(_ bytes: [UInt8], file: String) -> Result {
        var findings = ModelFindings(file: file)
        guard let root = tree(bytes, &findings)?.root else {
            return Result(document: nil, format: nil, findings: findings.sorted)
        }
        let format: ThreatModelFormat?
        var document: ThreatModelDocument?
        if root["otmVersion"] != nil {
            format = .otm
            document = OTMReader.read(root, &findings)
        } else if root["summary"]?.kind == .object, root["detail"]?.kind == .object {
            format = .threatDragon
            document = ThreatDragonReader.read(root, &findings)
        } else {
            format = nil
            findings.add(
                .error, "unknown-format", at: root.origin,
                ja: "Open Threat Model（otmVersion）でも Threat Dragon（summary と detail）でもありません",
                en: "neither Open Threat Model (otmVersion) nor Threat Dragon (summary and detail)")
        }
        if let read = document, read.thingCount > thingsMax || read.enclosureCount > enclosuresMax {
            findings.add(
                .error, "too-many-values", at: Origin(file: file),
                ja: "モデルが大きすぎます（要素・境界・流れ・守るもの・脅威を合わせて \(thingsMax) 個、"
                    + "境界に入る要素は延べ \(enclosuresMax) 個まで）",
                en: "the model is too large (at most \(thingsMax) elements, boundaries, flows, assets and "
                    + "threats together, and \(enclosuresMax) times an element in a boundary)")
            document = nil
        }
        return Result(document: document, format: format, findings: findings.sorted)
    }

    private static func tree(_ bytes: [UInt8], _ findings: inout ModelFindings) -> JSONTree? {
        let file = findings.file
        let first = bytes.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains($0) }
        if first == UInt8(ascii: "{") {
            let limits = JSONReader.Limits(bytesMax: bytesMax, depthMax: 64, countMax: 4_000_000)
            let (tree, faults) = JSONReader.read(bytes, file: file, limits: limits)
            findings.take(faults)
            return tree
        }
        let (root, faults) = YAMLReader.read(bytes, file: file)
        findings.take(faults)
        if let root { return YAMLTree.tree(of: root, bytes, file: file) }
        if faults.isEmpty {
            findings.add(
                .error, "empty-file", at: Origin(file: file), ja: "中身がありません", en: "the file is empty")
        }
        return nil
    }
}

extension ThreatModelDocument {
    /// How often an element stands in a boundary.
    var enclosureCount: Int { boundaries.reduce(0) { $0 + $1.encloses.count } }

    /// How many things it has that cost time.
    var thingCount: Int {
        elements.count + boundaries.count + flows.count + assets.count + mitigations.count
            + threats.reduce(0) { $0 + 1 + $1.occurrences.count }
    }
}
