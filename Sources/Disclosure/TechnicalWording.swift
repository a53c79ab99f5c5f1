import DeviceRegistry
import Kernel

/// How the words of interfaces, connections and data flows read in the technical sheet.
enum TechnicalWording {
    static func state(_ state: Interface.State) -> LocalizedText {
        switch state {
        case .usable: LocalizedText(ja: "使用可", en: "Usable")
        case .disabled: LocalizedText(ja: "無効化済み", en: "Disabled")
        case .blocked: LocalizedText(ja: "閉塞済み", en: "Blocked")
        case .absent: LocalizedText(ja: "なし", en: "Absent")
        }
    }

    static func purpose(_ word: String) -> LocalizedText {
        switch word {
        case "clinical_data": LocalizedText(ja: "診療データ", en: "Clinical data")
        case "control": LocalizedText(ja: "制御", en: "Control")
        case "remote_maintenance": LocalizedText(ja: "遠隔保守", en: "Remote maintenance")
        case "local_service": LocalizedText(ja: "現地での保守", en: "On-site service")
        case "update": LocalizedText(ja: "ソフトウェアの更新", en: "Software updates")
        case "charging": LocalizedText(ja: "充電", en: "Charging")
        default: LocalizedText(ja: "使用しない", en: "Not used")
        }
    }

    static func network(_ word: String) -> LocalizedText {
        switch word {
        case "isolated_lan":
            LocalizedText(ja: "他と分離したLAN", en: "LAN separated from all other networks")
        case "hospital_lan": LocalizedText(ja: "院内LAN", en: "Hospital LAN")
        case "internet": LocalizedText(ja: "インターネット", en: "Internet")
        case "vendor_vpn": LocalizedText(ja: "製造販売業者のVPN", en: "Manufacturer's VPN")
        case "home_lan": LocalizedText(ja: "家庭内LAN", en: "Home LAN")
        default: LocalizedText(ja: "機器間の直接接続", en: "Direct link between devices")
        }
    }

    /// The direction as seen from the device.
    static func direction(_ word: String) -> LocalizedText {
        switch word {
        case "in": LocalizedText(ja: "受信（外部→本品）", en: "Inbound (to the device)")
        case "out": LocalizedText(ja: "送信（本品→外部）", en: "Outbound (from the device)")
        default: LocalizedText(ja: "双方向", en: "Both directions")
        }
    }

    static func payload(_ word: String) -> LocalizedText {
        switch word {
        case "control": LocalizedText(ja: "制御信号", en: "Control signals")
        case "data": LocalizedText(ja: "データ", en: "Data")
        default: LocalizedText(ja: "制御信号及びデータ", en: "Control signals and data")
        }
    }

    static func matter(_ matter: TechnicalFacts.Matter) -> LocalizedText {
        switch matter {
        case .endpoints: LocalizedText(ja: "接続先", en: "Endpoints")
        case .bandwidth: LocalizedText(ja: "必要な帯域", en: "Bandwidth needed")
        case .addressing: LocalizedText(ja: "アドレスの設定方法", en: "Addressing")
        case .certificates: LocalizedText(ja: "証明書", en: "Certificates")
        case .malwareProtection:
            LocalizedText(ja: "マルウェア対策との両立", en: "Compatibility with malware protection")
        case .logging: LocalizedText(ja: "ログ", en: "Logging")
        case .backup: LocalizedText(ja: "バックアップ", en: "Backup")
        }
    }
}
