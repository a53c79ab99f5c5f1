import BillEncoding

/// The lines of a listing, with what stands before them about the system.
struct ListingText {
    /// One line that is not empty.
    struct Line {
        /// From 1.
        let number: Int
        let text: String
        /// The parts between tabs, or the words.
        var cells: [Substring] {
            text.contains("\t")
                ? text.split(separator: "\t", omittingEmptySubsequences: false)
                : text.split(whereSeparator: { $0 == " " })
        }
    }

    static let bytesMax = 64 << 20

    private(set) var lines: [Line] = []
    /// The system, when the text says it.
    private(set) var system: ListedSystem?

    /// - Parameter hasComments: lines that begin with `#` are remarks on the listing.
    init(_ bytes: [UInt8]) {
        var (id, version): (String?, String?) = (nil, nil)
        for (index, slice) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = slice.last == 0x0D ? slice.dropLast() : slice
            let text = String(decoding: line, as: UTF8.self)
            if text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            if ListingShape.isSystemLine(line) {
                let value = text.split(separator: "=", maxSplits: 1).last.map(Self.unquoted)
                if text.hasPrefix("ID=") { id = value }
                if text.hasPrefix("VERSION_ID=") { version = value }
            } else if text.hasPrefix("#"), let distro = Self.distro(text) {
                let parts = distro.split(separator: "-", maxSplits: 1).map(String.init)
                (id, version) = (parts.first, parts.count > 1 ? parts[1] : nil)
            } else {
                lines.append(Line(number: index + 1, text: text))
            }
        }
        system = ListedSystem.told(id: id, version: version)
    }

    /// `debian-12` of `# distro: debian-12`.
    private static func distro(_ line: String) -> String? {
        let words = line.dropFirst().split { " :=\t".contains($0) }
        guard words.count == 2, words[0].lowercased() == "distro" else { return nil }
        return unquoted(words[1])
    }

    private static func unquoted(_ text: Substring) -> String {
        String(text.drop { $0 == "\"" || $0 == "'" }.prefix { $0 != "\"" && $0 != "'" && $0 != " " })
    }
}
