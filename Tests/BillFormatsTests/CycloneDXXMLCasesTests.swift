import BillOfMaterials
import CycloneDXFormat
import Foundation
import Kernel
import SharedCorpora
import Testing

/// The specification's own cases in XML: what is valid is read, what is invalid is refused with its place.
struct CycloneDXXMLCasesTests {
    static let cases = SharedCorpora.files("cyclonedx/cases", ".xml")

    static let bills = SharedCorpora.files("bills/cyclonedx-examples", ".xml")

    /// Cases that we judge to be wrong, with the reason.
    static let disputed: [String: String] = [:]

    @Test("There are cases of every version, and real bills")
    func present() {
        guard SharedCorpora.has("cyclonedx/cases", for: "the CycloneDX cases in XML") else { return }
        for version in ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"] {
            let names = Self.cases.filter { $0.path.contains("/\(version)/") }.map(\.lastPathComponent)
            let invalid = names.count { $0.contains("invalid") }
            #expect(names.count - invalid >= 15 && invalid >= 10, "\(version): \(names.count), \(invalid)")
        }
        #expect(Self.bills.count >= 4)
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

    @Test("Every real bill is read, with all its components", arguments: bills)
    func real(_ file: URL) throws {
        let bytes = try Data(contentsOf: file)
        let (bill, findings) = CycloneDXReader.read([UInt8](bytes), file: file.lastPathComponent)
        #expect(findings.filter { $0.severity == .error } == [])
        let text = String(decoding: bytes, as: UTF8.self)
        // The subject is a component too.
        let count = text.components(separatedBy: "<component ").count - 1
        let subjects = bill?.metadata.subject == nil ? 0 : 1
        #expect(bill.map { $0.everyComponent.count + subjects } == count)
        #expect(count > 40)
    }
}
