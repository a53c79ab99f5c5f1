import DeviceRegistry
import Documents
import Kernel

/// The service life as package inserts write it: 耐用期間：6年［根拠］.
enum ServiceLifeLine {
    static func sentence(_ life: ServiceLife, years: Double) -> Sentence {
        let years = Wording.years(years)
        let basis = life.basis.map(Wording.open)
        return Sentence(
            LocalizedText(
                ja: "耐用期間：\(years.ja)" + (basis.map { "［\($0.ja)］" } ?? ""),
                en: "Service life: \(years.en)" + (basis.map { " [\($0.en)]" } ?? "")),
            from: [life.source])
    }
}
