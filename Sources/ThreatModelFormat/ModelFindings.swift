import Kernel
import LocatedJSON

/// Findings on one model file: the first of each kind one by one, the rest as a number; what the neutral
/// value has no place for, counted by its name.
struct ModelFindings {
    /// How many of one kind are told one by one.
    static let shownMax = 20
    /// So many names of what is not taken over are listed.
    private static let namesMax = 40

    let file: String
    private var shown: [Finding] = []
    private var counts: [String: (severity: Finding.Severity, count: Int)] = [:]
    private var leftOut: [String: Int] = [:]

    init(file: String) { self.file = file }

    mutating func add(
        _ severity: Finding.Severity, _ code: String, at origin: @autoclosure () -> Origin, ja: String,
        en: String
    ) {
        let count = counts[code]?.count ?? 0
        counts[code] = (severity, count + 1)
        // A place costs a walk over the file: only for what is shown.
        guard count < Self.shownMax else { return }
        shown.append(Finding(severity, code, LocalizedText(ja: ja, en: en), at: origin()))
    }

    /// Takes over what a reader of the tree found.
    mutating func take(_ findings: [Finding]) { shown += findings }

    /// Counts something that has no place.
    mutating func leaveOut(_ name: String, count: Int = 1) {
        if count > 0 { leftOut[name, default: 0] += count }
    }

    /// A value that is not what it should be.
    mutating func wrongType(_ node: JSONNode, _ name: String, ja: String, en: String) {
        add(
            .warning, "wrong-type", at: node.origin, ja: "「\(name)」が\(ja)ではありません",
            en: "`\(name)` is not \(en)")
    }

    /// A name of something that is not in the file.
    mutating func dangling(_ id: String, _ name: String, at node: JSONNode) {
        add(
            .warning, "dangling-reference", at: node.origin,
            ja: "「\(name)」の「\(id.prefix(80))」はこのファイルにありません",
            en: "\"\(id.prefix(80))\" of `\(name)` is not in this file")
    }

    /// An id that stands twice; the second one is left out.
    mutating func duplicate(_ id: String, at node: JSONNode) {
        add(
            .error, "duplicate-id", at: node.origin, ja: "id「\(id.prefix(80))」が2度あります。後のものは読みません",
            en: "the id \"\(id.prefix(80))\" stands twice; the second is not read")
    }

    /// All of it, sorted.
    var sorted: [Finding] {
        let more = counts.filter { $0.value.count > Self.shownMax }.map { code, kind in
            let rest = kind.count - Self.shownMax
            return Finding(
                kind.severity, code,
                LocalizedText(ja: "同じ指摘がほかに \(rest) 件あります", en: "\(rest) more of this kind"),
                at: Origin(file: file))
        }
        let names = leftOut.sorted { $0.key < $1.key }
        let rest = names.count - Self.namesMax
        let listed = LocalizedText.list(
            names.prefix(Self.namesMax).map {
                LocalizedText(
                    ja: "\($0.key.prefix(80))（\($0.value)）", en: "\($0.key.prefix(80)) (\($0.value))")
            } + (rest > 0 ? [LocalizedText(ja: "ほか \(rest) 種", en: "\(rest) more names")] : []),
            ja: "、", en: ", ")
        let note = Finding(
            .note, "not-carried",
            LocalizedText(ja: "取り込まないもの：\(listed.ja)", en: "not taken over: \(listed.en)"),
            at: Origin(file: file))
        return (shown + more + (names.isEmpty ? [] : [note])).sorted()
    }
}
