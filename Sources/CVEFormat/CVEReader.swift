import Kernel
import Vulnerabilities

/// Records of the CVE List (5.x) with their containers, to advisories.
public enum CVEReader {
    /// Reads one document. Each record is handed over once it is read; one that cannot be read is a
    /// finding with its place, and the others are read all the same.
    ///
    /// - Returns: the findings; an error among them means that a record, or the document, was not taken.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        []
    }
}
