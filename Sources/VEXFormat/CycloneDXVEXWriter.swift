import BillOfMaterials
import CycloneDXFormat
import Kernel
import Vulnerabilities

/// Writes decisions as the vulnerabilities of a CycloneDX 1.6 bill.
public struct CycloneDXVEXWriter {
    private let language: Language
    private var losses = Losses(format: "CycloneDX 1.6")
    private var components: [String: Component] = [:]
    /// What stands in a product, by the product's ref.
    private var parts: [String: [Component]] = [:]

    private init(_ language: Language) { self.language = language }

    /// The bytes, and a warning for each kind of thing that the format cannot hold.
    public static func write(
        _ document: ExploitabilityDocument, language: Language = .english
    ) -> (bytes: [UInt8], findings: [Finding]) {
        let (bill, lost) = bill(document, language: language)
        let (bytes, left) = CycloneDXWriter.write(bill, as: .v1_6)
        return (bytes, lost + left)
    }

    /// The bill that is written.
    static func bill(
        _ document: ExploitabilityDocument, language: Language
    ) -> (Bill, [Finding]) {
        var writer = CycloneDXVEXWriter(language)
        let vulnerabilities = writer.vulnerabilities(document)
        var metadata = BillMetadata()
        metadata.timestamp = document.issued.map { "\($0)" }
        metadata.authors = [document.author].compactMap { $0 }.map { Contact(name: $0) }
        var bill = Bill(
            format: "CycloneDX 1.6", components: writer.wholeComponents, metadata: metadata,
            vulnerabilities: vulnerabilities)
        if let id = document.id, id.hasPrefix("urn:uuid:") {
            bill.serialNumber = id
        } else if document.id != nil {
            writer.losses.lose("vex-id", ja: "文書の番号", en: "the document's id")
        }
        bill.version = document.version.flatMap { Int($0) }.map { "\($0)" }
        return (bill, writer.losses.findings)
    }

    // MARK: Vulnerabilities

    private mutating func vulnerabilities(_ document: ExploitabilityDocument) -> [BillVulnerability] {
        var list: [BillVulnerability] = []
        var open: BillVulnerability?
        var affects: [(ref: String, version: CarriedValue?)] = []
        func close() {
            guard var value = open else { return }
            value.affects = Self.affects(affects)
            list.append(value)
        }
        for decision in document.decisions {
            let next = vulnerability(decision)
            if next != open {
                close()
                (open, affects) = (next, [])
            }
            guard let ref = reference(decision) else { continue }
            affects.append((ref, version(decision)))
        }
        close()
        return list
    }

    private static func affects(
        _ entries: [(ref: String, version: CarriedValue?)]
    ) -> [BillVulnerability.Affected] {
        var list: [BillVulnerability.Affected] = []
        var versions: [CarriedValue] = []
        var ref: String?
        func close() {
            guard let ref else { return }
            var affected = BillVulnerability.Affected(ref: ref)
            if !versions.isEmpty { affected.carried = [Carried(["versions"], .list(versions))] }
            list.append(affected)
        }
        for entry in entries {
            if entry.ref != ref || entry.version == nil {
                close()
                (ref, versions) = (entry.ref, [])
            }
            if let version = entry.version { versions.append(version) }
        }
        close()
        return list
    }

    private mutating func vulnerability(_ decision: ExploitabilityDecision) -> BillVulnerability {
        let words = WritableDecision(decision, in: .cycloneDX, losses: &losses)
        var value = BillVulnerability()
        value.id = decision.vulnerability.isEmpty ? nil : decision.vulnerability
        var analysis = BillAnalysis()
        analysis.state = words.status.isEmpty ? nil : words.status
        analysis.justification = words.justification
        analysis.responses = decision.responses.filter(Self.responses.contains)
        if analysis.responses.count < decision.responses.count {
            losses.lose("vex-responses", ja: "対応の種類", en: "kinds of response")
        }
        let detail = [decision.statement?[language], words.remark].compactMap { $0 }
        analysis.detail = detail.isEmpty ? nil : detail.joined(separator: "\n")
        if let decided = decision.decidedAt {
            analysis.carried = [Carried(["lastUpdated"], .text("\(decided)"))]
        }
        if let action = decision.action {
            value.carried.append(Carried(["recommendation"], .text(action[language])))
        }
        for part in decision.carried where part.path.first == "cyclonedx" {
            let rest = Array(part.path.dropFirst(2))
            switch part.path.dropFirst().first {
            case "vulnerability": value.carried.append(Carried(rest, part.value))
            case "analysis": analysis.carried.append(Carried(rest, part.value))
            case "bom-ref": value.ref = part.value.text
            case "source":
                var source = BillVulnerability.Source()
                source.name = part.value["name"]?.text
                source.url = part.value["url"]?.text
                value.source = source
            default: continue
            }
        }
        if !decision.aliases.isEmpty, !value.carried.contains(where: { $0.path == ["references"] }) {
            let list = decision.aliases.map { alias in
                CarriedValue.map([
                    CarriedValue.Member("id", .text(alias)),
                    CarriedValue.Member(
                        "source", .map([CarriedValue.Member("name", .text("alias"))])),
                ])
            }
            value.carried.append(Carried(["references"], .list(list)))
        }
        value.analysis = analysis
        return value
    }

    static let responses: Set = [
        "can_not_fix", "will_not_fix", "update", "rollback", "workaround_available",
    ]

    // MARK: Components

    private var wholeComponents: [Component] {
        components.values.map { component in
            var whole = component
            whole.components = parts[component.ref ?? ""] ?? []
            return whole
        }
    }

    /// The ref of the component, which the bill then has unless it is one of another bill. A component
    /// that is looked at within a product stands in the product's component: a claim on one product must
    /// not become one on all.
    private mutating func reference(_ decision: ExploitabilityDecision) -> String? {
        guard !decision.component.isEmpty else { return nil }
        guard let within = decision.within, !within.isEmpty else {
            let ref = Self.ref(decision.component)
            if needsComponent(decision.component, decision) { add(component(decision.component, ref)) }
            return ref
        }
        let product = component(within, Self.ref(within))
        let ref = Self.ref(within) + "|" + Self.ref(decision.component)
        add(product)
        if !(parts[Self.ref(within)] ?? []).contains(where: { $0.ref == ref }) {
            parts[Self.ref(within), default: []].append(component(decision.component, ref))
        }
        return ref
    }

    private mutating func add(_ component: Component) {
        if let ref = component.ref, components[ref] == nil { components[ref] = component }
    }

    private func needsComponent(_ selector: ComponentSelector, _ decision: ExploitabilityDecision) -> Bool {
        if selector.packageURLs.isEmpty, selector.cpes.isEmpty, selector.name == nil { return false }
        // A purl that is a ref says itself what it is.
        let isPurl = selector.name == nil && selector.packageURLs.map(\.text) == [Self.ref(selector)]
        return !isPurl || decision.original?.vocabulary != .cycloneDX
    }

    private static func ref(_ selector: ComponentSelector) -> String {
        selector.reference ?? selector.packageURLs.first?.text ?? selector.cpes.first?.text
            ?? [selector.vendor, selector.name].compactMap { $0 }.joined(separator: ":")
    }

    private mutating func component(_ selector: ComponentSelector, _ ref: String) -> Component {
        if selector.packageURLs.count > 1 || selector.cpes.count > 1 {
            losses.lose("vex-identifiers", ja: "二つ目からの識別子", en: "identifiers beyond the first")
        }
        let version = selector.isRange ? nil : selector.versionName
        var component = Component(
            name: selector.name ?? selector.packageURLs.first?.name ?? ref,
            version: version ?? selector.packageURLs.first?.version, supplier: selector.vendor,
            packageURL: selector.packageURLs.first, cpe: selector.cpes.first, kind: "library")
        component.ref = ref
        return component
    }

    private mutating func version(_ decision: ExploitabilityDecision) -> CarriedValue? {
        guard let name = decision.component.versionName else { return nil }
        let status = decision.carried.first { $0.path == ["cyclonedx", "versions", "status"] }?.value.text
        // Where the document is CycloneDX and names no status, the version is that of the component.
        let isOfComponent = components[decision.component.reference ?? ""]?.version == name
        if decision.original?.vocabulary == .cycloneDX, status == nil, isOfComponent { return nil }
        var tree = MemberTree()
        let isVERS = name.hasPrefix("vers:")
        if decision.component.isRange, !isVERS {
            losses.lose("vex-versions", ja: "言葉で書かれた版の範囲", en: "ranges of versions in words")
        }
        tree.put(isVERS ? "range" : "version", name)
        tree.put(
            "status",
            status ?? (decision.original?.vocabulary == .cycloneDX ? nil : Self.label(decision.status)))
        return tree.value
    }

    private static func label(_ status: ExploitabilityDecision.Status) -> String {
        switch status {
        case .affected: "affected"
        case .notAffected, .fixed: "unaffected"
        case .underInvestigation: "unknown"
        }
    }
}
