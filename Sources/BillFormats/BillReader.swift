import BillEncoding
import BillOfMaterials
import CycloneDXFormat
import Kernel
import SPDXFormat

/// Reads a bill of materials of any format that the program knows, found from its content.
public enum BillReader {
    /// The bill and what is imperfect in it; no bill, with an error finding, when the bytes cannot be read.
    public static func read(_ bytes: [UInt8], file: String) -> (bill: Bill?, findings: [Finding]) {
        switch BillFormat.detect(bytes) {
        case .cycloneDXJSON, .cycloneDXXML, nil: return CycloneDXReader.read(bytes, file: file)
        case .spdxJSON, .spdxYAML, .spdxTagValue, .spdxXML:
            return SPDXReader.read(bytes, file: file)
        case .some(let format):
            let text = LocalizedText(
                ja: "この形式の部品表（\(format.rawValue)）はまだ読めません。"
                    + "CycloneDX の JSON・XML か SPDX 2 の JSON・YAML・tag-value・XML にしてください",
                en: "bills of this format (\(format.rawValue)) are not read yet; "
                    + "give CycloneDX JSON or XML, or SPDX 2 JSON, YAML, tag-value or XML")
            return (nil, [Finding(.error, "bill-format", text, at: Origin(file: file))])
        }
    }
}
