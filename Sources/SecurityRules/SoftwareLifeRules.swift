import Evidence
import Kernel
import Requirements

/// 3.1 既製品ソフトウェア: what others made and the device or its development relies on is kept under control.
enum SoftwareLifeRules {
    static let all: [Rule] = [developmentSoftware, runtimeSoftware]

    /// G-3.1-06: off-the-shelf software used in development and evaluation is listed with its support.
    static let developmentSoftware = Rule("R-3.1-06", .inScope) { inquiry in
        let entries = inquiry.records("component").filter {
            ["development", "evaluation"].contains($0.text("usage"))
        }
        guard !entries.isEmpty else {
            if let release = inquiry.currentRelease,
                hasSignedReason("no_development_software_reason", release)
            {
                return inquiry.conclude(
                    LocalizedText(
                        ja: "開発・評価に既製ソフトを使わない理由が、署名とともに記録されています",
                        en:
                            "a signed reason states that no such software "
                            + "is used in development and evaluation"
                    ))
            }
            inquiry.fail(
                missing: "component",
                LocalizedText(
                    ja: "開発・評価に使う既製ソフトの一覧も、使わない署名済みの理由もありません",
                    en: "neither a list of the software used in development and evaluation "
                        + "nor a signed reason for none"),
                step: LocalizedText(
                    ja: "開発・評価に使う既製ソフトを software に記録する",
                    en: "Record in software what development and evaluation use"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        for entry in entries {
            noteMissing(["supplier", "version"], of: entry, inquiry)
            noteOpenSupport(of: entry, inquiry)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "開発・評価に使う既製ソフト \(entries.count) 件に、供給者・版・サポート終了が記録されています",
                en:
                    "\(entries.count) pieces of development software "
                    + "have supplier, version and end of support"
            ))
    }

    /// G-3.1-07: each release has its list of software, complete in what counts and recently matched.
    static let runtimeSoftware = Rule("R-3.1-07", .inScope) { inquiry in
        guard let releases = coveredReleases(inquiry) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let entries = inquiry.records("component").filter { $0.text("usage") == "runtime" }
        for entry in entries where !entry.has("releases") {
            inquiry.lack(
                entry, LocalizedText(ja: "載せた版が書かれていません", en: "the releases that carry it are not recorded"),
                step: LocalizedText(ja: "載せた版を releases に記録する", en: "Record the releases that carry it"))
        }
        var count = 0
        for release in releases {
            let carried = entries.filter { $0.texts("releases").contains(release.id) }
            count += carried.count
            checkList(of: release, carried, inquiry)
        }
        for entry in entries {
            noteMissing(["supplier", "version", "identifier", "support_level"], of: entry, inquiry)
            noteOpenSupport(of: entry, inquiry)
        }
        let looked = releases.count { ScanQuestions.scan(of: $0, inquiry) != nil }
        let how =
            looked == releases.count
            ? LocalizedText(ja: "この評価で照合", en: "looked up in this assessment")
            : LocalizedText(
                ja: "\(releases.count - looked) 件は記録された照合日による。この評価では調べていない",
                en: "\(releases.count - looked) by the recorded day; not looked up in this assessment")
        return inquiry.conclude(
            LocalizedText(
                ja: "版 \(releases.count) 件の既製ソフト（延べ \(count) 件）を一覧にし、脆弱性と照合しています（\(how.ja)）",
                en:
                    "\(releases.count) releases list their software "
                    + "(\(count) entries) and are matched for vulnerabilities (\(how.en))"
            ))
    }

    // MARK: Shared by the rules on off-the-shelf software

    /// The releases that are out, or the current one while none is; nil when neither is recorded, which is
    /// noted.
    static func coveredReleases(_ inquiry: Inquiry) -> [Record]? {
        let released = inquiry.releasedVersions
        if !released.isEmpty { return released }
        if let current = inquiry.currentRelease { return [current] }
        inquiry.lack(
            missing: "product_version", LocalizedText(ja: "版の記録がありません", en: "no release is recorded"),
            step: LocalizedText(
                ja: "版を releases に、現行の版を identity に記録する",
                en: "Record the releases, and the current one in identity"))
        return nil
    }

    /// The release states, with a signature, why there is no such software.
    static func hasSignedReason(_ field: String, _ release: Record) -> Bool {
        release.has(field) && release.has("reason_signed_by")
    }

    /// Parts of the release's bill for which no entry states the support; each lack is noted.
    static func noteUncovered(by release: Record, _ inquiry: Inquiry) {
        guard let bill = bill(of: release, inquiry) else { return }
        let uncovered = (bill.whole("components") ?? 0) - (bill.whole("covered") ?? 0)
        guard uncovered > 0 else { return }
        let names = bill.texts("uncovered").prefix(3).joined(separator: ", ")
        inquiry.lack(
            bill,
            LocalizedText(
                ja: "部品表のうち \(uncovered) 件に、サポートの記録がありません（\(names) など）",
                en: "\(uncovered) parts of the bill have no record of their support (such as \(names))"),
            step: LocalizedText(
                ja: "software に供給者・サポートを記録し、covers で部品に結び付ける",
                en: "Record supplier and support in software and tie them to the parts with covers"))
    }

    // MARK: Private

    private static func bill(of release: Record, _ inquiry: Inquiry) -> Record? {
        inquiry.records("bill").first { $0.text("release") == release.id }
    }

    private static func checkList(of release: Record, _ carried: [Record], _ inquiry: Inquiry) {
        let bill = bill(of: release, inquiry)
        let parts = bill?.whole("components") ?? 0
        if carried.isEmpty, parts == 0 {
            guard !hasSignedReason("no_runtime_software_reason", release) else { return }
            inquiry.fail(
                release,
                LocalizedText(
                    ja: "載せた既製ソフトの一覧も、載せていない署名済みの理由もありません",
                    en: "neither a list of the software it carries nor a signed reason for none"),
                step: LocalizedText(
                    ja: "載せた既製ソフトを software に記録し、部品表を置く",
                    en: "Record what it carries in software, and add a bill of materials"))
            return
        }
        if release.has("no_runtime_software_reason") {
            inquiry.fail(
                release,
                LocalizedText(
                    ja: "既製ソフトを載せていないとしながら、載せた記録があります",
                    en: "it is said to carry no such software, but some is recorded"),
                step: LocalizedText(ja: "どちらが正しいかを確かめて直す", en: "Find out which is right and correct it"))
        }
        if let bill { noteGaps(in: bill, inquiry) }
        noteUncovered(by: release, inquiry)
        if let scan = ScanQuestions.scan(of: release, inquiry) {
            ScanQuestions.note(scan, inquiry)
        } else {
            checkMatch(of: release, inquiry)
        }
    }

    private static func noteGaps(in bill: Record, _ inquiry: Inquiry) {
        let gaps = [
            ("unidentified", LocalizedText(ja: "識別子", en: "identifier")),
            ("without_supplier", LocalizedText(ja: "供給者", en: "supplier")),
            ("without_version", LocalizedText(ja: "版", en: "version")),
        ]
        for (field, name) in gaps {
            guard let count = bill.whole(field), count > 0 else { continue }
            inquiry.lack(
                bill,
                LocalizedText(ja: "\(name.ja)のない部品が \(count) 件あります", en: "\(count) parts have no \(name.en)"),
                step: LocalizedText(ja: "部品表に\(name.ja)を補う", en: "Complete the bill with the \(name.en)"))
        }
    }

    private static func checkMatch(of release: Record, _ inquiry: Inquiry) {
        let days = inquiry.setting(.matchIntervalDays)
        let step = LocalizedText(ja: "脆弱性と照合し、その日を記録する", en: "Match for vulnerabilities and record the day")
        guard let last = release.day("last_match") else {
            inquiry.lack(
                release,
                LocalizedText(ja: "脆弱性と照合した日が書かれていません", en: "the last vulnerability match is not recorded"),
                step: step)
            return
        }
        guard !inquiry.isWithin(last, days: days) else { return }
        inquiry.fail(
            release,
            LocalizedText(
                ja: "最後の照合（\(last.written.ja)）が \(days) 日以内ではありません",
                en: "the last match (\(last.written.en)) is not within \(days) days"), step: step)
    }

    private static func noteMissing(_ fields: [String], of entry: Record, _ inquiry: Inquiry) {
        let missing = fields.filter { !entry.has($0) }
        guard !missing.isEmpty else { return }
        let names = missing.joined(separator: ", ")
        inquiry.lack(
            entry, LocalizedText(ja: "書かれていない事項があります（\(names)）", en: "these are not recorded: \(names)"),
            step: LocalizedText(ja: "\(names) を記録する", en: "Record \(names)"))
    }

    /// The end of support is a day, or is stated as unknown with a day to look again that has not passed.
    private static func noteOpenSupport(of entry: Record, _ inquiry: Inquiry) {
        guard entry.day("support_end") == nil else { return }
        let step = LocalizedText(
            ja: "サポート終了を調べて記録する。分からなければ unknown とし、次に調べる日を書く",
            en: "Find out the end of support; if it cannot be found, write unknown and when to look again")
        guard entry.isUnknown("support_end"), let again = entry.day("review_by") else {
            inquiry.lack(
                entry,
                LocalizedText(
                    ja: "サポート終了も、不明とした上で次に調べる日も書かれていません",
                    en: "neither the end of support nor, being unknown, a day to look again is recorded"),
                step: step)
            return
        }
        guard again < inquiry.today else { return }
        inquiry.fail(
            entry,
            LocalizedText(
                ja: "サポート終了が不明のまま、次に調べる日（\(again.written.ja)）を過ぎました",
                en: "its end of support is still unknown after the day to look again (\(again.written.en))"),
            step: step)
    }
}
