import Kernel
import Vulnerabilities

/// OSV records in JSON and YAML to advisories.
public enum OSVReader {
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
