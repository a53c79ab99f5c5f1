/// How a shape or a text of a drawing looks.
///
/// The class takes its colours from the page's style sheet (light and dark); the plain colours are for
/// renderers that do not apply the page's style sheet to drawings.
public struct Ink: Sendable {
    let name: StaticString
    let fill: StaticString
    let stroke: StaticString
    let dashes: StaticString

    public init(
        _ name: StaticString, fill: StaticString, stroke: StaticString = "none", dashes: StaticString = ""
    ) {
        self.name = name
        self.fill = fill
        self.stroke = stroke
        self.dashes = dashes
    }

    var attributes: [Attribute] {
        var all = [Attribute.class(name), Attribute("fill", fill.description)]
        if stroke.description != "none" { all.append(Attribute("stroke", stroke.description)) }
        if dashes.utf8CodeUnitCount > 0 { all.append(Attribute("stroke-dasharray", dashes.description)) }
        return all
    }
}

/// An SVG drawing: shapes and texts on a plane whose units are CSS pixels, y downwards.
public struct Drawing: Sendable {
    /// Where a text stands relative to its point.
    public enum Anchor: String, Sendable { case start, middle, end }

    private var writer = HTMLWriter()

    public init() {}

    public mutating func rect(
        x: Double, y: Double, width: Double, height: Double, radius: Double = 0, _ ink: Ink
    ) {
        var attributes = [
            Attribute("x", x), Attribute("y", y), Attribute("width", max(0, width)),
            Attribute("height", max(0, height)),
        ]
        if radius > 0 { attributes.append(Attribute("rx", radius)) }
        writer.void(.rect, attributes + ink.attributes)
    }

    /// Straight lines from point to point.
    public mutating func line(_ points: [(x: Double, y: Double)], width: Double = 1, _ ink: Ink) {
        let path = points.enumerated().map { index, point in
            "\(index == 0 ? "M" : "L")\(Attribute.spelled(point.x)) \(Attribute.spelled(point.y))"
        }.joined()
        writer.void(.path, [Attribute("d", path), Attribute("stroke-width", width)] + ink.attributes)
    }

    /// Slanted lines within a rectangle, one path; rising to the right, or falling.
    public mutating func hatch(
        x: Double, y: Double, width: Double, height: Double, step: Double, isRising: Bool, _ ink: Ink
    ) {
        precondition(step > 0, "A hatch needs a distance between its lines.")
        var path = ""
        var from = -height + step / 2
        while from < width {
            // Each line runs from the bottom (or top) edge over the whole height; the sides cut it off.
            let (begin, end) = (max(from, 0), min(from + height, width))
            let (low, high) = (begin - from, end - from)
            let first = isRising ? y + height - low : y + low
            let last = isRising ? y + height - high : y + high
            path +=
                "M\(Attribute.spelled(x + begin)) \(Attribute.spelled(first))"
                + "L\(Attribute.spelled(x + end)) \(Attribute.spelled(last))"
            from += step
        }
        guard !path.isEmpty else { return }
        writer.void(.path, [Attribute("d", path), Attribute("stroke-width", 1.2)] + ink.attributes)
    }

    public mutating func text(
        _ text: String, x: Double, y: Double, size: Double = 13, anchor: Anchor = .start,
        isBold: Bool = false,
        _ ink: Ink
    ) {
        var attributes = [
            Attribute("x", x), Attribute("y", y), Attribute("font-size", size),
        ]
        if anchor != .start { attributes.append(Attribute("text-anchor", anchor.rawValue)) }
        if isBold { attributes.append(Attribute("font-weight", "700")) }
        writer.element(.text, attributes + ink.attributes, text: text)
    }

    /// Puts the drawing into a page; `label` says in words what it shows. With a description the label is its
    /// title.
    public func write(
        into page: inout HTMLWriter, width: Double, height: Double, label: String, description: String? = nil
    ) {
        let box = "0 0 \(Attribute.spelled(width)) \(Attribute.spelled(height))"
        page.element(
            .svg,
            [
                Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("viewBox", box),
                Attribute("width", width), Attribute("height", height), .class("drawing"),
                Attribute("font-family", "Noto Sans CJK JP, sans-serif"),
            ] + Attribute.picture(label)
        ) { page in
            if let description {
                page.element(.title, text: label)
                page.element(.desc, text: description)
            }
            page.append(writer)
        }
    }
}
