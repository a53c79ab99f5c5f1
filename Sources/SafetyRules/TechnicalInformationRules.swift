import Evidence
import Kernel
import Requirements

/// 5. 2)技術資料: what is needed to connect, handed over on request, in the guideline's form.
enum TechnicalInformationRules {
    static let all: [Rule] = [connecting, onRequest, disclosureStatement]

    /// G-5.2-01: the technical document has every field, and its ports are the recorded ones.
    static let connecting = Rule("R-5.2-01", .inScope) { inquiry in
        guard inquiry.inventoryIsComplete(for: Inquiry.networkKinds) else {
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let interfaces = inquiry.interfaces(of: Inquiry.networkKinds).filter(inquiry.countsAsUsable)
        guard !interfaces.isEmpty else {
            return inquiry.notApplicable(
                LocalizedText(ja: "使えるネットワーク接続口はないと記録済み", en: "Recorded: no usable network interface"))
        }
        guard let document = inquiry.record("technical_doc") else {
            inquiry.fail(
                missing: "technical_doc",
                LocalizedText(
                    ja: "ネットワークに接続するのに技術資料がありません", en: "it connects to a network but has no document"),
                step: LocalizedText(
                    ja: "技術資料を作って記録する（technical_document）", en: "Write it (technical_document)"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        for (field, name) in mandatoryFields where !document.has(field) {
            inquiry.fail(
                document,
                LocalizedText(ja: "\(name.ja)の記載がありません", en: "it says nothing on \(name.en)"),
                step: LocalizedText(ja: "\(name.ja)を記す", en: "State \(name.en)"))
        }
        let used = ports(of: interfaces, inquiry)
        let stated = Set(document.texts("ports").map { $0.lowercased() })
        let (unstated, unused) = (used.subtracting(stated).sorted(), stated.subtracting(used).sorted())
        if !unstated.isEmpty {
            let names = unstated.joined(separator: ", ")
            inquiry.fail(
                document,
                LocalizedText(ja: "使うのに記されていないポート：\(names)", en: "ports in use but not stated: \(names)"),
                step: LocalizedText(ja: "技術資料にポートを加える", en: "Add the ports to the document"))
        }
        if !unused.isEmpty {
            let names = unused.joined(separator: ", ")
            inquiry.fail(
                document,
                LocalizedText(ja: "接続の記録にないポート：\(names)", en: "ports stated but in no connection: \(names)"),
                step: LocalizedText(ja: "接続の記録と技術資料を合わせる", en: "Reconcile the connections with the document"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "技術資料に必須の欄が揃い、ポート \(used.count) 件は接続の記録と一致します",
                en: "The document is complete and its \(used.count) ports equal the recorded connections"))
    }

    /// G-5.2-02: document and request route are in place, and requests are answered in time.
    static let onRequest = Rule("R-5.2-02", .inScope) { inquiry in
        let current = inquiry.product?.text("current_version")
        if let document = inquiry.record("technical_doc") {
            if !document.has("version") {
                inquiry.lack(
                    document, LocalizedText(ja: "どの版のものか書かれていません", en: "the device version is not recorded"),
                    step: LocalizedText(ja: "機器の版を記録する", en: "Record the device version"))
            } else if document.text("version") != current {
                inquiry.fail(
                    document, LocalizedText(ja: "現行の版のものではありません", en: "it is not for the current version"),
                    step: LocalizedText(ja: "技術資料を現行の版に改める", en: "Update it to the current version"))
            }
        } else {
            inquiry.lack(
                missing: "technical_doc",
                LocalizedText(ja: "技術資料の記録がありません", en: "no technical document is recorded"),
                step: LocalizedText(
                    ja: "技術資料を作って記録する（technical_document）", en: "Write it (technical_document)"))
        }
        let routes = inquiry.records("contact_point").filter { $0.text("kind") == "request" }
        if !routes.contains(where: inquiry.isEffective) {
            inquiry.lack(
                missing: "contact_point",
                LocalizedText(ja: "資料を求める窓口がありません", en: "there is no contact point for requests"),
                step: LocalizedText(ja: "資料請求の窓口を設けて記録する", en: "Set up a contact point of kind request"))
        }
        let requests = inquiry.records("info_request").filter { $0.text("kind") == "technical" }
        for request in requests { check(request, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "技術資料と請求の窓口があり、求め \(requests.count) 件に応じています",
                en: "Document and route are in place, and \(requests.count) requests are dealt with"))
    }

    /// G-5.2-03: each supported release of an institutional device has a fully answered disclosure statement.
    static let disclosureStatement = Rule("R-5.2-03", .inScope) { inquiry in
        guard let product = inquiry.product, product.has("intended_settings") else {
            inquiry.lack(
                missing: "product",
                LocalizedText(ja: "意図する使用の場が書かれていません", en: "the intended settings are not recorded"),
                step: LocalizedText(
                    ja: "identity.intended_settings を記録する", en: "Record identity.intended_settings"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard product.texts("intended_settings").contains("institution") else {
            return inquiry.notApplicable(
                LocalizedText(ja: "医療機関での使用を意図しないと記録済み", en: "Recorded: not intended for institutions"))
        }
        let releases = inquiry.releasedVersions
        if releases.isEmpty {
            inquiry.lack(
                missing: "product_version",
                LocalizedText(ja: "出荷した版の記録がありません", en: "no released version is recorded"),
                step: LocalizedText(ja: "版を記録する（releases）", en: "Record the releases (releases)"))
        }
        let statements = inquiry.records("mds_statement").filter {
            $0.flag("superseded") != true && inquiry.hasCome($0.day("issued_on"))
        }
        var forms: Set<String> = []
        for release in releases {
            let own = statements.filter { $0.text("version") == release.id }
            if own.isEmpty {
                inquiry.fail(
                    release, LocalizedText(ja: "有効な開示書がありません", en: "it has no current disclosure statement"),
                    step: LocalizedText(ja: "開示書を発行して記録する（mds_statements）", en: "Issue one (mds_statements)"))
            }
            for statement in own {
                checkAnswers(of: statement, inquiry)
                if let form = statement.text("form_version") { forms.insert(form) }
            }
        }
        let form = forms.sorted().joined(separator: ", ")
        return inquiry.conclude(
            LocalizedText(
                ja: "版 \(releases.count) 件すべてに、全問に答えた開示書があります（書式の版：\(form)）",
                en: "All \(releases.count) releases have a fully answered statement (form: \(form))"))
    }

    // MARK: Questions of this family

    private static let mandatoryFields: [(String, LocalizedText)] = [
        ("endpoints", LocalizedText(ja: "接続先", en: "endpoints")),
        ("bandwidth", LocalizedText(ja: "帯域", en: "bandwidth")),
        ("addressing", LocalizedText(ja: "アドレスの決め方", en: "addressing")),
        ("certificates", LocalizedText(ja: "証明書", en: "certificates")),
        ("malware_protection", LocalizedText(ja: "マルウェア対策との両立", en: "malware protection")),
        ("logging", LocalizedText(ja: "ログ", en: "logging")),
        ("backup", LocalizedText(ja: "バックアップ", en: "backup")),
    ]

    /// The ports of the interfaces' connections, as `tcp/104`; what is not recorded is noted.
    ///
    /// Near-field links such as Bluetooth or infrared need a connection, but have no ports of this kind.
    private static func ports(of interfaces: [Record], _ inquiry: Inquiry) -> Set<String> {
        var ports: Set<String> = []
        let connections = inquiry.records("connection")
        for interface in interfaces {
            let own = connections.filter { $0.text("interface") == interface.id }
            let usesPorts = ["ethernet", "wifi", "cellular"].contains(interface.text("kind"))
            let parts = own.flatMap { $0.parts("ports") }
            if own.isEmpty || (usesPorts && parts.isEmpty) {
                inquiry.lack(
                    interface,
                    LocalizedText(ja: "接続かポートの記録がありません", en: "no connection with ports is recorded"),
                    step: LocalizedText(
                        ja: "接続とポートを記録する（connections）", en: "Record connections and ports (connections)"))
            }
            for part in parts {
                guard let port = part.text("port"), let transport = part.text("transport") else {
                    inquiry.lack(
                        interface,
                        LocalizedText(ja: "ポートの伝送が書かれていません", en: "the transport of a port is not recorded"),
                        step: LocalizedText(ja: "ポートの transport を記録する", en: "Record the port's transport"))
                    continue
                }
                ports.insert("\(transport)/\(port)".lowercased())
            }
        }
        return ports
    }

    private static func check(_ request: Record, _ inquiry: Inquiry) {
        guard !request.has("refused_reason") else { return }
        let days = inquiry.setting(.requestAnswerDays)
        guard let due = request.day("received_on")?.adding(days: days) else {
            inquiry.lack(
                request, LocalizedText(ja: "受けた日がありません", en: "the day of receipt is not recorded"),
                step: LocalizedText(ja: "受けた日を記録する", en: "Record the day of receipt"))
            return
        }
        let answered = request.day("answered_on").flatMap { $0 <= inquiry.today ? $0 : nil }
        guard (answered ?? inquiry.today) > due else { return }
        inquiry.fail(
            request, LocalizedText(ja: "\(due) までに答えていません", en: "it was not answered by \(due)"),
            step: LocalizedText(ja: "資料を渡すか、断る理由を記録する", en: "Hand it over or record why it is refused"))
    }

    private static func checkAnswers(of statement: Record, _ inquiry: Inquiry) {
        guard let questions = statement.whole("questions"), let answered = statement.whole("answered") else {
            inquiry.lack(
                statement,
                LocalizedText(ja: "問いと答えの数が書かれていません", en: "the numbers of questions and answers are missing"),
                step: LocalizedText(ja: "questions と answered を記録する", en: "Record questions and answered"))
            return
        }
        guard answered < questions || questions == 0 else { return }
        inquiry.fail(
            statement,
            LocalizedText(
                ja: "\(questions) 問のうち \(answered) 問しか答えていません",
                en: "only \(answered) of \(questions) are answered"),
            step: LocalizedText(ja: "残りの問いに答える", en: "Answer the remaining questions"))
    }
}
