import Kernel
import LocatedJSON
import RiskManagement

/// Reads Open Threat Model 0.1 and 0.2. What other tools would not write stands in `attributes`, as
/// `OTMWriter` puts it there.
struct OTMReader {
    var document: ThreatModelDocument
    /// The element or boundary that each element stands in.
    private(set) var parents: [String: (id: String, isZone: Bool)] = [:]
    /// Boundaries of elements that stand in several which are not in one another.
    private(set) var zones: [String: [String]] = [:]
    private(set) var implicitZones: Set<String> = []
    private(set) var origins: [String: JSONNode] = [:]
    private var diagrams: Set<String> = []
    /// Where each threat stands in the document.
    var threatIndexes: [String: Int] = [:]
    var mitigations: Set<String> = []
    /// How many boundaries and elements may stand in one another.
    static let depthMax = 64

    static func read(_ root: JSONNode, _ findings: inout ModelFindings) -> ThreatModelDocument? {
        var fields = ModelFields(root, "model")
        let version = fields.text("otmVersion", &findings) ?? ""
        if !["0.1", "0.2"].contains(where: { version == $0 || version.hasPrefix("\($0).") }) {
            findings.add(
                .warning, "unknown-version", at: root["otmVersion"]?.origin ?? root.origin,
                ja: "Open Threat Model の版「\(version.prefix(20))」は知りません。0.2 として読みます",
                en: "version \"\(version.prefix(20))\" of Open Threat Model is not known; read as 0.2")
        }
        guard var project = fields.object("project", &findings) else {
            findings.add(
                .error, "missing-key", at: root.origin, ja: "project がありません", en: "project is missing")
            return nil
        }
        var reader = OTMReader(
            document: ThreatModelDocument(title: project.text("name", &findings) ?? ""))
        reader.project(&project, &findings)
        for var item in fields.objects("representations", &findings) { reader.diagram(&item, &findings) }
        for var item in fields.objects("assets", &findings) { reader.asset(&item, &findings) }
        for var item in fields.objects("trustZones", &findings) { reader.zone(&item, &findings) }
        for var item in fields.objects("mitigations", &findings) { reader.mitigation(&item, &findings) }
        for var item in fields.objects("threats", &findings) { reader.threat(&item, &findings) }
        for var item in fields.objects("components", &findings) { reader.component(&item, &findings) }
        for var item in fields.objects("dataflows", &findings) { reader.flow(&item, &findings) }
        fields.close(&findings)
        // What is too large to be kept is not worth the time.
        guard reader.document.thingCount <= ThreatModelReader.thingsMax else { return reader.document }
        reader.enclose(&findings)
        reader.checkReferences(&findings)
        return reader.document
    }

    /// Whether an id is new among the things that references name.
    private mutating func isNew(
        _ id: String, _ fields: ModelFields, _ findings: inout ModelFindings, in scope: String
    ) -> Bool {
        guard origins["\(scope)/\(id)"] == nil else {
            findings.duplicate(id, at: fields.node)
            return false
        }
        origins["\(scope)/\(id)"] = fields.node
        return true
    }

    // MARK: Nouns

    private mutating func project(_ fields: inout ModelFields, _ findings: inout ModelFindings) {
        let id = fields.text("id", &findings)
        document.summary = fields.text("description", &findings)
        document.owner = fields.text("owner", &findings)
        document.ownerContact = fields.text("ownerContact", &findings)
        document.tags = fields.texts("tags", &findings)
        var isStated = true
        if var more = fields.object("attributes", &findings) {
            isStated = !more.texts("unstated", &findings).contains("id")
            document.reviewer = more.text("reviewer", &findings)
            document.contributors = more.texts("contributors", &findings)
            more.close(&findings)
        }
        document.id = isStated ? id : nil
        fields.close(&findings)
    }

    private mutating func diagram(_ fields: inout ModelFields, _ findings: inout ModelFindings) {
        guard let id = fields.id(&findings), isNew(id, fields, &findings, in: "diagrams") else { return }
        let type = fields.text("type", &findings)
        guard type == "diagram" else { return findings.leaveOut("representations (\(type ?? "–"))") }
        var diagram = ThreatModelDocument.Diagram(id: id, title: fields.text("name", &findings) ?? "")
        diagram.summary = fields.text("description", &findings)
        if var more = fields.object("attributes", &findings) {
            diagram.method = more.text("diagramType", &findings)
            more.close(&findings)
        }
        fields.close(&findings)
        diagrams.insert(id)
        document.diagrams.append(diagram)
    }

    private mutating func asset(_ fields: inout ModelFields, _ findings: inout ModelFindings) {
        guard let id = fields.id(&findings), isNew(id, fields, &findings, in: "assets") else { return }
        var asset = ThreatModelDocument.Asset(id: id, name: fields.text("name", &findings) ?? "")
        asset.summary = fields.text("description", &findings)
        var unstated: [String] = []
        if var more = fields.object("attributes", &findings) {
            unstated = more.texts("unstated", &findings)
            more.close(&findings)
        }
        if var risk = fields.object("risk", &findings) {
            func need(_ key: String) -> Double? {
                let number = risk.number(key, &findings)
                return unstated.contains(key) ? nil : number
            }
            asset.confidentiality = need("confidentiality")
            asset.integrity = need("integrity")
            asset.availability = need("availability")
            asset.comment = risk.text("comment", &findings) ?? risk.text("riskComments", &findings)
            risk.close(&findings)
        }
        fields.close(&findings)
        document.assets.append(asset)
    }

    private mutating func zone(_ fields: inout ModelFields, _ findings: inout ModelFindings) {
        guard let id = fields.id(&findings), isNew(id, fields, &findings, in: "things") else { return }
        var zone = ThreatModelDocument.Boundary(id: id, name: fields.text("name", &findings) ?? "")
        zone.type = fields.text("type", &findings)
        zone.summary = fields.text("description", &findings)
        if var parent = fields.object("parent", &findings) {
            zone.parent = parent.text("trustZone", &findings)
            parent.close(&findings)
        }
        var isStated = true
        var isImplicit = false
        if var more = fields.object("attributes", &findings) {
            zone.isLine = more.flag("line", &findings) ?? false
            isStated = !more.texts("unstated", &findings).contains("trustRating")
            isImplicit = more.flag("implicit", &findings) ?? false
            more.close(&findings)
        }
        if var risk = fields.object("risk", &findings) {
            let rating = risk.number("trustRating", &findings)
            zone.trustRating = isStated ? rating : nil
            risk.close(&findings)
        }
        zone.places = places(&fields, &findings)
        fields.close(&findings)
        if isImplicit { implicitZones.insert(id) } else { document.boundaries.append(zone) }
    }

    private mutating func component(_ fields: inout ModelFields, _ findings: inout ModelFindings) {
        guard let id = fields.id(&findings), isNew(id, fields, &findings, in: "things") else { return }
        let type = fields.text("type", &findings)
        var element = ThreatModelDocument.Element(
            id: id, name: fields.text("name", &findings) ?? "", kind: OTMReader.kind(ofType: type))
        element.type = type
        element.summary = fields.text("description", &findings)
        element.tags = fields.texts("tags", &findings)
        if var parent = fields.object("parent", &findings) {
            if let zone = parent.text("trustZone", &findings) {
                parents[id] = (zone, true)
            } else if let component = parent.text("component", &findings) {
                parents[id] = (component, false)
                element.parent = component
            }
            parent.close(&findings)
        }
        if var held = fields.object("assets", &findings) {
            element.processes = held.texts("processed", &findings)
            element.stores = held.texts("stored", &findings)
            held.close(&findings)
        }
        if var more = fields.object("attributes", &findings) {
            if let kind = more.text("kind", &findings).flatMap(ThreatModelDocument.Element.Kind.init) {
                element.kind = kind
            }
            if more.flag("untyped", &findings) == true { element.type = nil }
            element.isOutOfScope = more.flag("outOfScope", &findings)
            element.outOfScopeReason = more.text("reasonOutOfScope", &findings)
            element.providesAuthentication = more.flag("providesAuthentication", &findings)
            element.privilege = more.text("privilegeLevel", &findings)
            element.isEncrypted = more.flag("isEncrypted", &findings)
            element.isSigned = more.flag("isSigned", &findings)
            element.isLog = more.flag("isALog", &findings)
            element.holdsCredentials = more.flag("storesCredentials", &findings)
            let inside = more.texts("trustZones", &findings)
            if !inside.isEmpty { zones[id] = inside }
            more.close(&findings)
        }
        element.places = places(&fields, &findings)
        occurrences(&fields, at: id, &findings)
        fields.close(&findings)
        document.elements.append(element)
    }

    private mutating func flow(_ fields: inout ModelFields, _ findings: inout ModelFindings) {
        guard let id = fields.id(&findings), isNew(id, fields, &findings, in: "things") else { return }
        var flow = ThreatModelDocument.Flow(
            id: id, name: fields.text("name", &findings) ?? "", from: fields.text("source", &findings),
            to: fields.text("destination", &findings))
        flow.summary = fields.text("description", &findings)
        flow.isBidirectional = fields.flag("bidirectional", &findings)
        flow.tags = fields.texts("tags", &findings)
        flow.carries = fields.texts("assets", &findings)
        if var more = fields.object("attributes", &findings) {
            flow.protocolName = more.text("protocol", &findings)
            flow.isEncrypted = more.flag("isEncrypted", &findings)
            flow.isPublicNetwork = more.flag("isPublicNetwork", &findings)
            flow.isOutOfScope = more.flag("outOfScope", &findings)
            flow.outOfScopeReason = more.text("reasonOutOfScope", &findings)
            flow.diagram = more.text("diagram", &findings)
            more.close(&findings)
        }
        occurrences(&fields, at: id, &findings)
        fields.close(&findings)
        document.flows.append(flow)
    }

    // MARK: Places and types

    private mutating func places(
        _ fields: inout ModelFields, _ findings: inout ModelFindings
    ) -> [ThreatModelDocument.Place] {
        var places: [ThreatModelDocument.Place] = []
        for var item in fields.objects("representations", &findings) {
            item.ignore("id", "name")
            let diagram = item.text("representation", &findings)
            guard let diagram, diagrams.contains(diagram) else {
                findings.leaveOut("representations (not of a diagram)")
                continue
            }
            var position = item.object("position", &findings)
            var size = item.object("size", &findings)
            if let x = position?.whole("x", &findings), let y = position?.whole("y", &findings) {
                places.append(
                    ThreatModelDocument.Place(
                        diagram: diagram, x: x, y: y, width: size?.whole("width", &findings) ?? 0,
                        height: size?.whole("height", &findings) ?? 0))
            }
            item.close(&findings)
        }
        return places
    }

    /// What a component's type says in its words; a part that does something where it says nothing.
    static func kind(ofType type: String?) -> ThreatModelDocument.Element.Kind {
        let words = (type ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }
        func names(_ known: Set<Substring>) -> Bool { words.contains(where: known.contains) }
        if names(["actor", "user", "person", "human", "party", "external"]) { return .party }
        if names(["store", "storage", "database", "db", "datastore", "bucket", "blob", "s3"]) {
            return .store
        }
        return .process
    }
}
