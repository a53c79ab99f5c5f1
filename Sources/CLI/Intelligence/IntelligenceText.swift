import Ports
import Gathering
import Kernel
import Vulnerabilities
import Workflows

/// What is kept of published vulnerabilities, in words.
enum IntelligenceText {
    static func text(_ refusal: IntelligenceRefusal) -> LocalizedText {
        switch refusal {
        case .empty(let path):
            LocalizedText(
                ja: "脆弱性情報がまだありません（\(path)）。mamori intel import か mamori intel sync で取り込んでください。"
                    + "何も調べていないので、脆弱性がないとは言えません",
                en:
                    "no vulnerability information is kept yet (\(path)); take some in by mamori intel import "
                    + "or mamori intel sync. Nothing was looked at, so nothing can be said to be free of "
                    + "vulnerabilities")
        case .busy(let path):
            LocalizedText(
                ja: "ほかのmamoriが \(path) に書き込み中です。終わってからもう一度実行してください",
                en: "another mamori is writing to \(path); run again when it has ended")
        case .indexDamaged(let path):
            LocalizedText(
                ja: "\(path) の索引が壊れているか、別の版のものです。mamori intel rebuild で記録から作り直せます",
                en:
                    "the index in \(path) is damaged or of another version; mamori intel rebuild makes it "
                    + "anew from the records")
        case .recordsDamaged(let path):
            LocalizedText(
                ja: "\(path) の記録が壊れています。取り込み直してください",
                en: "records in \(path) are damaged; take them in again")
        case .listDamaged(let path):
            LocalizedText(
                ja: "\(path) が壊れています。控えを戻すか、取り込み直してください",
                en: "\(path) is damaged; restore it from a copy or take everything in again")
        case .failed(let path, let reason): LocalizedText(same: "\(path): \(reason)")
        }
    }

    /// A source's name; of names, that they are none of its records.
    static func name(of source: String) -> LocalizedText {
        if source == KnownProduct.recordSource {
            return LocalizedText(ja: "JVN iPediaの製品・ベンダの名前", en: "names of products and makers of JVN iPedia")
        }
        return SourceProfile.named(source)?.name ?? LocalizedText(same: source)
    }

    /// How many records there are, names aside.
    static func records(in taken: [(source: String, records: Int)]) -> Int {
        taken.reduce(0) { $0 + ($1.source == KnownProduct.recordSource ? 0 : $1.records) }
    }

    /// One line a source, and what needs attention.
    static func table(_ report: ReportIntelligence.Report, in language: Language) -> String {
        var table = TextTable(
            language == .japanese
                ? ["情報源", "件数", "最新", "経過日数", "取込", "状態"]
                : ["source", "records", "newest", "age in days", "taken in", "state"],
            numeric: [1, 3])
        for source in report.sources {
            table.add([
                source.profile.name[language], "\(source.state?.records ?? 0)",
                source.state?.newest.map { "\($0.dayInJapan)" } ?? "-", source.age.map { "\($0)" } ?? "-",
                source.state?.takenAt.map { "\($0.dayInJapan)" } ?? "-", state(of: source)[language],
            ])
        }
        return table.text
    }

    /// The list of ends of support, which is no source of vulnerabilities.
    static func line(_ support: KeptSupport, on day: Day) -> LocalizedText {
        let count = support.products.count
        let read = support.readAt.map { "\($0.dayInJapan)" } ?? "-"
        let state: LocalizedText =
            if let failure = support.failure {
                LocalizedText(ja: "失敗：\(failure.ja)", en: "failed: \(failure.en)")
            } else if support.isOld(on: day) {
                LocalizedText(
                    ja: "古い（\(KeptSupport.daysMax)日以内が目安）", en: "old (at most \(KeptSupport.daysMax) days)")
            } else {
                LocalizedText(ja: "使えます", en: "usable")
            }
        return LocalizedText(
            ja: "サポート終了（endoflife.date）：\(count) 製品、\(read) に確認、\(state.ja)",
            en: "ends of support (endoflife.date): \(count) products, read \(read), \(state.en)")
    }

    /// How a source stands, loudly where it cannot be relied on.
    static func state(of source: SourceReport) -> LocalizedText {
        if let failure = source.failure {
            let day = source.state?.triedAt.map { "\($0.dayInJapan)" } ?? "-"
            return LocalizedText(ja: "失敗（\(day)）：\(failure.ja)", en: "failed (\(day)): \(failure.en)")
        }
        if source.isEmpty { return LocalizedText(ja: "ありません", en: "nothing kept") }
        if source.isOld, let daysMax = source.profile.daysMax {
            return LocalizedText(ja: "古い（\(daysMax)日以内が目安）", en: "old (at most \(daysMax) days)")
        }
        if source.age == nil, source.profile.daysMax != nil {
            return LocalizedText(ja: "いつのものか不明", en: "age not known")
        }
        return LocalizedText(ja: "使えます", en: "usable")
    }
}
