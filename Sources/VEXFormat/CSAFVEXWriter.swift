import BillEncoding
import BillOfMaterials
import Kernel
import Vulnerabilities

/// Writes decisions as a CSAF 2.0 document of the profile VEX.
public struct CSAFVEXWriter {
    /// What a CSAF document has to say of its publisher beside the name.
    public struct Publisher: Hashable, Sendable {
        public let name: String
        /// An address that belongs to the publisher.
        public let namespace: String
        /// `vendor`, `coordinator`, `user` …
        public let category: String

        public init(name: String, namespace: String, category: String = "vendor") {
            self.name = name
            self.namespace = namespace
            self.category = category
        }
    }

    private let language: Language
    private var losses = Losses(format: "CSAF 2.0")
    private var products = ProductTreeMaker()

    private init(_ language: Language) { self.language = language }

    /// The bytes, and a warning for each kind of thing that the format cannot hold.
    ///
    /// - Parameters:
    ///   - title: what the document is called.
    ///   - language: in which texts are written; a CSAF document has one.
    public static func write(
        _ document: ExploitabilityDocument, title: String, publisher: Publisher,
        language: Language = .english
    ) -> (bytes: [UInt8], findings: [Finding]) {
        var writer = CSAFVEXWriter(language)
        let vulnerabilities = writer.vulnerabilities(document)
        var tree = MemberTree()
        tree.put("document", value: writer.head(document, title, publisher))
        tree.put("product_tree", value: writer.products.tree)
        tree.put("vulnerabilities", value: .list(vulnerabilities))
        return (JSONWriter.write(tree.value), writer.losses.findings)
    }

    private mutating func head(
        _ document: ExploitabilityDocument, _ title: String, _ publisher: Publisher
    ) -> CarriedValue {
        if document.issued == nil || document.id == nil {
            losses.lose(
                "vex-incomplete", ja: "必要な番号か日時がありません", en: "the id or the time that it needs is missing")
        }
        let issued = document.issued.map { "\($0)" } ?? ""
        let updated = document.updated.map { "\($0)" } ?? issued
        let version = document.version ?? "1"
        var entry = MemberTree()
        entry.put("date", updated)
        entry.put("number", version)
        entry.put("summary", "Version \(version)")
        var tracking = MemberTree()
        tracking.put("current_release_date", updated)
        tracking.put("id", document.id ?? "mamori-vex")
        tracking.put("initial_release_date", issued)
        tracking.put("revision_history", list: [entry.value])
        tracking.put("status", "final")
        tracking.put("version", version)
        var issuer = MemberTree()
        issuer.put("category", publisher.category)
        issuer.put("name", publisher.name)
        issuer.put("namespace", publisher.namespace)
        var head = MemberTree()
        head.put("category", "csaf_vex")
        head.put("csaf_version", "2.0")
        head.put("lang", language.rawValue)
        head.put("publisher", value: issuer.value)
        head.put("title", title)
        head.put("tracking", value: tracking.value)
        return head.value
    }

    // MARK: Vulnerabilities

    /// One of CSAF's vulnerabilities: all decisions of the document on one id, since an id may stand once.
    private mutating func vulnerabilities(_ document: ExploitabilityDocument) -> [CarriedValue] {
        var order: [String] = []
        var groups: [String: [ExploitabilityDecision]] = [:]
        for decision in document.decisions {
            if groups[decision.vulnerability] == nil { order.append(decision.vulnerability) }
            groups[decision.vulnerability, default: []].append(decision)
        }
        return order.map { vulnerability($0, groups[$0] ?? []) }
    }

    private mutating func vulnerability(
        _ id: String, _ decisions: [ExploitabilityDecision]
    ) -> CarriedValue {
        var statuses: [(label: String, products: [String])] = []
        var remarks = RemarkMaker()
        for decision in decisions {
            let words = WritableDecision(decision, in: .csaf, losses: &losses)
            guard let product = products.add(decision) else {
                losses.lose("vex-no-product", ja: "部品の分からない判断", en: "decisions that name no component")
                continue
            }
            if let place = statuses.firstIndex(where: { $0.label == words.status }) {
                if !statuses[place].products.contains(product) { statuses[place].products.append(product) }
            } else {
                statuses.append((words.status, [product]))
            }
            remarks.add(words, product: product, language: language)
            let times = [document(decision)].compactMap { $0 }
            if !times.isEmpty { losses.lose("vex-time", ja: "判断ごとの日時", en: "times of single decisions") }
        }
        var tree = MemberTree()
        let isCVE = id.hasPrefix("CVE-")
        if isCVE { tree.put("cve", id) }
        let others = (isCVE ? [] : [id]) + Array(Set(decisions.flatMap(\.aliases)).sorted())
        tree.put("flags", list: remarks.flags)
        tree.put("ids", list: others.map(Self.identifier))
        tree.put("notes", list: Self.notes(id, decisions))
        var status = MemberTree()
        for (label, members) in statuses { status.put(label, texts: members) }
        tree.put("product_status", value: status.value)
        tree.put("remediations", list: remarks.remediations)
        tree.put("threats", list: remarks.threats)
        return tree.value
    }

    /// CSAF dates the document, not the decision: a time of its own is lost where it was another's.
    private func document(_ decision: ExploitabilityDecision) -> Instant? {
        decision.original?.vocabulary == .csaf ? nil : decision.decidedAt
    }

    private static func identifier(_ id: String) -> CarriedValue {
        let system = id.prefix { $0.isLetter }
        return .map([
            CarriedValue.Member("system_name", .text(system.isEmpty ? "other" : String(system))),
            CarriedValue.Member("text", .text(id)),
        ])
    }

    private static func notes(_ id: String, _ decisions: [ExploitabilityDecision]) -> [CarriedValue] {
        let carried = decisions.lazy.flatMap(\.carried).first { $0.path == ["csaf", "notes"] }
        if let carried { return carried.value.items }
        return [
            .map([
                CarriedValue.Member("category", .text("summary")), CarriedValue.Member("text", .text(id)),
            ])
        ]
    }
}
