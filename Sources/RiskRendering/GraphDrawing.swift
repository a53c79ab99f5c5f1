import HTML
import LocatedXML

/// A drawing that a program of others made: only shapes and texts that we know, with values that we have
/// checked.
struct GraphDrawing {
    /// The size in points, and the shapes.
    private let width: Double
    private let height: Double
    private let box: String
    private let shift: String
    private let shapes: [XMLElement]
    private static let shapesMax = 40_000

    /// Reads SVG; nil when it is not what Graphviz writes.
    init?(_ svg: [UInt8]) {
        // What comes before the root, the document type among it, is not needed.
        let mark = Array("<svg".utf8)
        guard let start = svg.indices.first(where: { svg[$0...].starts(with: mark) }),
            let root = XMLScanner.read(Array(svg[start...]), file: "graph.svg").root, root.name == "svg",
            let group = root.children.first(where: { $0.name == "g" })
        else { return nil }
        func attribute(_ element: XMLElement, _ name: String) -> String? {
            element.attributes.first { $0.name == name }?.value
        }
        func points(_ name: String) -> Double? {
            attribute(root, name).flatMap { $0.hasSuffix("pt") ? Double($0.dropLast(2)) : nil }
        }
        guard let width = points("width"), let height = points("height"),
            let box = attribute(root, "viewBox"), GraphDrawing.isGeometry(box)
        else { return nil }
        self.width = width
        self.height = height
        self.box = box
        let transform = attribute(group, "transform") ?? ""
        shift = transform.allSatisfy({ "scalerotatn(). -0123456789".contains($0) }) ? transform : ""
        var found: [XMLElement] = []
        GraphDrawing.collect(group, into: &found)
        guard found.count <= GraphDrawing.shapesMax else { return nil }
        shapes = found
    }

    private static func collect(_ element: XMLElement, into found: inout [XMLElement]) {
        for child in element.children {
            if child.name == "g" || child.name == "a" {
                collect(child, into: &found)
            } else {
                found.append(child)
            }
        }
    }

    func write(into page: inout HTMLWriter, label: String) {
        // Graphviz counts in points, the page in pixels.
        let pixels = width * 4 / 3
        page.element(
            .svg,
            [
                Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("viewBox", box), .class("graph"),
                Attribute("width", pixels), Attribute("height", height * 4 / 3),
                Attribute("font-family", "Noto Sans CJK JP, sans-serif"),
            ] + Attribute.picture(label)
        ) { page in
            page.element(.g, [Attribute("transform", shift)]) { page in
                for shape in shapes { write(shape, into: &page) }
            }
        }
    }

    private func write(_ shape: XMLElement, into page: inout HTMLWriter) {
        let attributes = shape.attributes.compactMap { GraphDrawing.checked($0.name, $0.value) }
        switch shape.name {
        case "path": page.void(.path, attributes)
        case "polygon": page.void(.polygon, attributes)
        case "polyline": page.void(.polyline, attributes)
        case "ellipse": page.void(.ellipse, attributes)
        case "text": page.element(.text, attributes, text: shape.text)
        default: break
        }
    }

    private static let colours: Set<String> = [
        "none", "transparent", "black", "white", "#ffffff", "#e3f0f1", "#fdf1dc", "#fbe7e5", "#1c2126",
        "#55606b",
        "#8a949e", "#1f7a4d", "#b3261e", "#0b5c6b", "#8a5100",
    ]

    private static func isGeometry(_ value: String) -> Bool {
        value.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || " ,.-+eMCLHVQSTAZz".utf8.contains(byte)
        }
    }

    /// The attribute when both its name and its value are ones that we know.
    private static func checked(_ name: String, _ value: String) -> Attribute? {
        switch name {
        case "fill":
            colours.contains(value) ? Attribute("fill", value == "transparent" ? "none" : value) : nil
        case "stroke":
            colours.contains(value) ? Attribute("stroke", value == "transparent" ? "none" : value) : nil
        case "points": isGeometry(value) ? Attribute("points", value) : nil
        case "d": isGeometry(value) ? Attribute("d", value) : nil
        case "x": isGeometry(value) ? Attribute("x", value) : nil
        case "y": isGeometry(value) ? Attribute("y", value) : nil
        case "cx": isGeometry(value) ? Attribute("cx", value) : nil
        case "cy": isGeometry(value) ? Attribute("cy", value) : nil
        case "rx": isGeometry(value) ? Attribute("rx", value) : nil
        case "ry": isGeometry(value) ? Attribute("ry", value) : nil
        case "stroke-width": isGeometry(value) ? Attribute("stroke-width", value) : nil
        case "stroke-dasharray": isGeometry(value) ? Attribute("stroke-dasharray", value) : nil
        case "font-size": isGeometry(value) ? Attribute("font-size", value) : nil
        case "text-anchor":
            ["start", "middle", "end"].contains(value) ? Attribute("text-anchor", value) : nil
        default: nil
        }
    }
}
