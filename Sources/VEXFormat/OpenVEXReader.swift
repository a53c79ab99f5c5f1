import AdvisoryEncoding
import BillEncoding
import BillOfMaterials
import Kernel
import LocatedJSON
import Vulnerabilities

/// Reads OpenVEX documents: 0.0.x, in which vulnerability and products are plain texts, and 0.2.0.
public struct OpenVEXReader {
    private var findings: FeedFindings
    private var document = ExploitabilityDocument(format: "OpenVEX 0.2.0")

    private init(file: String) { findings = FeedFindings(file: file) }

    /// The document, nil when the bytes are none, and what is wrong in it.
    public static func read(
        _ bytes: [UInt8], file: String
    ) -> (document: ExploitabilityDocument?, findings: [Finding]) {
        var reader = OpenVEXReader(file: file)
        let (tree, faults) = JSONReader.read(
            bytes, file: file, limits: JSONReader.Limits(bytesMax: 200 << 20))
        reader.findings.take(faults)
        guard let root = tree?.root else { return (nil, reader.findings.sorted) }
        let isRead = reader.readDocument(root)
        return (isRead ? reader.document : nil, reader.findings.sorted)
    }

    private mutating func readDocument(_ root: JSONNode) -> Bool {
        guard let list = root["statements"], list.kind == .list else {
            findings.error(
                "not-openvex", at: (root["statements"] ?? root).origin,
                ja: "OpenVEX 文書ではありません（statements の並びがありません）",
                en: "not an OpenVEX document (there is no list of statements)")
            return false
        }
        let context = root["@context"]?.text ?? root["@context"]?.items.first { $0.text != nil }?.text ?? ""
        let version = context.split(separator: "/").last.flatMap { $0.hasPrefix("v") ? $0.dropFirst() : nil }
        guard context.contains("openvex.dev/ns") || context.isEmpty || context == "text/vex",
            ["0.0.0", "0.0.1", "0.0.2", "0.2.0"].contains(version ?? "0.0.1")
        else {
            findings.error(
                "openvex-version", at: (root["@context"] ?? root).origin,
                ja: "「\(context)」は読めない版です", en: "\"\(context)\" is not a version that can be read")
            return false
        }
        document.format = "OpenVEX \(version.map(String.init) ?? "0.0.1")"
        document.id = root["@id"]?.text ?? root["id"]?.text
        document.author = root["author"]?.text
        document.role = root["role"]?.text ?? root["author_role"]?.text
        document.tooling = root["tooling"]?.text
        document.version = root["version"].flatMap { $0.number ?? $0.text }
        document.issued = time(root["timestamp"])
        document.updated = time(root["last_updated"])
        for (key, value) in [("author", document.author), ("@id", document.id)] where value == nil {
            findings.warning(
                "openvex-incomplete", at: root.origin, ja: "\(key) がありません", en: "there is no \(key)")
        }
        for (index, statement) in list.items.enumerated() { read(statement, number: index + 1) }
        return true
    }

    // MARK: Statements

    private static let known: Set<String> = [
        "vulnerability", "vuln_description", "products", "subcomponents", "status", "justification",
        "timestamp", "action_statement",
    ]

    private mutating func read(_ node: JSONNode, number: Int) {
        guard let named = node["vulnerability"], let id = named.text ?? named["name"]?.text, !id.isEmpty
        else {
            findings.error(
                "openvex-vulnerability", at: node.origin, ja: "\(number) 番目の statement に脆弱性の名がありません",
                en: "statement \(number) names no vulnerability")
            return
        }
        guard let label = node["status"]?.text,
            let status = ExploitabilityDecision.Status(label: label, in: .openVEX)
        else {
            findings.error(
                "openvex-status", at: (node["status"] ?? node).origin,
                ja: "status「\(node["status"]?.text ?? "")」は知らない状態です",
                en: "the status \"\(node["status"]?.text ?? "")\" is not known")
            return
        }
        var decision = ExploitabilityDecision(
            id: "", vulnerability: id, component: ComponentSelector(), status: status, origin: node.origin)
        let reason = node["justification"]?.text
        decision.original = OriginalLabel(.openVEX, status: label, justification: reason)
        decision.justification = reason.flatMap(ExploitabilityJustification.init)
        if let reason, decision.justification?.isOfWorkingGroup != true {
            decision.justification = nil
            findings.warning(
                "openvex-justification", at: (node["justification"] ?? node).origin,
                ja: "justification「\(reason)」は知らない理由です", en: "the justification \"\(reason)\" is not known")
        }
        decision.aliases = named["aliases"]?.items.compactMap(\.text) ?? []
        decision.author = document.author
        decision.role = document.role
        decision.decidedAt = time(node["timestamp"]) ?? document.issued
        let key = Self.statementKey(status)
        decision.statement = node[key]?.text.map { LocalizedText(same: $0) }
        decision.action = node["action_statement"]?.text.map { LocalizedText(same: $0) }
        decision.carried = carried(node, without: Self.known.union([key]), under: "statement")
        decision.carried += carried(named, without: ["name", "aliases"], under: "vulnerability")
        if let text = node["vuln_description"]?.text {
            decision.carried.append(Carried(["openvex", "vulnerability", "description"], .text(text)))
        }
        check(decision, node)
        addProducts(node, decision)
    }

    /// The member that holds the statement's words.
    static func statementKey(_ status: ExploitabilityDecision.Status) -> String {
        status == .notAffected ? "impact_statement" : "status_notes"
    }

    private mutating func check(_ decision: ExploitabilityDecision, _ node: JSONNode) {
        if decision.status == .notAffected, decision.justification == nil, decision.statement == nil {
            findings.warning(
                "vex-no-reason", at: node.origin, ja: "「影響を受けない」とする理由がありません",
                en: "not affected without a reason")
        }
        if decision.status == .affected, decision.action == nil {
            findings.warning(
                "vex-no-action", at: node.origin, ja: "影響を受けるのに、対処（action_statement）がありません",
                en: "affected without an action_statement")
        }
        if decision.decidedAt == nil {
            findings.warning("vex-no-time", at: node.origin, ja: "時刻がありません", en: "there is no time")
        }
    }

    // MARK: Products

    private mutating func addProducts(_ node: JSONNode, _ template: ExploitabilityDecision) {
        let products = node["products"].map { Array($0.items) } ?? []
        if products.isEmpty {
            findings.warning(
                "vex-no-product", at: node.origin, ja: "どの製品の判断か書かれていません", en: "it names no product")
            add(template, node)
            return
        }
        // 0.0.1 names subcomponents beside the products.
        let beside = node["subcomponents"].map { Array($0.items) } ?? []
        for product in products {
            let inner = beside + (product["subcomponents"].map { Array($0.items) } ?? [])
            var decision = template
            if inner.isEmpty {
                decision.component = selector(product)
                decision.carried += carriedComponent(product, under: "component")
                add(decision, product)
                continue
            }
            decision.within = selector(product)
            decision.carried += carriedComponent(product, under: "product")
            for part in inner {
                var one = decision
                one.component = selector(part)
                one.carried += carriedComponent(part, under: "component")
                add(one, part)
            }
        }
    }

    private mutating func add(_ decision: ExploitabilityDecision, _ node: JSONNode) {
        var decision = decision
        decision.id = "\(document.id ?? document.format)#\(document.decisions.count + 1)"
        document.decisions.append(decision)
    }

    private mutating func selector(_ node: JSONNode) -> ComponentSelector {
        var selector = ComponentSelector(reference: node.text ?? node["@id"]?.text)
        var purls = [selector.reference].compactMap { $0 }.filter { $0.hasPrefix("pkg:") }
        var cpes: [String] = []
        for member in node["identifiers"]?.members.map({ $0 }) ?? [] {
            guard let text = member.value.text else { continue }
            switch member.key {
            case "purl": purls.append(text)
            case "cpe22", "cpe23": cpes.append(text)
            default: continue
            }
        }
        for text in purls {
            guard let url = try? PackageURL(text, reading: .pattern) else {
                unreadable(text, node)
                continue
            }
            if !selector.packageURLs.contains(url) { selector.packageURLs.append(url) }
        }
        for text in cpes {
            guard let cpe = try? CPEName(text) else {
                unreadable(text, node)
                continue
            }
            if !selector.cpes.contains(cpe) { selector.cpes.append(cpe) }
        }
        return selector
    }

    private mutating func unreadable(_ text: String, _ node: JSONNode) {
        findings.warning(
            "vex-identifier", at: node.origin, ja: "識別子「\(text.prefix(120))」を読めません",
            en: "the identifier \"\(text.prefix(120))\" cannot be read")
    }

    private func carriedComponent(_ node: JSONNode, under place: String) -> [Carried] {
        var parts = carried(node, without: ["@id", "identifiers", "subcomponents"], under: place)
        let others =
            node["identifiers"]?.members.filter { !["purl", "cpe22", "cpe23"].contains($0.key) } ?? []
        if !others.isEmpty {
            let members = others.map { CarriedValue.Member($0.key, CarriedReader.value($0.value)) }
            parts.append(Carried(["openvex", place, "identifiers"], .map(members)))
        }
        return parts
    }

    private func carried(_ node: JSONNode, without known: Set<String>, under place: String) -> [Carried] {
        node.members.filter { !known.contains($0.key) }.map {
            Carried(["openvex", place, $0.key], CarriedReader.value($0.value))
        }
    }

    private mutating func time(_ node: JSONNode?) -> Instant? {
        guard let node, node.kind != .null else { return nil }
        if let text = node.text, let instant = FeedTime.instant(text) { return instant }
        findings.warning(
            "vex-time", at: node.origin, ja: "「\(node.text ?? "…")」は時刻として読めません",
            en: "\"\(node.text ?? "…")\" cannot be read as a time")
        return nil
    }
}
