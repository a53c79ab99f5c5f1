import Kernel

/// One way into or out of the device: a network, a radio, a port, a drive (2.3).
public struct Interface: Sendable {
    /// The kinds that an inventory has to answer.
    public enum Kind: String, Sendable, CaseIterable {
        case ethernet, wifi, bluetooth, cellular
        case medicalRadio = "medical_radio"
        case otherRadio = "other_radio"
        case nfc, infrared, usb, serial, debug
        case opticalMedia = "optical_media"
        case card
        case otherMedia = "other_media"

        /// The kind in words.
        public var name: LocalizedText {
            switch self {
            case .ethernet: LocalizedText(ja: "有線LAN", en: "Ethernet")
            case .wifi: LocalizedText(ja: "無線LAN", en: "Wi-Fi")
            case .bluetooth: LocalizedText(same: "Bluetooth")
            case .cellular: LocalizedText(ja: "携帯電話網", en: "Cellular")
            case .medicalRadio: LocalizedText(ja: "医療用無線", en: "Medical radio")
            case .otherRadio: LocalizedText(ja: "その他の無線", en: "Other radio")
            case .nfc: LocalizedText(same: "NFC")
            case .infrared: LocalizedText(ja: "赤外線", en: "Infrared")
            case .usb: LocalizedText(same: "USB")
            case .serial: LocalizedText(ja: "シリアル", en: "Serial")
            case .debug: LocalizedText(ja: "デバッグ端子", en: "Debug port")
            case .opticalMedia: LocalizedText(ja: "光学ドライブ", en: "Optical drive")
            case .card: LocalizedText(ja: "カード", en: "Card slot")
            case .otherMedia: LocalizedText(ja: "その他の媒体", en: "Other media")
            }
        }

        /// It exchanges data over a network or by radio.
        public var isNetwork: Bool {
            switch self {
            case .ethernet, .wifi, .bluetooth, .cellular, .medicalRadio, .otherRadio, .nfc, .infrared: true
            default: false
            }
        }

        /// It exchanges data by radio.
        public var isRadio: Bool { isNetwork && self != .ethernet && self != .infrared }
    }

    /// Whether it can be used. A state that is not written counts as usable.
    public enum State: String, Sendable {
        case usable, disabled, blocked, absent
    }

    public let id: ID<Interface>
    public let name: LocalizedText
    public let kind: Kind
    public let constituent: ID<Constituent>?
    public let state: State?
    public let purpose: String?
    /// False for an interface that passes no data, such as one for charging only; nil while nobody has said.
    public let carriesData: Bool?
    public let standard: String?
    public let standardVersion: String?
    public let securityMode: String?
    public let origin: Origin

    public init(
        id: ID<Interface>, name: LocalizedText, kind: Kind, constituent: ID<Constituent>?, state: State?,
        purpose: String?, carriesData: Bool?, standard: String?, standardVersion: String?,
        securityMode: String?,
        origin: Origin
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.constituent = constituent
        self.state = state
        self.purpose = purpose
        self.carriesData = carriesData
        self.standard = standard
        self.standardVersion = standardVersion
        self.securityMode = securityMode
        self.origin = origin
    }

    /// It exists and is not known to pass no data.
    public var isExternal: Bool { state != .absent && carriesData != false }
}
