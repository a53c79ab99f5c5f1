import AdvisoryFormats
import BillFormats
import BillOfMaterials
import CatalogueFormat
import DossierFormat
import Glibc
import Kernel
import VersionOrdering
import Vulnerabilities

/// The driver of libFuzzer, which calls back with one input after another.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Feeds mutated bytes to the readers (`make fuzz`). A crash, a hang or a refusal without a place ends it.
@main
struct Fuzzing {
    /// Results end here, so that no call is optimised away.
    nonisolated(unsafe) private static var sink = 0

    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        _ = runDriver(&count, &arguments) { bytes, count in
            Fuzzing.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
            return 0
        }
    }

    /// The kind of reader that is asked for: a damaged file that none recognises would cost the time of all.
    private static let kind = getenv("MAMORI_FUZZ_KIND").map { String(cString: $0) }

    /// The first byte of a seed says nothing: what is read is found from the content, as in the program.
    private static func read(_ bytes: [UInt8]) {
        switch kind {
        case "model": _ = readModel(bytes)
        case "tests": _ = readTestRun(bytes)
        default: readAll(bytes)
        }
    }

    private static func readAll(_ bytes: [UInt8]) {
        let (bill, findings) = BillReader.read(bytes, file: "input", reading: .tolerant)
        guard let bill else {
            if !findings.contains(where: { $0.severity == .error }) { fail("refused without an error", []) }
            readOthers(bytes)
            return
        }
        sink &+= BillStanding.of(bill).components
        for target in BillTarget.allCases {
            let (written, _) = BillWriter.write(bill, as: target)
            // SPDX is written with the faults of what was read, so that nothing is lost.
            let (again, faults) = BillReader.read(
                written, file: "written", reading: target == .spdx23 ? .tolerant : .strict)
            if again == nil { fail("what was written as \(target.rawValue) is refused", faults) }
        }
        for profile in ProfileReader.bundled {
            sink &+= CompletenessRule.evaluate(bill, against: profile).met
        }
    }

    /// A release build keeps no message of a precondition.
    static func fail(_ what: String, _ findings: [Finding]) -> Never {
        print(what, findings.prefix(3))
        fflush(nil)
        fatalError(what)
    }

    private static func readOthers(_ bytes: [UInt8]) {
        let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
        if let url = PackageURL(text) {
            if PackageURL(url.canonical) != url { fail("the canonical form is another package URL", []) }
        }
        if let name = try? CPEName(text) {
            if (try? CPEName(name.formattedString)) != name {
                fail("the formatted string is another name", [])
            }
        }
        // What is recognised as one of these is none of the others, and those cost a hundred times as much.
        if readAdvisories(bytes) || readTestRun(bytes) || readModel(bytes) { return }
        sink &+= EndOfLifeListReader.read(bytes, file: "input").products.count
        sink &+= ProfileReader.read(bytes, file: "input").findings.count
        let file = DossierFiles.File(path: "device.yaml", bytes: bytes)
        sink &+= DossierReader.read(DossierFiles(device: [file], company: nil)).findings.count
    }

    private static func readAdvisories(_ bytes: [UInt8]) -> Bool {
        var records = 0
        let result = AdvisoryReader.read(bytes, file: "input") { advisory in
            records += 1
            for statement in advisory.statements {
                sink &+= ProductKey.of(statement.subject)?.text.utf8.count ?? 0
            }
            let places = advisory.statements.indices
            if !advisory.conditions.allSatisfy({ $0.isWithin(places) }) {
                fail("a condition names a statement that is not there", place(of: advisory))
            }
        }
        if !result.isWhole, !result.findings.contains(where: { $0.severity == .error }) {
            fail("advisories refused without an error", [])
        }
        if records != result.records.values.reduce(0, +) { fail("records counted otherwise", []) }
        return !result.formats.isEmpty
    }

    private static func place(of advisory: Advisory) -> [Finding] {
        [Finding(.error, "record", LocalizedText(same: advisory.id), at: advisory.origin)]
    }
}

extension ApplicabilityCondition {
    /// Every statement that it names is there.
    fileprivate func isWithin(_ places: Range<Int>) -> Bool {
        switch self {
        case .statement(let place): places.contains(place)
        case .any(let parts), .all(let parts): parts.allSatisfy { $0.isWithin(places) }
        case .not(let part): part.isWithin(places)
        }
    }
}
