import Kernel

/// How the dossier's short words read in a text, and how a record's text becomes a sentence.
enum Wording {
    /// The text with a full stop where it has none.
    static func closed(_ text: LocalizedText) -> LocalizedText {
        func close(_ text: String, _ stop: String, _ ends: String) -> String {
            text.last.map { ends.contains($0) } ?? true ? text : text + stop
        }
        return LocalizedText(ja: close(text.ja, "。", "。．.！？!?"), en: close(text.en, ".", "。．.！？!?"))
    }

    /// The text without its last full stop, to stand within a line.
    static func open(_ text: LocalizedText) -> LocalizedText {
        func cut(_ text: String, _ stops: String) -> String {
            text.last.map { stops.contains($0) } ?? false ? String(text.dropLast()) : text
        }
        return LocalizedText(ja: cut(text.ja, "。．"), en: cut(text.en, "."))
    }

    static func years(_ years: Double) -> LocalizedText {
        let number = years == years.rounded() ? "\(Int(years))" : "\(years)"
        return LocalizedText(ja: "\(number)年", en: number == "1" ? "1 year" : "\(number) years")
    }

    /// An edition: 第6.0版 where only its number is written.
    static func edition(_ text: String) -> LocalizedText {
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        return isNumber ? LocalizedText(ja: "第\(text)版", en: "edition \(text)") : LocalizedText(same: text)
    }

    static let notRecorded = LocalizedText(ja: "（未記入）", en: "(not recorded)")
    static let notApplicable = LocalizedText(ja: "－", en: "–")

    static func manager(_ word: String) -> LocalizedText {
        switch word {
        case "institution": LocalizedText(ja: "医療機関", en: "the institution")
        case "maker": LocalizedText(ja: "製造販売業者", en: "the manufacturer")
        case "user": LocalizedText(ja: "使用者", en: "the user")
        default: LocalizedText(ja: "なし", en: "nobody")
        }
    }

    /// Harm of a kind and weight as a possibility: 患者に重篤な危害が及ぶおそれ.
    static func harm(_ word: String?, _ severity: OutsideRisk.Severity) -> LocalizedText {
        let grade = grade(severity)
        let hit =
            switch word {
            case "patient": LocalizedText(ja: "患者に\(grade.ja)危害が及ぶ", en: "patients")
            case "user": LocalizedText(ja: "使用者に\(grade.ja)危害が及ぶ", en: "users")
            case "privacy": LocalizedText(ja: "個人情報に\(grade.ja)被害が及ぶ", en: "privacy")
            case "property": LocalizedText(ja: "財産に\(grade.ja)被害が及ぶ", en: "property")
            case "environment": LocalizedText(ja: "環境に\(grade.ja)被害が及ぶ", en: "the environment")
            default: LocalizedText(ja: "\(grade.ja)危害が生じる", en: "")
            }
        return LocalizedText(
            ja: "\(hit.ja)おそれ", en: "may cause \(grade.en) harm" + (hit.en.isEmpty ? "" : " to \(hit.en)"))
    }

    private static func grade(_ severity: OutsideRisk.Severity) -> LocalizedText {
        switch severity {
        case .negligible: LocalizedText(ja: "無視できる程度の", en: "negligible")
        case .minor: LocalizedText(ja: "軽微な", en: "minor")
        case .serious: LocalizedText(ja: "重大な", en: "serious")
        case .critical: LocalizedText(ja: "重篤な", en: "critical")
        case .catastrophic: LocalizedText(ja: "致命的な", en: "catastrophic")
        }
    }

    static func contact(_ kind: ContactPoint.Kind) -> LocalizedText {
        switch kind {
        case .security: LocalizedText(ja: "サイバーセキュリティの問合せ窓口", en: "Cybersecurity contact point")
        case .service: LocalizedText(ja: "サービスの照会先", en: "Enquiries about services")
        case .lay: LocalizedText(ja: "一般の使用者の相談窓口", en: "Help for lay users")
        case .request: LocalizedText(ja: "技術資料の請求先", en: "Requests for technical documents")
        }
    }

    static func service(_ kind: ServiceOffer.Kind) -> LocalizedText {
        switch kind {
        case .maintenance: LocalizedText(ja: "保守", en: "Maintenance")
        case .update: LocalizedText(ja: "ソフトウェアの更新", en: "Software updates")
        case .monitoring: LocalizedText(ja: "監視", en: "Monitoring")
        case .consulting: LocalizedText(ja: "相談・助言", en: "Consulting")
        case .none: LocalizedText(ja: "提供なし", en: "None offered")
        }
    }

    static func language(_ code: String) -> LocalizedText {
        switch code {
        case "ja": LocalizedText(ja: "日本語", en: "Japanese")
        case "en": LocalizedText(ja: "英語", en: "English")
        default: LocalizedText(same: code)
        }
    }
}
