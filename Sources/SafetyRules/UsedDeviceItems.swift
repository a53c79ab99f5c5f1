import Evidence
import Kernel
import Requirements

/// Which cyber items an instruction for a used device must contain (4.1), computed from what the device
/// stores, what software it carries and whether its support goes on.
enum UsedDeviceItems {
    /// The codes of `cyber_items` that this device needs; a missing input of the computation is noted.
    ///
    /// Stored information asks for erasing it, stored credentials likewise; carried software asks for its
    /// patches; support that has ended, for the device or for a part of it, asks for documents that say so.
    static func needed(_ inquiry: Inquiry) -> [String] {
        var items: [String] = []
        let assets = inquiry.records("asset")
        if assets.isEmpty {
            lack("asset", LocalizedText(ja: "守るもの（assets）", en: "the assets"), inquiry)
        }
        if assets.contains(where: { $0.text("kind") == "information" || $0.flag("personal_data") == true }) {
            items.append("data_erase")
        }
        if assets.contains(where: { $0.text("kind") == "credential" }) { items.append("credential_erase") }

        let software = inquiry.records("component").filter { $0.text("usage") == "runtime" }
        if software.isEmpty, inquiry.currentRelease?.has("no_runtime_software_reason") != true {
            lack("component", LocalizedText(ja: "既製ソフト（software）", en: "the off-the-shelf software"), inquiry)
        }
        if !software.isEmpty { items.append("patches") }
        for part in software where !part.has("support_end") && !part.isUnknown("support_end") {
            inquiry.lack(
                part, LocalizedText(ja: "サポート終了が書かれていません", en: "its end of support is not recorded"),
                step: LocalizedText(
                    ja: "サポート終了を記録する（不明なら unknown）", en: "Record the end of support (or unknown)"))
        }
        let eos = inquiry.record("lifecycle_plan")?.day("eos")
        if eos == nil {
            lack(
                "lifecycle_plan", LocalizedText(ja: "EOS（lifecycle_plan）", en: "the EOS (lifecycle_plan)"),
                inquiry)
        }
        let partEnded = software.contains {
            $0.isUnknown("support_end") || inquiry.isOver($0.day("support_end"))
        }
        if partEnded || inquiry.isOver(eos) { items.append("documents") }
        return items
    }

    /// The items as a sentence names them.
    static func names(_ items: [String]) -> LocalizedText {
        LocalizedText.list(items.map { name($0) })
    }

    private static func name(_ item: String) -> LocalizedText {
        switch item {
        case "data_erase": LocalizedText(ja: "データの消去", en: "erasing the data")
        case "credential_erase": LocalizedText(ja: "資格情報の消去", en: "erasing the credentials")
        case "network_reset": LocalizedText(ja: "ネットワーク設定の初期化", en: "resetting the network settings")
        case "factory_image": LocalizedText(ja: "出荷時の状態への復元", en: "restoring the factory image")
        case "patches": LocalizedText(ja: "更新の適用", en: "applying the patches")
        case "radio_rekey": LocalizedText(ja: "無線の鍵の更新", en: "new radio keys")
        case "remote_deregistration": LocalizedText(ja: "遠隔保守の登録解除", en: "removal from remote service")
        case "documents": LocalizedText(ja: "資料の添付", en: "the documents")
        default: LocalizedText(same: item)
        }
    }

    private static func lack(_ kind: RecordKind, _ what: LocalizedText, _ inquiry: Inquiry) {
        inquiry.lack(
            missing: kind,
            LocalizedText(
                ja: "必要な項目を求めるための\(what.ja)が書かれていません",
                en: "\(what.en), from which the needed items follow, are not recorded"),
            step: LocalizedText(ja: "\(what.ja)を記録する", en: "Record \(what.en)"))
    }
}
