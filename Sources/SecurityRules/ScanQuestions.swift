import Evidence
import Kernel
import Requirements

/// What the scan of a release for known vulnerabilities says to the rules on off-the-shelf software.
enum ScanQuestions {
    /// The scan of a release in this assessment; nil where nobody has looked.
    static func scan(of release: Record, _ inquiry: Inquiry) -> Record? {
        inquiry.records("vulnerability_scan").first { $0.text("release") == release.id }
    }

    /// Found vulnerabilities are dealt with, everything was looked up, and in facts that are fresh; what is
    /// not so is noted.
    static func note(_ scan: Record, _ inquiry: Inquiry) {
        noteUndecided(scan, inquiry)
        noteIncomplete(scan, inquiry)
        noteOld(scan, inquiry)
        noteLacking(scan, inquiry)
    }

    /// One that affects and lay undecided for longer than the interval of matching fails; a newer is open.
    private static func noteUndecided(_ scan: Record, _ inquiry: Inquiry) {
        let step = LocalizedText(
            ja: "mamori scan の結果を見て、対処するか、影響の判断を decisions/vex に記録する",
            en: "Look at mamori scan; update the part, or record a decision in decisions/vex")
        let review = scan.whole("to_review") ?? 0
        let more =
            review == 0
            ? LocalizedText(same: "")
            : LocalizedText(
                ja: "（うち見直しの要る判断 \(review) 件）", en: " (\(review) have a decision that needs review)")
        let affected = scan.whole("affected_undecided") ?? 0
        if affected > 0 {
            let days = inquiry.setting(.matchIntervalDays)
            let text = LocalizedText(
                ja: "影響のある既知の脆弱性 \(affected) 件に、対処も判断もありません",
                en: "\(affected) known vulnerabilities affect it without a measure or a decision")
            if inquiry.isWithin(scan.day("oldest_undecided"), days: days) {
                inquiry.lack(scan, text + more, step: step)
            } else {
                inquiry.fail(scan, text + more, step: step)
            }
        }
        let possible = scan.whole("possible_undecided") ?? 0
        guard possible > 0 else { return }
        inquiry.lack(
            scan,
            LocalizedText(
                ja: "影響するかもしれない既知の脆弱性 \(possible) 件が、判断されていません",
                en: "\(possible) known vulnerabilities may affect it and nobody has decided")
                + (affected == 0 ? more : LocalizedText(same: "")), step: step)
    }

    private static func noteIncomplete(_ scan: Record, _ inquiry: Inquiry) {
        let open = scan.whole("not_evaluated") ?? 0
        guard open > 0 else { return }
        inquiry.lack(
            scan,
            LocalizedText(
                ja: "部品 \(scan.whole("components") ?? 0) 点のうち \(open) 点は、既知の脆弱性を調べられていません",
                en: "\(open) of \(scan.whole("components") ?? 0) parts could not be looked up for known "
                    + "vulnerabilities"),
            step: LocalizedText(
                ja: "識別子と版を補い、足りない情報源を取り込む（mamori scan が内訳を示す）",
                en: "Complete identifiers and versions, and take in the sources that lack (see mamori scan)"))
    }

    /// One that failed and of which nothing is kept; those that are old are noted already.
    private static func noteLacking(_ scan: Record, _ inquiry: Inquiry) {
        let old = Set(scan.texts("old_sources"))
        let lacking = scan.texts("lacking_sources").filter { !old.contains($0) }
        guard !lacking.isEmpty else { return }
        let names = lacking.joined(separator: ", ")
        inquiry.lack(
            scan,
            LocalizedText(
                ja: "取得に失敗し、情報が1件もない情報源があります（\(names)）",
                en: "sources failed and nothing is kept of them (\(names))"),
            step: LocalizedText(
                ja: "もう一度取得するか、ファイルから取り込む（mamori intel sync、mamori intel import）",
                en: "Fetch again, or take in files (mamori intel sync, mamori intel import)"))
    }

    private static func noteOld(_ scan: Record, _ inquiry: Inquiry) {
        let old = scan.texts("old_sources")
        guard !old.isEmpty else { return }
        let names = old.joined(separator: ", ")
        let age = scan.whole("oldest_source_age") ?? 0
        let oldest = scan.text("oldest_source") ?? names
        inquiry.lack(
            scan,
            LocalizedText(
                ja: "照合した情報が古く、新しい脆弱性が分かりません（\(names)。最も古い \(oldest) は \(age) 日前）",
                en:
                    "the facts are old, so newer ones are not known (\(names); the oldest, \(oldest), "
                    + "\(age) days)"),
            step: LocalizedText(
                ja: "新しい情報を取り込む（mamori intel import）", en: "Take in fresh facts (mamori intel import)"))
    }
}
