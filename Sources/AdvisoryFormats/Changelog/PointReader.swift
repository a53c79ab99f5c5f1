/// Puts the lines of an entry together to points: `* New release:` and, under it, `- CVE-2023-1: …`.
struct PointReader {
    private var points: [ChangelogEntry.Point] = []
    /// The points that the next one may stand under: how far they are indented, and which they are.
    private var open: [(indent: Int, index: Int)] = []
    private var continues = false

    /// All points so far; begins anew.
    mutating func take() -> [ChangelogEntry.Point] {
        defer { self = PointReader() }
        return points
    }

    mutating func add(_ line: String, line number: Int) {
        let indent = line.prefix { $0 == " " || $0 == "\t" }.count
        var text = line.dropFirst(indent)
        guard let mark = text.first else {
            continues = false
            return
        }
        let isBullet = "*-+~o•".contains(mark) && text.dropFirst().first == " "
        // A name in brackets heads what one person did: `[ Name ]`.
        let isHeading = mark == "[" && text.last == "]" && text.dropFirst().first == " "
        if isBullet { text = text.dropFirst(2).drop { $0 == " " } }
        if continues, !isBullet, !isHeading, let last = points.indices.last {
            points[last].text += " " + text
            return
        }
        if isHeading { open = [] }
        while let last = open.last, last.indent >= indent { open.removeLast() }
        let above = open.last.map { Self.sentences(points[$0.index].text).last ?? "" } ?? ""
        points.append(ChangelogEntry.Point(text: String(text), above: above, line: number))
        open.append((indent, points.count - 1))
        continues = !isHeading
    }

    /// The sentences of a text: up to a full stop and blank, or a semicolon and blank.
    static func sentences(_ text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var previous: Character = " "
        for character in text {
            if character == " ", previous == "." || previous == ";" {
                sentences.append(current)
                current = ""
            } else {
                current.append(character)
            }
            previous = character
        }
        if !current.isEmpty { sentences.append(current) }
        return sentences
    }
}
