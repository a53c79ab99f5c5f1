import DossierFormat
import Evidence
import Foundation
import Kernel
import LocatedYAML

/// A dossier in which one rule fires, and what to change so that it does not: `Twins/<rule>.yaml`.
///
/// Sections as in device.yaml; `computed` has records that other rooms compute, by kind; `fires` names the
/// record;
/// `twin` names one record and the field that becomes another value (no value: the field goes; no field: the
/// record goes).
struct TwinFile: CustomStringConvertible, Sendable {
    let rule: String
    let evidence: EvidenceSource
    let findings: [Finding]
    let fires: String
    let twin: (record: String, field: String?, value: EvidenceValue?)

    var description: String { rule }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Twins")

    static let all: [TwinFile] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map(TwinFile.init(named:))
    }()

    init(named name: String) {
        let bytes =
            (try? Data(contentsOf: TwinFile.folder.appendingPathComponent(name))).map { [UInt8]($0) } ?? []
        let (root, faults) = YAMLReader.read(bytes, file: name)
        guard let root, faults.isEmpty, let fires = root["fires"]?.text,
            let record = root["twin"]?["record"]?.text
        else { fatalError("\(name) lacks fires or twin, or cannot be read: \(faults)") }
        rule = String(name.dropLast(5))
        self.fires = fires
        twin = (record, root["twin"]?["field"]?.text, root["twin"]?["value"].map(TwinFile.value))
        let own = ["fires", "twin", "computed"]
        let text = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        var lines: [Substring] = []
        var isKept = true
        for line in text {
            if let first = line.first, first.isLetter {
                isKept = !own.contains { line.hasPrefix($0 + ":") }
            }
            lines.append(isKept ? line : "")
        }
        let identity = text.contains { $0.hasPrefix("identity:") } ? "" : TwinFile.identity
        let device = Array((lines.joined(separator: "\n") + "\n" + identity).utf8)
        let dossier = DossierReader.read(
            DossierFiles(
                device: [DossierFiles.File(path: "device.yaml", bytes: device)],
                company: DossierFiles.File(path: "../company.yaml", bytes: [])))
        findings = dossier.findings
        let computed = TwinFile.computed(root["computed"])
        evidence = dossier.evidence.adding(
            computed,
            vocabulary: TwinFile.vocabulary.filter { computed.map(\.kind).contains($0.key) })
    }

    /// The fields of every kind, the computed ones as the workflows fill them.
    private static let vocabulary = ExampleDossier.evidence(of: "thermometer")?.vocabulary ?? [:]

    private static let identity = """
        identity:
          id: twin
          name: 架空の機器
        """

    /// The twin differs by a yes or no.
    var isSilencedByFlag: Bool {
        if case .flag = twin.value { true } else { false }
    }

    /// The same records with the one change.
    var twinEvidence: EvidenceSource { evidence(twinValue: twin.value) }

    /// The same records with another value where the twin differs.
    func evidence(twinValue: EvidenceValue?) -> EvidenceSource {
        let records = evidence.everyRecord.compactMap { record -> EvidenceRecord? in
            guard record.path == twin.record else { return record }
            guard let field = twin.field else { return nil }
            var fields = record.fields
            fields[field] = twinValue
            return EvidenceRecord(
                kind: record.kind, id: record.id, path: record.path, origin: record.origin, fields: fields)
        }
        return EvidenceSource(
            records: records, sections: evidence.everySection, vocabulary: evidence.vocabulary)
    }

    private static func computed(_ node: YAMLNode?) -> [EvidenceRecord] {
        (node?.entries ?? []).flatMap { kind in
            (kind.value.entries ?? []).map { record in
                EvidenceRecord(
                    kind: RecordKind(kind.key), id: record.key, path: "\(kind.key)s/\(record.key)",
                    origin: record.keyOrigin,
                    fields: Dictionary(
                        uniqueKeysWithValues: (record.value.entries ?? []).map { ($0.key, value($0.value)) }))
            }
        }
    }

    private static func value(_ node: YAMLNode) -> EvidenceValue {
        if let items = node.items { return .list(items.map(value)) }
        let text = node.text ?? ""
        if text == "unknown" { return .unknown }
        if ["true", "false"].contains(text) { return .flag(text == "true") }
        if let number = Double(text) { return .number(number) }
        if let day = Day(text) { return .day(day) }
        return .text(text)
    }
}
