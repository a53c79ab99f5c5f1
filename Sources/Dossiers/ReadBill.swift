import Ports
import BillFormats
import BillOfMaterials
import Kernel

/// Use case: read one bill of materials of any format.
public struct ReadBill: Sendable {
    /// The most bytes of a bill that are read.
    public static let bytesMax = 300 << 20

    private let files: any FileSource

    public init(files: any FileSource) { self.files = files }

    /// A bill with what is imperfect in it.
    public struct Reading: Sendable {
        public let file: String
        public let bill: Bill
        public let findings: [Finding]
    }

    /// Reads; throws `unreadable` with every fault when there is no bill.
    ///
    /// - Parameters:
    ///   - reading: by preset tolerant, so that a supplier's bill that breaks its format can still be looked
    ///     at; its errors stand among the findings.
    ///   - identities: what people have said that components without an identifier are.
    public func callAsFunction(
        _ path: String, reading: BillReader.Reading = .tolerant, identities: [ComponentIdentity] = []
    ) throws(WorkflowRefusal) -> Reading {
        let bytes: [UInt8]
        do {
            bytes = try files.bytes(of: path, bytesMax: ReadBill.bytesMax)
        } catch {
            throw .store(error)
        }
        let (bill, findings) = BillReader.read(
            bytes, file: path, reading: reading, identities: identities)
        guard let bill else { throw .unreadable(findings.sorted()) }
        return Reading(file: path, bill: bill, findings: findings.sorted())
    }
}
