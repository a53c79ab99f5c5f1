import Kernel

/// What stands at the head of each report: which device, which release, whose, on which day.
public struct ReportHeader: Sendable {
    public let device: LocalizedText
    public let model: String?
    /// The class as written: I to IV.
    public let deviceClass: String?
    public let release: String?
    public let company: LocalizedText?
    public let day: Day
    /// What the report was made from and by what, in one line.
    public let basis: LocalizedText

    public init(
        device: LocalizedText, model: String?, deviceClass: String?, release: String?,
        company: LocalizedText?, day: Day, basis: LocalizedText
    ) {
        self.device = device
        self.model = model
        self.deviceClass = deviceClass
        self.release = release
        self.company = company
        self.day = day
        self.basis = basis
    }

    var facts: [LocalizedText] {
        let wide = ["I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ"]
        return [
            company ?? LocalizedText(ja: "○ 製造販売業者の記録なし", en: "○ maker not recorded"),
            model.map { LocalizedText(ja: "型式 \($0)", en: "model \($0)") }
                ?? LocalizedText(ja: "○ 型式の記録なし", en: "○ model not recorded"),
            deviceClass.map { LocalizedText(ja: "クラス\(wide[$0] ?? $0)", en: "Class \($0)") }
                ?? LocalizedText(ja: "○ クラスの記録なし", en: "○ class not recorded"),
            release.map { LocalizedText(ja: "対象の版 \($0)", en: "release \($0)") }
                ?? LocalizedText(ja: "○ 対象の版の記録なし", en: "○ release not recorded"),
            LocalizedText(ja: "作成日 \(day.written.ja)", en: "as of \(day.written.en)"),
        ]
    }
}
