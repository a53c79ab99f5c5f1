import Kernel

/// An environment in which the device is meant to be used (使用環境, 2.2).
public struct UseEnvironment: Sendable {
    /// Where: in an institution, at home, elsewhere, or wherever the wearer goes.
    public enum Setting: String, Sendable, CaseIterable {
        case institution, home, outside, mobile

        /// The setting in words.
        public var name: LocalizedText {
            switch self {
            case .institution: LocalizedText(ja: "医療機関", en: "Medical institution")
            case .home: LocalizedText(ja: "在宅", en: "Home")
            case .outside: LocalizedText(ja: "医療機関の外", en: "Outside institutions")
            case .mobile: LocalizedText(ja: "移動中（装着者とともに）", en: "Wherever the wearer goes")
            }
        }
    }

    public let id: ID<UseEnvironment>
    public let setting: Setting
    public let name: LocalizedText?
    public let version: String?
    public let network: LocalizedText?
    public let physicalAccess: LocalizedText?
    /// institution, maker, user or none.
    public let managedBy: String?
    public let assumptions: [LocalizedText]
    public let guidelineVersion: String?
    /// Ids of the controls that rely on the institution.
    public let reliedControls: [String]
    public let isApproved: Bool
    public let origin: Origin

    public init(
        id: ID<UseEnvironment>, setting: Setting, name: LocalizedText?, version: String?,
        network: LocalizedText?,
        physicalAccess: LocalizedText?, managedBy: String?, assumptions: [LocalizedText],
        guidelineVersion: String?,
        reliedControls: [String], isApproved: Bool, origin: Origin
    ) {
        self.id = id
        self.setting = setting
        self.name = name
        self.version = version
        self.network = network
        self.physicalAccess = physicalAccess
        self.managedBy = managedBy
        self.assumptions = assumptions
        self.guidelineVersion = guidelineVersion
        self.reliedControls = reliedControls
        self.isApproved = isApproved
        self.origin = origin
    }
}
