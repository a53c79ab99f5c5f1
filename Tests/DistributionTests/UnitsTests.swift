import Distribution
import DossierFormat
import Kernel
import SupportLifecycle
import Testing

/// Units come from a list, and each is compared with the support of what it carries.
struct UnitsTests {
    static func dossier(_ csv: String, _ more: String = "") -> Dossier {
        let device = """
            identity: {id: D, name: D}
            releases: {"1.0": {status: released}}
            service_life: {years: 6, last_shipment: 2024-03-31}
            software:
              OS: {name: OS, usage: runtime, support_end: 2027-08-31}
              DB: {name: DB, usage: runtime, support_end: 2032-01-01}
              LIB: {name: LIB, usage: runtime, support_end: unknown}
            \(more)
            """
        let company = "company: {name: C}\nparties:\n  H-1: {kind: institution, name: H}\n"
        return DossierReader.read(
            DossierFiles(
                device: [DossierFiles.File(path: "device.yaml", bytes: Array(device.utf8))],
                company: DossierFiles.File(path: "../company.yaml", bytes: Array(company.utf8)),
                units: DossierFiles.File(path: "units.csv", bytes: Array(csv.utf8))))
    }

    @Test("Japanese headings, quotes, CR LF and a byte order mark are read; lines keep their places")
    func reading() throws {
        let csv =
            "\u{FEFF}製造番号,版,出荷日,耐用期間の終わり,納入先,状態,備考\r\n"
            + "\"A,1\",1.0,2021-05-01,,H-1,使用中,\"二行の\n備考\"\r\n\r\nA-2,1.0,2024-03-31,2030-12-31,H-1,廃棄,\r\n"
        let dossier = Self.dossier(csv)
        #expect(dossier.findings.isEmpty, "\(dossier.findings)")
        #expect(dossier.units.map(\.serial.text) == ["A,1", "A-2"])
        #expect(dossier.units.map(\.origin.line) == [2, 5])
        #expect(dossier.units[0].endOfLife(serviceYears: 6) == Day("2027-05-01"))
        #expect(dossier.units[1].endOfLife(serviceYears: 6) == Day("2030-12-31"))
        #expect(dossier.units.map(\.isInField) == [true, false])
    }

    @Test(
        "A faulty list is told where it is faulty",
        arguments: [
            ("serial,shiped\nA,2024-01-01\n", "units.csv:1:8", "unknown-column", "shipped"),
            ("udi,version\n0,1.0\n", "units.csv:1:1", "missing-column", "serial"),
            ("serial,version\nA,1.1\n", "units.csv:2:3", "dangling-reference", "1.0"),
            ("serial,shipped\nA,2024-02-30\n", "units.csv:2:3", "wrong-type", "2024-02-30"),
            ("serial,status\nA,broken\n", "units.csv:2:3", "unknown-choice", "broken"),
            ("serial\nA\nB\nA\n", "units.csv:4:1", "duplicate-id", "units.csv:2:1"),
            ("serial,holder\n\"A,H-1\n", "units.csv:2:1", "csv-quote", "閉じられて"),
            ("serial,shipped,出荷日\nA,2024-01-01,2024-01-01\n", "units.csv:1:16", "duplicate-column", "出荷日"),
            ("version\u{0}serial\nA\n", "units.csv:1:1", "unknown-column", "version"),
        ])
    func faults(_ csv: String, _ place: String, _ code: String, _ word: String) {
        let findings = Self.dossier(csv).findings
        let found = findings.contains {
            $0.origin.description == place && $0.code == code && $0.message.ja.contains(word)
        }
        #expect(found, "\(findings)")
    }

    @Test(
        "Each part says how many units outlive its support; without a list it rests on the last shipment"
    )
    func comparison() throws {
        let csv =
            "serial,shipped,status\nA,2021-01-10,in_use\nB,2022-01-10,in_use\n"
            + "C,2023-06-01,exported\nD,,in_use\n"
        let span = Self.dossier(csv).lifeSpan
        let units = try #require(span.fleet.units)
        #expect(units.count == 3 && span.fleet.withoutEnd == 1)
        #expect(span.end == Day("2030-03-31"))
        let counts = Dictionary(
            uniqueKeysWithValues: span.rows.map { ($0.software.id.text, $0.unsupportedUnits) })
        #expect(counts["OS"] == 1 && counts["DB"] == 0)
        #expect(counts["LIB"] == .some(nil))
        #expect(Self.dossier("serial,life_end\nA,2034-01-01\n").lifeSpan.end == Day("2034-01-01"))
        let without = DossierReader.read(DossierFiles(device: [], company: nil)).lifeSpan
        #expect(without.fleet.units == nil && without.end == nil)
    }
}
