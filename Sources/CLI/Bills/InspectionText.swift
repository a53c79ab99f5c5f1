import Console
import BillOfMaterials
import Kernel
import Workflows

/// A look into a bill, as text; the last line accounts for every line of the bill.
struct InspectionText {
    private let inspection: BillInspection
    private let language: Language

    init(_ inspection: BillInspection, in language: Language) {
        self.inspection = inspection
        self.language = language
    }

    private func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }

    var text: String {
        let bill = inspection.bill
        var table = TextTable(["", ""])
        table.add([say("形式", "Format"), bill.format])
        if let subject = bill.metadata.subject {
            table.add([say("何の部品表か", "Bill of"), named(subject)])
        }
        table.add([say("作成", "Made"), made(bill.metadata)])
        table.add([say("部品", "Components"), components])
        table.add([say("種類", "Kinds"), tally(inspection.kinds)])
        if !inspection.ecosystems.isEmpty {
            table.add([say("purl の種類", "purl types"), tally(inspection.ecosystems)])
        }
        table.add([say("書かれていること", "Told"), told])
        let facts = table.body
        return "\(inspection.file)\n" + facts + nameless + accounts + "\n"
    }

    private var components: String {
        let bill = inspection.bill
        let edges = bill.dependencies.reduce(0) { $0 + $1.dependsOn.count }
        return say(
            "\(inspection.standing.components) 点（うち入れ子 \(inspection.counts.nested)）、依存関係 \(edges)、"
                + "サービス \(bill.services.count)、脆弱性の記載 \(bill.vulnerabilities.count)",
            "\(inspection.standing.components) (\(inspection.counts.nested) inside others), "
                + "\(edges) dependencies, "
                + "\(bill.services.count) services, \(bill.vulnerabilities.count) vulnerabilities told")
    }

    private var told: String {
        let counts = inspection.counts
        return say(
            "purl \(counts.packageURLs)、CPE \(counts.cpeNames)、SWID \(counts.softwareTags)、"
                + "版 \(counts.versions)、"
                + "供給者 \(counts.suppliers)、ライセンス \(counts.licences)、ハッシュ \(counts.hashes)、"
                + "修正の由来 \(counts.patched)",
            "purl \(counts.packageURLs), CPE \(counts.cpeNames), SWID \(counts.softwareTags), "
                + "version \(counts.versions), supplier \(counts.suppliers), licence \(counts.licences), "
                + "hash \(counts.hashes), patches \(counts.patched)")
    }

    private func made(_ metadata: BillMetadata) -> String {
        let people = metadata.authors.compactMap { $0.name ?? $0.email }
        let bodies = [metadata.manufacturer?.name, metadata.supplier?.name].compactMap(\.self)
        let tools = metadata.tools.compactMap(\.name) + metadata.toolComponents.map(\.name)
        let unknown = say("記載なし", "not told")
        let who = people + bodies
        return [
            metadata.timestamp ?? unknown, who.isEmpty ? unknown : who.joined(separator: ", "),
            tools.joined(separator: ", "),
        ].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func tally(_ rows: [(name: String, count: Int)]) -> String {
        rows.map { "\($0.name) \($0.count)" }.joined(separator: say("、", ", "))
    }

    private func named(_ component: Component) -> String {
        [component.name, component.version].compactMap(\.self).joined(separator: " ")
    }

    /// The lines without an identifier, with what they may be.
    private var nameless: String {
        guard !inspection.nameless.isEmpty else { return "" }
        var text = say("識別子のない部品", "Components without an identifier") + "\n"
        for row in inspection.nameless.prefix(InspectionText.namelessMax) {
            text += "  \(named(row.component))\n"
            for candidate in row.candidates {
                text += say("    候補 ", "    perhaps ")
                text += "\(candidate.known.identifier) (\(candidate.likeness) %, \(candidate.known.from))\n"
            }
        }
        let more = inspection.nameless.count - InspectionText.namelessMax
        if more > 0 { text += say("  ほか \(more) 点\n", "  and \(more) more\n") }
        if inspection.hasPublishedNames == false {
            text += say(
                "  ! 公表された脆弱性の情報が読めないか、ないので、その中の名前からは候補を探していません（mamori intel import）\n",
                "  ! names in published records were not looked through: none are kept, or they are not "
                    + "readable (mamori intel import)\n")
        }
        if inspection.nameless.contains(where: { !$0.candidates.isEmpty }) {
            text += say(
                "  候補は名前が似ているだけです。確かめたら mamori identify 名前 機器のフォルダ --as 識別子 … で一度だけ記録します\n",
                "  candidates are alike in name only; find out, then record it once by "
                    + "mamori identify NAME FOLDER --as IDENTIFIER …\n")
        }
        return text
    }

    private static let namelessMax = 20

    private var accounts: String {
        let standing = inspection.standing
        let reasons = BillStanding.Ignored.allCases.compactMap { reason in
            standing.ignored[reason].map { "\(word(reason)) \($0)" }
        }.joined(separator: say("、", ", "))
        let ignored = reasons.isEmpty ? "\(standing.ignoredCount)" : "\(standing.ignoredCount) (\(reasons))"
        return say(
            "部品 \(standing.components) 点 ＝ 評価できる \(standing.evaluated)"
                + " ＋ 人が識別した \(standing.mapped) ＋ 識別子なし \(standing.withoutIdentifier) ＋ 評価しない \(ignored)",
            "\(standing.components) components = \(standing.evaluated) evaluated + \(standing.mapped) mapped"
                + " + \(standing.withoutIdentifier) without identifier + \(ignored) ignored")
    }

    private func word(_ reason: BillStanding.Ignored) -> String {
        switch reason {
        case .noVersion: say("版なし", "no version")
        case .excluded: say("納めないもの", "excluded")
        case .noProduct: say("製品でないもの", "no product")
        }
    }
}
