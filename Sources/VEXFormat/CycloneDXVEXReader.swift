import AdvisoryEncoding
import BillOfMaterials
import CSAFFormat
import Kernel
import VersionOrdering
import Vulnerabilities

/// Reads decisions from the vulnerabilities of a CycloneDX bill (1.4 and later).
public struct CycloneDXVEXReader {
    private var findings: FeedFindings
    private var document: ExploitabilityDocument
    private var names: [String: ComponentSelector] = [:]
    /// The component that another stands in, by the other's ref.
    private var containers: [String: ComponentSelector] = [:]
    private let file: String

    private init(_ bill: Bill, file: String) {
        self.file = file
        findings = FeedFindings(file: file)
        document = ExploitabilityDocument(format: bill.format)
    }

    /// The decisions; none of a vulnerability that has no analysis, which is told.
    public static func read(
        _ bill: Bill, file: String
    ) -> (document: ExploitabilityDocument, findings: [Finding]) {
        var reader = CycloneDXVEXReader(bill, file: file)
        reader.readHead(bill)
        for vulnerability in bill.vulnerabilities { reader.read(vulnerability) }
        return (reader.document, reader.findings.sorted)
    }

    private mutating func readHead(_ bill: Bill) {
        let metadata = bill.metadata
        document.id = bill.serialNumber
        document.version = bill.version
        document.author =
            metadata.authors.first?.name ?? metadata.supplier?.name ?? metadata.manufacturer?.name
        document.issued = metadata.timestamp.flatMap(FeedTime.instant)
        for component in bill.everyComponent + [metadata.subject].compactMap({ $0 }) {
            guard let ref = component.ref else { continue }
            names[ref] = Self.selector(component, ref)
            for part in component.components {
                guard let inner = part.ref else { continue }
                containers[inner] = Self.selector(component, ref)
            }
        }
    }

    private static func selector(_ component: Component, _ ref: String) -> ComponentSelector {
        var selector = ComponentSelector(
            packageURLs: [component.packageURL].compactMap { $0 },
            cpes: [component.cpe].compactMap { $0 }, vendor: component.supplierName,
            name: component.group.map { $0 + "/" + component.name } ?? component.name, reference: ref)
        if let version = component.version {
            selector.versionName = version
            selector.spans = [.exactly(version)]
        }
        return selector
    }

    // MARK: One vulnerability

    private mutating func read(_ value: BillVulnerability) {
        let place = Origin(file: file)
        guard let analysis = value.analysis else {
            findings.note(
                "vex-no-analysis", at: place, ja: "\(value.id ?? "番号のない脆弱性") には analysis（判断）がありません",
                en: "\(value.id ?? "a vulnerability without id") has no analysis")
            return
        }
        let label = analysis.state ?? ""
        let status = ExploitabilityDecision.Status(label: label, in: .cycloneDX)
        if status == nil {
            findings.warning(
                "cyclonedx-state", at: place,
                ja: "\(value.id ?? "") の state「\(label)」は知らない状態です。調査中とします",
                en: "the state \"\(label)\" of \(value.id ?? "") is not known; it counts as in triage")
        }
        var decision = ExploitabilityDecision(
            id: "", vulnerability: value.id ?? "", component: ComponentSelector(),
            status: status ?? .underInvestigation, origin: place)
        decision.original = OriginalLabel(.cycloneDX, status: label, justification: analysis.justification)
        decision.justification = analysis.justification.flatMap(ExploitabilityJustification.init)
        if let label = analysis.justification, decision.justification?.isOfWorkingGroup != false {
            decision.justification = nil
            findings.warning(
                "cyclonedx-justification", at: place, ja: "justification「\(label)」は知らない理由です",
                en: "the justification \"\(label)\" is not known")
        }
        decision.statement = analysis.detail.map { LocalizedText(same: $0) }
        decision.responses = analysis.responses
        decision.author = document.author
        let references = value.carried.first { $0.path == ["references"] }?.value.items ?? []
        decision.aliases = references.compactMap { $0["id"]?.text }
        let action = value.carried.first { $0.path == ["recommendation"] }?.value.text
        decision.action = action.map { LocalizedText(same: $0) }
        let updated = analysis.carried.first { $0.path == ["lastUpdated"] }?.value.text
        decision.decidedAt = updated.flatMap(FeedTime.instant) ?? document.issued
        decision.carried = Self.carried(value, analysis)
        if status == .notAffected, decision.justification == nil, decision.statement == nil {
            findings.warning(
                "vex-no-reason", at: place, ja: "\(decision.vulnerability)：「影響を受けない」とする理由がありません",
                en: "\(decision.vulnerability): not affected without a reason")
        }
        guard !value.affects.isEmpty else {
            findings.warning(
                "vex-no-product", at: place, ja: "\(decision.vulnerability)：どの部品の判断か書かれていません",
                en: "\(decision.vulnerability) names no component")
            add(decision)
            return
        }
        for affected in value.affects { read(affected, decision) }
    }

    /// Members that this model has no name for; those that a field above holds are left out.
    private static func carried(_ value: BillVulnerability, _ analysis: BillAnalysis) -> [Carried] {
        var parts: [Carried] = []
        func keep(_ carried: [Carried], _ place: String, without known: Set<String>) {
            for part in carried where !known.contains(part.path.first ?? "") {
                parts.append(Carried(["cyclonedx", place] + part.path, part.value))
            }
        }
        keep(value.carried, "vulnerability", without: ["recommendation"])
        keep(analysis.carried, "analysis", without: ["lastUpdated"])
        if let ref = value.ref { parts.append(Carried(["cyclonedx", "bom-ref"], .text(ref))) }
        if let source = value.source {
            var tree = MemberTree()
            tree.put("name", source.name)
            tree.put("url", source.url)
            parts.append(Carried(["cyclonedx", "source"], tree.value))
        }
        return parts
    }

    // MARK: What it concerns

    private mutating func read(_ affected: BillVulnerability.Affected, _ template: ExploitabilityDecision) {
        var decision = template
        decision.component = names[affected.ref] ?? ComponentSelector(reference: affected.ref)
        decision.within = containers[affected.ref]
        // A purl as ref, in a document without components.
        if names[affected.ref] == nil, let url = PackageURL(affected.ref) {
            decision.component.packageURLs = [url]
        }
        let versions = affected.carried.first { $0.path == ["versions"] }?.value.items ?? []
        guard !versions.isEmpty else {
            add(decision)
            return
        }
        for version in versions {
            var one = decision
            let range = version["range"]?.text
            one.component.versionName = range ?? version["version"]?.text
            one.component.isRange = range != nil
            let read = one.component.versionName.map { VersionSpans($0, isRange: range != nil) }
            one.component.spans = read?.spans ?? [.unstated]
            one.component.scheme = read?.scheme
            if one.component.spans.contains(.unstated) {
                findings.warning(
                    "vex-versions", at: Origin(file: file),
                    ja: "\(one.vulnerability)：版の範囲「\(range ?? "")」を読めません",
                    en: "\(one.vulnerability): the range \"\(range ?? "")\" cannot be read")
            }
            let label = version["status"]?.text
            one.status = merged(one, label)
            if let label { one.carried.append(Carried(["cyclonedx", "versions", "status"], .text(label))) }
            add(one)
        }
    }

    /// The status of a version is closer to it than the analysis; where one says affected, that counts.
    private mutating func merged(
        _ decision: ExploitabilityDecision, _ label: String?
    ) -> ExploitabilityDecision.Status {
        switch (label, decision.status) {
        case ("affected", .notAffected), ("affected", .fixed), ("unaffected", .affected):
            findings.warning(
                "vex-contradiction", at: Origin(file: file),
                ja: "\(decision.vulnerability)：analysis と版の status（\(label ?? "")）が食い違います。影響を受けるとします",
                en: "\(decision.vulnerability): analysis and the status of a version (\(label ?? "")) "
                    + "contradict each other; affected counts")
            return .affected
        case ("unknown", .notAffected), ("unknown", .fixed): return .underInvestigation
        default: return decision.status
        }
    }

    private mutating func add(_ decision: ExploitabilityDecision) {
        var decision = decision
        decision.id = "\(document.id ?? document.format)#\(document.decisions.count + 1)"
        document.decisions.append(decision)
    }
}
