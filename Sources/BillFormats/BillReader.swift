import BillEncoding
import BillOfMaterials
import CycloneDXFormat
import Kernel
import SPDX3Format
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
        case .cycloneDXJSON: return CycloneDXReader.read(bytes, file: file)
        case .spdxJSON, .spdxYAML, .spdxTagValue, .spdxXML, .spdxRDF:
            return SPDXReader.read(bytes, file: file, reading: reading == .strict ? .strict : .tolerant)
        case .spdxJSONLD: return SPDX3Reader.read(bytes, file: file, isTolerant: reading == .tolerant)
        case .some(let format): return refusal("（\(format.rawValue)）", " (\(format.rawValue))", file)
        case nil:
            // JSON of another kind is told what it lacks.
            if isJSON(bytes) { return CycloneDXReader.read(bytes, file: file) }
            return isTag(bytes) ? refusal("（SWID タグ）", " (a SWID tag)", file) : refusal("", "", file)
        }
    }

    private static func isJSON(_ bytes: [UInt8]) -> Bool {
        guard let text = BillText.utf8(bytes) else { return false }
        let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    private static func isTag(_ bytes: [UInt8]) -> Bool {
        let text = BillText.utf8(Array(bytes.prefix(4096))).map { String(decoding: $0, as: UTF8.self) }
        return text?.contains("<SoftwareIdentity") ?? false
    }

    private static func refusal(
        _ ja: String, _ en: String, _ file: String
    ) -> (bill: Bill?, findings: [Finding]) {
        let text = LocalizedText(
            ja: "この形式の部品表\(ja)は読めません。"
                + "CycloneDX の JSON、SPDX 2 の JSON・YAML・tag-value・XML・RDF、SPDX 3 の JSON-LD のいずれかにしてください",
            en: "a bill of this format\(en) is not read; "
                + "give CycloneDX JSON, SPDX 2 JSON, YAML, tag-value, XML or RDF, or SPDX 3 JSON-LD")
        return (nil, [Finding(.error, "bill-format", text, at: Origin(file: file, line: 1, column: 1))])
    }
}
