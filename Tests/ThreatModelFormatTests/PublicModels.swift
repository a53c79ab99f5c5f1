import Foundation
import Kernel
import RiskManagement
import SharedCorpora
import ThreatModelFormat

/// The public example models of Threat Dragon and Open Threat Model.
enum PublicModels {
    static let folder = "threat-models/threat-dragon"

    /// Every file that is a model of either format, and what was read from it.
    static func all() throws -> [(name: String, result: ThreatModelReader.Result)] {
        let root = SharedCorpora.folder.appendingPathComponent(folder).path + "/"
        return try SharedCorpora.jsonFiles(folder).filter { !$0.path.contains("/schema/") }.map { file in
            let name = file.path.replacing(root, with: "")
            return (name, ThreatModelReader.read([UInt8](try Data(contentsOf: file)), file: name))
        }
    }

    /// A model with everything that the value has room for.
    static var full: ThreatModelDocument {
        var model = ThreatModelDocument(title: "架空のポンプ \"P\"")
        model.id = "pump-1"
        model.summary = "A\nB"
        model.owner = "QA"
        model.ownerContact = "qa@example.com"
        model.reviewer = "R"
        model.contributors = ["A", "B"]
        model.tags = ["t"]
        model.diagrams = [ThreatModelDocument.Diagram(id: "0", title: "D", method: "STRIDE", summary: "s")]
        for (index, kind) in ThreatModelDocument.Element.Kind.allCases.enumerated() {
            var element = ThreatModelDocument.Element(id: "E\(index)", name: "要素 \(index)", kind: kind)
            element.summary = "s"
            element.type = index == 0 ? "web-client" : nil
            element.tags = ["x"]
            element.processes = ["A1"]
            element.stores = ["A1"]
            element.parent = index == 2 ? "E1" : nil
            element.isOutOfScope = index == 0 ? true : nil
            element.outOfScopeReason = index == 0 ? "elsewhere" : nil
            element.providesAuthentication = false
            element.privilege = "low"
            element.isEncrypted = true
            element.isSigned = false
            element.isLog = true
            element.holdsCredentials = true
            element.places = [
                ThreatModelDocument.Place(diagram: "0", x: 10 + 200 * index, y: 20, width: 100, height: 50)
            ]
            model.elements.append(element)
        }
        model.boundaries = ["B1", "B2", "B3"].map { ThreatModelDocument.Boundary(id: $0, name: "境界 \($0)") }
        model.boundaries[0].encloses = ["E1", "E2"]
        model.boundaries[0].type = "internal"
        model.boundaries[0].trustRating = 12.5
        model.boundaries[1].encloses = ["E0", "E1"]
        model.boundaries[1].summary = "s"
        model.boundaries[2].isLine = true
        model.flows = [
            ThreatModelDocument.Flow(id: "F1", name: "流れ", from: "E0", to: "E1"),
            ThreatModelDocument.Flow(id: "F2", name: "", from: "E1", to: nil),
        ]
        model.flows[0].summary = "s"
        model.flows[0].tags = ["x"]
        model.flows[0].carries = ["A1"]
        model.flows[0].isBidirectional = true
        model.flows[0].protocolName = "TLS"
        model.flows[0].isEncrypted = true
        model.flows[0].isPublicNetwork = false
        model.flows[0].isOutOfScope = false
        model.flows[0].diagram = "0"
        model.assets = [ThreatModelDocument.Asset(id: "A1", name: "投与設定")]
        model.assets[0].confidentiality = 50
        model.assets[0].comment = "c"
        addThreats(to: &model)
        return model
    }

    private static func addThreats(to model: inout ThreatModelDocument) {
        typealias Occurrence = ThreatModelDocument.Occurrence
        typealias Measure = ThreatModelDocument.Measure
        model.threats = ["T1", "T2", "T3"].map { ThreatModelDocument.Threat(id: $0, title: "脅威 \($0)") }
        model.threats[0].summary = "s"
        model.threats[0].categories = ["Tampering", "Spoofing", "Own"]
        model.threats[0].method = "STRIDE"
        model.threats[0].weaknesses = ["CWE-79"]
        model.threats[0].tags = ["x"]
        model.threats[0].severity = "High"
        model.threats[0].likelihood = 33.3
        model.threats[0].likelihoodComment = "l"
        model.threats[0].impact = 100
        model.threats[0].impactComment = "i"
        model.threats[0].number = 3
        model.threats[0].score = "7.5"
        model.threats[0].occurrences = [
            Occurrence(subject: "B1", state: "Open"),
            Occurrence(
                subject: "E1", state: "mitigated",
                measures: [Measure(mitigation: "M1", state: "implemented"), Measure(mitigation: "M2")]),
            Occurrence(subject: "F1", state: nil, measures: [Measure(mitigation: "M1")]),
        ]
        model.threats[1].occurrences = [Occurrence(subject: "E2", state: "Accepted")]
        model.mitigations = ["M1", "M2"].map { ThreatModelDocument.Mitigation(id: $0, title: "対策 \($0)") }
        model.mitigations[0].summary = "s"
        model.mitigations[0].reduction = 50
    }
}
