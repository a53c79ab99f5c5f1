import Kernel
import Workflows

/// A harm in words: whom it hits and how gravely.
enum HarmWords {
    static func words(_ harm: NextStep.Harm) -> LocalizedText {
        let types = [
            "patient": LocalizedText(ja: "患者", en: "patient"), "user": LocalizedText(ja: "使用者", en: "user"),
            "privacy": LocalizedText(ja: "個人情報", en: "privacy"),
            "property": LocalizedText(ja: "財産", en: "property"),
            "environment": LocalizedText(ja: "環境", en: "environment"),
        ]
        let severities = [
            "negligible": LocalizedText(ja: "無視できる", en: "negligible"),
            "minor": LocalizedText(ja: "軽微", en: "minor"), "serious": LocalizedText(ja: "中等度", en: "serious"),
            "critical": LocalizedText(ja: "重篤", en: "critical"),
            "catastrophic": LocalizedText(ja: "致命的", en: "catastrophic"),
        ]
        let type = types[harm.type] ?? LocalizedText(same: harm.type)
        let severity = severities[harm.severity] ?? LocalizedText(same: harm.severity)
        return LocalizedText(ja: "\(type.ja) \(severity.ja)", en: "\(type.en) \(severity.en)")
    }
}
