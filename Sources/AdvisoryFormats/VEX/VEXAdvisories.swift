import BillOfMaterials
import Kernel
import VEXFormat
import VersionOrdering
import Vulnerabilities

/// OpenVEX documents and the vulnerabilities of CycloneDX bills as what their authors assert: one advisory
/// for each vulnerability of a document.
///
/// What is said of a component within a product holds only where that product is.
enum VEXAdvisories {
    /// The source's name in `Advisory.source`.
    static let source = "vex"

    static func read(_ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void) -> [Finding] {
        let (document, faults) = VEXReader.read(bytes, file: file)
        guard let document else { return faults }
        var findings = faults
        var order: [String] = []
        var groups: [String: [ExploitabilityDecision]] = [:]
        for decision in document.decisions where !decision.vulnerability.isEmpty {
            if groups[decision.vulnerability] == nil { order.append(decision.vulnerability) }
            groups[decision.vulnerability, default: []].append(decision)
        }
        for id in order { take(advisory(id, groups[id] ?? [], of: document, file: file)) }
        if order.isEmpty, faults.allSatisfy({ $0.severity < .error }) {
            findings.append(
                Finding(
                    .error, "vex-empty",
                    LocalizedText(
                        ja: "脆弱性についての判断がありません（部品表は mamori scan で調べます）",
                        en: "it says nothing of vulnerabilities (for bills there is mamori scan)"),
                    at: Origin(file: file, line: 1, column: 1)))
        }
        return findings.sorted()
    }

    private static func advisory(
        _ id: String, _ decisions: [ExploitabilityDecision], of document: ExploitabilityDocument, file: String
    ) -> Advisory {
        var advisory = Advisory(source: source, id: id, origin: decisions.first?.origin ?? Origin(file: file))
        advisory.asserter = document.author
        advisory.document = document.id ?? file.split(separator: "/").last.map(String.init)
        advisory.aliases = Set(decisions.flatMap(\.aliases)).subtracting([id]).sorted()
        advisory.published = document.issued
        advisory.modified = (decisions.compactMap(\.decidedAt) + [document.updated].compactMap(\.self)).max()
        let words = decisions.flatMap { [$0.statement, $0.action] }.compactMap { $0?.en }
        var seen: Set<String> = []
        advisory.summaries = words.filter { seen.insert($0).inserted }.map {
            Advisory.Wording(language: "und", text: $0)
        }
        for decision in decisions { add(decision, to: &advisory) }
        return advisory
    }

    private static func add(_ decision: ExploitabilityDecision, to advisory: inout Advisory) {
        let label = decision.original?.justification ?? decision.justification?.rawValue
        let made = statements(decision.component, status(decision), label)
        guard let within = decision.within else {
            for statement in made where !advisory.statements.contains(statement) {
                advisory.statements.append(statement)
            }
            return
        }
        let platforms = statements(within, .platform, nil).map { platform in
            advisory.statements.append(platform)
            return ApplicabilityCondition.statement(advisory.statements.count - 1)
        }
        guard !platforms.isEmpty else { return }
        for statement in made {
            advisory.statements.append(statement)
            advisory.conditions.append(
                .all([.statement(advisory.statements.count - 1), .any(platforms)]))
        }
    }

    private static func status(_ decision: ExploitabilityDecision) -> ProductStatement.Status {
        switch decision.status {
        case .affected: .affected
        case .notAffected: .notAffected
        case .fixed: .fixed
        case .underInvestigation: .underInvestigation
        }
    }

    // MARK: Products

    /// Every way in which the product is named, each with the versions that are meant.
    private static func statements(
        _ selector: ComponentSelector, _ status: ProductStatement.Status, _ label: String?
    ) -> [ProductStatement] {
        var made: [ProductStatement] = []
        func add(_ subject: ProductStatement.Subject, own: String?, scheme: VersionScheme?) {
            // The version in an identifier is exact; words decide where there is none.
            let spans = own.map { [VersionSpan.exactly($0)] } ?? selector.spans
            for span in spans.isEmpty ? [.unstated] : spans {
                var statement = ProductStatement(
                    subject, status, span, scheme: selector.scheme ?? scheme,
                    basis: span == .unstated ? .productOnly : .stated, phrase: label)
                if label == nil, span == .unstated { statement.phrase = selector.versionName }
                made.append(statement)
            }
        }
        for url in selector.packageURLs {
            for package in EcosystemPackage.named(by: url) {
                add(
                    .package(ecosystem: package.ecosystem.description, name: package.name), own: url.version,
                    scheme: VersionScheme(purlType: url.type))
            }
        }
        for cpe in selector.cpes {
            guard let (name, version) = split(cpe) else { continue }
            add(.cpe(name), own: version, scheme: nil)
        }
        if made.isEmpty, let name = selector.name ?? selector.packageURLs.first?.name {
            add(
                .named(vendor: selector.vendor, product: name), own: selector.packageURLs.first?.version,
                scheme: nil)
        }
        return made
    }

    /// The name in lower case with any version, and the version.
    private static func split(_ cpe: CPEName) -> (String, String?)? {
        var values: [CPEName.Attribute: CPEValue] = [:]
        for attribute in CPEName.Attribute.allCases { values[attribute] = cpe[attribute] }
        var version: String?
        if case .text(let text) = cpe[.version], !text.hasWildcard {
            version = text.body
            values[.version] = .any
        }
        guard let name = try? CPEName(values) else { return nil }
        return (name.formattedString.lowercased(), version)
    }
}
