/// One sentence of a changelog, and what it says of the vulnerabilities that it names.
///
/// A mention counts as a fix only where the sentence, or the point that it stands under, says so:
/// - it begins with the id, or with a file named after it (`CVE-2023-1: …`, `d/patches/CVE-2023-1.patch: …`);
/// - the id stands in brackets (`Check the length (CVE-2023-1)`);
/// - a word of repair is there (fix, address, resolve, patch, backport, closes, security …).
///
/// It does not count, whatever else is there, where the sentence says that the package is not affected, that
/// the fix is elsewhere or not made, that something was broken by a fix (regression, "introduced by"), or
/// where it talks of the paperwork (a patch dropped because the original has it, a number added to an earlier
/// entry). A fix that is taken back, or called incomplete, ends the claim of earlier entries.
struct ChangeSentence {
    enum Meaning: Equatable {
        /// Fixed by this entry.
        case fix
        /// The fix of an earlier entry is taken back.
        case revert
        /// The fix of an earlier entry was not whole; it is from this entry on.
        case completed
        /// Named, but not as fixed.
        case mention
    }

    /// In lower case, blanks joined.
    private let text: String
    /// The last sentence of the point that it stands under, in lower case.
    private let above: String

    init(_ text: String, above: String) {
        self.text = text.lowercased()
        self.above = above.lowercased()
    }

    /// What it says of the id in a range of its bytes.
    func meaning(of range: Range<Int>) -> Meaning {
        let bytes = Array(text.utf8)
        guard range.upperBound <= bytes.count else { return .mention }
        let before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
        let behind = String(decoding: bytes[range.upperBound...], as: UTF8.self)
        let isBracketed = Self.isBracketed(before, behind)
        let leads = Self.leads(before)
        if Self.begins(text, with: Self.takingBack) {
            let isOfFix = ["the fix", "fix for", "fixes for", "patch", "security"].contains {
                text.contains($0)
            }
            if !isBracketed || isOfFix { return .revert }
        }
        if Self.negations.contains(where: { text.contains($0) }) { return .mention }
        if !leads, !isBracketed, Self.doubts.contains(where: { text.contains($0) }) { return .mention }
        if Self.isOfIncompleteFix(text) {
            return leads || !before.hasSuffix("fix for ") ? .completed : .mention
        }
        if text.contains("regression"), !(leads && behind.hasPrefix(":")),
            !(isBracketed && !behind.hasPrefix(" regression"))
        {
            return .mention
        }
        if leads, Self.begins(Self.description(behind), with: Self.paperwork + Self.setAside) {
            return .mention
        }
        let hasRepair = Self.repairs.contains { before.contains($0) }
        if Self.begins(text, with: Self.paperwork), !isBracketed, !hasRepair { return .mention }
        if Self.begins(above, with: Self.paperwork), !isBracketed, !hasRepair { return .mention }
        if Self.negations.contains(where: { above.contains($0) }) { return .mention }
        let isSaid = hasRepair || Self.repairs.contains { behind.contains($0) || above.contains($0) }
        return leads || isBracketed || isSaid ? .fix : .mention
    }

    /// Whether the sentence begins with the id: nothing is before it but marks, other ids, or a path.
    private static func leads(_ before: String) -> Bool {
        let words = before.split(separator: " ")
        let isNamed = words.allSatisfy { word in
            word.hasPrefix("cve-") || word.hasPrefix("can-") || word.contains("/")
                || !word.contains(where: \.isLetter)
                || ["and", "issue", "bug", "ref:", "closes:"].contains(word)
        }
        return isNamed
    }

    private static func isBracketed(_ before: String, _ behind: String) -> Bool {
        if behind.hasPrefix(")"), !before.contains("(") { return true }
        for (open, close) in [("(", ")"), ("[", "]")] as [(Character, Character)] {
            guard let opened = before.lastIndex(of: open) else { continue }
            if !before[opened...].contains(close), behind.contains(close) { return true }
        }
        return false
    }

    /// What is said behind the id: the rest of a file's name and a colon or dash are passed over.
    private static func description(_ behind: String) -> String {
        let rest = behind.drop { !" :".contains($0) }.drop { " :-–,".contains($0) }
        return String(rest)
    }

    private static func begins(_ text: String, with words: [String]) -> Bool {
        let start = text.drop { !$0.isLetter }
        return words.contains { word in
            guard start.hasPrefix(word) else { return false }
            let next = start.dropFirst(word.count).first
            return next.map { !$0.isLetter } ?? true
        }
    }

    private static func isOfIncompleteFix(_ text: String) -> Bool {
        [
            "fix was incomplete", "fix is incomplete", "incomplete fix", "complete the fix",
            "completes the fix",
        ]
        .contains { text.contains($0) }
    }

    private static let takingBack = ["revert", "reverts", "reverted", "reverting", "back out", "backed out"]

    /// What is done to patches without changing what is fixed.
    private static let paperwork = [
        "drop", "drops", "dropped", "dropping", "remove", "removes", "removed", "removing", "delete",
        "deleted", "refresh", "refreshed", "rebase", "rebased", "rename", "renamed", "merged upstream",
        "applied upstream", "included upstream", "no longer needed", "obsolete", "superseded", "update patch",
        "disable patch", "unfuzz",
    ]

    /// Decisions against a fix, right behind the id.
    private static let setAside = [
        "ignore", "ignored", "postponed", "pending", "no-dsa", "unimportant", "won't fix", "wontfix",
        "not fixed", "unfixed", "n/a", "not applicable",
    ]

    /// Wherever they stand, the sentence is not about a fix made here.
    private static let negations = [
        "not affect", "n't affect", "unaffected", "not vulnerable", "n't vulnerable", "not impact",
        "not apply", "n't apply", "not applicable to", "not fix", "n't fix", "unfixed",
        "still vulnerable", "still open", "ignore cve-", "ignores cve-", "ignored cve-", "ignoring cve-",
        "introduced in the fix", "introduced in the patch", "introduced through", "vulnerable code",
        "after fix for", "after the fix for", "caused by the fix", "caused by fix", "caused by cve-",
        "already fixed", "already addressed", "already included", "in changelog", "the changelog",
        "to changelog", "previous entry", "earlier entry", "previous changelog", "cve number", "add cve id",
        "cve reference", "retroactively", "follow-up of", "followup of", "following-up on",
        "not a security issue", "preparation for",
    ]

    /// The same, unless the id stands in brackets or first: then they say how the fault came about.
    private static let doubts = [
        "introduced by", "introduced with", "broken by", "false positive", "not present",
    ]

    /// Words of repair.
    private static let repairs = [
        "fix", "address", "resolve", "solve", "mitigat", "prevent", "patch", "backport", "cherry-pick",
        "cherry pick", "closes", "security", "correct", "vulnerab", "plug", "protect", "avoid", "harden",
        "work around", "workaround", "against", "overflow",
    ]
}
