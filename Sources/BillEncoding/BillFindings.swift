import Kernel

/// Findings on one document, as many as a person can read; the others are told as a number.
public struct BillFindings {
    /// How many are told one by one.
    public static let shownMax = 200

    private var shown: [Finding] = []
    private var count = 0
    /// Something breaks the specification.
    public private(set) var hasErrors = false

    /// Nothing found yet.
    public init() {}

    /// Something that breaks the specification.
    public mutating func error(_ code: String, at origin: @autoclosure () -> Origin, ja: String, en: String) {
        hasErrors = true
        add(.error, code, origin, LocalizedText(ja: ja, en: en))
    }

    /// Something that a person should look at.
    public mutating func warning(_ code: String, at origin: @autoclosure () -> Origin, ja: String, en: String)
    {
        add(.warning, code, origin, LocalizedText(ja: ja, en: en))
    }

    /// Something worth knowing.
    public mutating func note(_ code: String, at origin: @autoclosure () -> Origin, ja: String, en: String) {
        add(.note, code, origin, LocalizedText(ja: ja, en: en))
    }

    /// Takes over what another reader found.
    public mutating func take(_ findings: [Finding]) {
        for finding in findings {
            if finding.severity == .error { hasErrors = true }
            add(finding.severity, finding.code, { finding.origin }, finding.message)
        }
    }

    private mutating func add(
        _ severity: Finding.Severity, _ code: String, _ origin: () -> Origin, _ message: LocalizedText
    ) {
        count += 1
        // The place of a JSON value is counted from the start of the file: only for what is shown.
        guard shown.count < Self.shownMax else { return }
        shown.append(Finding(severity, code, message, at: origin()))
    }

    /// All that is shown, sorted, with the number of the others at the file itself.
    public func sorted(file: String) -> [Finding] {
        guard count > shown.count else { return shown.sorted() }
        let more = count - shown.count
        let rest = Finding(
            hasErrors ? .error : .warning, "more-findings",
            LocalizedText(ja: "ほかに \(more) 件の指摘があります", en: "\(more) more findings"),
            at: Origin(file: file))
        return (shown + [rest]).sorted()
    }
}
