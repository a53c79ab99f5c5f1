import Kernel

/// The six ways in which security is broken, by the first letters in English.
public enum Stride: String, Sendable, CaseIterable {
    case spoofing, tampering, repudiation
    case informationDisclosure = "information_disclosure"
    case denialOfService = "denial_of_service"
    case elevationOfPrivilege = "elevation_of_privilege"

    /// The way in words.
    public var name: LocalizedText {
        switch self {
        case .spoofing: LocalizedText(ja: "なりすまし", en: "Spoofing")
        case .tampering: LocalizedText(ja: "改ざん", en: "Tampering")
        case .repudiation: LocalizedText(ja: "否認", en: "Repudiation")
        case .informationDisclosure: LocalizedText(ja: "情報の漏えい", en: "Information disclosure")
        case .denialOfService: LocalizedText(ja: "サービスの妨害", en: "Denial of service")
        case .elevationOfPrivilege: LocalizedText(ja: "権限の昇格", en: "Elevation of privilege")
        }
    }
}
