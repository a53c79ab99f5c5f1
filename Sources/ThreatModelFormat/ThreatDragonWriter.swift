import Kernel
import LocatedJSON
import RiskManagement

/// Writes models of Threat Dragon, version 2. What that has no place for is counted in the findings.
struct ThreatDragonWriter {
    private let document: ThreatModelDocument
    private let layout: DrawingLayout
    private var threats: [String: [(ThreatModelDocument.Threat, ThreatModelDocument.Occurrence)]] = [:]
    private let mitigations: [String: String]
    /// The elements as they are drawn.
    private let placed: [ThreatModelDocument.Element]

    init(_ document: ThreatModelDocument) {
        self.document = document
        let layout = DrawingLayout(document)
        self.layout = layout
        placed = document.elements.map { element in
            var placed = element
            placed.places = [layout.elements[element.id]].compactMap { $0 }
            return placed
        }
        mitigations = Dictionary(
            document.mitigations.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        for threat in document.threats {
            for occurrence in threat.occurrences {
                threats[occurrence.subject, default: []].append((threat, occurrence))
            }
        }
    }

    func value(_ findings: inout ModelFindings) -> JSONValue {
        countLeftOut(&findings)
        var summary = JSONMembersList()
        summary.put("title", document.title)
        summary.put("owner", document.owner)
        summary.put("description", document.summary)
        if let id = document.id {
            if let number = Int(id), number >= 0, String(number) == id {
                summary.put("id", .whole(number))
            } else if id.unicodeScalars.count >= 2 {
                summary.put("id", id)
            } else {
                findings.leaveOut("id")
            }
        }
        let contributors = document.contributors.map { JSONValue.object([("name", .text($0))]) }
        let top = layout.diagrams.compactMap { Int($0.id) }.max().map { $0 + 1 } ?? 0
        return .object([
            ("version", .text("2.3.0")), ("summary", summary.value),
            (
                "detail",
                .object([
                    ("contributors", .list(contributors)), ("diagrams", .list(layout.diagrams.map(diagram))),
                    ("diagramTop", .whole(top)), ("reviewer", .text(document.reviewer ?? "")),
                    ("threatTop", .whole(document.threats.compactMap(\.number).max() ?? 0)),
                ])
            ),
        ])
    }

    private func diagram(_ diagram: ThreatModelDocument.Diagram) -> JSONValue {
        let method = diagram.method ?? "Generic"
        var members = JSONMembersList()
        members.put("id", .whole(Int(diagram.id) ?? 0))
        members.put("title", diagram.title)
        members.put("description", diagram.summary)
        members.put("diagramType", method)
        members.put("thumbnail", "./public/content/images/thumbnail.\(method.lowercased()).jpg")
        members.put("version", "2.3.0")
        let isOnly = layout.diagrams.count == 1
        let first = layout.diagrams.first?.id
        func stands(_ place: String?) -> Bool { isOnly || (place ?? first) == diagram.id }
        let elements = document.elements.filter { stands(layout.elements[$0.id]?.diagram) }.map(element)
        let boundaries = document.boundaries.filter { stands(layout.boundaries[$0.id]?.diagram) }.map(
            boundary)
        let flows = document.flows.filter { stands(drawing(of: $0)) }.map(flow)
        members.put("cells", .list(elements + boundaries + flows))
        return members.value
    }

    /// The drawing that a flow says, or else that one of its ends stands in.
    private func drawing(of flow: ThreatModelDocument.Flow) -> String? {
        if let diagram = flow.diagram, layout.diagrams.contains(where: { $0.id == diagram }) {
            return diagram
        }
        return [flow.from, flow.to].compactMap { $0.flatMap { layout.elements[$0]?.diagram } }.first
    }

    // MARK: Cells

    /// Ids have at least two characters.
    private func cellID(_ id: String) -> String { id.unicodeScalars.count < 2 ? "id-\(id)" : id }

    private func place(_ place: ThreatModelDocument.Place, into members: inout JSONMembersList) {
        members.put("position", .object([("x", .whole(place.x)), ("y", .whole(place.y))]))
        members.put(
            "size",
            .object([
                ("width", .whole(max(10, place.width))), ("height", .whole(max(10, place.height))),
            ]))
    }

    private func element(_ element: ThreatModelDocument.Element) -> JSONValue {
        let (shape, type) =
            switch element.kind {
            case .party: ("actor", "tm.Actor")
            case .process: ("process", "tm.Process")
            case .store: ("store", "tm.Store")
            }
        var data = JSONMembersList()
        data.put("type", type)
        data.put("name", element.name)
        data.put("description", element.summary ?? "")
        data.put("outOfScope", element.isOutOfScope)
        data.put("reasonOutOfScope", element.outOfScopeReason)
        data.put("providesAuthentication", element.providesAuthentication)
        data.put("privilegeLevel", element.privilege)
        data.put("isEncrypted", element.isEncrypted)
        data.put("isSigned", element.isSigned)
        data.put("isALog", element.isLog)
        data.put("storesCredentials", element.holdsCredentials)
        let isOpen = threats(at: element.id, into: &data)
        var members = JSONMembersList()
        if let place = layout.elements[element.id] { self.place(place, into: &members) }
        let stroke: JSONValue = .object([
            ("stroke", .text(isOpen ? "red" : "#333333")), ("strokeWidth", .tenths(isOpen ? 25 : 15)),
            ("strokeDasharray", .text("0")),
        ])
        members.put(
            "attrs", .object([("text", .object([("text", .text(element.name))])), ("body", stroke)]))
        members.put("visible", true)
        members.put("shape", shape)
        members.put("zIndex", .whole(1))
        members.put("id", cellID(element.id))
        members.put("data", data)
        return members.value
    }

    private func boundary(_ boundary: ThreatModelDocument.Boundary) -> JSONValue {
        var data = JSONMembersList()
        data.put("type", boundary.isLine ? "tm.Boundary" : "tm.BoundaryBox")
        data.put("name", boundary.name)
        data.put("description", boundary.summary ?? "")
        data.put("isTrustBoundary", true)
        var drawn = boundary
        drawn.places = [layout.boundaries[boundary.id]].compactMap { $0 }
        // Where the drawing says something else than the model, the model's word stands beside it.
        if (boundary.isLine ? [] : ThreatDragonReader.inside(drawn, placed)) != boundary.encloses {
            data.put("encloses", boundary.encloses.isEmpty ? ["-"] : boundary.encloses.map(cellID))
        }
        _ = threats(at: boundary.id, into: &data)
        var members = JSONMembersList()
        if boundary.isLine {
            let line = layout.boundaries[boundary.id]
            let (x, y) = (line?.x ?? 0, line?.y ?? 0)
            members.put("shape", "trust-boundary-curve")
            members.put("source", .object([("x", .whole(x)), ("y", .whole(y))]))
            let (width, height) = (line?.width ?? 0, line?.height ?? 0)
            members.put("target", .object([("x", .whole(x + width)), ("y", .whole(y + height))]))
            members.put("connector", "smooth")
            let none = JSONValue.object([("name", .text(""))])
            members.put(
                "attrs", .object([("line", .object([("targetMarker", none), ("sourceMarker", none)]))]))
        } else if let place = drawn.places.first {
            self.place(place, into: &members)
            members.put("shape", "trust-boundary-box")
            members.put(
                "attrs", .object([("label", .object([("text", .text(boundary.name))]))]))
        }
        members.put("visible", true)
        members.put("zIndex", .whole(-1))
        members.put("id", cellID(boundary.id))
        members.put("data", data)
        return members.value
    }

    private func flow(_ flow: ThreatModelDocument.Flow) -> JSONValue {
        var data = JSONMembersList()
        data.put("type", "tm.Flow")
        data.put("name", flow.name)
        data.put("description", flow.summary ?? "")
        data.put("outOfScope", flow.isOutOfScope)
        data.put("reasonOutOfScope", flow.outOfScopeReason)
        data.put("isBidirectional", flow.isBidirectional)
        data.put("isEncrypted", flow.isEncrypted)
        data.put("isPublicNetwork", flow.isPublicNetwork)
        data.put("protocol", flow.protocolName)
        let isOpen = threats(at: flow.id, into: &data)
        func end(_ id: String?, x: Int) -> JSONValue {
            id.map { .object([("cell", .text(cellID($0)))]) }
                ?? .object([("x", .whole(x)), ("y", .whole(20))])
        }
        func marker(_ isArrow: Bool) -> JSONValue { .object([("name", .text(isArrow ? "block" : ""))]) }
        let line: [(String, JSONValue)] = [
            ("stroke", .text(isOpen ? "red" : "#333333")), ("targetMarker", marker(true)),
            ("sourceMarker", marker(flow.isBidirectional == true)), ("strokeDasharray", .text("0")),
        ]
        return .object([
            ("shape", .text("flow")), ("attrs", .object([("line", .object(line))])), ("width", .whole(200)),
            ("height", .whole(100)), ("zIndex", .whole(10)), ("connector", .text("smooth")),
            ("labels", .list([.text(flow.name)])), ("vertices", .list([])),
            ("source", end(flow.from, x: 20)), ("target", end(flow.to, x: 220)),
            ("id", .text(cellID(flow.id))), ("data", data.value),
        ])
    }

    // MARK: Threats

    /// Puts the threats at a cell into its data; whether one of them is open.
    private func threats(at subject: String, into data: inout JSONMembersList) -> Bool {
        let all = threats[subject] ?? []
        let isOpen = all.contains { $1.disposition == nil || $1.disposition == "open" }
        data.put("hasOpenThreats", isOpen)
        data.put("threats", .list(all.map(threat)))
        return isOpen
    }

    private func threat(
        _ threat: ThreatModelDocument.Threat, _ occurrence: ThreatModelDocument.Occurrence
    ) -> JSONValue {
        let words = occurrence.measures.map { mitigations[$0.mitigation] ?? $0.mitigation }
        var members = JSONMembersList()
        members.put("id", threat.id)
        members.put("title", threat.title)
        members.put("status", ThreatDragonWriter.status(of: occurrence))
        members.put("severity", threat.severity ?? "TBD")
        members.put("type", ThreatDragonWriter.type(of: threat))
        members.put("description", threat.summary ?? "")
        members.put("mitigation", words.joined(separator: "\n"))
        members.put("modelType", threat.method)
        if let number = threat.number { members.put("number", .whole(number)) }
        members.put("score", threat.score)
        return members.value
    }

    /// The one category that a threat has here: the first that STRIDE knows.
    private static func type(of threat: ThreatModelDocument.Threat) -> String {
        threat.categories.first { Stride.ofCategory($0) != nil } ?? threat.categories.first ?? ""
    }

    /// The state in the tool's words; its own words stay as they are, what is not known is open.
    private static func status(of occurrence: ThreatModelDocument.Occurrence) -> String {
        let own = [
            "open", "mitigated", "na", "notapplicable", "accepted", "transferred", "avoided", "eliminated",
        ]
        if let state = occurrence.state, own.contains(state.lowercased().filter(\.isLetter)) { return state }
        switch occurrence.disposition {
        case "treated": return "Mitigated"
        case "accepted": return "Accepted"
        case "not_applicable": return "NotApplicable"
        default: return "Open"
        }
    }

    // MARK: What has no place

    private func countLeftOut(_ findings: inout ModelFindings) {
        func count(_ name: String, _ count: Int) { findings.leaveOut(name, count: count) }
        count("ownerContact", document.ownerContact == nil ? 0 : 1)
        count("tags", document.tags.count)
        count("assets", document.assets.count)
        count("elements.type", document.elements.count { $0.type != nil })
        count("elements.parent", document.elements.count { $0.parent != nil })
        count("elements.tags", document.elements.count { !$0.tags.isEmpty })
        count("elements.assets", document.elements.count { !$0.processes.isEmpty || !$0.stores.isEmpty })
        count("boundaries.type", document.boundaries.count { $0.type != nil })
        count("boundaries.parent", document.boundaries.count { $0.parent != nil })
        count("boundaries.trustRating", document.boundaries.count { $0.trustRating != nil })
        count("flows.tags", document.flows.count { !$0.tags.isEmpty })
        count("flows.assets", document.flows.count { !$0.carries.isEmpty })
        count("threats.categories", document.threats.count { $0.categories.count > 1 })
        count("threats.cwes", document.threats.count { !$0.weaknesses.isEmpty })
        count("threats.tags", document.threats.count { !$0.tags.isEmpty })
        count("threats.risk", document.threats.count { $0.likelihood != nil || $0.impact != nil })
        count("threats at nothing", document.threats.count { $0.occurrences.isEmpty })
        let measures = document.threats.flatMap(\.occurrences).flatMap(\.measures)
        count("mitigations.state", measures.count { $0.state != nil })
        count("mitigations.description", document.mitigations.count { $0.summary != nil })
        count("mitigations.riskReduction", document.mitigations.count { $0.reduction != nil })
        let used = Set(measures.map(\.mitigation))
        count("mitigations of nothing", document.mitigations.count { !used.contains($0.id) })
        if !layout.isDrawn {
            count("places", document.elements.count { !$0.places.isEmpty })
            count("diagrams", max(0, document.diagrams.count - 1))
        }
    }
}
