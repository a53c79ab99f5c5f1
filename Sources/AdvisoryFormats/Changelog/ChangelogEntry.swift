import AdvisoryEncoding
import Kernel
import Vulnerabilities

/// One entry of a changelog: what was uploaded, for which distribution, when, and the points of change.
struct ChangelogEntry {
    /// A point, with the text of the one that it stands under.
    struct Point {
        var text: String
        let above: String
        let line: Int
    }

    let source: String
    let version: String
    /// As written: `unstable`, `bookworm-security`.
    let distributions: [String]
    let line: Int
    var published: Instant?
    var isClosed = false
    var points: [Point] = []

    /// Reads `source (version) distributions; metadata`; nil where the line is no head of an entry.
    init?(head: String, line: Int) {
        guard let first = head.first, !first.isWhitespace, let open = head.firstRange(of: " ("),
            let close = head[open.upperBound...].firstIndex(of: ")")
        else { return nil }
        let source = head[..<open.lowerBound]
        let version = head[open.upperBound..<close]
        let rest = head[head.index(after: close)...]
        guard Self.isName(source), !version.isEmpty, !version.contains(" "),
            version.first.map(\.isASCII) ?? false, let mark = rest.firstIndex(of: ";")
        else { return nil }
        self.source = String(source)
        self.version = String(version)
        distributions = rest[..<mark].split(separator: " ").map(String.init)
        self.line = line
    }

    /// The name of a source package (Debian Policy 5.6.1).
    static func isName(_ text: some StringProtocol) -> Bool {
        guard text.utf8.count >= 2, let first = text.utf8.first else { return false }
        func isLetterOrDigit(_ byte: UInt8) -> Bool {
            0x30...0x39 ~= byte || 0x61...0x7A ~= byte || 0x41...0x5A ~= byte
        }
        return isLetterOrDigit(first)
            && text.utf8.allSatisfy { isLetterOrDigit($0) || "+-.".utf8.contains($0) }
    }

    /// The release that it was uploaded for: of `bookworm` or `bookworm-security`, or the one in the version
    /// (`+deb12u3`). What goes to backports is not what the release itself carries.
    var release: Ecosystem? {
        for distribution in distributions {
            let parts = distribution.lowercased().split(separator: "-", maxSplits: 1)
            guard let name = parts.first, parts.count == 1 || !parts[1].contains("backports") else {
                continue
            }
            if let ecosystem = DistributionRelease.ecosystem(ofCodeName: String(name)),
                ecosystem.release != "sid"
            {
                return ecosystem
            }
        }
        return DistributionRelease.ecosystem(ofDebianVersion: version)
    }

    /// Who builds it.
    var family: String {
        release?.family ?? (version.lowercased().contains("ubuntu") ? "Ubuntu" : "Debian")
    }

    /// The time behind the maintainer's address: `Thu, 12 Oct 2023 15:47:21 +0200`; nil for another form.
    static func time(_ trailer: String) -> Instant? {
        guard let mark = trailer.lastIndex(of: ">") else { return nil }
        var words = trailer[trailer.index(after: mark)...].split(separator: " ").map(String.init)
        if words.first?.hasSuffix(",") ?? false { words.removeFirst() }
        let months = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        guard words.count >= 4, let day = Int(words[0]), let year = Int(words[2]),
            let month = months.firstIndex(of: String(words[1].lowercased().prefix(3)))
        else { return nil }
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let zone = words.count > 4 && "+-".contains(words[4].prefix(1)) ? words[4] : ""
        return FeedTime.instant("\(year)-\(padded(month + 1))-\(padded(day))T\(words[3])\(zone)")
    }
}
