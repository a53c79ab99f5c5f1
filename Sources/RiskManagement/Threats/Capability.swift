import Kernel

/// One of the nineteen security capabilities of IEC TR 80001-2-2:2012, by its code.
public enum Capability: String, Sendable, CaseIterable {
    case ALOF, AUDT, AUTH, CNFS, CSUP, DIDT, DTBK, EMRG, IGAU, MLDP, NAUT, PAUT, PLOK, RDMP, SAHD, SGUD, STCF
    case TXCF, TXIG

    /// The capability in words (our own, not the report's).
    public var name: LocalizedText {
        switch self {
        case .ALOF: LocalizedText(ja: "自動ログオフ", en: "Automatic logoff")
        case .AUDT: LocalizedText(ja: "監査記録", en: "Audit controls")
        case .AUTH: LocalizedText(ja: "利用権限", en: "Authorization")
        case .CNFS: LocalizedText(ja: "セキュリティ設定の変更", en: "Configuration of security features")
        case .CSUP: LocalizedText(ja: "セキュリティ更新", en: "Security updates")
        case .DIDT: LocalizedText(ja: "個人情報の非識別化", en: "De-identification")
        case .DTBK: LocalizedText(ja: "バックアップと復旧", en: "Backup and recovery")
        case .EMRG: LocalizedText(ja: "緊急アクセス", en: "Emergency access")
        case .IGAU: LocalizedText(ja: "情報の完全性・真正性", en: "Integrity and authenticity of data")
        case .MLDP: LocalizedText(ja: "マルウェア対策", en: "Malware protection")
        case .NAUT: LocalizedText(ja: "機器間の認証", en: "Node authentication")
        case .PAUT: LocalizedText(ja: "人の認証", en: "Person authentication")
        case .PLOK: LocalizedText(ja: "物理的な鍵", en: "Physical locks")
        case .RDMP: LocalizedText(ja: "第三者部品の寿命計画", en: "Life cycle of third-party parts")
        case .SAHD: LocalizedText(ja: "堅牢化", en: "Hardening")
        case .SGUD: LocalizedText(ja: "セキュリティの手引", en: "Security guides")
        case .STCF: LocalizedText(ja: "保存時の秘匿", en: "Confidentiality of stored data")
        case .TXCF: LocalizedText(ja: "通信の秘匿", en: "Confidentiality in transit")
        case .TXIG: LocalizedText(ja: "通信の完全性", en: "Integrity in transit")
        }
    }
}
