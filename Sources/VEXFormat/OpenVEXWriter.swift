import BillEncoding
import BillOfMaterials
import Kernel
import Vulnerabilities

/// Writes decisions as OpenVEX 0.2.0.
public struct OpenVEXWriter {
    private let language: Language
    private var losses = Losses(format: "OpenVEX 0.2.0")

    private init(_ language: Language) { self.language = language }

    /// The bytes, and a warning for each kind of thing that the format cannot hold.
    ///
    /// - Parameter language: in which texts are written; the format has one.
    public static func write(
        _ document: ExploitabilityDocument, language: Language = .english
    ) -> (bytes: [UInt8], findings: [Finding]) {
        var writer = OpenVEXWriter(language)
        var tree = MemberTree()
        tree.put("@context", "https://openvex.dev/ns/v0.2.0")
        tree.put("@id", document.id ?? writer.missing("@id", "urn:mamori:vex"))
        tree.put("author", document.author ?? writer.missing("author", "unknown"))
        tree.put("role", document.role)
        tree.put("timestamp", document.issued.map { "\($0)" } ?? writer.missing("timestamp", nil))
        tree.put("last_updated", document.updated.map { "\($0)" })
        let number = document.version.flatMap { Int($0) }
        if number == nil, document.version != nil { _ = writer.missing("version", nil) }
        tree.put("version", value: .number("\(number ?? 1)"))
        tree.put("tooling", document.tooling)
        tree.put("statements", value: .list(writer.statements(document)))
        return (JSONWriter.write(tree.value), writer.losses.findings)
    }

    private mutating func missing(_ member: String, _ substitute: String?) -> String? {
        losses.lose(
            "vex-incomplete", ja: "必要な \(member) がありません", en: "the \(member) that it needs is missing")
        return substitute
    }

    // MARK: Statements

    /// What a statement says beside its products. Neighbours with the same are written as one.
    private struct Head: Equatable {
        let members: [CarriedValue.Member]
    }

    private mutating func statements(_ document: ExploitabilityDocument) -> [CarriedValue] {
        var statements: [CarriedValue] = []
        var head: Head?
        var products: [(product: CarriedValue?, component: CarriedValue?)] = []
        func close() {
            guard let head else { return }
            // `products` stands second, as readers of the text expect it.
            var members = head.members
            let list = Self.products(products)
            if !list.isEmpty { members.insert(CarriedValue.Member("products", .list(list)), at: 1) }
            statements.append(.map(members))
        }
        for decision in document.decisions {
            let next = self.head(decision, document)
            if next != head {
                close()
                (head, products) = (next, [])
            }
            products.append(
                (
                    decision.within.map { component($0, decision.carried, "product") },
                    decision.component.isEmpty
                        ? nil : component(decision.component, decision.carried, "component")
                ))
        }
        close()
        return statements
    }

    private mutating func head(
        _ decision: ExploitabilityDecision, _ document: ExploitabilityDocument
    ) -> Head {
        let words = WritableDecision(decision, in: .openVEX, losses: &losses)
        if !decision.responses.isEmpty, decision.action == nil {
            losses.lose("vex-responses", ja: "対応の種類", en: "kinds of response")
        }
        if decision.author != document.author {
            losses.lose("vex-author", ja: "判断ごとの判断者", en: "who decided, decision by decision")
        }
        var vulnerability = MemberTree()
        vulnerability.put("name", decision.vulnerability)
        vulnerability.put(carried: decision.carried, under: ["openvex", "vulnerability"])
        vulnerability.put("aliases", texts: decision.aliases)
        var tree = MemberTree()
        tree.put("vulnerability", value: vulnerability.value)
        tree.put("status", words.status)
        tree.put("justification", words.justification)
        let key = OpenVEXReader.statementKey(decision.status)
        let statement = [decision.statement?[language], words.remark].compactMap { $0 }
        tree.put(key, statement.isEmpty ? nil : statement.joined(separator: "\n"))
        tree.put("action_statement", decision.action?[language])
        if decision.decidedAt != document.issued {
            tree.put("timestamp", decision.decidedAt.map { "\($0)" })
        }
        tree.put(carried: decision.carried, under: ["openvex", "statement"])
        return Head(members: tree.members)
    }

    // MARK: Products

    private static func products(
        _ entries: [(product: CarriedValue?, component: CarriedValue?)]
    ) -> [CarriedValue] {
        var list: [CarriedValue] = []
        var open: (product: CarriedValue, parts: [CarriedValue])?
        func close() {
            guard let (product, parts) = open, case .map(let members) = product else { return }
            list.append(.map(members + [CarriedValue.Member("subcomponents", .list(parts))]))
            open = nil
        }
        for (product, component) in entries {
            guard let component else { continue }
            if let product {
                if open?.product != product {
                    close()
                    open = (product, [])
                }
                open?.parts.append(component)
            } else {
                close()
                list.append(component)
            }
        }
        close()
        return list
    }

    private mutating func component(
        _ selector: ComponentSelector, _ carried: [Carried], _ place: String
    ) -> CarriedValue {
        let id =
            selector.reference.flatMap { $0.contains(":") ? $0 : nil } ?? selector.packageURLs.first?.text
            ?? name(selector)
        var identifiers = MemberTree()
        let purls = selector.packageURLs.filter { $0.text != id }
        identifiers.put("purl", purls.first?.text)
        for cpe in selector.cpes {
            identifiers.put(cpe.text.hasPrefix("cpe:/") ? "cpe22" : "cpe23", cpe.text)
        }
        let others = carried.first { $0.path == ["openvex", place, "identifiers"] }
        if case .map(let members) = others?.value {
            for member in members { identifiers.put(member.key, value: member.value) }
        }
        if purls.count > 1 || selector.cpes.count > 2 {
            losses.lose("vex-identifiers", ja: "二つ目からの識別子", en: "identifiers beyond the first")
        }
        if selector.versionName != nil {
            losses.lose("vex-versions", ja: "部品の版の範囲", en: "versions of the component")
        }
        var tree = MemberTree()
        tree.put("@id", id)
        if !identifiers.members.isEmpty { tree.put("identifiers", value: identifiers.value) }
        tree.put(carried: carried, under: ["openvex", place])
        return tree.value
    }

    /// An address made of words, for what has no identifier.
    private mutating func name(_ selector: ComponentSelector) -> String {
        losses.lose("vex-name", ja: "識別子のない名前（urn:mamori: として書きます）", en: "names without identifiers")
        let words = [selector.vendor, selector.name ?? selector.reference, selector.versionName]
        let hex = Array("0123456789ABCDEF".utf8)
        let escaped = words.compactMap { $0 }.map { word in
            var bytes: [UInt8] = []
            for byte in word.utf8 {
                let isPlain =
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte) || byte == 0x2E || byte == 0x2D
                bytes += isPlain ? [byte] : [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        return "urn:mamori:" + escaped.joined(separator: ":")
    }
}
