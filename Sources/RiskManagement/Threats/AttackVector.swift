import Kernel

/// The way by which an attacker reaches the device; the words of the dossier's field `vector`.
public enum AttackVector: String, Sendable, CaseIterable {
    case network
    case proximityRadio = "proximity_radio"
    case publicNetwork = "public_network"
    case physical
    case removableMedia = "removable_media"
    case supplyChain = "supply_chain"
    case insider

    /// The way in words.
    public var name: LocalizedText {
        switch self {
        case .network: LocalizedText(ja: "院内などのネットワーク", en: "Local network")
        case .proximityRadio: LocalizedText(ja: "近くからの無線", en: "Radio from nearby")
        case .publicNetwork: LocalizedText(ja: "公衆のネットワーク", en: "Public network")
        case .physical: LocalizedText(ja: "手で触れる", en: "Physical access")
        case .removableMedia: LocalizedText(ja: "持ち運ぶ媒体", en: "Removable media")
        case .supplyChain: LocalizedText(ja: "供給網", en: "Supply chain")
        case .insider: LocalizedText(ja: "内部の人", en: "Insider")
        }
    }
}

/// What an attacker must be able to do; the words of the dossier's field `capability`.
public enum AttackerSkill: String, Sendable, CaseIterable, Comparable {
    /// Tools and instructions that anyone finds.
    case low
    /// A person of the trade, with time.
    case medium
    /// A specialist of this device, or a group with means.
    case high

    public static func < (left: AttackerSkill, right: AttackerSkill) -> Bool { left.rank < right.rank }

    private var rank: Int { self == .low ? 0 : self == .medium ? 1 : 2 }

    /// The skill in words.
    public var name: LocalizedText {
        switch self {
        case .low: LocalizedText(ja: "公開の道具で足りる", en: "Public tools will do")
        case .medium: LocalizedText(ja: "専門の知識が要る", en: "Needs knowledge of the trade")
        case .high: LocalizedText(ja: "この機器の深い知識が要る", en: "Needs deep knowledge of this device")
        }
    }
}
