import BillOfMaterials
import Kernel
import VersionOrdering
import Vulnerabilities

/// Makes a dossier's decisions out of the statements of a foreign document, one after another.
public struct DecisionTaking {
    /// What became of the statements.
    public struct Outcome: Sendable {
        public let decisions: [ExploitabilityDecision]
        public let known: Int
        public let leftOut: Int
        public let findings: [Finding]
    }

    private let made: [ExploitabilityDecision]
    private let document: ExploitabilityDocument
    private let product: DeviceProduct
    private let releases: [String]
    private let preset: String
    /// The components of the preset release; nil where it has no bill.
    private let parts: [ComponentNames]?
    /// Only statements on the preset release are taken.
    private let isOnly: Bool
    private var taken: [ExploitabilityDecision] = []
    private var findings: [Finding] = []
    private var known = 0
    private var leftOut = 0
    private var lost: Set<String> = []
    /// Vulnerabilities of components that the device does not carry.
    private var elsewhere: [String] = []

    /// - Parameters:
    ///   - made: the decisions that are there.
    ///   - releases: the device's releases, oldest first.
    ///   - preset: the release of statements that name none.
    ///   - parts: the components of that release, nil where it has no bill: a statement that does not name
    ///     the device is taken only of these.
    ///   - isOnly: statements on other releases are left out.
    public init(
        _ document: ExploitabilityDocument, beside made: [ExploitabilityDecision], of product: DeviceProduct,
        releases: [String], preset: String, parts: [ComponentNames]?, isOnly: Bool
    ) {
        self.document = document
        self.made = made
        self.product = product
        self.releases = releases
        self.preset = preset
        self.parts = parts
        self.isOnly = isOnly
    }

    /// Takes a statement, or tells why not.
    public mutating func take(_ statement: ExploitabilityDecision) {
        guard let scope = scope(statement), var decision = own(statement) else {
            leftOut += 1
            return
        }
        decision.scope = scope
        if meets(made, decision) {
            known += 1
            return
        }
        // The same words on another release are one decision.
        var merged = decision
        for (place, other) in taken.enumerated() {
            guard case .release = decision.scope, isSame(other, decision) else { continue }
            let all = DecisionOverlap.releases(of: other.scope, releases)
                .union(DecisionOverlap.releases(of: decision.scope, releases))
            let list = releases.filter(all.contains)
            merged.scope = list.count == 1 ? .release(list[0]) : .releases(list)
            taken[place] = merged
            return
        }
        if meets(taken, decision) {
            known += 1
            return
        }
        taken.append(merged)
    }

    /// What has been taken so far; an error among the findings means that nothing may be kept.
    public func outcome() -> Outcome {
        var findings = findings
        if !lost.isEmpty {
            let names = lost.sorted().joined(separator: ", ")
            findings.append(
                Finding(
                    .note, "vex-not-kept",
                    LocalizedText(
                        ja: "判断の記録に欄のない項目は、元の文書にだけ残ります（\(names)）",
                        en: "members that a decision has no field for stay in the document alone (\(names))"),
                    at: Origin(file: document.decisions.first?.origin.file ?? "")))
        }
        if !elsewhere.isEmpty {
            let names = Array(Set(elsewhere)).sorted().prefix(5).joined(separator: ", ")
            findings.append(
                Finding(
                    .warning, "vex-not-in-bill",
                    LocalizedText(
                        ja: "版 \(preset) の部品表にない部品の判断 \(elsewhere.count) 件は取り込みません（\(names)）",
                        en:
                            "\(elsewhere.count) statements are left out: the bill of release "
                            + "\(preset) has no such component (\(names))"),
                    at: Origin(file: document.decisions.first?.origin.file ?? "")))
        }
        if taken.isEmpty, known == 0 {
            findings.append(
                Finding(
                    .error, "vex-nothing-taken",
                    LocalizedText(
                        ja: "この機器の判断として取り込めるものがありません",
                        en: "nothing in it can be taken as a decision on this device"),
                    at: Origin(
                        file: findings.first?.origin.file ?? document.decisions.first?.origin.file ?? "")))
        }
        return Outcome(decisions: taken, known: known, leftOut: leftOut, findings: findings)
    }

    // MARK: One statement

    /// The releases that it is of; nil, and told, where it is of another product or release.
    private mutating func scope(_ statement: ExploitabilityDecision) -> ReleaseScope? {
        guard let within = statement.within else {
            let isCarried = parts?.contains { part in
                let answer = statement.component.select(part)
                return answer == .selected || answer == .versionUnknown
            }
            if isCarried ?? true { return .release(preset) }
            elsewhere.append(statement.vulnerability)
            return nil
        }
        switch product.answer(within) {
        case .everyRelease: return isOnly ? .release(preset) : .everywhere
        case .otherProduct:
            warn(
                "vex-other-product", statement, ja: "ほかの製品についての判断なので取り込みません",
                en: "left out: it is about another product")
            return nil
        case .release(let release):
            guard releases.contains(release) else {
                warn(
                    "vex-other-release", statement, ja: "版「\(release)」は機器の記録にないので取り込みません",
                    en: "left out: the device has no release \"\(release)\"")
                return nil
            }
            if isOnly, release != preset {
                warn(
                    "vex-other-release", statement, ja: "版 \(release) の判断なので取り込みません",
                    en: "left out: it is about release \(release)")
                return nil
            }
            return .release(release)
        }
    }

    /// The statement as a decision of the dossier, where it names a component that others can recognise, and
    /// a day. The original label, author, date and document stay with it.
    private mutating func own(_ statement: ExploitabilityDecision) -> ExploitabilityDecision? {
        let selector = statement.component
        guard !statement.vulnerability.isEmpty else {
            warn(
                "vex-no-vulnerability", statement, ja: "脆弱性の番号がないので取り込みません",
                en: "left out: it names no vulnerability")
            return nil
        }
        guard !selector.packageURLs.isEmpty || !selector.cpes.isEmpty || selector.name != nil else {
            warn(
                "vex-no-identifier", statement, ja: "どの部品か分からないので取り込みません",
                en: "left out: no component can be recognised in it")
            return nil
        }
        guard statement.decidedAt != nil else {
            warn(
                "vex-no-time", statement, ja: "いつの判断か書かれていないので取り込みません",
                en: "left out: it does not say when it was made")
            return nil
        }
        var decision = statement
        decision.within = nil
        decision.premises += versions(selector, statement)
        decision.component = ComponentSelector(
            packageURLs: selector.packageURLs, cpes: selector.cpes, vendor: selector.vendor,
            name: selector.name)
        if decision.author == nil {
            warn("vex-no-author", statement, ja: "判断した人が書かれていません", en: "it does not say who decided")
            decision.author = "unknown"
        }
        decision.document = OriginalDocument(
            format: document.format, id: document.id, version: document.version, author: document.author,
            issued: document.issued)
        let relation = ["csaf", "relation"]
        for part in statement.carried where Array(part.path.prefix(2)) != relation {
            lost.insert(part.path.joined(separator: "."))
        }
        decision.carried = []
        return decision
    }

    /// The versions that it is told of, as premises: for others it has to be looked at again.
    private mutating func versions(
        _ selector: ComponentSelector, _ statement: ExploitabilityDecision
    ) -> [DecisionPremise] {
        guard let name = selector.versionName else { return [] }
        if case .exactly(let version) = selector.spans.first, selector.spans.count == 1 {
            return [.componentVersion(version)]
        }
        let premise = DecisionPremise.componentVersions(name)
        if premise.isReadable { return [premise] }
        warn(
            "vex-versions", statement, ja: "版の範囲「\(name)」は読めないので、どの版でも見直しになります",
            en: "the versions \"\(name)\" cannot be read, so that it has to be looked at for every one")
        return [.componentVersion(name)]
    }

    // MARK: Against what is there

    /// Whether others are about the same. One that comes to something else is an error with both sides.
    private mutating func meets(
        _ others: [ExploitabilityDecision], _ decision: ExploitabilityDecision
    ) -> Bool {
        let same = others.filter { DecisionOverlap.concerns($0, decision, releases) }
        for other in same where other.status != decision.status {
            let (mine, its) = (Self.label(decision), Self.label(other))
            findings.append(
                Finding(
                    .error, "vex-contradicts",
                    LocalizedText(
                        ja: "\(decision.vulnerability)：この文書は「\(mine.ja)」、"
                            + "\(other.origin) は「\(its.ja)」とします。どちらかを直すまで、何も取り込みません",
                        en: "\(decision.vulnerability): this document says \(mine.en), \(other.origin) says "
                            + "\(its.en); nothing is taken until one of them is mended"),
                    at: decision.origin))
        }
        return !same.isEmpty
    }

    private static func label(_ decision: ExploitabilityDecision) -> LocalizedText {
        let parts = [
            decision.justification?.rawValue, decision.author, decision.decidedAt?.dayInJapan.description,
        ]
        let rest = parts.compactMap(\.self).joined(separator: ", ")
        return LocalizedText(
            ja: decision.status.words.ja + "（\(rest)）", en: decision.status.words.en + " (\(rest))")
    }

    private func isSame(_ left: ExploitabilityDecision, _ right: ExploitabilityDecision) -> Bool {
        var (one, two) = (left, right)
        (one.id, two.id) = ("", "")
        (one.scope, two.scope) = (.everywhere, .everywhere)
        (one.origin, two.origin) = (Origin(file: ""), Origin(file: ""))
        return one == two
    }

    private mutating func warn(_ code: String, _ statement: ExploitabilityDecision, ja: String, en: String) {
        findings.append(
            Finding(
                .warning, code,
                LocalizedText(
                    ja: "\(statement.vulnerability)：\(ja)", en: "\(statement.vulnerability): \(en)"),
                at: statement.origin))
    }
}
