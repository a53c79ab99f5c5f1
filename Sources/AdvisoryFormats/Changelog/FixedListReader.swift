import Kernel
import Vulnerabilities

/// Tables of source package, version and CVE to advisories.
public enum FixedListReader {
    /// Reads one document. Each record is handed over once it is read.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        []
    }

    /// Whether the start of a document looks like one.
    public static func recognises(_ bytes: some Collection<UInt8>) -> Bool { false }
}
