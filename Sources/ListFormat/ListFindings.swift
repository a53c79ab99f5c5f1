import BillOfMaterials
import Kernel

/// Findings on one list, as many as a person can read; the others are told as a number.
struct ListFindings {
    /// How many are told one by one.
    static let shownMax = 200

    private(set) var shown: [Finding] = []
    private var count = 0

    mutating func add(
        _ severity: Finding.Severity, _ code: String, _ origin: Origin, ja: String, en: String
    ) {
        take([Finding(severity, code, LocalizedText(ja: ja, en: en), at: origin)])
    }

    mutating func take(_ findings: [Finding]) {
        for finding in findings {
            count += 1
            // What is wrong with the whole is told however many lines are faulty.
            if shown.count < Self.shownMax || finding.severity == .error { shown.append(finding) }
        }
    }

    /// An identifier that cannot be read.
    mutating func refuse(
        _ key: String, _ text: String, of name: String, at origin: Origin, _ why: LocalizedText
    ) {
        let part = text.prefix(120)
        add(
            .warning, "invalid-\(key)", origin,
            ja: "部品「\(name)」の \(key) を読めません（\(why.ja)）：\(part)",
            en: "the \(key) of component \"\(name)\" cannot be read (\(why.en)): \(part)")
    }

    /// All that is shown, sorted, with the number of the others at the file itself.
    func sorted(file: String) -> [Finding] {
        guard count > shown.count else { return shown.sorted() }
        let more = count - shown.count
        let text = LocalizedText(ja: "ほかに \(more) 件の指摘があります", en: "\(more) more findings")
        return (shown + [Finding(.warning, "more-findings", text, at: Origin(file: file))]).sorted()
    }
}
