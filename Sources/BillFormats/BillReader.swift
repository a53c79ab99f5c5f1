import BillEncoding
import BillOfMaterials
import CycloneDXFormat
import Kernel
import SPDXFormat

/// Reads a bill of materials of any format that the program knows, found from its content.
public enum BillReader {
    /// How a bill that breaks its format is taken.
    public enum Reading: Sendable {
        /// Any error, and there is no bill.
        case strict
        /// What can be read is read; the errors stand beside the bill.
        case tolerant
    }

    /// The bill and what is imperfect in it; no bill, with an error finding, when the bytes cannot be read.
    public static func read(
        _ bytes: [UInt8], file: String, reading: Reading = .strict
    ) -> (bill: Bill?, findings: [Finding]) {
        switch BillFormat.detect(bytes) {
        case .cycloneDXJSON, nil: return CycloneDXReader.read(bytes, file: file)
        case .spdxJSON, .spdxYAML, .spdxTagValue, .spdxXML:
            return SPDXReader.read(bytes, file: file, reading: reading == .strict ? .strict : .tolerant)
        case .some(let format):
            let text = LocalizedText(
                ja: "この形式の部品表（\(format.rawValue)）はまだ読めません。"
                    + "CycloneDX の JSON か SPDX 2 の JSON・YAML・tag-value・XML にしてください",
                en: "bills of this format (\(format.rawValue)) are not read yet; "
                    + "give CycloneDX JSON, or SPDX 2 JSON, YAML, tag-value or XML")
            return (nil, [Finding(.error, "bill-format", text, at: Origin(file: file))])
        }
    }
}
