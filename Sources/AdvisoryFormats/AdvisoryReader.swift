import Kernel
import NVDFormat
import Vulnerabilities

/// The door to the readers of advisories.
public enum AdvisoryReader {
    /// What came of a document.
    public struct Result: Sendable {
        public let findings: [Finding]
        /// The document was read to its end; single records may have been left out.
        public let isWhole: Bool
    }

    /// Reads a document of any known source, handing over each record.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> Result {
        let findings = NVDReader.read(bytes, file: file, take: take)
        return Result(findings: findings, isWhole: true)
    }
}
