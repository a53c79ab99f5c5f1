import Evidence
import Kernel

/// Makes the neutral threat model of a dossier's records, with the threats that people wrote and those that
/// rules propose.
public enum ThreatModelExport {
    /// - Parameters:
    ///   - language: in which names and titles are told.
    ///   - proposals: threats that rules propose and that nobody has taken up.
    public static func document(
        _ evidence: EvidenceSource, in language: Language, proposals: [ThreatProposal] = []
    ) -> ThreatModelDocument {
        var export = Export(evidence: evidence, language: language)
        export.elements()
        export.boundaries()
        export.assets()
        export.flows()
        export.controls()
        export.threats()
        export.add(proposals)
        return export.document
    }

    private struct Export {
        let evidence: EvidenceSource
        let language: Language
        var document: ThreatModelDocument
        /// The subjects that a record stands for: itself, or the constituent that it is of.
        private var subjects: [String: String] = [:]
        private var assetIDs: [String: String] = [:]
        private var taken: Set<String> = []

        init(evidence: EvidenceSource, language: Language) {
            self.evidence = evidence
            self.language = language
            let product = evidence.records("product").first
            document = ThreatModelDocument(
                title: product?.words("name")?[language] ?? product?.id ?? "")
            document.id = product?.id
        }

        private func name(_ record: EvidenceRecord, _ field: String = "name") -> String {
            record.words(field)?[language] ?? record.id ?? ""
        }

        /// The id, with the section before it where another section has it too.
        private mutating func id(_ record: EvidenceRecord) -> String {
            let own = record.id ?? record.path
            let id = taken.insert(own).inserted ? own : record.path
            taken.insert(id)
            subjects[record.path] = id
            return id
        }

        mutating func elements() {
            for record in evidence.records("product_component") {
                var element = ThreatModelDocument.Element(id: id(record), name: name(record), kind: .process)
                element.type = record.text("kind")
                if let reason = record.words("exclusion_rationale") {
                    element.isOutOfScope = true
                    element.outOfScopeReason = reason[language]
                }
                document.elements.append(element)
            }
            for record in evidence.records("external_party") {
                var element = ThreatModelDocument.Element(id: id(record), name: name(record), kind: .party)
                element.type = record.text("kind")
                document.elements.append(element)
            }
            for kind: RecordKind in ["interface", "connection"] {
                for record in evidence.records(kind) {
                    let interface =
                        kind == "interface"
                        ? record : record.text("interface").flatMap { evidence.record("interface", id: $0) }
                    subjects[record.path] = interface?.text("constituent")
                }
            }
        }

        mutating func boundaries() {
            for record in evidence.records("trust_boundary") {
                var boundary = ThreatModelDocument.Boundary(id: id(record), name: name(record))
                boundary.type = record.text("kind")
                let inside = Set(record.texts("encloses"))
                boundary.encloses = document.elements.map(\.id).filter(inside.contains)
                document.boundaries.append(boundary)
            }
        }

        mutating func assets() {
            let indexes = Dictionary(
                document.elements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
            let needs: [String: Double] = ["none": 0, "low": 25, "medium": 50, "high": 100]
            for record in evidence.records("asset") {
                var asset = ThreatModelDocument.Asset(id: id(record), name: name(record))
                assetIDs[record.id ?? ""] = asset.id
                asset.confidentiality = record.text("c_need").flatMap { needs[$0] }
                asset.integrity = record.text("i_need").flatMap { needs[$0] }
                asset.availability = record.text("a_need").flatMap { needs[$0] }
                document.assets.append(asset)
                // Threats stand at what holds it.
                subjects[record.path] = record.text("constituent")
                guard let constituent = record.text("constituent"),
                    let index = indexes[constituent]
                else { continue }
                document.elements[index].stores.append(asset.id)
            }
        }

        mutating func flows() {
            var known = Set(document.elements.map(\.id))
            for record in evidence.records("data_flow") {
                let ends = [record.text("from"), record.text("to")]
                for end in ends.compactMap({ $0 }) where known.insert(end).inserted {
                    // A party that only the flow names.
                    taken.insert(end)
                    document.elements.append(
                        ThreatModelDocument.Element(id: end, name: end, kind: .party))
                }
                var flow = ThreatModelDocument.Flow(
                    id: id(record), name: name(record), from: ends[0], to: ends[1])
                flow.protocolName = record.text("protocol")
                flow.isEncrypted = record.flag("encrypted")
                flow.carries = record.texts("carries").compactMap { assetIDs[$0] }
                document.flows.append(flow)
            }
        }

        mutating func controls() {
            for record in evidence.records("control") {
                document.mitigations.append(
                    ThreatModelDocument.Mitigation(id: record.id ?? record.path, title: name(record, "title"))
                )
            }
        }

        mutating func threats() {
            var measures: [String: [ThreatModelDocument.Measure]] = [:]
            for risk in evidence.records("risk") {
                for threat in risk.texts("threats") {
                    measures[threat, default: []] += risk.texts("controls").map { control in
                        let record = evidence.record("control", id: control)
                        return ThreatModelDocument.Measure(mitigation: control, state: record?.text("status"))
                    }
                }
            }
            for record in evidence.records("threat") {
                var threat = ThreatModelDocument.Threat(
                    id: record.id ?? record.path, title: name(record, "title"))
                threat.summary = record.words("rationale")?[language]
                threat.categories = record.texts("stride").compactMap { Stride(rawValue: $0)?.name.en }
                threat.method = threat.categories.isEmpty ? nil : "STRIDE"
                threat.weaknesses = record.texts("references").filter { $0.hasPrefix("CWE-") }
                var seen: Set<String> = []
                for section in ["data_flows", "constituents", "interfaces", "connections"] {
                    for id in record.texts(section) {
                        guard let subject = subjects["\(section)/\(id)"], seen.insert(subject).inserted else {
                            continue
                        }
                        threat.occurrences.append(
                            ThreatModelDocument.Occurrence(
                                subject: subject, state: Export.state(record.text("disposition")),
                                measures: unique(measures[threat.id] ?? [])))
                    }
                }
                document.threats.append(threat)
            }
        }

        private func unique(_ measures: [ThreatModelDocument.Measure]) -> [ThreatModelDocument.Measure] {
            var seen: Set<String> = []
            return measures.filter { seen.insert($0.mitigation).inserted }
        }

        mutating func add(_ proposals: [ThreatProposal]) {
            for proposal in proposals {
                var threat = ThreatModelDocument.Threat(
                    id: proposal.id.text, title: proposal.rule.title[language])
                threat.summary = proposal.rule.reason[language]
                threat.categories = proposal.rule.stride.map(\.name.en)
                threat.method = "STRIDE"
                threat.weaknesses = proposal.rule.references.map(\.description).filter {
                    $0.hasPrefix("CWE-")
                }
                if let subject = subjects[proposal.subject] {
                    threat.occurrences = [ThreatModelDocument.Occurrence(subject: subject, state: "Open")]
                }
                document.threats.append(threat)
            }
        }

        /// The word of the record in the words of drawing tools; open where nobody has decided.
        private static func state(_ disposition: String?) -> String {
            switch disposition {
            case "treated": "Mitigated"
            case "accepted": "Accepted"
            case "not_applicable": "NotApplicable"
            default: "Open"
            }
        }
    }
}
