import LocatedJSON
import BillOfMaterials
import Kernel
import Workflows

/// A look into a bill, as JSON; `coverage` accounts for every line.
struct InspectionJSON {
    private let inspection: BillInspection
    private let language: Language

    init(_ inspection: BillInspection, in language: Language) {
        self.inspection = inspection
        self.language = language
    }

    var value: JSONValue {
        let bill = inspection.bill
        let standing = inspection.standing
        let counts = inspection.counts
        return .object([
            ("bill", BillJSON.head(bill, file: inspection.file)),
            (
                "coverage",
                .object([
                    ("components", .whole(standing.components)), ("evaluated", .whole(standing.evaluated)),
                    ("mapped", .whole(standing.mapped)),
                    ("withoutIdentifier", .whole(standing.withoutIdentifier)),
                    ("ignored", .whole(standing.ignoredCount)),
                ])
            ),
            (
                "ignoredReasons",
                BillJSON.tally(standing.ignored.map { (name: $0.key.rawValue, count: $0.value) })
            ),
            ("identitiesRead", .flag(inspection.hasIdentities)),
            ("publishedNamesRead", inspection.hasPublishedNames.map(JSONValue.flag) ?? .null),
            (
                "counts",
                .object([
                    ("nested", .whole(counts.nested)), ("services", .whole(bill.services.count)),
                    ("dependencies", .whole(bill.dependencies.reduce(0) { $0 + $1.dependsOn.count })),
                    ("vulnerabilities", .whole(bill.vulnerabilities.count)),
                    ("purl", .whole(counts.packageURLs)), ("cpe", .whole(counts.cpeNames)),
                    ("swid", .whole(counts.softwareTags)), ("hashes", .whole(counts.hashes)),
                    ("licences", .whole(counts.licences)), ("suppliers", .whole(counts.suppliers)),
                    ("versions", .whole(counts.versions)), ("patched", .whole(counts.patched)),
                ])
            ),
            ("kinds", BillJSON.tally(inspection.kinds)),
            ("ecosystems", BillJSON.tally(inspection.ecosystems)),
            ("withoutIdentifier", .list(inspection.nameless.map(nameless))),
            ("ignored", .list(standing.rows.compactMap(ignored))),
            ("findings", BillJSON.findings(inspection.findings, language)),
        ])
    }

    private func nameless(_ nameless: BillInspection.Nameless) -> JSONValue {
        .object([
            ("component", BillJSON.component(nameless.component)),
            ("candidates", .list(nameless.candidates.map(BillJSON.candidate))),
        ])
    }

    private func ignored(_ row: (component: Component, standing: BillStanding.Standing)) -> JSONValue? {
        guard case .ignored(let reason) = row.standing else { return nil }
        return .object([
            ("component", BillJSON.component(row.component)), ("reason", .text(reason.rawValue)),
        ])
    }
}
