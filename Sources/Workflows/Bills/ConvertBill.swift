import Dossiers
import Ports
import BillFormats
import BillOfMaterials
import Kernel

/// Use case: write a bill in another format.
public struct ConvertBill: Sendable {
    private let files: any FileSource
    private let reports: any ReportStore

    public init(files: any FileSource, reports: any ReportStore) {
        self.files = files
        self.reports = reports
    }

    /// What was written, with a finding for each part that the format cannot hold.
    public struct Result: Sendable {
        public let bytes: [UInt8]
        /// What was imperfect in what was read.
        public let read: [Finding]
        /// What is not in what was written.
        public let lost: [Finding]
    }

    /// Converts; writes the file when a path is given.
    public func callAsFunction(
        _ path: String, to target: BillTarget, reading: BillReader.Reading, output: String?
    ) throws(WorkflowRefusal) -> Result {
        let read = try ReadBill(files: files)(path, reading: reading)
        let (bytes, lost) = BillWriter.write(read.bill, as: target)
        if let output {
            do {
                try reports.write(bytes, to: output)
            } catch {
                throw .store(error)
            }
        }
        return Result(bytes: bytes, read: read.findings, lost: lost)
    }
}
