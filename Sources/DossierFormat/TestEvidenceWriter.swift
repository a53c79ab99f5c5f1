import Kernel
import RiskManagement

/// Writes a run of tests as the file of `evidence/tests/` that the reader reads.
public enum TestEvidenceWriter {
    /// The path of the file within the dossier.
    public static func path(of id: ID<TestEvidence>) -> String { "evidence/tests/\(id).yaml" }

    /// A name that no run has yet: the release and what the run is called, with a number where it is taken.
    ///
    /// - Parameters:
    ///   - title: the tool's or the source file's name.
    ///   - taken: names in use, in lower case.
    public static func name(release: String, title: String, without taken: Set<String>) -> ID<TestEvidence> {
        let safe = plain(release) + "-" + (plain(title).isEmpty ? "tests" : plain(title))
        var (name, number) = (safe, 2)
        while taken.contains(name.lowercased()) {
            name = "\(safe)-\(number)"
            number += 1
        }
        return ID(name)
    }

    /// Letters and digits of ASCII with single hyphens and dots between them, at most sixty.
    private static func plain(_ text: String) -> String {
        var name = ""
        for scalar in text.unicodeScalars where name.utf8.count < 60 {
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            if isPlain {
                name.unicodeScalars.append(scalar)
            } else if let last = name.last, last != "-", last != "." {
                name += scalar == "." ? "." : "-"
            }
        }
        while let last = name.last, last == "-" || last == "." { name.removeLast() }
        return name
    }

    /// The file's text, one result a line.
    public static func write(_ evidence: TestEvidence) -> String {
        var lines = ["release: \(YAMLText.quoted(evidence.release))"]
        func put(_ key: String, _ text: String?) {
            if let text, !text.isEmpty { lines.append("\(key): \(YAMLText.quoted(text))") }
        }
        put("tool", evidence.run.tool)
        lines.append("format: \(evidence.run.format.rawValue)")
        put("source", evidence.source)
        put("digest", evidence.digest)
        lines.append("date: \(evidence.date)")
        put("imported_by", evidence.importedBy)
        lines.append("imported_on: \(evidence.importedOn)")
        lines.append(evidence.run.results.isEmpty ? "results: []" : "results:")
        lines += evidence.run.results.map { result in
            let message = result.message.map { ", message: \(YAMLText.quoted($0))" } ?? ""
            return "  - {test: \(YAMLText.quoted(result.test)), result: \(result.outcome.rawValue)\(message)}"
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
