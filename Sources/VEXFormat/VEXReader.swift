import AdvisoryEncoding
import BillOfMaterials
import CSAFFormat
import CycloneDXFormat
import Kernel
import LocatedJSON
import Vulnerabilities

/// Documents of decisions on vulnerabilities ("VEX") of any vocabulary, found from their content.
public enum VEXReader {
    /// Which vocabulary the head of a document belongs to; nil for none.
    public static func recognises(_ head: some Sequence<UInt8>) -> ExploitabilityVocabulary? {
        let text = String(decoding: Array(head.prefix(65536)), as: UTF8.self)
        if text.contains("\"bomFormat\"") { return .cycloneDX }
        if text.contains("openvex.dev/ns") { return .openVEX }
        // Before the name OpenVEX: a list of statements with a status each.
        if text.contains("\"statements\""), text.contains("\"status\"") { return .openVEX }
        return CSAFDocumentReader.recognises(text.utf8) ? .csaf : nil
    }

    /// The document; nil with an error when the bytes are none, or cannot be read.
    public static func read(
        _ bytes: [UInt8], file: String
    ) -> (document: ExploitabilityDocument?, findings: [Finding]) {
        switch recognises(bytes) {
        case .openVEX: return OpenVEXReader.read(bytes, file: file)
        case .csaf: return CSAFVEXReader.read(bytes, file: file)
        case .cycloneDX:
            let (bill, findings) = CycloneDXReader.read(bytes, file: file, isTolerant: true)
            guard let bill else { return (nil, findings) }
            let (document, more) = CycloneDXVEXReader.read(bill, file: file)
            return (document, (findings + more).sorted())
        case nil:
            let finding = Finding(
                .error, "not-vex",
                LocalizedText(
                    ja: "VEX 文書（OpenVEX、CycloneDX、CSAF）ではありません",
                    en: "no VEX document (OpenVEX, CycloneDX or CSAF)"),
                at: Origin(file: file, line: 1, column: 1))
            return (nil, [finding])
        }
    }
}
