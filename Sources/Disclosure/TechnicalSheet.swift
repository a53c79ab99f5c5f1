import DeviceRegistry
import Documents
import Kernel

/// What an institution needs in order to connect the device (技術資料, 5. 2)). For customers, not for everybody.
enum TechnicalSheet: UserText {
    static let id: ID<Document> = "technical-sheet"
    static let tier: AudienceTier = .customer

    static func select(from facts: DisclosureFacts, on day: Day) -> Document? {
        guard facts.scope.asksForTexts(on: day) else { return nil }
        var draft = Draft(facts, for: tier, on: day)
        // A maker that keeps its technical items closer than customers means all of this sheet.
        guard draft.exposure.allows("technical_document") else { return nil }
        draft.deviceLines()
        draft.words(on: .technical, for: Readers.institutions)
        interfaces(&draft)
        for connection in facts.device.connections { self.connection(connection, &draft) }
        if facts.device.connections.isEmpty, facts.joinsNetworks {
            draft.heading(ja: "通信ポート", en: "Ports")
            draft.gap(ja: "接続と通信ポート", en: "connections and their ports", in: "connections")
        }
        needs(&draft)
        flows(&draft)
        draft.part(
            ja: "脆弱性に関する情報", en: "Vulnerability information", on: .vulnerability,
            for: Readers.institutions)
        return draft.document(
            id,
            LocalizedText(ja: "ネットワーク接続に関する技術資料", en: "Technical sheet for network connection"),
            for: LocalizedText(
                ja: "医療機関の医療機器・情報システム担当者（顧客限定）",
                en: "Device and IT staff of medical institutions (customers only)"))
    }

    private static func cell(_ text: LocalizedText?, _ source: Sentence.Source) -> Sentence {
        Sentence(text ?? Wording.notRecorded, from: [source])
    }

    // MARK: Interfaces

    private static func interfaces(_ draft: inout Draft) {
        draft.heading(ja: "接続口", en: "Interfaces")
        let device = draft.facts.device
        draft.table(
            [
                LocalizedText(ja: "名称", en: "Name"), LocalizedText(ja: "種類", en: "Kind"),
                LocalizedText(ja: "状態", en: "State"), LocalizedText(ja: "用途", en: "Purpose"),
                LocalizedText(ja: "規格", en: "Standard"), LocalizedText(ja: "保護の方式", en: "Security mode"),
            ], device.interfaces.map(row))
        if device.interfaces.isEmpty, device.inventory.absentKinds.isEmpty {
            draft.gap(ja: "接続口", en: "interfaces", in: "interfaces")
        }
        if !device.inventory.absentKinds.isEmpty, let origin = device.inventory.origin {
            let names = LocalizedText.list(device.inventory.absentKinds.map(\.name))
            draft.paragraph(
                ja: "次の接続口は備えていない：\(names.ja)", en: "The device has none of these: \(names.en)",
                from: [Sentence.Source(record: "completeness", origin: origin)])
        }
    }

    private static func row(_ interface: Interface) -> [Sentence] {
        let source = interface.source
        // Only radio has a standard and a mode that the guidance asks for (2.3.2).
        let blank =
            interface.kind.isRadio && interface.state != .absent ? Wording.notRecorded : Wording.notApplicable
        let standard = interface.standard.map {
            [$0, interface.standardVersion].compactMap { $0 }.joined(separator: " ")
        }
        return [
            cell(interface.name, source), cell(interface.kind.name, source),
            cell(interface.state.map(TechnicalWording.state), source),
            cell(interface.purpose.map(TechnicalWording.purpose) ?? Wording.notApplicable, source),
            cell(standard.map { LocalizedText(same: $0) } ?? blank, source),
            cell(interface.securityMode.map { LocalizedText(same: $0) } ?? blank, source),
        ]
    }

    // MARK: Connections

    private static func connection(_ connection: Connection, _ draft: inout Draft) {
        let name = connection.name ?? LocalizedText(same: connection.id.text)
        draft.heading(ja: "通信ポート：\(name.ja)", en: "Ports: \(name.en)")
        let source = connection.source
        var lines: [Sentence] = []
        if let interface = draft.facts.device.interfaces.first(where: { $0.id == connection.interface }) {
            let line = draft.line("接続口", "Interface", interface.name, source)
            lines.append(Sentence(line.text, from: [source, interface.source]))
        }
        if let network = connection.networkClass {
            lines.append(draft.line("ネットワーク", "Network", TechnicalWording.network(network), source))
        }
        if let peer = connection.peer { lines.append(draft.line("相手", "Peer", peer, source)) }
        if let separation = connection.separationAssumption {
            lines.append(draft.line("分離の前提", "Separation", separation, source))
        }
        draft.list(lines)
        if connection.networkClass == nil {
            draft.gap(ja: "ネットワークの区分", en: "class of network", at: source)
        }
        draft.table(
            [
                LocalizedText(ja: "ポート", en: "Port"), LocalizedText(ja: "プロトコル", en: "Protocol"),
                LocalizedText(ja: "方向", en: "Direction"), LocalizedText(ja: "用途", en: "Purpose"),
                LocalizedText(ja: "暗号化", en: "Encryption"),
            ], connection.ports.map { row($0, of: connection) })
        // A direct link between two devices, such as infrared, has no ports.
        if connection.ports.isEmpty, connection.networkClass != "ad_hoc" {
            draft.gap(ja: "通信ポート", en: "ports", at: source)
        }
    }

    private static func row(_ port: Connection.Port, of connection: Connection) -> [Sentence] {
        let source = Sentence.Source(record: connection.source.record, origin: port.origin)
        let number = port.transport.map { "\($0.uppercased()) \(port.port)" } ?? port.port
        return [
            cell(LocalizedText(same: number), source), cell(LocalizedText(same: port.protocolName), source),
            cell(TechnicalWording.direction(port.direction), source), cell(port.purpose, source),
            cell(port.encryption.map(encryption), source),
        ]
    }

    private static func encryption(_ word: String) -> LocalizedText {
        ["none", "なし"].contains(word) ? LocalizedText(ja: "なし", en: "None") : LocalizedText(same: word)
    }

    // MARK: What connecting needs

    private static func needs(_ draft: inout Draft) {
        let facts = draft.facts
        guard facts.technical != nil || facts.joinsNetworks else { return }
        draft.heading(ja: "接続に必要な情報", en: "What connecting needs")
        guard let technical = facts.technical else {
            return draft.gap(ja: "技術資料", en: "technical document", in: "technical_document")
        }
        var lines: [Sentence] = []
        if let number = technical.documentNumber {
            lines.append(
                draft.line("文書番号", "Document number", LocalizedText(same: number), technical.source))
        }
        for matter in TechnicalFacts.Matter.allCases {
            guard let text = technical.matters[matter] else { continue }
            let name = TechnicalWording.matter(matter)
            lines.append(draft.line(name.ja, name.en, text, technical.source))
        }
        draft.list(lines)
        if let current = facts.device.identity.currentVersion?.text, technical.version != current {
            draft.gap(
                ja: "版 \(current) についての技術資料", en: "technical document for version \(current)",
                at: technical.source)
        }
        guard facts.joinsNetworks else { return }
        for matter in TechnicalFacts.Matter.allCases where technical.matters[matter] == nil {
            let name = TechnicalWording.matter(matter)
            draft.gap(ja: name.ja, en: name.en, at: technical.source)
        }
    }

    // MARK: Data flows

    private static func flows(_ draft: inout Draft) {
        draft.heading(ja: "データの流れと責任の分界", en: "Data flows and where responsibility passes")
        draft.words(on: .responsibilityBoundary, for: Readers.institutions)
        let device = draft.facts.device
        let shown = device.dataFlows.filter { draft.exposure.allows($0.source.record) }
        draft.table(
            [
                LocalizedText(ja: "名称", en: "Name"), LocalizedText(ja: "経路", en: "Path"),
                LocalizedText(ja: "内容", en: "Content"), LocalizedText(ja: "保護", en: "Protection"),
                LocalizedText(ja: "責任の分界点", en: "Where responsibility passes"),
            ], shown.map { row($0, draft.facts) })
        if shown.isEmpty { draft.gap(ja: "データの流れ", en: "data flows", in: "data_flows") }
    }

    private static func row(_ flow: DataFlow, _ facts: DisclosureFacts) -> [Sentence] {
        let source = flow.source
        func own(_ name: String) -> LocalizedText? {
            facts.device.constituents.first { $0.id.text == name }?.name
        }
        var contents = flow.payload.map { [TechnicalWording.payload($0)] } ?? [Wording.notRecorded]
        if flow.hasPersonalData == true { contents.append(LocalizedText(ja: "個人情報", en: "personal data")) }
        if flow.isRemoteOperation == true {
            contents.append(LocalizedText(ja: "遠隔操作", en: "remote operation"))
        }
        let from = own(flow.from) ?? LocalizedText(same: flow.from)
        let to = own(flow.to) ?? LocalizedText(same: flow.to)
        // Responsibility stays where it is between the maker's own parts, or where no institution takes over.
        let staysWithin = own(flow.from) != nil && own(flow.to) != nil
        let passes =
            !staysWithin && flow.crossesBoundary != false
            && !facts.flowsToNoInstitution.contains(source.record)
        let boundary = flow.responsibilityBoundary ?? (passes ? Wording.notRecorded : Wording.notApplicable)
        return [
            cell(flow.name, source),
            cell(LocalizedText(ja: "\(from.ja)→\(to.ja)", en: "\(from.en) → \(to.en)"), source),
            cell(LocalizedText.list(contents), source), cell(protection(of: flow), source),
            cell(boundary, source),
        ]
    }

    private static func protection(of flow: DataFlow) -> LocalizedText {
        func word(_ flag: Bool?) -> LocalizedText {
            switch flag {
            case true?: LocalizedText(ja: "あり", en: "yes")
            case false?: LocalizedText(ja: "なし", en: "no")
            case nil: Wording.notRecorded
            }
        }
        let (peer, cipher) = (word(flow.isAuthenticated), word(flow.isEncrypted))
        return LocalizedText(
            ja: "相手の認証：\(peer.ja)、暗号化：\(cipher.ja)",
            en: "peer authentication: \(peer.en), encryption: \(cipher.en)")
    }
}
