import Kernel
import LocatedJSON
import RiskManagement

/// Reads models of OWASP Threat Dragon, version 2 (`cells` with `data`) and version 1 (`diagramJson`).
///
/// What a boundary box encloses is told by the drawing: the parts whose middle is inside it.
struct ThreatDragonReader {
    var document: ThreatModelDocument
    /// What each boundary says itself of what it encloses.
    private var stated: [String: [String]] = [:]
    private var origins: [String: JSONNode] = [:]
    private var diagrams: Set<String> = []
    /// The largest number that a drawing has so far.
    private var diagramMax = 0
    /// Where each threat as it is written stands in the document, and each mitigation of a threat.
    var threatIndexes: [ThreatModelDocument.Threat: Int] = [:]
    var measures: [[String]: String] = [:]
    /// How many threats, or mitigations, were given ids that start so.
    var idCounts: [String: Int] = [:]

    static func read(_ root: JSONNode, _ findings: inout ModelFindings) -> ThreatModelDocument? {
        var fields = ModelFields(root, "model")
        fields.ignore("version")
        guard var summary = fields.object("summary", &findings),
            var detail = fields.object("detail", &findings)
        else { return nil }
        var reader = ThreatDragonReader(
            document: ThreatModelDocument(title: summary.text("title", &findings) ?? ""))
        reader.document.id = summary.text("id", &findings)
        reader.document.summary = summary.text("description", &findings)
        reader.document.owner = summary.text("owner", &findings)
        summary.close(&findings)
        // The highest numbers given so far follow from the model.
        detail.ignore("diagramTop", "threatTop")
        reader.document.reviewer = detail.text("reviewer", &findings)
        for var person in detail.objects("contributors", &findings) {
            person.ignore("$$hashKey")
            if let name = person.text("name", &findings) { reader.document.contributors.append(name) }
            person.close(&findings)
        }
        for var diagram in detail.objects("diagrams", &findings) { reader.diagram(&diagram, &findings) }
        detail.close(&findings)
        fields.close(&findings)
        // What is too large to be kept is not worth the time.
        guard reader.document.thingCount <= ThreatModelReader.thingsMax else { return reader.document }
        reader.enclose()
        reader.checkReferences(&findings)
        return reader.document
    }

    private mutating func diagram(_ fields: inout ModelFields, _ findings: inout ModelFindings) {
        fields.ignore("version", "thumbnail", "placeholder", "size", "$$hashKey")
        let number = fields.text("id", &findings) ?? String(document.diagrams.count)
        var id = number
        while !diagrams.insert(id).inserted {
            diagramMax &+= 1
            id = String(diagramMax)
        }
        diagramMax = max(diagramMax, Int(id) ?? 0)
        document.diagrams.append(
            ThreatModelDocument.Diagram(
                id: id, title: fields.text("title", &findings) ?? "",
                method: fields.text("diagramType", &findings),
                summary: fields.text("description", &findings)))
        if var old = fields.object("diagramJson", &findings) {
            for var cell in old.objects("cells", &findings) { oldCell(&cell, in: id, &findings) }
            old.close(&findings)
        }
        for var cell in fields.objects("cells", &findings) { newCell(&cell, in: id, &findings) }
        fields.close(&findings)
    }

    // MARK: Cells

    private mutating func newCell(
        _ fields: inout ModelFields, in diagram: String, _ findings: inout ModelFindings
    ) {
        fields.ignore(
            "attrs", "visible", "zIndex", "ports", "connector", "labels", "tools", "vertices", "width",
            "height", "markup", "router", "angle")
        guard let shape = fields.text("shape", &findings) else {
            return findings.leaveOut("cells without a shape")
        }
        guard var data = fields.object("data", &findings) else {
            return findings.leaveOut("cells without data")
        }
        data.ignore("hasOpenThreats", "isTrustBoundary")
        _ = data.text("type", &findings)
        cell(shape, name: data.text("name", &findings), &fields, &data, in: diagram, &findings)
        data.close(&findings)
        fields.close(&findings)
    }

    private mutating func oldCell(
        _ fields: inout ModelFields, in diagram: String, _ findings: inout ModelFindings
    ) {
        fields.ignore("z", "angle", "smooth", "vertices", "hasOpenThreats", "$$hashKey")
        let shapes = [
            "tm.Actor": "actor", "tm.Process": "process", "tm.Store": "store", "tm.Flow": "flow",
            "tm.Boundary": "trust-boundary-curve",
        ]
        let type = fields.text("type", &findings) ?? "–"
        // The name is the label that the drawing shows.
        var name: String?
        if var attributes = fields.object("attrs", &findings) {
            var text = attributes.object("text", &findings)
            name = text?.text("text", &findings)
        }
        for var label in fields.objects("labels", &findings) {
            var attributes = label.object("attrs", &findings)
            var text = attributes?.object("text", &findings)
            if let words = text?.text("text", &findings) { name = name ?? words }
        }
        // Both halves of a cell of version 2 stand in one object here.
        var data = fields
        data.ignore("attrs", "labels", "position", "size", "source", "target")
        cell(shapes[type] ?? type, name: name, &fields, &data, in: diagram, &findings)
        data.ignore("id")
        data.close(&findings)
    }

    private mutating func cell(
        _ shape: String, name: String?, _ fields: inout ModelFields, _ data: inout ModelFields,
        in diagram: String, _ findings: inout ModelFindings
    ) {
        guard let id = fields.id(&findings) else { return }
        guard origins[id] == nil else { return findings.duplicate(id, at: fields.node) }
        origins[id] = fields.node
        let place = place(&fields, in: diagram, &findings)
        let name = (name ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
        // One sample in public spells the curve wrong.
        switch shape.replacing("broundary", with: "boundary") {
        case "actor": element(id, name, .party, place, &data, &findings)
        case "process": element(id, name, .process, place, &data, &findings)
        case "store": element(id, name, .store, place, &data, &findings)
        case "flow": flow(id, name, in: diagram, &fields, &data, &findings)
        case "trust-boundary-box", "trust-boundary-curve":
            var boundary = ThreatModelDocument.Boundary(id: id, name: name)
            boundary.isLine = shape != "trust-boundary-box"
            boundary.places =
                boundary.isLine ? [line(&fields, in: diagram, &findings)] : [place].compactMap { $0 }
            boundary.summary = data.text("description", &findings)
            let inside = data.texts("encloses", &findings)
            if !inside.isEmpty { stated[id] = inside }
            document.boundaries.append(boundary)
        case "td-text-block", "tm.Text":
            origins[id] = nil
            data.ignore("name")
            return findings.leaveOut("text blocks")
        default:
            origins[id] = nil
            return findings.leaveOut("cells (\(shape.prefix(40)))")
        }
        threats(&data, at: id, &findings)
    }

    private func place(
        _ fields: inout ModelFields, in diagram: String, _ findings: inout ModelFindings
    ) -> ThreatModelDocument.Place? {
        guard var position = fields.object("position", &findings) else { return nil }
        var size = fields.object("size", &findings)
        guard let x = position.whole("x", &findings), let y = position.whole("y", &findings) else {
            return nil
        }
        return ThreatModelDocument.Place(
            diagram: diagram, x: x, y: y, width: size?.whole("width", &findings) ?? 0,
            height: size?.whole("height", &findings) ?? 0)
    }

    /// From where to where a curve goes; its bends are of the drawing only.
    private func line(
        _ fields: inout ModelFields, in diagram: String, _ findings: inout ModelFindings
    ) -> ThreatModelDocument.Place {
        var source = fields.object("source", &findings)
        var target = fields.object("target", &findings)
        let (x, y) = (source?.whole("x", &findings) ?? 0, source?.whole("y", &findings) ?? 0)
        return ThreatModelDocument.Place(
            diagram: diagram, x: x, y: y, width: (target?.whole("x", &findings) ?? x) - x,
            height: (target?.whole("y", &findings) ?? y) - y)
    }

    private mutating func element(
        _ id: String, _ name: String, _ kind: ThreatModelDocument.Element.Kind,
        _ place: ThreatModelDocument.Place?, _ data: inout ModelFields, _ findings: inout ModelFindings
    ) {
        var element = ThreatModelDocument.Element(id: id, name: name, kind: kind)
        element.places = [place].compactMap { $0 }
        element.summary = data.text("description", &findings)
        element.isOutOfScope = data.flag("outOfScope", &findings)
        element.outOfScopeReason = data.text("reasonOutOfScope", &findings)
        element.providesAuthentication = data.flag("providesAuthentication", &findings)
        element.privilege = data.text("privilegeLevel", &findings)
        element.isEncrypted = data.flag("isEncrypted", &findings)
        element.isSigned = data.flag("isSigned", &findings)
        element.isLog = data.flag("isALog", &findings)
        element.holdsCredentials = data.flag("storesCredentials", &findings)
        for key in ["handlesCardPayment", "handlesGoodsOrServices", "isWebApplication", "storesInventory"] {
            if data.flag(key, &findings) == true { findings.leaveOut("data.\(key)") }
        }
        document.elements.append(element)
    }

    private mutating func flow(
        _ id: String, _ name: String, in diagram: String, _ fields: inout ModelFields,
        _ data: inout ModelFields, _ findings: inout ModelFindings
    ) {
        func end(_ key: String) -> String? {
            var end = fields.object(key, &findings)
            return end?.text("cell", &findings) ?? end?.text("id", &findings)
        }
        var flow = ThreatModelDocument.Flow(id: id, name: name, from: end("source"), to: end("target"))
        flow.diagram = diagram
        flow.summary = data.text("description", &findings)
        flow.isOutOfScope = data.flag("outOfScope", &findings)
        flow.outOfScopeReason = data.text("reasonOutOfScope", &findings)
        flow.protocolName = data.text("protocol", &findings)
        flow.isEncrypted = data.flag("isEncrypted", &findings)
        flow.isPublicNetwork = data.flag("isPublicNetwork", &findings)
        flow.isBidirectional = data.flag("isBidirectional", &findings)
        document.flows.append(flow)
    }

    // MARK: What belongs together

    private mutating func enclose() {
        let boxes = document.boundaries.indices.filter { !document.boundaries[$0].isLine }
        var count = 0
        for index in boxes where stated[document.boundaries[index].id] == nil {
            document.boundaries[index].encloses = ThreatDragonReader.inside(
                document.boundaries[index], document.elements)
            count += document.boundaries[index].encloses.count
            // Such a model is refused.
            if count > ThreatModelReader.enclosuresMax { return }
        }
        for index in document.boundaries.indices {
            guard let inside = stated[document.boundaries[index].id].map({ Set($0) }) else { continue }
            document.boundaries[index].encloses = document.elements.map(\.id).filter(inside.contains)
        }
    }

    /// The elements of the same drawing whose middle is in the box.
    static func inside(
        _ boundary: ThreatModelDocument.Boundary, _ elements: [ThreatModelDocument.Element]
    ) -> [String] {
        guard let box = boundary.places.first else { return [] }
        return elements.filter { element in
            guard let place = element.places.first, place.diagram == box.diagram else { return false }
            let (x, y) = (2 * place.x + place.width, 2 * place.y + place.height)
            return (2 * box.x...2 * (box.x + max(0, box.width))).contains(x)
                && (2 * box.y...2 * (box.y + max(0, box.height))).contains(y)
        }.map(\.id)
    }

    private func checkReferences(_ findings: inout ModelFindings) {
        for flow in document.flows {
            for (end, name) in [(flow.from, "source.cell"), (flow.to, "target.cell")] {
                guard let end, origins[end] == nil, let node = origins[flow.id] else { continue }
                findings.dangling(end, name, at: node)
            }
        }
    }
}
