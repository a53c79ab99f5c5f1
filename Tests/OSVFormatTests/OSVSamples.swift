import Kernel
import OSVFormat
import Vulnerabilities

/// Small records written for these tests.
enum OSVSamples {
    static func read(_ text: String, file: String = "osv.json") -> ([Advisory], [Finding]) {
        read(Array(text.utf8), file: file)
    }

    static func read(_ bytes: [UInt8], file: String = "osv.json") -> ([Advisory], [Finding]) {
        var advisories: [Advisory] = []
        let findings = OSVReader.read(bytes, file: file) { advisories.append($0) }
        return (advisories, findings)
    }

    /// A record with one affected package.
    static func record(ecosystem: String = "Debian:12", _ affected: String, id: String = "GHSA-0-0-0")
        -> String
    {
        """
        {"id": "\(id)", "modified": "2024-01-02T03:04:05Z", "affected": [
          {"package": {"ecosystem": "\(ecosystem)", "name": "kettle"}, \(affected)}]}
        """
    }

    /// `i 0 f 1.2` as events; `range` around them.
    static func events(_ short: String, type: String = "ECOSYSTEM") -> String {
        let words = short.split(separator: " ").map(String.init)
        let names = ["i": "introduced", "f": "fixed", "l": "last_affected", "L": "limit"]
        var events: [String] = []
        for index in stride(from: 0, to: words.count - 1, by: 2) {
            events.append("{\"\(names[words[index]] ?? words[index])\": \"\(words[index + 1])\"}")
        }
        return "{\"type\": \"\(type)\", \"events\": [\(events.joined(separator: ", "))]}"
    }

    /// A statement in short: `>=1 <2`, `=1`, `*`, `?` (unstated), with `!` in front for "not affected".
    static func short(_ statement: ProductStatement) -> String {
        let mark = statement.status == .affected ? "" : statement.status == .notAffected ? "!" : "~"
        switch statement.span {
        case .all: return mark + "*"
        case .unstated: return mark + "?"
        case .exactly(let version): return mark + "=" + version
        case .between(let lower, let upper):
            let low = lower.map { ($0.isIncluded ? ">=" : ">") + $0.version }
            let high = upper.map { ($0.isIncluded ? "<=" : "<") + $0.version }
            return mark + [low, high].compactMap { $0 }.joined(separator: " ")
        }
    }
}
