import Evidence
import Dossiers
import DeviceRegistry
import DossierFormat
import Kernel
import Requirements
import SupportLifecycle

/// Joins a dossier's bills and records with the facts on support.
public struct SupportAssembly: Sendable {
    /// The lines of every release's bill, in the order of the releases.
    public let components: [ComponentSupport]
    /// What the facts say of each support record's own identifier.
    public let records: [SupportContradiction.Row]
    /// Where records and facts differ.
    public let findings: [Finding]

    public init(_ dossier: Dossier, bills: [ReleaseBill], on day: Day) {
        let matching = SupportFactMatching(
            SupportFactIndex(dossier.supportFacts), device: dossier.device.identity.id.text)
        components = bills.flatMap { bill in
            ComponentSupport.rows(
                of: bill.bill, release: bill.release, software: dossier.support,
                identities: dossier.identities, matching: matching, on: day)
        }
        records = SupportContradiction.rows(dossier.support, matching: matching)
        findings = SupportContradiction.findings(records, on: day)
    }
}

/// The support of one bill's lines in numbers, and as fields of the record that the rules read.
public struct BillSupport: Sendable {
    /// Nil when nothing was held against facts.
    public let account: SupportAccount?
    /// The line whose support, known from a fact alone, ends first.
    public let firstByFact: ComponentSupport?
    /// Lines that by a fact alone have no support any more, on a day that the source does not tell.
    public let endedByFact: Int
    let coverage: BillCoverage?

    /// The fields that the bill's record gains.
    static let vocabulary: Set<String> = [
        "support_known", "support_open", "support_ended", "support_unknown", "fact_first_end",
        "fact_first_name", "fact_ended",
    ]

    init(_ rows: [ComponentSupport]) {
        guard !rows.isEmpty else {
            (account, firstByFact, endedByFact, coverage) = (nil, nil, 0, nil)
            return
        }
        account = SupportAccount(rows)
        let facts = rows.filter { if case .fact = $0.basis { true } else { false } }
        firstByFact =
            facts.compactMap { row -> (Day, ComponentSupport)? in
                if case .on(let day) = row.end { (day, row) } else { nil }
            }.min { $0.0 < $1.0 }?.1
        endedByFact = facts.count { $0.end == .ended }
        let open = rows.filter { !$0.isCovered }
        coverage = BillCoverage(
            covered: rows.count - open.count, uncovered: Set(open.map(\.name)).sorted())
    }

    /// The four numbers add up to the bill's components: `support_known` lasts until a stated day.
    var fields: [String: EvidenceValue] {
        guard let account else { return [:] }
        func number(_ value: Int) -> EvidenceValue { .number(Double(value)) }
        var fields: [String: EvidenceValue] = [
            "support_known": number(account.count(.supported)), "support_open": number(account.count(.open)),
            "support_ended": number(account.count(.ended)),
            "support_unknown": number(account.count(.unknown)), "fact_ended": number(endedByFact),
        ]
        if let row = firstByFact, case .on(let day) = row.end {
            fields["fact_first_end"] = .day(day)
            fields["fact_first_name"] = .text(row.name)
        }
        return fields
    }
}
