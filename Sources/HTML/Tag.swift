/// An element that has content.
public enum Tag: String, Sendable {
    case html, head, title, body, main, header, nav, section, footer, div, span
    case h1, h2, h3, h4, p, a, ul, ol, li, dl, dt, dd, code, details, summary, figure, figcaption
    case table, caption, colgroup, thead, tbody, tr, th, td
    // SVG.
    case svg, g, text, tspan, desc

    /// A line break is written after its end, so that reports can be compared line by line.
    var endsLine: Bool {
        switch self {
        case .title, .desc, .span, .a, .code, .text, .tspan, .th, .td, .caption: false
        default: true
        }
    }
}

/// An element that never has content.
public enum VoidTag: String, Sendable {
    case meta, br, col
    // SVG.
    case rect, path, circle, polygon, polyline, ellipse

    /// SVG wants a closing slash.
    var isSVG: Bool {
        switch self {
        case .meta, .br, .col: false
        case .rect, .path, .circle, .polygon, .polyline, .ellipse: true
        }
    }
}
