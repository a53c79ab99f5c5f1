import Kernel
import Ports

/// Whole documents beside the records, in `documents/`, as they were published.
extension RecordStore {
    /// The most bytes of one of them.
    private static let documentBytesMax = 256 << 20

    private func documentPath(_ name: String) -> String { "\(path)/documents/\(name)" }

    public func keep(_ document: [UInt8], as name: String) throws(IntelligenceRefusal) {
        // Held for its lock: one writer at a time.
        let writer = try beginWriting()
        defer { withExtendedLifetime(writer) {} }
        do {
            try SystemFolder.make(path + "/documents")
            try SystemFolder.replace(documentPath(name), with: document)
        } catch {
            throw RecordStore.refusal(error)
        }
    }

    public func document(_ name: String) throws(IntelligenceRefusal) -> [UInt8]? {
        do {
            return try SystemFolder.read(documentPath(name), bytesMax: Self.documentBytesMax)
        } catch {
            throw RecordStore.refusal(error)
        }
    }
}
