import Evidence
import Kernel
import LocatedYAML
import Requirements
import SupportLifecycle

/// Reads the files of a dossier into records, reporting every fault of every file at once.
public struct DossierReader {
    private let schema = Schema.current
    private var values = ValueReader()
    private var findings: [Finding] = []
    private var records: [EvidenceRecord] = []
    private var sections: [RecordKind: EvidenceSource.Section] = [:]
    private var idOrigins: [String: [String: Origin]] = [:]
    private var facts: [SupportFactFile] = []

    private init() {}

    /// The dossier of these files. Its findings are sorted by place.
    public static func read(_ files: DossierFiles) -> Dossier {
        var reader = DossierReader()
        reader.readAll(files)
        reader.checkReferences()
        reader.checkSharedIDs()
        let evidence = EvidenceSource(
            records: reader.records, sections: reader.sections, vocabulary: Schema.current.vocabulary)
        var decoder = DecisionDecoder()
        let decisions = decoder.decisions(evidence.records("exploitability_decision"))
        var threats = ThreatDecisionDecoder()
        let threatDecisions = threats.decisions(evidence.records("threat_decision"))
        var tests = TestEvidenceDecoder()
        let testRuns = tests.runs(evidence.records("test_run"))
        let faults =
            reader.findings + reader.values.findings + decoder.findings + threats.findings
            + tests.findings
        let device = DeviceDecoder(evidence: evidence)
        return Dossier(
            evidence: evidence, device: device.device(), companyName: device.companyName(),
            support: device.support(), units: device.units(), identities: device.identities(),
            supportFacts: reader.facts, decisions: decisions, threatDecisions: threatDecisions,
            testRuns: testRuns, findings: faults.sorted())
    }

    // MARK: Files

    private mutating func readAll(_ files: DossierFiles) {
        let company = files.company?.path ?? "../company.yaml"
        for section in schema.everySection {
            let file = section.file == "company.yaml" ? company : section.file
            sections[section.kind] = EvidenceSource.Section(
                name: section.name, origin: Origin(file: file), isWritten: false)
        }
        for file in files.device { read(file, among: schema.device, others: schema.company) }
        if !files.device.contains(where: { $0.path == "device.yaml" }) {
            fault(
                "missing-file", Origin(file: "device.yaml"), ja: "device.yaml がありません",
                en: "there is no device.yaml")
        } else if records.allSatisfy({ $0.kind != "product" }), findings.isEmpty {
            fault(
                "missing-section", Origin(file: "device.yaml"), ja: "identity（機器の識別）がありません",
                en: "identity is missing")
        }
        if let company = files.company {
            read(company, among: schema.company, others: schema.device)
        } else {
            findings.append(
                Finding(
                    .warning, "no-company-file",
                    LocalizedText(
                        ja: "上の階層に company.yaml がありません。会社の記録はないものとして扱います",
                        en: "no company.yaml in the folders above; the company counts as having no records"),
                    at: Origin(file: company)))
        }
        for file in files.judgements { readDecision(file, schema.judgement) }
        for file in files.decisions { readDecision(file, schema.exploitability) }
        for file in files.threatDecisions { readDecision(file, schema.threatDecision) }
        for file in files.testRuns { readDecision(file, schema.testRun) }
        if let units = files.units { readUnits(units) }
        if let identities = files.identities { read(identities, among: [schema.identities], others: []) }
        for file in files.facts {
            let (read, faults) = SupportFactsReader.read(file)
            findings += faults
            if let read { facts.append(read) }
        }
        for name in files.unread {
            let nearest = NearestName.of(name, among: Schema.deviceFiles)
            findings.append(
                Finding(
                    .warning, "unread-file",
                    LocalizedText(
                        ja: "このファイルは読まれません" + (nearest.map { "。\($0) ではありませんか" } ?? ""),
                        en: "this file is not read" + (nearest.map { "; did you mean \($0)?" } ?? "")),
                    at: Origin(file: name)))
        }
    }

    private mutating func read(
        _ file: DossierFiles.File, among schemas: [SectionSchema], others: [SectionSchema]
    ) {
        let (root, faults) = YAMLReader.read(file.bytes, file: file.path)
        findings += faults
        guard let root, !root.isNull else { return }
        guard let entries = root.entries else {
            fault(
                "wrong-type", root.origin, ja: "ファイルの一番外側は「節の名: …」の並びです",
                en: "a file is a mapping of section names at its top")
            return
        }
        for entry in entries {
            guard let section = schemas.first(where: { $0.name == entry.key }) else {
                if let other = others.first(where: { $0.name == entry.key }) {
                    fault(
                        "wrong-file", entry.keyOrigin, ja: "「\(entry.key)」は \(other.file) に書きます",
                        en: "\"\(entry.key)\" belongs in \(other.file)")
                } else {
                    values.unknownKey(entry.key, at: entry.keyOrigin, among: schemas.map(\.name))
                }
                continue
            }
            read(section, entry, file: file.path)
        }
    }

    private mutating func read(_ section: SectionSchema, _ entry: YAMLNode.Entry, file: String) {
        if let earlier = sections[section.kind], earlier.isWritten {
            fault(
                "duplicate-section", entry.keyOrigin,
                ja: "「\(section.name)」は \(earlier.origin) にもあります",
                en: "\"\(section.name)\" is also in \(earlier.origin)")
            return
        }
        if file != section.file, file != "device.yaml", section.file.hasSuffix(".yaml"),
            !file.hasSuffix("company.yaml"), !file.hasSuffix("identities.yaml")
        {
            fault(
                "wrong-file", entry.keyOrigin, ja: "「\(section.name)」は \(section.file) か device.yaml に書きます",
                en: "\"\(section.name)\" belongs in \(section.file) or device.yaml")
        }
        sections[section.kind] = EvidenceSource.Section(
            name: section.name, origin: entry.keyOrigin, isWritten: true)
        if section.isOnce {
            guard !entry.value.isNull else { return }
            append(entry.value, section, id: nil, path: section.name, origin: entry.keyOrigin)
            return
        }
        guard !entry.value.isNull else { return }
        guard let rows = entry.value.entries else {
            fault(
                "wrong-type", entry.value.origin, ja: "「\(section.name)」は「id: 記録」の並びです",
                en: "\"\(section.name)\" is a mapping of ids to records")
            return
        }
        for row in rows {
            idOrigins[section.name, default: [:]][row.key] = row.keyOrigin
            append(row.value, section, id: row.key, path: "\(section.name)/\(row.key)", origin: row.keyOrigin)
        }
    }

    private mutating func append(
        _ node: YAMLNode, _ section: SectionSchema, id: String?, path: String, origin: Origin
    ) {
        let (fields, origins) = values.fields(of: node, section.fields, path: path)
        var ownID = id
        if section.kind == "product", case .text(let text) = fields["id"] { ownID = text }
        records.append(
            EvidenceRecord(
                kind: section.kind, id: ownID, path: path, origin: origin, fields: fields,
                fieldOrigins: origins))
    }

    /// A file that holds one record, named after it.
    private mutating func readDecision(_ file: DossierFiles.File, _ section: SectionSchema) {
        let (root, faults) = YAMLReader.read(file.bytes, file: file.path)
        findings += faults
        guard let root, !root.isNull else { return }
        let name = String(file.path.split(separator: "/").last ?? "").split(separator: ".").dropLast()
        let id = name.joined(separator: ".")
        sections[section.kind] = EvidenceSource.Section(
            name: section.name, origin: Origin(file: section.file), isWritten: true)
        idOrigins[section.name, default: [:]][id] = root.origin
        append(root, section, id: id, path: "\(section.name)/\(id)", origin: root.origin)
    }

    private mutating func readUnits(_ file: DossierFiles.File) {
        let units = UnitsReader.read(file)
        findings += units.findings
        values.check(units.references)
        guard let section = schema.everySection.first(where: { $0.kind == "installed_unit" }) else { return }
        if sections[section.kind]?.isWritten != true {
            sections[section.kind] = EvidenceSource.Section(
                name: section.name, origin: Origin(file: file.path), isWritten: true)
        }
        for record in units.records {
            let id = record.id ?? ""
            if let first = idOrigins[section.name]?[id] {
                fault(
                    "duplicate-id", record.origin, ja: "製造番号「\(id)」は \(first) にもあります",
                    en: "serial number \"\(id)\" is also at \(first)")
                continue
            }
            idOrigins[section.name, default: [:]][id] = record.origin
            records.append(record)
        }
    }

    // MARK: Checks over all files

    private mutating func checkReferences() {
        var dangling = 0
        for reference in values.references {
            let isKnown = reference.sections.contains { idOrigins[$0]?[reference.id] != nil }
            if isKnown { continue }
            // A file with thousands of faults gets a likely name for the first ones only.
            dangling += 1
            let known =
                dangling > 200 ? [] : reference.sections.flatMap { idOrigins[$0]?.keys.sorted() ?? [] }
            let nearest = NearestName.of(reference.id, among: known)
            let names = reference.sections.joined(separator: ", ")
            fault(
                "dangling-reference", reference.origin,
                ja: "「\(reference.id)」は \(names) にありません" + (nearest.map { "。「\($0)」ではありませんか" } ?? ""),
                en: "\"\(reference.id)\" is not among \(names)"
                    + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
        }
    }

    /// Where one field may refer to several sections, an id must not stand in two of them.
    private mutating func checkSharedIDs() {
        let groups = [
            ["assets", "essential_functions", "interfaces", "connections", "data_flows"],
            ["assets", "software"], ["essential_functions", "software"],
            ["incidents", "vuln_reports"],
        ]
        for group in groups {
            var first: [String: String] = [:]
            for section in group {
                for (id, origin) in (idOrigins[section] ?? [:]).sorted(by: { $0.key < $1.key }) {
                    if let other = first[id] {
                        fault(
                            "duplicate-id", origin, ja: "「\(id)」は \(other) でも使われています",
                            en: "\"\(id)\" is also used in \(other)")
                    } else {
                        first[id] = section
                    }
                }
            }
        }
    }

    private mutating func fault(_ code: String, _ origin: Origin, ja: String, en: String) {
        findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
    }
}
