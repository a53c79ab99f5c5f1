import Dossiers
import Ports
import BillFormats
import BillOfMaterials
import Kernel

/// Use case: make one release bill out of the bills of its parts.
public struct MergeBills: Sendable {
    private let files: any FileSource
    private let reports: any ReportStore
    private let clock: any Clock

    public init(files: any FileSource, reports: any ReportStore, clock: any Clock) {
        self.files = files
        self.reports = reports
        self.clock = clock
    }

    /// A part as a person names it.
    public struct Part: Sendable {
        /// Nil to take the file's name.
        public let label: String?
        public let path: String

        public init(label: String?, path: String) {
            self.label = label
            self.path = path
        }
    }

    /// The release bill.
    public struct Result: Sendable {
        public let bill: Bill
        public let bytes: [UInt8]
        public let findings: [Finding]
    }

    /// Merges; writes the file when a path is given.
    ///
    /// - Parameters:
    ///   - subject: the device or system, with its maker as supplier.
    ///   - day: the day that the bill carries instead of now, so that it can be made again.
    /// - Throws: `unreadable` with the faults of every part, before anything is written.
    public func callAsFunction(
        _ parts: [Part], into subject: Component, as target: BillTarget, on day: Day?, output: String?
    ) throws(WorkflowRefusal) -> Result {
        var findings: [Finding] = []
        var faults: [Finding] = []
        var read: [BillPart] = []
        var labels: Set<String> = []
        for part in parts {
            do {
                let reading = try ReadBill(files: files)(part.path, reading: .tolerant)
                findings += reading.findings
                let label = MergeBills.label(part, besides: &labels)
                read.append(BillPart(label: label, file: part.path, bill: reading.bill))
            } catch {
                guard case .unreadable(let found) = error else { throw error }
                faults += found
            }
        }
        guard faults.isEmpty else { throw .unreadable(faults.sorted()) }
        let timestamp = day.map { "\($0)T00:00:00Z" } ?? clock.now().description
        let (bill, remarks) = BillMerge.merge(
            read, into: subject, by: subject.supplier, at: timestamp)
        let (bytes, lost) = BillWriter.write(bill, as: target)
        if let output {
            do {
                try reports.write(bytes, to: output)
            } catch {
                throw .store(error)
            }
        }
        return Result(bill: bill, bytes: bytes, findings: (findings + remarks + lost).sorted())
    }

    /// Letters, digits and `-` of the label or the file's name; a number is added to one that stands twice.
    private static func label(_ part: Part, besides labels: inout Set<String>) -> String {
        let file = part.path.split(separator: "/").last.map(String.init) ?? part.path
        let stem = part.label ?? file.split(separator: ".").first.map(String.init) ?? file
        var label = ""
        for character in stem.lowercased() {
            if character.isLetter || character.isNumber {
                label.append(character)
            } else if !label.isEmpty, label.last != "-" {
                label.append("-")
            }
        }
        if label.isEmpty { label = "part" }
        var chosen = label
        var number = 2
        while !labels.insert(chosen).inserted {
            chosen = "\(label)-\(number)"
            number += 1
        }
        return chosen
    }
}
