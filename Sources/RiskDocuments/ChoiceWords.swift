import Kernel

/// The words that reports use for the dossier's codes. A code without a word is shown as it is.
enum ChoiceWords {
    static func setting(_ code: String?) -> LocalizedText? { word(code, settings) }
    static func user(_ code: String?) -> LocalizedText? { word(code, users) }
    static func manager(_ code: String?) -> LocalizedText? { word(code, managers) }
    static func element(_ code: String?) -> LocalizedText? { word(code, elements) }
    static func boundary(_ code: String?) -> LocalizedText? { word(code, boundaries) }
    static func asset(_ code: String?) -> LocalizedText? { word(code, assets) }
    static func need(_ code: String?) -> LocalizedText? { word(code, needs) }
    static func function(_ code: String?) -> LocalizedText? { word(code, functions) }
    static func interface(_ code: String?) -> LocalizedText? { word(code, interfaces) }
    static func network(_ code: String?) -> LocalizedText? { word(code, networks) }
    static func payload(_ code: String?) -> LocalizedText? { word(code, payloads) }
    static func disposition(_ code: String?) -> LocalizedText? { word(code, dispositions) }
    static func responsible(_ code: String?) -> LocalizedText? { word(code, responsibles) }
    static func property(_ code: String?) -> LocalizedText? { word(code, properties) }
    static func answer(_ code: String?) -> LocalizedText? { word(code, answers) }
    static func result(_ code: String?) -> LocalizedText? { word(code, results) }

    private static func word(_ code: String?, _ table: [String: (String, String)]) -> LocalizedText? {
        guard let code, !code.isEmpty else { return nil }
        return table[code].map { LocalizedText(ja: $0.0, en: $0.1) } ?? LocalizedText(same: code)
    }

    private static let settings = [
        "institution": ("医療機関", "institution"), "home": ("在宅・家庭", "home"),
        "outside": ("医療機関外", "outside institutions"), "mobile": ("使用者とともに移動", "moves with its user"),
    ]
    private static let users = [
        "clinician": ("医師・看護師など", "clinician"), "technician": ("臨床工学技士など", "technician"),
        "patient": ("患者", "patient"), "carer": ("家族・介助者", "carer"), "service": ("保守員", "service"),
        "administrator": ("管理者", "administrator"),
    ]
    private static let managers = [
        "institution": ("医療機関", "institution"), "maker": ("製造販売業者", "maker"),
        "user": ("使用者", "user"), "supplier": ("供給者", "supplier"), "none": ("いない", "nobody"),
        "nobody": ("いない", "nobody"),
    ]
    private static let elements = [
        "main": ("本体", "main unit"), "accessory": ("付属品", "accessory"),
        "it_equipment": ("IT 機器", "IT equipment"), "software": ("ソフトウェア", "software"),
        "programmer": ("プログラマ", "programmer"), "app": ("アプリ", "app"), "cloud": ("クラウド", "cloud"),
        "institution_system": ("医療機関のシステム", "institution's system"),
        "maker_service": ("製造販売業者のサービス", "maker's service"),
        "supplier_service": ("供給者のサービス", "supplier's service"),
        "public_service": ("公のサービス", "public service"), "person": ("人", "person"),
        "other_device": ("他の機器", "other device"),
        "named": ("流れの記録にだけ名がある相手", "party that only a flow names"),
    ]
    private static let boundaries = [
        "device": ("機器", "device"), "network": ("ネットワーク", "network"),
        "organisation": ("組織", "organisation"), "site": ("場所", "site"), "cloud": ("クラウド", "cloud"),
    ]
    private static let assets = [
        "information": ("情報", "information"), "software": ("ソフトウェア", "software"),
        "equipment": ("機器", "equipment"), "credential": ("鍵・認証情報", "credential"),
    ]
    private static let needs = [
        "none": ("不要", "none"), "low": ("低", "low"), "medium": ("中", "medium"), "high": ("高", "high"),
    ]
    private static let functions = [
        "life_support": ("生命維持", "life support"), "therapy": ("治療", "therapy"), "alarm": ("警報", "alarm"),
        "measurement": ("測定", "measurement"), "display": ("表示", "display"), "record": ("記録", "record"),
        "emergency_access": ("緊急アクセス", "emergency access"), "communication": ("通信", "communication"),
        "other": ("その他", "other"),
    ]
    private static let interfaces = [
        "ethernet": ("有線 LAN", "Ethernet"), "wifi": ("無線 LAN", "Wi-Fi"),
        "bluetooth": ("Bluetooth", "Bluetooth"), "cellular": ("携帯回線", "cellular"),
        "medical_radio": ("医療用無線", "medical radio"), "other_radio": ("その他の無線", "other radio"),
        "nfc": ("NFC", "NFC"), "infrared": ("赤外線", "infrared"), "usb": ("USB", "USB"),
        "serial": ("シリアル", "serial"), "debug": ("デバッグ端子", "debug port"),
        "optical_media": ("光学媒体", "optical media"), "card": ("カード", "card"),
        "other_media": ("その他の媒体", "other media"),
    ]
    private static let networks = [
        "isolated_lan": ("隔離した LAN", "isolated LAN"), "hospital_lan": ("院内 LAN", "hospital LAN"),
        "internet": ("インターネット", "internet"), "vendor_vpn": ("業者の VPN", "vendor VPN"),
        "home_lan": ("家庭の LAN", "home LAN"), "ad_hoc": ("機器どうしの直結", "ad hoc"),
    ]
    private static let payloads = [
        "control": ("制御", "control"), "data": ("データ", "data"), "both": ("制御とデータ", "control and data"),
    ]
    private static let dispositions = [
        "treated": ("対策する", "treated"), "accepted": ("受容", "accepted"),
        "not_applicable": ("該当なし", "not applicable"), "open": ("未決", "open"), "reduced": ("低減", "reduced"),
        "avoided": ("回避", "avoided"), "transferred": ("移転", "transferred"),
    ]
    private static let responsibles = [
        "maker": ("製造販売業者", "maker"), "institution": ("医療機関", "institution"),
        "user": ("使用者", "user"), "dealer": ("販売業者等", "dealer"), "repairer": ("修理業者", "repairer"),
    ]
    private static let properties = [
        "confidentiality": ("機密性", "confidentiality"), "integrity": ("完全性", "integrity"),
        "availability": ("可用性", "availability"),
    ]
    private static let answers = [
        "yes": ("あり", "yes"), "no": ("なし", "no"), "not_applicable": ("対象外", "not applicable"),
    ]
    private static let results = [
        "pass": ("合格", "pass"), "fail": ("不合格", "fail"), "not_run": ("未実施", "not run"),
        "skipped": ("省略", "skipped"), "error": ("異常終了", "error"),
    ]
}
