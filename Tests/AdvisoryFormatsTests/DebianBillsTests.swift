import BillOfMaterials
import Kernel
import SupportLifecycle
import SharedCorpora
import Testing

/// Real Debian 12 systems: how many parts get a fact, and by which way.
struct DebianBillsTests {
    struct Expected: Sendable, CustomTestStringConvertible {
        let bill: String
        let components: Int
        /// By way of the match.
        let ways: [String: Int]
        /// By code of the reason.
        let reasons: [String: Int]
        var testDescription: String { bill }
    }

    static let expected = [
        Expected(bill: "dicom-gateway.cdx.json", components: 179, ways: ["distribution": 179], reasons: [:]),
        Expected(
            bill: "imaging-workstation.cdx.json", components: 749, ways: ["distribution": 749], reasons: [:]),
        Expected(
            bill: "dicom-gateway-upstream.cdx.json", components: 125, ways: ["cpe": 2, "purl": 2],
            reasons: ["product-not-in-facts": 121]),
        Expected(
            bill: "imaging-workstation-upstream.cdx.json", components: 501, ways: ["cpe": 9, "purl": 1],
            reasons: ["product-not-in-facts": 491]),
    ]

    @Test("Each part of the four bills has a fact or a reason, and the numbers add up", arguments: expected)
    func counts(_ expected: Expected) throws {
        guard SharedCorpora.has("bills/debian-medical", for: "support of real bills") else { return }
        let bill = try SharedCorpora.bill(expected.bill)
        let day = try #require(Day("2026-11-22"))
        let rows = ComponentSupport.rows(
            of: bill, release: "1", software: [], identities: [], matching: SharedCorpora.shared, on: day)
        var ways: [String: Int] = [:]
        var reasons: [String: Int] = [:]
        for row in rows {
            switch row.basis {
            case .fact(let match):
                ways[match.way.rawValue, default: 0] += 1
                #expect(match.confidence != .candidate)
            case .nothing(let reason): reasons[reason.code, default: 0] += 1
            case .record: Issue.record("there is no record: \(row.name)")
            }
        }
        #expect(rows.count == expected.components)
        #expect(ways == expected.ways && reasons == expected.reasons, "\(ways) \(reasons)")
        let account = SupportAccount(rows)
        #expect(account.byFact + account.byRecord + account.unknown.values.reduce(0, +) == account.components)
        #expect(account.standings.values.reduce(0, +) == account.components)
    }

    @Test("Every Debian package of the two systems is supported as long as Debian 12 is, for everyone")
    func distribution() throws {
        guard SharedCorpora.has("bills/debian-medical", for: "support of Debian packages") else { return }
        let bill = try SharedCorpora.bill("dicom-gateway.cdx.json")
        let end = try #require(Day("2026-07-11"))
        for finding in SharedCorpora.shared.findings(for: bill, release: "1") {
            #expect(finding.match?.fact.productID == "debian" && finding.match?.fact.cycle.name == "12")
            #expect(finding.match?.fact.end == .on(end))
        }
    }
}
