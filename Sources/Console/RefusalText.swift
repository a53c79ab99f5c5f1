import Ports
import ArgumentParser
import Kernel
import Workflows

/// The one place where refusals become words and exit codes.
///
/// 0 clean, 1 findings, 2 input that cannot be read, 3 something outside is missing or failed, 64 wrong
/// usage.
public enum RefusalText {
    /// Runs a command's work; a refusal is told on standard error and ends the command with its code.
    public static func telling<Result>(
        _ language: Language, about dossier: String? = nil, _ work: () throws(WorkflowRefusal) -> Result
    ) throws -> Result {
        do {
            return try work()
        } catch {
            tell(error, in: language, about: dossier)
            throw ExitCode(code(of: error))
        }
    }

    /// Tells a refusal on standard error: findings line by line, anything else as one line.
    public static func tell(_ refusal: WorkflowRefusal, in language: Language, about dossier: String?) {
        let terminal = Edges.required.terminal
        if case .unreadable(let findings) = refusal {
            terminal.writeError(FindingsText.lines(findings, of: dossier, in: language))
            let faults = findings.count { $0.severity == .error }
            let summary = LocalizedText(
                ja: (dossier.map { "\($0)：" } ?? "") + "読めない所が \(faults) か所あります。直してからもう一度実行してください",
                en: (dossier.map { "\($0): " } ?? "") + "\(faults) faults; mend them and run again")
            terminal.writeError(summary[language] + "\n")
            return
        }
        terminal.writeError("mamori: " + text(refusal)[language] + "\n")
    }

    /// The exit code that the refusal ends a command with.
    public static func code(of refusal: WorkflowRefusal) -> Int32 {
        switch refusal {
        case .unreadable: 2
        case .store(.noDossier), .store(.noFile), .store(.tooLarge), .store(.outsideDossier): 2
        case .intelligence(.recordsDamaged), .intelligence(.listDamaged): 2
        case .bundle(.exists), .bundle(.badName), .bundle(.duplicateName), .feed(.noSuchPart),
            .feed(.badAddress):
            64
        case .bundle(.failed), .bundle(.changed): 3
        case .bundle: 2
        case .store, .rendering, .feed, .intelligence: 3
        case .notPermitted, .noSuchDemand, .noSuchCatalogue, .noSuchProfile, .noSuchRelease, .decidedByRule,
            .noSuchProduct, .noSuchVulnerability, .badName:
            64
        }
    }

    private static func text(_ refusal: WorkflowRefusal) -> LocalizedText {
        switch refusal {
        case .unreadable: return LocalizedText(same: "")
        case .store(let refusal): return text(refusal)
        case .rendering(let refusal): return text(refusal)
        case .intelligence(let refusal): return text(refusal)
        case .feed(let refusal): return refusal.message
        case .bundle(let refusal): return refusal.message
        case .notPermitted:
            return LocalizedText(
                ja: "この役割では記録できません。--by と、company.yaml の判断できる役割を --role に指定してください",
                en:
                    "this role may not record a judgement; give --by, and a judging role of company.yaml "
                    + "as --role"
            )
        case .noSuchDemand(let name, let nearest):
            return LocalizedText(
                ja: "「\(name)」という要求事項はありません" + (nearest.map { "。「\($0)」ではありませんか" } ?? ""),
                en: "there is no demand \"\(name)\"" + (nearest.map { "; did you mean \($0)?" } ?? ""))
        case .noSuchCatalogue(let name, let known):
            return LocalizedText(
                ja: "「\(name)」というカタログはありません（\(known.joined(separator: ", "))）",
                en: "there is no catalogue \"\(name)\" (\(known.joined(separator: ", ")))")
        case .noSuchRelease(let name, let known):
            return LocalizedText(
                ja: "「\(name)」という版はありません（\(known.joined(separator: "、"))）",
                en: "there is no release \"\(name)\" (\(known.joined(separator: ", ")))")
        case .noSuchProfile(let name, let known):
            return LocalizedText(
                ja: "「\(name)」という要素の一覧はありません（\(known.joined(separator: "、"))、または .yaml のファイル）",
                en: "there is no profile \"\(name)\" (\(known.joined(separator: ", ")), or a .yaml file)")
        case .noSuchProduct(let name, let nearest):
            return LocalizedText(
                ja: "読み込むファイルに製品「\(name)」はありません" + (nearest.map { "。「\($0)」ではありませんか" } ?? ""),
                en: "there is no product \"\(name)\" in the files"
                    + (nearest.map { "; did you mean \($0)?" } ?? ""))
        case .noSuchVulnerability(let id):
            return LocalizedText(
                ja: "\(id) を扱う記録は、いま保管している情報にありません（脆弱性がないという意味ではありません）",
                en:
                    "no record kept has or names the id \(id) (which does not mean that there is none)"
            )
        case .badName(let name):
            return LocalizedText(
                ja: "「\(name)」は出所の名に使えません（英数字と . _ - だけ）",
                en: "\"\(name)\" cannot be the name of a source (letters, digits, . _ - only)")
        case .decidedByRule(let name):
            return LocalizedText(
                ja: "\(name) は記録だけで決まるので、判断は要りません（記録を直してください）",
                en: "\(name) is decided by records alone; a judgement would not count (mend the records)")
        }
    }

    private static func text(_ refusal: StoreRefusal) -> LocalizedText {
        switch refusal {
        case .noDossier(let path):
            LocalizedText(
                ja: "\(path) に device.yaml のあるフォルダーがありません", en: "\(path) is no folder with a device.yaml")
        case .noFile(let path): LocalizedText(ja: "\(path) がありません", en: "\(path) does not exist")
        case .tooLarge(let path, _): LocalizedText(ja: "\(path) は大きすぎます", en: "\(path) is too large")
        case .outsideDossier(let path):
            LocalizedText(ja: "\(path) は機器のフォルダーの外です", en: "\(path) lies outside the device's folder")
        case .exists(let path):
            LocalizedText(
                ja: "\(path) はもうあります。何も書いていません", en: "\(path) exists already; nothing was written")
        case .failed(let path, let reason): LocalizedText(same: "\(path): \(reason)")
        }
    }

    /// What is wrong with what is kept of published vulnerabilities, in words.
    public static func text(_ refusal: IntelligenceRefusal) -> LocalizedText {
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

    private static func text(_ refusal: RenderingRefusal) -> LocalizedText {
        switch refusal {
        case .noSuchFormat(let format):
            LocalizedText(ja: "\(format.rawValue) は作れません", en: "\(format.rawValue) cannot be made")
        case .noRenderer(let places):
            LocalizedText(
                ja:
                    "PDF を作る weasyprint が見つかりません（\(places.joined(separator: "、"))）。"
                    + "make setup で入ります。他の形式は作れます",
                en: "weasyprint, which makes the PDF, was not found (\(places.joined(separator: ", "))); "
                    + "make setup installs it; all other formats work")
        case .rendererFailed(let reason):
            LocalizedText(ja: "PDF を作れませんでした：\(reason)", en: "the PDF could not be made: \(reason)")
        }
    }
}
