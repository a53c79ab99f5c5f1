import Evidence
import EmbeddedData
import Kernel
import LocatedYAML
import Requirements

/// Reads catalogues of demands from their files.
public enum CatalogueReader {
    /// The catalogues carried in the binary, the guidance first.
    public static let bundled: [Catalogue] = (0..<embedded_file_count()).compactMap { index in
        let file = embedded_file_at(index)
        let name = String(cString: file.name)
        guard name.hasPrefix("catalogue/") else { return nil }
        let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        let (catalogue, findings) = read(bytes, file: name)
        guard let catalogue, findings.isEmpty else {
            preconditionFailure("The bundled \(name) cannot be read: \(findings)")
        }
        return catalogue
    }

    /// The demands, as `catalogue/demand`, that the tests show a rule deciding both ways from records alone.
    /// The table is written by the tests (`make tables`) and carried in the binary.
    public static let decidedByRule: Set<String> = {
        for index in 0..<embedded_file_count() {
            let file = embedded_file_at(index)
            guard String(cString: file.name) == "tables/decided-by-rule.txt" else { continue }
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            return Set(lines.filter { !$0.hasPrefix("#") }.map(String.init))
        }
        return []
    }()

    /// A catalogue, with a finding for each thing in it that is missing or not known.
    public static func read(_ bytes: [UInt8], file: String) -> (catalogue: Catalogue?, findings: [Finding]) {
        let (root, faults) = YAMLReader.read(bytes, file: file)
        guard let root, faults.isEmpty else { return (nil, faults) }
        var reading = Reading(findings: [])
        guard let head = root["catalogue"], let id = reading.text(head, "id"),
            let edition = reading.text(head, "edition"), let title = head["title"],
            let rows = root["requirements"]?.entries
        else {
            reading.add(
                root.origin, ja: "catalogue か requirements がありません", en: "catalogue or requirements is missing"
            )
            return (nil, reading.findings)
        }
        let requirements = rows.compactMap { reading.requirement($0, catalogue: ID(id)) }
        let catalogue = Catalogue(
            id: ID(id), edition: edition, title: reading.localized(title) ?? LocalizedText(same: id),
            requirements: requirements)
        return (catalogue, reading.findings)
    }

    private struct Reading {
        var findings: [Finding]

        mutating func add(_ origin: Origin, ja: String, en: String) {
            findings.append(Finding(.error, "catalogue", LocalizedText(ja: ja, en: en), at: origin))
        }

        mutating func text(_ node: YAMLNode, _ key: String) -> String? {
            if let text = node[key]?.text { return text }
            add(node.origin, ja: "\(key) がありません", en: "\(key) is missing")
            return nil
        }

        mutating func localized(_ node: YAMLNode) -> LocalizedText? {
            guard let ja = text(node, "ja"), let en = text(node, "en") else { return nil }
            return LocalizedText(ja: ja, en: en)
        }

        mutating func requirement(_ entry: YAMLNode.Entry, catalogue: ID<Catalogue>) -> Requirement? {
            let node = entry.value
            guard let section = text(node, "section"), let words = localized(node),
                let modality = text(node, "modality"), let decidable = text(node, "decidable")
            else { return nil }
            guard let modality = Requirement.Modality(rawValue: modality),
                let decidability = Requirement.Decidability(rawValue: decidable)
            else {
                add(
                    node.origin, ja: "\(entry.key)：modality か decidable の値が誤りです",
                    en: "\(entry.key): modality or decidable has a value that does not exist")
                return nil
            }
            return Requirement(
                id: ID(entry.key), catalogue: catalogue, section: section,
                actors: (node["actors"]?.items ?? []).compactMap(\.text), modality: modality,
                phase: node["phase"]?.text ?? "both", text: words,
                evidence: (node["evidence"]?.items ?? []).compactMap(\.text),
                rule: node["rule"]?.text.map { ID($0) },
                mapped: (node["mapped"]?.items ?? []).compactMap { $0.text.map { ID($0) } },
                decides: node["decides"]?.text ?? "",
                decidability: decidability,
                isDerived: node["derived"]?.text == "true", today: node["today"]?.text ?? "",
                origin: entry.keyOrigin)
        }
    }
}
