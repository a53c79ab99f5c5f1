import Kernel
import LocatedJSON
import RiskManagement

/// Writes Open Threat Model 0.2. Nothing is left out: what the format has no field for stands in
/// `attributes`, and so does which of its required numbers nobody has stated.
struct OTMWriter {
    private let document: ThreatModelDocument
    private let boundaries: [String: ThreatModelDocument.Boundary]
    private let elements: [String: ThreatModelDocument.Element]
    /// The boundaries that enclose an element, the one with the fewest elements first.
    private var zones: [String: [String]] = [:]
    private var threats: [String: [(threat: String, occurrence: ThreatModelDocument.Occurrence)]] = [:]
    /// What the format has threats at: components and flows.
    private let hosts: Set<String>
    /// Stands for the outside of all boundaries, since each component has to stand in something.
    private let outside: String

    init(_ document: ThreatModelDocument) {
        self.document = document
        boundaries = Dictionary(
            document.boundaries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        elements = Dictionary(document.elements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        hosts = Set(document.elements.map(\.id) + document.flows.map(\.id))
        for boundary in document.boundaries.sorted(by: { $0.encloses.count < $1.encloses.count }) {
            for element in boundary.encloses { zones[element, default: []].append(boundary.id) }
        }
        for threat in document.threats {
            for occurrence in threat.occurrences {
                threats[occurrence.subject, default: []].append((threat.id, occurrence))
            }
        }
        var name = "outside"
        while boundaries[name] != nil || elements[name] != nil { name += "-" }
        outside = name
    }

    func value() -> JSONValue {
        var project = JSONMembersList()
        project.put("name", document.title)
        project.put("id", document.id ?? "model")
        project.put("description", document.summary)
        project.put("owner", document.owner)
        project.put("ownerContact", document.ownerContact)
        project.put("tags", document.tags)
        var more = unstated(document.id == nil ? ["id"] : [])
        more.put("reviewer", document.reviewer)
        more.put("contributors", document.contributors)
        project.put("attributes", more)
        let components = document.elements.map(component)
        let needsOutside = document.elements.contains { zones[$0.id] == nil && $0.parent == nil }
        return .object([
            ("otmVersion", .text("0.2.0")), ("project", project.value),
            ("representations", .list(document.diagrams.map(diagram))),
            ("assets", .list(document.assets.map(asset))),
            ("trustZones", .list(document.boundaries.map(zone) + (needsOutside ? [implicitZone] : []))),
            ("components", .list(components)), ("dataflows", .list(document.flows.map(flow))),
            ("threats", .list(document.threats.map(threat))),
            ("mitigations", .list(document.mitigations.map(mitigation))),
        ])
    }

    private func diagram(_ diagram: ThreatModelDocument.Diagram) -> JSONValue {
        var members = JSONMembersList()
        members.put("name", diagram.title)
        members.put("id", diagram.id)
        members.put("type", "diagram")
        members.put("description", diagram.summary)
        var more = JSONMembersList()
        more.put("diagramType", diagram.method)
        members.put("attributes", more)
        return members.value
    }

    private func asset(_ asset: ThreatModelDocument.Asset) -> JSONValue {
        var members = JSONMembersList()
        members.put("name", asset.name)
        members.put("id", asset.id)
        members.put("description", asset.summary)
        let needs = [
            ("confidentiality", asset.confidentiality), ("integrity", asset.integrity),
            ("availability", asset.availability),
        ]
        var risk = JSONMembersList()
        for (key, need) in needs { risk.put(key, need ?? 0) }
        risk.put("comment", asset.comment)
        members.put("risk", risk)
        members.put("attributes", unstated(needs.filter { $0.1 == nil }.map(\.0)))
        return members.value
    }

    /// Names what the format requires and nobody has stated.
    private func unstated(_ keys: [String]) -> JSONMembersList {
        var members = JSONMembersList()
        members.put("unstated", keys)
        return members
    }

    private func zone(_ boundary: ThreatModelDocument.Boundary) -> JSONValue {
        var members = JSONMembersList()
        members.put("id", boundary.id)
        members.put("name", boundary.name)
        members.put("type", boundary.type)
        members.put("description", boundary.summary)
        members.put("risk", .object([("trustRating", .number(boundary.trustRating ?? 0))]))
        if let parent = boundary.parent { members.put("parent", .object([("trustZone", .text(parent))])) }
        members.put("representations", places(boundary.places, of: boundary.id))
        var more = unstated(boundary.trustRating == nil ? ["trustRating"] : [])
        if boundary.isLine { more.put("line", true) }
        members.put("attributes", more)
        return members.value
    }

    private var implicitZone: JSONValue {
        var more = unstated(["trustRating"])
        more.put("implicit", true)
        return .object([
            ("id", .text(outside)), ("name", .text("outside every boundary")),
            ("risk", .object([("trustRating", .whole(0))])), ("attributes", more.value),
        ])
    }

    private func places(_ places: [ThreatModelDocument.Place], of id: String) -> JSONValue {
        .list(
            places.enumerated().map { index, place in
                .object([
                    ("representation", .text(place.diagram)), ("id", .text("\(id)-\(index + 1)")),
                    ("position", .object([("x", .whole(place.x)), ("y", .whole(place.y))])),
                    ("size", .object([("width", .whole(place.width)), ("height", .whole(place.height))])),
                ])
            })
    }

    private func component(_ element: ThreatModelDocument.Element) -> JSONValue {
        var members = JSONMembersList()
        members.put("id", element.id)
        members.put("name", element.name)
        let type = element.type ?? element.kind.rawValue
        members.put("type", type)
        members.put("description", element.summary)
        let inside = zones[element.id] ?? []
        let all = Set(inside)
        // What stands in more of them than may stand in one another does not stand in a single row of them.
        let isRow = inside.count <= OTMReader.depthMax
        let parent =
            (isRow ? inside.first { Set(chain(from: $0, isZone: true)) == all } : nil) ?? inside.first
        let reached: [String]
        if let component = element.parent {
            members.put("parent", .object([("component", .text(component))]))
            reached = chain(from: component, isZone: false)
        } else {
            members.put("parent", .object([("trustZone", .text(parent ?? outside))]))
            reached = parent.map { chain(from: $0, isZone: true) } ?? []
        }
        members.put("tags", element.tags)
        members.put("representations", places(element.places, of: element.id))
        var held = JSONMembersList()
        held.put("processed", element.processes)
        held.put("stored", element.stores)
        members.put("assets", held)
        members.put("threats", instances(at: element.id))
        var more = JSONMembersList()
        if OTMReader.kind(ofType: type) != element.kind { more.put("kind", element.kind.rawValue) }
        if element.type == nil { more.put("untyped", true) }
        if Set(reached) != all { more.put("trustZones", inside.isEmpty ? [outside] : inside) }
        more.put("outOfScope", element.isOutOfScope)
        more.put("reasonOutOfScope", element.outOfScopeReason)
        more.put("providesAuthentication", element.providesAuthentication)
        more.put("privilegeLevel", element.privilege)
        more.put("isEncrypted", element.isEncrypted)
        more.put("isSigned", element.isSigned)
        more.put("isALog", element.isLog)
        more.put("storesCredentials", element.holdsCredentials)
        members.put("attributes", more)
        return members.value
    }

    /// The boundaries that a reader finds on the way out from a parent.
    private func chain(from start: String, isZone: Bool) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        var next: (id: String, isZone: Bool)? = (start, isZone)
        while let place = next, seen.insert(place.id).inserted, seen.count < OTMReader.depthMax {
            if place.isZone {
                guard let boundary = boundaries[place.id] else { break }
                found.append(place.id)
                next = boundary.parent.map { ($0, true) }
            } else {
                guard let element = elements[place.id] else { break }
                next = element.parent.map { ($0, false) } ?? zones[place.id]?.first.map { ($0, true) }
            }
        }
        return found
    }

    private func flow(_ flow: ThreatModelDocument.Flow) -> JSONValue {
        var members = JSONMembersList()
        members.put("id", flow.id)
        members.put("name", flow.name)
        members.put("description", flow.summary)
        members.put("bidirectional", flow.isBidirectional)
        members.put("source", flow.from ?? "")
        members.put("destination", flow.to ?? "")
        members.put("tags", flow.tags)
        members.put("assets", flow.carries)
        members.put("threats", instances(at: flow.id))
        var more = JSONMembersList()
        more.put("protocol", flow.protocolName)
        more.put("isEncrypted", flow.isEncrypted)
        more.put("isPublicNetwork", flow.isPublicNetwork)
        more.put("outOfScope", flow.isOutOfScope)
        more.put("reasonOutOfScope", flow.outOfScopeReason)
        more.put("diagram", flow.diagram)
        members.put("attributes", more)
        return members.value
    }

    // MARK: Threats

    private func instances(at subject: String) -> JSONValue {
        .list(
            (threats[subject] ?? []).map { threat, occurrence in
                .object([("threat", .text(threat))] + instance(occurrence))
            })
    }

    private func instance(_ occurrence: ThreatModelDocument.Occurrence) -> [(String, JSONValue)] {
        let measures = occurrence.measures.map { measure in
            JSONValue.object([
                ("mitigation", .text(measure.mitigation)), ("state", .optional(measure.state)),
            ])
        }
        return [("state", .text(occurrence.state ?? "")), ("mitigations", .list(measures))]
    }

    private func threat(_ threat: ThreatModelDocument.Threat) -> JSONValue {
        var members = JSONMembersList()
        members.put("id", threat.id)
        members.put("name", threat.title)
        members.put("description", threat.summary)
        members.put("categories", threat.categories)
        members.put("cwes", threat.weaknesses)
        members.put("tags", threat.tags)
        var risk = JSONMembersList()
        risk.put("likelihood", threat.likelihood.map { .number($0) } ?? .null)
        risk.put("likelihoodComment", threat.likelihoodComment)
        risk.put("impact", threat.impact ?? 0)
        risk.put("impactComment", threat.impactComment)
        members.put("risk", risk)
        var more = unstated(threat.impact == nil ? ["impact"] : [])
        more.put("modelType", threat.method)
        more.put("severity", threat.severity)
        if let number = threat.number { more.put("number", .whole(number)) }
        more.put("score", threat.score)
        // At boundaries, and at what is not in the model.
        let elsewhere = threat.occurrences.filter { !hosts.contains($0.subject) }
        if !elsewhere.isEmpty {
            more.put(
                "boundaries",
                .list(elsewhere.map { .object([("trustZone", .text($0.subject))] + instance($0)) }))
        }
        members.put("attributes", more)
        return members.value
    }

    private func mitigation(_ mitigation: ThreatModelDocument.Mitigation) -> JSONValue {
        var members = JSONMembersList()
        members.put("id", mitigation.id)
        members.put("name", mitigation.title)
        members.put("description", mitigation.summary)
        members.put("riskReduction", mitigation.reduction ?? 0)
        members.put("attributes", unstated(mitigation.reduction == nil ? ["riskReduction"] : []))
        return members.value
    }
}
