import BillEncoding
import BillOfMaterials
import CycloneDXFormat
import Kernel
import SPDX3Format
import SPDXFormat

/// Reads a bill of materials of any format that the program knows, found from its content.
public enum BillReader {
    /// The bill and what is imperfect in it; no bill, with an error finding, when the bytes cannot be read.
    public static func read(_ bytes: [UInt8], file: String) -> (bill: Bill?, findings: [Finding]) {
        switch BillFormat.detect(bytes) {
        case .cycloneDXJSON, nil: return CycloneDXReader.read(bytes, file: file)
        case .spdxJSON, .spdxYAML, .spdxTagValue, .spdxXML, .spdxRDF:
            return SPDXReader.read(bytes, file: file)
        case .spdxJSONLD: return SPDX3Reader.read(bytes, file: file)
        case .some(let format):
            let text = LocalizedText(
                ja: "この形式の部品表（\(format.rawValue)）はまだ読めません。"
                    + "CycloneDX の JSON か、SPDX 2 の JSON・YAML・tag-value・XML・RDF、SPDX 3 の JSON-LD にしてください",
                en: "bills of this format (\(format.rawValue)) are not read yet; "
                    + "give CycloneDX JSON, SPDX 2 JSON, YAML, tag-value, XML or RDF, or SPDX 3 JSON-LD")
            return (nil, [Finding(.error, "bill-format", text, at: Origin(file: file))])
        }
    }
}
