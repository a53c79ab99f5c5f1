import Kernel

/// Findings on one feed document. A feed may break in the same way a hundred thousand times: the first of
/// each kind are told one by one, the rest of the kind as a number.
public struct FeedFindings {
    /// How many of one kind are told one by one.
    public static let shownMax = 20

    private let file: String
    private var shown: [Finding] = []
    private var kinds: [String: (severity: Finding.Severity, count: Int)] = [:]
    /// A record, or the whole document, could not be used.
    public private(set) var hasErrors = false

    /// - Parameter file: the document, for what is told of it as a whole.
    public init(file: String) { self.file = file }

    /// The record, or the document, cannot be used.
    public mutating func error(_ code: String, at origin: @autoclosure () -> Origin, ja: String, en: String) {
        hasErrors = true
        add(.error, code, origin, LocalizedText(ja: ja, en: en))
    }

    /// The record is used; something in it was not, and a person should look.
    public mutating func warning(_ code: String, at origin: @autoclosure () -> Origin, ja: String, en: String)
    {
        add(.warning, code, origin, LocalizedText(ja: ja, en: en))
    }

    /// Worth knowing; nothing is lost.
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
        let count = kinds[code]?.count ?? 0
        kinds[code] = (severity, count + 1)
        // Finding a place may mean counting lines from the start of the file: only for what is shown.
        guard count < Self.shownMax else { return }
        shown.append(Finding(severity, code, message, at: origin()))
    }

    /// All that is shown, sorted, and for each kind how many more there are.
    public var sorted: [Finding] {
        let more = kinds.filter { $0.value.count > Self.shownMax }.map { code, kind in
            Finding(
                kind.severity, code,
                LocalizedText(
                    ja: "同じ指摘がほかに \(kind.count - Self.shownMax) 件あります",
                    en: "\(kind.count - Self.shownMax) more of this kind"),
                at: Origin(file: file))
        }
        return (shown + more).sorted()
    }
}
