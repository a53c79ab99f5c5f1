import Evidence
import Dossiers
import DeviceRegistry
import Kernel
import Requirements
import SupportLifecycle
import Workflows

/// The words that reports use for the dossier's codes, in one language. A code without a word is shown as it
/// is.
struct Words: Sendable {
    let language: Language

    /// One of two texts.
    func callAsFunction(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }

    /// Facts on one line.
    func facts(_ facts: [String?]) -> String {
        facts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: self("　", " · "))
    }

    func list(_ texts: [String]) -> String { texts.joined(separator: self("、", ", ")) }

    func count(_ number: Int, _ ja: String, _ one: String, _ many: String) -> String {
        self("\(number) \(ja)", "\(number) \(number == 1 ? one : many)")
    }

    private func word(_ code: String, in table: [String: (String, String)]) -> String {
        table[code].map { self($0.0, $0.1) } ?? code
    }

    // MARK: Demands

    func modality(_ modality: Requirement.Modality) -> String {
        switch modality {
        case .must: self("必要", "Required")
        case .should: self("望ましい", "Recommended")
        case .consider: self("留意", "To consider")
        }
    }

    func basis(_ basis: RequirementResult.Basis) -> String {
        switch basis {
        case .rule: self("記録から", "From records")
        case .judgement: self("人の判断", "Judged")
        case .none: self("未判断", "Not judged")
        }
    }

    /// The source's section; its Japanese names are given in English too.
    func section(_ section: String) -> String {
        guard language == .english else { return section }
        let names = [
            ("通知文", "Notification"), ("背景", "Background"), ("参考資料等", "References"), ("目的", " Purpose"),
            ("規格・技術文書等", "Standards and technical documents"), ("添付文書", " Package insert"),
            ("技術資料", " Technical information"), ("その他", " Other information"), ("末尾", "closing part"),
            ("※", "note "),
        ]
        return names.reduce(section) { text, name in
            text.split(separator: name.0, omittingEmptySubsequences: false).joined(separator: name.1)
        }
    }

    // MARK: Harm

    func harm(_ type: String) -> String { RecordedHarm.typeName(type)[language] }
    func severity(_ severity: String) -> String { RecordedHarm.severityName(severity)[language] }

    // MARK: Device

    func deviceClass(_ code: String) -> String {
        let wide = ["I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ"]
        return self("クラス\(wide[code] ?? code)", "Class \(code)")
    }

    func constituent(_ kind: String) -> String {
        word(
            kind,
            in: [
                "main": ("本体", "main unit"), "accessory": ("付属品", "accessory"),
                "it_equipment": ("IT 機器", "IT equipment"), "software": ("ソフトウェア", "software"),
                "programmer": ("プログラマ", "programmer"), "app": ("アプリ", "app"),
                "cloud": ("クラウド", "cloud service"),
            ])
    }

    func manager(_ code: String) -> String {
        word(
            code,
            in: [
                "institution": ("医療機関が管理", "managed by the institution"),
                "maker": ("製造販売業者が管理", "managed by the maker"),
                "user": ("使用者が管理", "managed by the user"), "none": ("管理者なし", "managed by nobody"),
            ])
    }

    func state(_ state: Interface.State?) -> String {
        switch state {
        case .usable: self("使用可", "usable")
        case .disabled: self("無効", "disabled")
        case .blocked: self("封止", "blocked")
        case .absent: self("なし", "absent")
        case nil: self("○ 状態の記録なし", "○ state not recorded")
        }
    }

    func network(_ code: String?) -> String {
        guard let code else { return self("○ 区分の記録なし", "○ class not recorded") }
        return word(
            code,
            in: [
                "isolated_lan": ("隔離した LAN", "isolated LAN"), "hospital_lan": ("院内 LAN", "hospital LAN"),
                "internet": ("インターネット", "internet"), "vendor_vpn": ("業者の VPN", "vendor VPN"),
                "home_lan": ("家庭の LAN", "home LAN"), "ad_hoc": ("機器どうしの直結", "ad hoc"),
            ])
    }

    func direction(_ code: String) -> String {
        word(code, in: ["in": ("入", "in"), "out": ("出", "out"), "both": ("入出", "in and out")])
    }

    func payload(_ code: String?) -> String {
        guard let code else { return self("○ 記録なし", "○ not recorded") }
        return word(
            code,
            in: [
                "control": ("制御", "control"), "data": ("データ", "data"),
                "both": ("制御とデータ", "control and data"),
            ])
    }

    func scope(_ code: String) -> String {
        ScopeComputation.Result(rawValue: code)?.name[language] ?? code
    }

    /// Yes, no, or not recorded; the last is never shown as a no.
    func flag(_ flag: Bool?, _ yes: String, _ no: String) -> String {
        switch flag {
        case true: yes
        case false: no
        case nil: self("○ 記録なし", "○ not recorded")
        }
    }

    // MARK: Time

    /// Whole months as years and months.
    func duration(months: Int) -> String {
        SupportWords.duration(months: months)[language]
    }

    func month(_ day: Day) -> String {
        language == .japanese
            ? "\(day.year)年\(day.month)月" : String(day.written.en.drop { $0 != " " }.dropFirst())
    }

    func usage(_ usage: SupportedSoftware.Usage) -> String {
        switch usage {
        case .runtime: self("使用時", "run time")
        case .development: self("開発用", "development")
        case .evaluation: self("評価用", "evaluation")
        }
    }

    // MARK: Places

    /// A place in the dossier; the company file stands above the device's folder, which needs no showing.
    func place(_ origin: Origin) -> String {
        var file = origin.file[...]
        while file.hasPrefix("../") { file = file.dropFirst(3) }
        return origin.line == 0 ? String(file) : "\(file):\(origin.line)"
    }

    func finding(_ severity: Finding.Severity) -> String {
        switch severity {
        case .note: self("参考", "Note")
        case .warning: self("注意", "Warning")
        case .error: self("誤り", "Error")
        }
    }
}
