import RiskManagement

/// Where the elements and boundaries of a model stand in drawings. A model that was drawn keeps its places;
/// any other is laid out in one drawing, a column of elements for each way of being enclosed.
struct DrawingLayout {
    private(set) var diagrams: [ThreatModelDocument.Diagram]
    private(set) var elements: [String: ThreatModelDocument.Place] = [:]
    private(set) var boundaries: [String: ThreatModelDocument.Place] = [:]
    /// The places are the model's own.
    let isDrawn: Bool

    init(_ document: ThreatModelDocument) {
        diagrams = document.diagrams
        isDrawn = DrawingLayout.isDrawn(document)
        if isDrawn {
            for element in document.elements { elements[element.id] = element.places.first }
            for boundary in document.boundaries { boundaries[boundary.id] = boundary.places.first }
        } else {
            diagrams = [
                ThreatModelDocument.Diagram(
                    id: "0", title: document.title, method: document.diagrams.first?.method,
                    summary: document.diagrams.first?.summary)
            ]
            layOut(document)
        }
    }

    /// Each element and each box has one place, in a drawing that exists.
    private static func isDrawn(_ document: ThreatModelDocument) -> Bool {
        let ids = document.diagrams.map(\.id)
        let known = Set(ids)
        guard !ids.isEmpty || document.elements.isEmpty, ids.allSatisfy({ Int($0) != nil }) else {
            return false
        }
        return (document.elements.map(\.places) + document.boundaries.map(\.places)).allSatisfy { places in
            places.count == 1 && places.allSatisfy { known.contains($0.diagram) }
        }
    }

    private mutating func layOut(_ document: ThreatModelDocument) {
        let diagram = diagrams[0].id
        var boxes: [String: [Int]] = [:]
        for (index, boundary) in document.boundaries.enumerated() {
            for element in boundary.encloses { boxes[element, default: []].append(index) }
        }
        // What is enclosed alike stands together.
        var columns: [[Int]: [String]] = [:]
        for element in document.elements { columns[boxes[element.id] ?? [], default: []].append(element.id) }
        let order = columns.keys.sorted { ($0.count, $0.description) < ($1.count, $1.description) }
        for (column, key) in order.enumerated() {
            for (row, id) in (columns[key] ?? []).enumerated() {
                elements[id] = ThreatModelDocument.Place(
                    diagram: diagram, x: 60 + 300 * column, y: 60 + 140 * row, width: 160, height: 80)
            }
        }
        var empty = 0
        for (index, boundary) in document.boundaries.enumerated() where boundary.isLine {
            boundaries[boundary.id] = ThreatModelDocument.Place(
                diagram: diagram, x: 30 + 300 * index, y: 10, width: 0, height: 600)
        }
        for boundary in document.boundaries where !boundary.isLine {
            let inside = boundary.encloses.compactMap { elements[$0] }
            let margin = 20 + 5 * (boxes.isEmpty ? 0 : min(4, inside.count))
            guard let left = inside.map(\.x).min(), let top = inside.map(\.y).min(),
                let right = inside.map({ $0.x + $0.width }).max(),
                let bottom = inside.map({ $0.y + $0.height }).max()
            else {
                boundaries[boundary.id] = ThreatModelDocument.Place(
                    diagram: diagram, x: 60 + 300 * order.count, y: 60 + 140 * empty, width: 160, height: 80)
                empty += 1
                continue
            }
            boundaries[boundary.id] = ThreatModelDocument.Place(
                diagram: diagram, x: left - margin, y: top - margin, width: right - left + 2 * margin,
                height: bottom - top + 2 * margin)
        }
    }
}
