import CycloneDXFormat
import BillOfMaterials
import Foundation
import Kernel
import SharedCorpora
import Testing

/// The specification's own cases: what is valid is read, what is invalid is refused with its place.
struct CycloneDXCasesTests {
    static let cases = SharedCorpora.jsonFiles("cyclonedx/cases")

    /// Cases that we judge to be wrong, with the reason.
    static let disputed: [String: String] = [:]

    @Test("There are cases of every version")
    func present() {
        guard SharedCorpora.has("cyclonedx/cases", for: "the CycloneDX cases") else { return }
        for version in ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"] {
            let names = Self.cases.filter { $0.path.contains("/\(version)/") }.map(\.lastPathComponent)
            let (valid, invalid) = (
                names.count { !$0.contains("invalid") }, names.count { $0.contains("invalid") }
            )
            #expect(valid >= 15 && invalid >= 10, "\(version): \(valid) valid, \(invalid) invalid")
        }
    }

    @Test("Each case is read or refused as its name says", arguments: cases)
    func judged(_ file: URL) throws {
        let name = file.lastPathComponent
        let (bill, findings) = CycloneDXReader.read([UInt8](try Data(contentsOf: file)), file: name)
        let isValid = !name.contains("invalid")
        #expect((bill != nil) == isValid || Self.disputed[name] != nil, "\(name): \(findings)")
        let faults = findings.filter { $0.severity == .error }
        #expect(faults.isEmpty == isValid || Self.disputed[name] != nil, "\(name): \(faults)")
        #expect(faults.allSatisfy { $0.origin.line > 0 && $0.origin.column > 0 && !$0.message.ja.isEmpty })
    }

    static let bills = SharedCorpora.jsonFiles("bills").filter { file in
        guard let bytes = try? Data(contentsOf: file) else { return false }
        return bytes.range(of: Data("\"bomFormat\"".utf8)) != nil
    }

    @Test("Every real bill is read, with all its components", arguments: bills)
    func real(_ file: URL) throws {
        let bytes = try Data(contentsOf: file)
        let (bill, findings) = CycloneDXReader.read([UInt8](bytes), file: file.lastPathComponent)
        #expect(findings.filter { $0.severity == .error } == [])
        let whole = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        #expect(bill?.everyComponent.count == Self.count(whole["components"]))
        #expect(bill?.dependencies.count == (whole["dependencies"] as? [Any])?.count ?? 0)
        #expect(bill?.vulnerabilities.count == (whole["vulnerabilities"] as? [Any])?.count ?? 0)
        #expect(bill?.services.count == (whole["services"] as? [Any])?.count ?? 0)
    }

    /// Components with those inside them, as Foundation sees them.
    private static func count(_ value: Any?) -> Int {
        (value as? [[String: Any]] ?? []).reduce(0) { $0 + 1 + count($1["components"]) }
    }
}
